"""The end of a batch: log, change list, counters, audit trail and the recounted months, in its transaction."""

import datetime as dt
from dataclasses import replace

from simpul.akses import services as akses
from simpul.flows.work import Work
from simpul.jurnal import log, positions
from simpul.jurnal.contracts import Ctx
from simpul.jurnal.operations import OPERATION_TYPES
from simpul.jurnal.transactions import save_counter
from simpul.kernel import clock
from simpul.laporan import services as laporan
from simpul.posyandu import services as posyandu
from simpul.posyandu.rules.words import StatusPosyandu

OFFICE = "kantor"


def finish(work: Work) -> None:
    """Write everything that a batch leaves beside the rows of its use cases."""
    ctx = work.ctx
    # A phone that was enrolled again fills its new sequence with work that is here already.
    for device_id, position in work.before.items():
        if work.positions[device_id] != position:
            positions.save(ctx.kab_id, device_id, work.positions[device_id])
    stored = [*work.entries.values(), *work.settled.values()]
    if not stored:
        return
    log.store(ctx.kab_id, list(work.entries.values()))
    log.settle(ctx.kab_id, list(work.settled.values()))
    log.append_changes(ctx.kab_id, ctx.posyandu_id, work.changes)
    save_counter(ctx.kab_id, ctx.posyandu_id, work.last)
    akses.write_audit([_audit(work, entry) for entry in stored])
    _follow_late(work)
    months = begun({month for _, change in work.changes for month in change.months}, ctx)
    if months:
        laporan.recount(ctx.kab_id, ctx.posyandu_id, months, ctx.received_at)


def _follow_late(work: Work) -> None:
    """A phone, or a file, may tell of people of a post that has become part of another: they follow."""
    home = work.home
    if home is None or home.status is not StatusPosyandu.DILEBUR:
        return
    # An office acts there only to move its people.
    entries = [*work.entries.values(), *work.settled.values()]
    if any(entry.n is not None and entry.door != OFFICE for entry in entries):
        posyandu.reopen_peleburan(home.kab_id, home.id)


def begun(months: set[dt.date], ctx: Ctx) -> set[dt.date]:
    """Months that have begun at the posyandu; one to come is counted when it is opened."""
    last = clock.month_of(clock.local_date(ctx.received_at, ctx.zona_waktu))
    return {month for month in months if month <= last}


def _audit(work: Work, entry: log.Entry) -> akses.AuditIn:
    envelope = entry.envelope
    row = akses.AuditIn(
        at=work.ctx.received_at if envelope.id in work.origins else entry.received_at,
        akun_id=envelope.actor_id if envelope.actor_id in work.actors else None,
        tindakan=envelope.type[:40],
        entitas="operasi",
        ids=(str(envelope.id), *(str(subject) for subject in log.open_subjects(envelope))),
        kab_id=envelope.kab_id,
        posyandu_id=envelope.posyandu_id,
        n=entry.n,
        pintu=entry.door,
        alasan=entry.masalah or str(entry.status if entry.n is None else ""),
    )
    kind = OPERATION_TYPES.get(envelope.type)
    # A sealed report shows in no trail of a village: its head may be the one it is about.
    return replace(row, akun_id=None, kab_id=None, posyandu_id=None) if kind is not None and kind.sealed else row
