"""What every decision and act about people shares: the day of receipt, warnings, months, history rows."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from simpul.jurnal.contracts import Accepted, Ctx, Decision, Outcome
from simpul.kernel.clock import local_date
from simpul.kernel.errors import SimpulError
from simpul.warga.errors import Galat
from simpul.warga.models import RiwayatWarga, Warga
from simpul.warga.queries import rumpun_of
from simpul.warga.rules import months_through


def received_date(ctx: Ctx) -> dt.date:
    """The day of receipt in the posyandu's zone."""
    return local_date(ctx.received_at, ctx.zona_waktu)


def warning(code: str, **params: Any) -> dict[str, Any]:
    """One entry of an outcome's `peringatan`."""
    return {"kode": str(code), "params": params}


def load_subjects(ctx: Ctx, ids: Iterable[UUID]) -> dict[UUID, Warga]:
    """The rows of these people of this posyandu, to be changed in memory while a batch is decided."""
    rows = Warga.objects.filter(kab_id=ctx.kab_id, posyandu_id=ctx.posyandu_id, id__in=list(ids))
    return {row.id: row for row in rows}


def load_standing(ctx: Ctx, ids: Iterable[UUID]) -> dict[UUID, Warga]:
    """By id asked for, the row that stands for that person: a phone may still know her by one that was merged away."""
    rumpun = rumpun_of(ctx)
    root = {one: rumpun.root_of(one) for one in ids}
    rows = load_subjects(ctx, set(root.values()))
    return {one: rows[key] for one, key in root.items() if key in rows}


def standing(person: Warga, warga_id: UUID) -> Outcome:
    """What an outcome says when the row that stands for her is not the one that was named."""
    return {} if person.id == warga_id else {"berlaku_di": str(person.id)}


def written_to(item: Accepted[Any]) -> UUID:
    """The row an act is written to; work of before this was kept is rebuilt as it was."""
    named: UUID = item.payload.warga_id
    return UUID(item.outcome["berlaku_di"]) if "berlaku_di" in item.outcome else named


def missing() -> Decision:
    """The refusal of work about someone this posyandu does not have."""
    return SimpulError(Galat.TIDAK_DITEMUKAN)


def touched_months(outcome: dict[str, Any]) -> frozenset[dt.date]:
    """Months from `dari` to `hingga` of an outcome; none when it names none."""
    if "dari" not in outcome:
        return frozenset()
    return months_through(dt.date.fromisoformat(outcome["dari"]), dt.date.fromisoformat(outcome["hingga"]))


def span(first: dt.date, last: dt.date) -> dict[str, str]:
    """`dari` and `hingga` of an outcome: the months whose recap must be made again."""
    return {"dari": first.isoformat(), "hingga": max(first, last).isoformat()}


def history(item: Accepted[Any], warga_id: UUID, jenis: str, alasan: str = "") -> RiwayatWarga:
    """The history row of an act; it has the id of its operation."""
    envelope, outcome = item.envelope, item.outcome
    return RiwayatWarga(
        id=envelope.id,
        kab_id=envelope.kab_id,
        posyandu_id=envelope.posyandu_id,
        warga_id=warga_id,
        n=item.n,
        saat=item.received_at,
        jenis=jenis,
        oleh=outcome.get("oleh", ""),
        alasan=alasan,
        lama=outcome.get("lama", {}),
        baru=outcome.get("baru", {}),
    )


def update_warga(item: Accepted[Any], warga_id: UUID, **fields: Any) -> None:
    """Write fields of one person together with her change number."""
    Warga.objects.filter(kab_id=item.envelope.kab_id, id=warga_id).update(n=item.n, **fields)


def first_registered(ctx: Ctx, person: Warga) -> dt.date:
    """The earliest registration of the rows that are one with hers."""
    rows = Warga.objects.filter(kab_id=ctx.kab_id, id__in=rumpun_of(ctx).members_of(person.id))
    return min([person.terdaftar_tanggal, *rows.values_list("terdaftar_tanggal", flat=True)])
