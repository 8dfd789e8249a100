"""How far each phone's sequence is complete, and which holes are open."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from simpul.jurnal.bulk import bulk_insert
from simpul.jurnal.models import Operasi, PosisiPerangkat

# A hole older than this no longer holds back what came after it; it raises an alert some days later.
PATIENCE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Position:
    """Of one phone: the highest gap-free number, since when a hole is open, and the numbers known above it."""

    mark: int = 0
    since: dt.datetime | None = None
    above: tuple[int, ...] = ()

    def with_numbers(self, numbers: Iterable[int], at: dt.datetime) -> "Position":
        """The position when these numbers have arrived too."""
        known = sorted({*self.above, *(number for number in numbers if number > self.mark)})
        mark = gap_free(self.mark, known)
        above = tuple(number for number in known if number > mark)
        if not above:
            return Position(mark)
        # A hole keeps its age while the mark stands still; behind a closed one the next begins anew.
        return Position(mark, (self.since or at) if mark == self.mark else at, above)

    def holds_back(self, number: int, at: dt.datetime) -> bool:
        """Whether an earlier number is still on its way; an old hole is waited for no longer."""
        is_old = self.since is not None and at - self.since > PATIENCE
        return number > self.mark + 1 and not is_old


@dataclass(frozen=True, slots=True)
class Hole:
    """An old hole in the sequence of a phone: what it holds back was let in, and what it lacks was never seen."""

    perangkat_id: UUID
    urut_utuh: int
    sejak: dt.datetime


def contiguous(kab_id: int, device_id: UUID) -> int:
    """The highest gap-free number of a device."""
    row = PosisiPerangkat.objects.filter(kab_id=kab_id, perangkat_id=device_id).first()
    return row.urut_utuh if row else 0


def load(kab_id: int, device_ids: Collection[UUID]) -> dict[UUID, Position]:
    """The position of each phone."""
    found = dict.fromkeys(device_ids, Position())
    rows = PosisiPerangkat.objects.filter(kab_id=kab_id, perangkat_id__in=device_ids)
    for device_id, mark, since in rows.values_list("perangkat_id", "urut_utuh", "lubang_sejak"):
        found[device_id] = Position(mark, since, _above(kab_id, device_id, mark) if since else ())
    return found


def _above(kab_id: int, device_id: UUID, mark: int) -> tuple[int, ...]:
    rows = Operasi.objects.filter(kab_id=kab_id, perangkat_id=device_id, perangkat_urut__gt=mark)
    numbers = rows.order_by("perangkat_urut").values_list("perangkat_urut", flat=True)
    return tuple(number for number in numbers if number is not None)


def save(kab_id: int, device_id: UUID, position: Position) -> None:
    """Store a position; call in the transaction that stores the operations."""
    row = PosisiPerangkat(perangkat_id=device_id, kab_id=kab_id, urut_utuh=position.mark, lubang_sejak=position.since)
    bulk_insert([row], update=("urut_utuh", "lubang_sejak"))


def old_holes(kab_ids: Collection[int], device_ids: Collection[UUID], at: dt.datetime) -> list[Hole]:
    """Phones with a hole that is open for SIMPUL_LUBANG_HARI days: an alert for the village."""
    since = at - dt.timedelta(days=settings.SIMPUL_LUBANG_HARI)
    rows = PosisiPerangkat.objects.filter(kab_id__in=kab_ids, perangkat_id__in=device_ids, lubang_sejak__lt=since)
    found = rows.order_by("lubang_sejak").values_list("perangkat_id", "urut_utuh", "lubang_sejak")
    return [Hole(device_id, mark, since) for device_id, mark, since in found if since is not None]


def lacking(kab_id: int, device_id: UUID) -> list[tuple[int, int]]:
    """Runs of numbers of a phone that never came although later ones did: [(41, 43), (47, 47)]."""
    mark = contiguous(kab_id, device_id)
    runs = []
    for number in _above(kab_id, device_id, mark):
        if number > mark + 1:
            runs.append((mark + 1, number - 1))
        mark = number
    return runs


def gap_free(mark: int, arrived: Iterable[int]) -> int:
    """The last number reachable from `mark` without a gap, given sorted numbers above it."""
    for number in arrived:
        if number > mark + 1:
            break
        mark = max(mark, number)
    return mark
