"""The one way to write about people, visits and requests, whichever door it came through.

operation -> check -> use case -> rows + audit + change number -> recap, in one transaction per posyandu.
"""

import datetime as dt
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any
from uuid import UUID

import msgspec
from django.db import InterfaceError, OperationalError
from msgspec import structs

from simpul import __version__
from simpul.flows import admission, quarantine, standing, waiting
from simpul.flows.admission import Also, Task
from simpul.flows.finish import finish
from simpul.flows.plan import plan
from simpul.flows.use_cases import USE_CASES
from simpul.flows.work import Work
from simpul.jurnal.contracts import Accepted, Op
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.jurnal.transactions import BUSY, FULL, lock_posyandu, write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

logger = logging.getLogger(__name__)
Verdicts = dict[UUID, Verdict]


def perform(
    batch: Sequence[OperationIn],
    door: str,
    *,
    refused: Mapping[UUID, SimpulError] | None = None,
    received_at: dt.datetime | None = None,
    wait_seconds: float = 2.0,
    also: Also | None = None,
) -> list[Verdict]:
    """Perform operations and return a verdict for each, in the order given.

    `door` is "hp", "kantor", "impor" or "contoh". `refused` holds what the door already found wrong, by
    operation id; `also` writes something more in each transaction. Nothing is dropped: what cannot be accepted is
    kept in quarantine with its reason. Raises
    `sibuk.coba_lagi` when the database is busy; then the posyandu at hand has nothing of it written.
    """
    at = received_at or clock.now()
    verdicts: Verdicts = {}
    for (kab_id, posyandu_id), group in groupby(sorted(batch, key=_place), key=_place):
        task = Task(kab_id, posyandu_id, list(group), door, refused or {}, at, also)
        verdicts |= _bisect(task, wait_seconds)
    return [verdicts[operation.id] for operation in batch]


def retry_waiting(kab_id: int, posyandu_id: UUID, at: dt.datetime) -> None:
    """Let go on what waited for a phone's earlier numbers longer than anyone has patience."""
    _attempt(Task(kab_id, posyandu_id, [], "hp", {}, at), wait_seconds=30)


def _place(operation: OperationIn) -> tuple[int, UUID]:
    return operation.kab_id, operation.posyandu_id


def _bisect(task: Task, wait_seconds: float) -> Verdicts:
    """Write a batch at once; only when one of its operations stops it, find that one.

    A database that is busy or gone says nothing about any operation, so it is never their fault.
    """
    try:
        return _attempt(task, wait_seconds)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        reason = _reason(error)
        if reason.code in {BUSY, FULL}:
            raise
        if len(task.batch) == 1:
            logger.exception("operasi %s ditahan", task.batch[0].id)
            return _hold(task, reason, wait_seconds)
    middle = len(task.batch) // 2
    first = _bisect(replace(task, batch=task.batch[:middle]), wait_seconds)
    return first | _bisect(replace(task, batch=task.batch[middle:]), wait_seconds)


def _reason(error: Exception) -> SimpulError:
    if isinstance(error, SimpulError):
        return error
    return SimpulError("operasi.tidak_bisa_disimpan", sebab=type(error).__name__)


def _hold(task: Task, reason: SimpulError, wait_seconds: float) -> Verdicts:
    """Keep one operation that stopped its batch: as it is, or inside a record that any database takes."""
    [operation] = task.batch
    if operation.id not in task.refused:
        held = replace(task, refused={operation.id: reason})
        return _bisect(held, wait_seconds)
    beside = admission.stand_in(operation)
    if beside.id == operation.id:
        raise reason
    held = replace(task, batch=[beside], refused={beside.id: task.refused[operation.id]})
    verdict = _attempt(held, wait_seconds)[beside.id]
    return {operation.id: structs.replace(verdict, id=operation.id)}


def _attempt(task: Task, wait_seconds: float) -> Verdicts:
    """One transaction for one posyandu; what it held in memory is gone with it when it fails."""
    with write_transaction(wait_seconds=wait_seconds):
        last = lock_posyandu(task.kab_id, [task.posyandu_id])[task.posyandu_id]
        work = admission.begin(task, last)
        fresh = [operation for operation in task.batch if not admission.is_repeat(work, operation)]
        _run(work, waiting.in_order(work, fresh))
        seen = 0
        while resumed := waiting.resume(work, seen):
            seen = len(work.changes)
            _run(work, resumed)
        finish(work)
        if task.also is not None:
            task.also(work.verdicts.values())
        return work.verdicts


def _run(work: Work, batch: Sequence[OperationIn]) -> None:
    """Admit, group, decide and act; every operation of the batch has a verdict afterwards."""
    admitted = [op for operation in batch if (op := admission.admit(work, operation)) is not None]
    for group in plan(admitted):
        ready = standing.hold_back(work, group)
        if ready and ready[0].envelope.type in quarantine.KINDS:
            _settle(work, ready)
        elif ready:
            _decide_and_act(work, ready)


def _settle(work: Work, group: list[Op[Any]]) -> None:
    for op in group:
        found = quarantine.settle(work, op, _run)
        if isinstance(found, SimpulError):
            work.quarantine(op.envelope, found)
        else:
            work.accept(_accepted(work, op, found))


def _decide_and_act(work: Work, group: list[Op[Any]]) -> None:
    use_case = USE_CASES[group[0].envelope.type]
    accepted: list[Accepted[Any]] = []
    for op, decision in zip(group, use_case.check(group, work.ctx), strict=True):
        if isinstance(decision, SimpulError):
            work.quarantine(op.envelope, decision)
        else:
            accepted.append(_accepted(work, op, decision))
    if not accepted:
        return
    for change in use_case.act(accepted):
        work.changes.append((work.last, change))
        work.present.add((change.entity, change.id))
        work.ctx.forget(change.entity)
    for item in accepted:
        work.accept(item)


def _accepted(work: Work, op: Op[Any], decision: Mapping[str, Any]) -> Accepted[Any]:
    """The operation with its number and outcome; the outcome is plain JSON, as a rebuild will read it."""
    who = admission.actor_name(work, op.envelope)
    named = {"oleh": who, "rilis": __version__, **quarantine.correction_of(work, op.envelope.id)}
    outcome = msgspec.to_builtins({**decision, **named}, str_keys=True)
    return Accepted(op.envelope, op.payload, outcome, work.take_number(), work.received_at(op.envelope))
