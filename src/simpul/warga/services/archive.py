"""archive_warga, restore_warga: a person who was registered by mistake is put away, and comes back as she was.

No row of her work is changed: whoever counts or lists leaves out who is archived (`queries.archived_people`). Twice is
harmless, for two phones may say the same.
"""

import datetime as dt
from collections.abc import Sequence

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.jurnal.operations.warga import ArchiveWarga, RestoreWarga
from simpul.kernel.errors import SimpulError
from simpul.warga.errors import Galat
from simpul.warga.models import DirektoriNik, RiwayatWarga, Warga
from simpul.warga.queries import rumpun_of
from simpul.warga.rules import RESTORE_DAYS, check_texts, check_work_date, may_restore
from simpul.warga.services.deciding import (
    first_registered,
    history,
    load_subjects,
    missing,
    received_date,
    span,
    touched_months,
    update_warga,
)

ARCHIVED = "diarsipkan"  # her state in the history, beside those of `Status`
OFFICE = "kantor"


def check_archive_warga(ops: Sequence[Op[ArchiveWarga]], ctx: Ctx) -> list[Decision]:
    """Outcome: `arsip` (the day, null when she already was), `lama`, `baru`, `dari` and `hingga`.

    Refuses a row that another stands for: the office has looked at it since, and found who she is.
    """
    people = load_subjects(ctx, [op.payload.warga_id for op in ops])
    return [_archive(op, people.get(op.payload.warga_id), ctx) for op in ops]


def _archive(op: Op[ArchiveWarga], person: Warga | None, ctx: Ctx) -> Decision:
    if person is None:
        return missing()
    if rumpun_of(ctx).root_of(person.id) != person.id:
        return SimpulError(Galat.SUDAH_DIGABUNG)
    today, day = received_date(ctx), op.envelope.service_date
    if error := check_work_date(day, today) or check_texts(op.payload):
        return error
    if person.arsip_tanggal is not None:
        return {"arsip": None}
    person.arsip_tanggal = day
    return {"arsip": day.isoformat(), **_told(person.status, ARCHIVED), **_months(person, ctx, today)}


def archive_warga(accepted: Sequence[Accepted[ArchiveWarga]]) -> list[Change]:
    """Put her away; her NIK is free again for who is registered rightly."""
    fresh = [item for item in accepted if item.outcome["arsip"]]
    for item in accepted:
        update_warga(item, item.payload.warga_id)
    for item in fresh:
        day = dt.date.fromisoformat(item.outcome["arsip"])
        update_warga(item, item.payload.warga_id, arsip_tanggal=day, arsip_n=item.n)
        DirektoriNik.objects.filter(kab_id=item.envelope.kab_id, warga_id=item.payload.warga_id).delete()
    RiwayatWarga.objects.bulk_create(
        [history(item, item.payload.warga_id, "arsip", item.payload.alasan) for item in fresh]
    )
    return [Change("warga", item.payload.warga_id, months=touched_months(item.outcome)) for item in accepted]


def check_restore_warga(ops: Sequence[Op[RestoreWarga]], ctx: Ctx) -> list[Decision]:
    """Outcome: `pulih` (false when she was not archived), `lama`, `baru`, `dari` and `hingga`.

    A phone may within 30 days, counted to the day on which it was said there; the office always.
    """
    people = load_subjects(ctx, [op.payload.warga_id for op in ops])
    return [_restore(op, people.get(op.payload.warga_id), ctx) for op in ops]


def _restore(op: Op[RestoreWarga], person: Warga | None, ctx: Ctx) -> Decision:
    if person is None:
        return missing()
    today, day = received_date(ctx), op.envelope.service_date
    if error := check_work_date(day, today) or check_texts(op.payload):
        return error
    if person.arsip_tanggal is None:
        return {"pulih": False}
    if ctx.door != OFFICE and not may_restore(person.arsip_tanggal, day):
        return SimpulError(Galat.ARSIP_LEWAT, hari=RESTORE_DAYS)
    person.arsip_tanggal = None
    return {"pulih": True, **_told(ARCHIVED, person.status), **_months(person, ctx, today)}


def restore_warga(accepted: Sequence[Accepted[RestoreWarga]]) -> list[Change]:
    """Take her back, and her NIK into the directory."""
    fresh = [item for item in accepted if item.outcome["pulih"]]
    for item in accepted:
        update_warga(item, item.payload.warga_id)
    for item in fresh:
        update_warga(item, item.payload.warga_id, arsip_tanggal=None, arsip_n=None)
        _list_number(item)
    RiwayatWarga.objects.bulk_create(
        [history(item, item.payload.warga_id, "pulih", item.payload.alasan) for item in fresh]
    )
    return [Change("warga", item.payload.warga_id, months=touched_months(item.outcome)) for item in accepted]


def _list_number(item: Accepted[RestoreWarga]) -> None:
    kab_id, key = item.envelope.kab_id, item.payload.warga_id
    number = Warga.objects.filter(kab_id=kab_id, id=key).values_list("nik_hash", flat=True).get()
    # A NIK that was corrected while she was away stands there already.
    if number is not None and not DirektoriNik.objects.filter(kab_id=kab_id, warga_id=key).exists():
        DirektoriNik.objects.create(nik_hash=bytes(number), kab_id=kab_id, warga_id=key)


def _told(before: str, after: str) -> Outcome:
    return {"lama": {"status": str(before)}, "baru": {"status": str(after)}}


def _months(person: Warga, ctx: Ctx, today: dt.date) -> Outcome:
    return span(max(first_registered(ctx, person), person.tanggal_lahir), today)
