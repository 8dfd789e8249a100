"""The one way to write about people, visits and requests, whichever door it came through.

operation -> check -> use case -> rows + audit + change number -> recap, in one transaction per posyandu.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import DatabaseError

from simpul.akses import services as akses
from simpul.flows import admission
from simpul.flows.plan import plan
from simpul.flows.use_cases import USE_CASES
from simpul.flows.work import Work
from simpul.jurnal import log, positions
from simpul.jurnal.contracts import Accepted, Ctx, Op
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.jurnal.transactions import lock_posyandu, save_counter, write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.laporan import services as laporan

Place = tuple[int, UUID]


def perform(
    batch: Sequence[OperationIn],
    door: str,
    *,
    refused: Mapping[UUID, SimpulError] | None = None,
    received_at: dt.datetime | None = None,
    wait_seconds: float = 2.0,
) -> list[Verdict]:
    """Perform operations and return a verdict for each, in the order given.

    `door` is "hp", "kantor", "impor" or "contoh". `refused` holds what the door already found wrong, by
    operation id. Nothing is dropped: what cannot be accepted is kept in quarantine with its reason.
    """
    at = received_at or clock.now()
    verdicts: dict[UUID, Verdict] = {}
    ordered = sorted(batch, key=_place)
    for place, group in groupby(ordered, key=_place):
        verdicts |= _bisect(place, list(group), door, refused or {}, at, wait_seconds)
    return [verdicts[operation.id] for operation in batch]


def _place(operation: OperationIn) -> Place:
    return operation.kab_id, operation.posyandu_id


def _bisect(
    place: Place,
    batch: list[OperationIn],
    door: str,
    refused: Mapping[UUID, SimpulError],
    at: dt.datetime,
    wait_seconds: float,
) -> dict[UUID, Verdict]:
    """Write a batch at once; only when the database refuses it, find the one operation at fault."""
    try:
        with write_transaction(wait_seconds=wait_seconds):
            return _perform_posyandu(place, batch, door, refused, at)
    except DatabaseError as error:
        if len(batch) == 1:
            if batch[0].id in refused:
                raise
            reason = SimpulError("operasi.tidak_bisa_disimpan", sebab=type(error).__name__)
            return _bisect(place, batch, door, {**refused, batch[0].id: reason}, at, wait_seconds)
    middle = len(batch) // 2
    first = _bisect(place, batch[:middle], door, refused, at, wait_seconds)
    return first | _bisect(place, batch[middle:], door, refused, at, wait_seconds)


def _perform_posyandu(
    place: Place, batch: list[OperationIn], door: str, refused: Mapping[UUID, SimpulError], at: dt.datetime
) -> dict[UUID, Verdict]:
    kab_id, posyandu_id = place
    last = lock_posyandu(kab_id, [posyandu_id])[posyandu_id]
    work = admission.begin(place, batch, door, refused, at, last)
    fresh = [operation for operation in batch if not admission.is_repeat(work, operation)]
    _run(work, fresh)
    while resumed := admission.resume_waiting(work):
        _run(work, resumed)
    _finish(work)
    return work.verdicts


def _run(work: Work, batch: Sequence[OperationIn]) -> None:
    """Admit, group, decide and act; every operation of the batch has a verdict afterwards."""
    admitted = [op for operation in batch if (op := admission.admit(work, operation)) is not None]
    for group in plan(admitted):
        ready = admission.hold_back(work, group)
        if ready:
            _decide_and_act(work, ready)


def _decide_and_act(work: Work, group: list[Op[Any]]) -> None:
    use_case = USE_CASES[group[0].envelope.type]
    accepted: list[Accepted[Any]] = []
    for ctx, part in _by_receipt(work, group):
        for op, decision in zip(part, use_case.check(part, ctx), strict=True):
            if isinstance(decision, SimpulError):
                work.quarantine(op.envelope, decision)
                continue
            outcome = {**decision, "oleh": admission.actor_name(work, op.envelope)}
            received_at = work.received_at(op.envelope)
            accepted.append(Accepted(op.envelope, op.payload, outcome, work.take_number(), received_at))
    if not accepted:
        return
    for change in use_case.act(accepted):
        work.changes.append((work.last, change))
    for item in accepted:
        work.accept(item)


def _by_receipt(work: Work, group: list[Op[Any]]) -> list[tuple[Ctx, list[Op[Any]]]]:
    """Requests decide by the day they were received, which for waiting and imported ones is not today."""
    if not work.ctx.received or not group[0].envelope.type.endswith("_usulan"):
        return [(work.ctx, group)]
    by_moment: dict[dt.datetime, list[Op[Any]]] = {}
    for op in group:
        by_moment.setdefault(work.received_at(op.envelope), []).append(op)
    return [(replace(work.ctx, received_at=moment), part) for moment, part in by_moment.items()]


def _finish(work: Work) -> None:
    """Store the log, the change list, the audit trail and the recounted months."""
    ctx = work.ctx
    log.store(ctx.kab_id, list(work.entries.values()))
    log.settle(ctx.kab_id, list(work.settled.values()))
    log.append_changes(ctx.kab_id, ctx.posyandu_id, work.changes)
    save_counter(ctx.kab_id, ctx.posyandu_id, work.last)
    for device_id in {entry.envelope.device_id for entry in work.entries.values()} - {None}:
        positions.advance(ctx.kab_id, device_id, ctx.received_at)
    stored = [*work.entries.values(), *work.settled.values()]
    akses.write_audit([_audit(entry) for entry in stored])
    months = frozenset(month for _, change in work.changes for month in change.months)
    if months:
        laporan.recount(ctx.kab_id, ctx.posyandu_id, months, ctx.received_at)


def _audit(entry: log.Entry) -> akses.AuditIn:
    envelope = entry.envelope
    subjects = tuple(str(subject) for subject in envelope.subject_ids)
    row = akses.AuditIn(
        at=entry.received_at,
        akun_id=envelope.actor_id,
        tindakan=envelope.type,
        entitas="operasi",
        ids=(str(envelope.id), *subjects),
        kab_id=envelope.kab_id,
        posyandu_id=envelope.posyandu_id,
        n=entry.n,
        pintu=entry.door,
    )
    return row if not entry.masalah else replace(row, alasan=entry.masalah)
