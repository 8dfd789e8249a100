"""Whose turn it is: what a batch lets go on that had waited, and in which order a phone's work is taken."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from simpul.flows import admission
from simpul.flows.work import Work
from simpul.jurnal import replay
from simpul.jurnal.operations.protocol import OperationIn


def in_order(work: Work, batch: Sequence[OperationIn]) -> list[OperationIn]:
    """The batch and what waited for it, each phone's work by its own numbers, whatever order it travelled in."""
    closed = _recall(work, [item.id for item in _let_go(work)])
    every = [*closed, *batch]
    place: dict[UUID, int] = {}
    for index, operation in enumerate(every):
        place.setdefault(operation.device_id or operation.id, index)
    return sorted(every, key=lambda op: (place[op.device_id or op.id], op.device_seq or 0))


def _let_go(work: Work) -> list[replay.Waiting]:
    """What waited for earlier numbers of its phone, which are all here now, or no longer waited for."""
    free = []
    for item in work.waiting.values():
        if item.device_id is None or item.device_seq is None or item.waiting_for != {item.device_id}:
            continue
        position = admission.position_of(work, item.device_id)
        if not position.holds_back(item.device_seq, work.ctx.received_at):
            free.append(item)
    return free


def resume(work: Work, seen: int) -> list[OperationIn]:
    """Waiting operations for which something arrived among the changes after the first `seen`."""
    arrived = {change.id for _, change in work.changes[seen:]}
    if not arrived:
        return []
    free = [item.id for item in work.waiting.values() if item.waiting_for & arrived]
    return _recall(work, free)


def _recall(work: Work, ids: Iterable[UUID]) -> list[OperationIn]:
    """Operations by id, from this batch or from the log."""
    wanted = list(ids)
    here = {key: work.entries[key].envelope for key in wanted if key in work.entries}
    old = {key: work.origins[key].envelope for key in wanted if key in work.origins}
    absent = [key for key in wanted if key not in here and key not in old]
    if absent:
        for stored in replay.load(work.ctx.kab_id, work.ctx.posyandu_id, absent):
            work.recall(stored.envelope, stored.received_at, stored.door)
            old[stored.envelope.id] = stored.envelope
        admission.know(work, list(old.values()))
    found = here | old
    return [found[key] for key in wanted if key in found]
