"""end_warga, record_episode: the end of living here, and episodes of a life."""

import datetime as dt
from collections.abc import Sequence

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op
from simpul.jurnal.operations.warga import EndWarga, RecordEpisode
from simpul.kernel.errors import SimpulError
from simpul.warga.errors import Galat
from simpul.warga.models import GONE, Episode, RiwayatWarga, Status, Warga
from simpul.warga.rules import check_event, check_texts
from simpul.warga.services.deciding import (
    first_registered,
    history,
    load_standing,
    load_subjects,
    missing,
    received_date,
    span,
    standing,
    touched_months,
    update_warga,
    written_to,
)


def check_end_warga(ops: Sequence[Op[EndWarga]], ctx: Ctx) -> list[Decision]:
    """She moved or died, or that was wrong; refuses a day before her birth or after today.

    Outcome: `lama`, `baru`, `tamu` (a guest left: she never counted here), `dari` and `hingga`, and `berlaku_di` when
    another row stands for her.
    """
    people = load_standing(ctx, [op.payload.warga_id for op in ops])
    today = received_date(ctx)
    return [_end(op.payload, people.get(op.payload.warga_id), ctx, today) for op in ops]


def _end(payload: EndWarga, person: Warga | None, ctx: Ctx, today: dt.date) -> Decision:
    if person is None:
        return missing()
    error = check_event(person.tanggal_lahir, payload.tanggal, today) or check_texts(payload)
    if error is not None:
        return error
    before = person.status_tanggal
    lama = {"status": person.status, "status_tanggal": before.isoformat() if before else None}
    baru = {"status": payload.status, "status_tanggal": payload.tanggal.isoformat()}
    was_guest = person.status == Status.TAMU or person.tamu_pergi
    then = Status(payload.status)
    leaves_as_guest = was_guest and then in GONE
    first = min(payload.tanggal, before or payload.tanggal)
    if was_guest != (leaves_as_guest or then is Status.TAMU):
        # She counts in every month since she was registered, or in none of them any more.
        first = min(first, first_registered(ctx, person))
    person.status, person.status_tanggal, person.tamu_pergi = payload.status, payload.tanggal, leaves_as_guest
    told = {"tamu": leaves_as_guest, **standing(person, payload.warga_id)}
    return {"lama": lama, "baru": baru, **told, **span(first, today)}


def end_warga(accepted: Sequence[Accepted[EndWarga]]) -> list[Change]:
    """Write the end, or that there was none; she stays in the lists of the months before."""
    for item in accepted:
        payload = item.payload
        where = {"ke_posyandu_id": payload.ke_posyandu_id, "ke_teks": payload.ke_teks}
        # Work of before this key was kept is rebuilt as it was.
        how = {"status": payload.status, "tamu_pergi": item.outcome.get("tamu", False)}
        update_warga(item, written_to(item), status_tanggal=payload.tanggal, **how, **where)
    RiwayatWarga.objects.bulk_create([history(item, written_to(item), "akhir") for item in accepted])
    return [Change("warga", written_to(item), months=touched_months(item.outcome)) for item in accepted]


def check_record_episode(ops: Sequence[Op[RecordEpisode]], ctx: Ctx) -> list[Decision]:
    """A new episode, or a later edit of one by the same id; it stays with its person."""
    people = load_subjects(ctx, [op.payload.warga_id for op in ops])
    rows = Episode.objects.filter(kab_id=ctx.kab_id, id__in=[op.payload.episode_id for op in ops])
    owner = dict(rows.values_list("id", "warga_id"))
    today = received_date(ctx)
    decisions: list[Decision] = []
    for op in ops:
        payload = op.payload
        error = _episode_error(payload, people.get(payload.warga_id), today)
        if error is None and owner.setdefault(payload.episode_id, payload.warga_id) != payload.warga_id:
            error = SimpulError(Galat.EPISODE_ORANG_LAIN)
        decisions.append(error or {})
    return decisions


def _episode_error(payload: RecordEpisode, person: Warga | None, today: dt.date) -> SimpulError | None:
    if person is None:
        return SimpulError(Galat.TIDAK_DITEMUKAN)
    if payload.selesai is not None and payload.selesai < payload.mulai:
        return SimpulError(Galat.EPISODE_TERBALIK)
    return check_event(person.tanggal_lahir, payload.mulai, today)


def record_episode(accepted: Sequence[Accepted[RecordEpisode]]) -> list[Change]:
    """Write the episodes; the group that follows from them is computed, never stored."""
    latest = {item.payload.episode_id: item for item in accepted}
    Episode.objects.bulk_create(
        [_episode(item) for item in latest.values()],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["n", "jenis", "mulai", "selesai"],
    )
    for item in accepted:
        update_warga(item, item.payload.warga_id)
    return [Change("warga", item.payload.warga_id) for item in accepted]


def _episode(item: Accepted[RecordEpisode]) -> Episode:
    payload = item.payload
    return Episode(
        id=payload.episode_id,
        kab_id=item.envelope.kab_id,
        posyandu_id=item.envelope.posyandu_id,
        n=item.n,
        warga_id=payload.warga_id,
        jenis=payload.jenis,
        mulai=payload.mulai,
        selesai=payload.selesai,
    )
