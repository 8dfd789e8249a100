"""Groups a batch by type without changing the order of operations that touch the same thing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from simpul.jurnal.contracts import Op
from simpul.jurnal.operations import OPERATION_TYPES

# Operations that change what they name, beside the row whose id comes first in their payload.
_ALSO_WRITES = {
    "record_penimbangan": ("warga_id",),
    "merge_warga": ("tujuan_id",),
    "choose_penimbangan": ("ditinggal_ids",),
}


def plan(ops: Sequence[Op[Any]]) -> list[list[Op[Any]]]:
    """Groups of one type each. Two operations of which one writes what the other names keep their order.

    A phone sends attendance and weighing in turns; grouped, fifty of each cost two bulk writes.
    """
    groups: list[list[Op[Any]]] = []
    written: dict[UUID, int] = {}
    named: dict[UUID, int] = {}
    for op in ops:
        writes, reads = touched(op)
        floor = max((written.get(item, -1) for item in writes | reads), default=-1)
        floor = max([floor, *(named.get(item, -1) for item in writes)])
        index = _place(groups, op, floor + 1)
        for item in writes:
            written[item] = max(index, written.get(item, -1))
        for item in writes | reads:
            named[item] = max(index, named.get(item, -1))
    return groups


def _place(groups: list[list[Op[Any]]], op: Op[Any], first: int) -> int:
    for index in range(first, len(groups)):
        if groups[index][0].envelope.type == op.envelope.type:
            groups[index].append(op)
            return index
    groups.append([op])
    return len(groups) - 1


def touched(op: Op[Any]) -> tuple[set[UUID], set[UUID]]:
    """Ids the operation writes, and ids it only refers to."""
    fields = msgspec.structs.asdict(op.payload)
    own = next(iter(fields.values()))
    writes = {own} if isinstance(own, UUID) else set()
    for name in _ALSO_WRITES.get(op.envelope.type, ()):
        writes |= _ids(fields[name])
    reads: set[UUID] = set()
    for name, _ in OPERATION_TYPES[op.envelope.type].subjects:
        reads |= _ids(fields[name])
    return writes, reads - writes


def _ids(value: Any) -> set[UUID]:
    if isinstance(value, UUID):
        return {value}
    return {item for item in value if isinstance(item, UUID)} if isinstance(value, list) else set()
