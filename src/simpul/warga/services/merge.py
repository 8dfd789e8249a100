"""merge_warga, unmerge_warga: a link between two rows of one person, which can be undone.

No row of the merged person is changed: her work is read under the row that stands for her.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.jurnal.operations.warga import MergeWarga, UnmergeWarga
from simpul.kernel.errors import SimpulError
from simpul.warga.errors import Galat
from simpul.warga.models import Penggabungan, RiwayatWarga, Warga
from simpul.warga.queries import rumpun_of
from simpul.warga.rules import Tautan, check_texts, roots_of
from simpul.warga.services.consent import borrowed_consents
from simpul.warga.services.deciding import (
    history,
    missing,
    received_date,
    span,
    touched_months,
    update_warga,
)


class _Links:
    """The links of a posyandu that hold, and the registration days of the people they join."""

    def __init__(self, ctx: Ctx, ids: Iterable[UUID]) -> None:
        self.today = received_date(ctx)
        rumpun = rumpun_of(ctx)
        wanted = {member for one in ids for member in rumpun.members_of(one)}
        rows = Warga.objects.filter(kab_id=ctx.kab_id, posyandu_id=ctx.posyandu_id, id__in=wanted)
        self.since: dict[UUID, dt.date] = dict(rows.values_list("id", "terdaftar_tanggal"))
        self.archived = set(rows.filter(arsip_tanggal__isnull=False).values_list("id", flat=True))
        links = Penggabungan.objects.filter(
            kab_id=ctx.kab_id, asal_id__in=wanted, dibatalkan_saat__isnull=True
        ).values_list("asal_id", "tujuan_id")
        self.next: dict[UUID, UUID] = dict(links)

    def roots(self) -> dict[UUID, UUID]:
        """The root of every person known here."""
        return roots_of(self.since, [Tautan(asal, tujuan) for asal, tujuan in self.next.items()])

    def change(self, before: dict[UUID, UUID]) -> Outcome:
        """What the change of links means: new roots, and the months of everyone whose root it touched."""
        after = self.roots()
        moved = {person: root for person, root in after.items() if before[person] != root}
        touched = {*moved, *moved.values(), *(before[person] for person in moved)}
        first = min(since for person, since in self.since.items() if person in touched or after[person] in touched)
        akar = {str(person): None if person == root else str(root) for person, root in sorted(moved.items())}
        return {"akar": akar, "tersentuh": sorted(map(str, touched)), **span(first, self.today)}


def check_merge_warga(ops: Sequence[Op[MergeWarga]], ctx: Ctx) -> list[Decision]:
    """Outcome: `akar` (new root by id, null for none), `tersentuh` (ids whose row or view changes), months."""
    links = _Links(ctx, [one for op in ops for one in (op.payload.asal_id, op.payload.tujuan_id)])
    decisions: list[Decision] = []
    for op in ops:
        payload = op.payload
        error = _merge_error(payload, links)
        if error is not None:
            decisions.append(error)
            continue
        before = links.roots()
        links.next[payload.asal_id] = payload.tujuan_id
        lama, baru = {"digabung_ke": None}, {"digabung_ke": str(payload.tujuan_id)}
        decisions.append({"lama": lama, "baru": baru, **links.change(before)})
    return decisions


def _merge_error(payload: MergeWarga, links: _Links) -> SimpulError | None:
    if payload.asal_id not in links.since or payload.tujuan_id not in links.since:
        return SimpulError(Galat.TIDAK_DITEMUKAN)
    if payload.asal_id == payload.tujuan_id:
        return SimpulError(Galat.GABUNG_DIRI)
    if payload.asal_id in links.next:
        return SimpulError(Galat.SUDAH_DIGABUNG)
    root = links.roots()[payload.tujuan_id]
    if root == payload.asal_id:
        return SimpulError(Galat.GABUNG_MELINGKAR)
    if links.archived & {root, payload.asal_id}:
        return SimpulError(Galat.GABUNG_ARSIP)
    return check_texts(payload)


def merge_warga(accepted: Sequence[Accepted[MergeWarga]]) -> list[Change]:
    """Write the links and who stands for whom."""
    changes: list[Change] = []
    Penggabungan.objects.bulk_create([_link(item) for item in accepted])
    for item in accepted:
        changes += _apply(item)
        update_warga(item, item.payload.asal_id, perlu_tinjau=False)
    RiwayatWarga.objects.bulk_create(
        [history(item, item.payload.asal_id, "gabung", item.payload.alasan) for item in accepted]
    )
    return changes


def _link(item: Accepted[MergeWarga]) -> Penggabungan:
    return Penggabungan(
        id=item.envelope.id,
        kab_id=item.envelope.kab_id,
        posyandu_id=item.envelope.posyandu_id,
        asal_id=item.payload.asal_id,
        tujuan_id=item.payload.tujuan_id,
        alasan=item.payload.alasan,
        oleh=item.outcome.get("oleh", ""),
        saat=item.received_at,
    )


def _apply(item: Accepted[MergeWarga] | Accepted[UnmergeWarga]) -> list[Change]:
    """Write the new roots; a row that another stands for leaves the phones."""
    akar = item.outcome["akar"]
    for person, root in akar.items():
        update_warga(item, UUID(person), digabung_ke=UUID(root) if root else None)
    months = touched_months(item.outcome)
    gone = {person for person, root in akar.items() if root}
    for person in set(item.outcome["tersentuh"]) - akar.keys():
        update_warga(item, UUID(person))
    return [Change("warga", UUID(one), gone=one in gone, months=months) for one in item.outcome["tersentuh"]]


def check_unmerge_warga(ops: Sequence[Op[UnmergeWarga]], ctx: Ctx) -> list[Decision]:
    """Outcome as of `check_merge_warga`, `perlu_tinjau`: registration found her like someone, so it is asked again,
    and `izin_lepas`: consents by row that somebody else gave. Refuses a person who is merged into nobody, or archived.
    """
    links = _Links(ctx, [op.payload.asal_id for op in ops])
    likely = dict(Warga.objects.filter(kab_id=ctx.kab_id, id__in=links.since).values_list("id", "mungkin_sama"))
    decisions: list[Decision] = []
    for op in ops:
        payload = op.payload
        if payload.asal_id not in links.since:
            decisions.append(missing())
        elif payload.asal_id not in links.next:
            decisions.append(SimpulError(Galat.BELUM_DIGABUNG))
        elif links.roots()[payload.asal_id] in links.archived:
            decisions.append(SimpulError(Galat.GABUNG_ARSIP))
        elif error := check_texts(payload):
            decisions.append(error)
        else:
            before = links.roots()
            lama = {"digabung_ke": str(links.next.pop(payload.asal_id))}
            told: Outcome = {"perlu_tinjau": bool(likely[payload.asal_id])}
            told["izin_lepas"] = borrowed_consents(ctx, payload.asal_id, before, links.roots())
            decisions.append({"lama": lama, "baru": {"digabung_ke": None}, **told, **links.change(before)})
    return decisions


def unmerge_warga(accepted: Sequence[Accepted[UnmergeWarga]]) -> list[Change]:
    """End the links; each row stands for itself again."""
    changes: list[Change] = []
    for item in accepted:
        Penggabungan.objects.filter(
            kab_id=item.envelope.kab_id, asal_id=item.payload.asal_id, dibatalkan_saat__isnull=True
        ).update(
            dibatalkan_saat=item.received_at,
            dibatalkan_alasan=item.payload.alasan,
            dibatalkan_oleh=item.outcome.get("oleh", ""),
        )
        changes += _apply(item)
        # Work of before these keys were kept is rebuilt as it was.
        if item.outcome.get("perlu_tinjau"):
            update_warga(item, item.payload.asal_id, perlu_tinjau=True)
        for person, names in item.outcome.get("izin_lepas", {}).items():
            update_warga(item, UUID(person), **dict.fromkeys(names, False))
    RiwayatWarga.objects.bulk_create(
        [history(item, item.payload.asal_id, "pisah", item.payload.alasan) for item in accepted]
    )
    return changes
