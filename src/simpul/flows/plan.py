"""Groups a batch by type without changing the order of operations that touch the same thing."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from simpul.jurnal.contracts import Op
from simpul.jurnal.operations import OPERATION_TYPES


class WeighingsOf(NamedTuple):
    """All weighings of a person: what a new one is compared with, and what a visit's advice looks at."""

    warga_id: UUID


Thing = UUID | WeighingsOf
# Operations that change what they name, beside the row whose id comes first in their payload.
_ALSO_WRITES = {
    "merge_warga": ("tujuan_id",),
    "choose_penimbangan": ("ditinggal_ids",),
}
# Each of these decides about more rows than it names, so the next one must see what it wrote.
_ALONE = frozenset({"merge_warga", "unmerge_warga", "release_operasi", "refuse_operasi"})
# A weighing compares itself with those before it in its own group too, so a year of one child may share a group.
_ADDS_WEIGHING = frozenset({"record_penimbangan", "carry_penimbangan"})
_LOOKS_AT_WEIGHINGS = "record_kunjungan"


def plan(ops: Sequence[Op[Any]]) -> list[list[Op[Any]]]:
    """Groups of one type each. Two operations of which one writes what the other names keep their order.

    A phone sends attendance and weighing in turns; grouped, fifty of each cost two bulk writes.
    """
    groups: list[list[Op[Any]]] = []
    written: dict[Thing, int] = {}
    named: dict[Thing, int] = {}
    for op in ops:
        writes, reads = touched(op)
        first = max((_after(groups, written, item, op) for item in writes | reads), default=0)
        first = max([first, *(_after(groups, named, item, op) for item in writes)])
        index = _place(groups, op, first)
        for item in writes:
            written[item] = max(index, written.get(item, -1))
        for item in writes | reads:
            named[item] = max(index, named.get(item, -1))
    return groups


def _after(groups: list[list[Op[Any]]], seen: dict[Thing, int], item: Thing, op: Op[Any]) -> int:
    """The first group that may hold an operation that must come after the one seen with this thing."""
    index = seen.get(item)
    if index is None:
        return 0
    kind = op.envelope.type
    own = kind == groups[index][0].envelope.type and kind in _ADDS_WEIGHING and isinstance(item, WeighingsOf)
    return index if own else index + 1


def _place(groups: list[list[Op[Any]]], op: Op[Any], first: int) -> int:
    kind = op.envelope.type
    for index in range(first, len(groups) if kind not in _ALONE else 0):
        if groups[index][0].envelope.type == kind:
            groups[index].append(op)
            return index
    groups.append([op])
    return len(groups) - 1


def touched(op: Op[Any]) -> tuple[set[Thing], set[Thing]]:
    """What the operation writes, and what it only refers to."""
    kind, payload = op.envelope.type, op.payload
    own = getattr(payload, payload.__struct_fields__[0])
    writes: set[Thing] = {own} if isinstance(own, UUID) else set()
    for name in _ALSO_WRITES.get(kind, ()):
        writes |= _ids(getattr(payload, name))
    reads: set[Thing] = set()
    for name, _ in OPERATION_TYPES[kind].subjects:
        reads |= _ids(getattr(payload, name))
    if kind in _ADDS_WEIGHING:
        writes.add(WeighingsOf(payload.warga_id))
    elif kind == _LOOKS_AT_WEIGHINGS and payload.warga_id is not None:
        reads.add(WeighingsOf(payload.warga_id))
    return writes, reads - writes


def _ids(value: Any) -> set[UUID]:
    if isinstance(value, UUID):
        return {value}
    return {item for item in value if isinstance(item, UUID)} if isinstance(value, list) else set()
