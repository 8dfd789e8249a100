"""How far each phone's sequence is complete, and which holes are open."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from simpul.jurnal.models import Operasi, PosisiPerangkat

# A hole older than this no longer holds back what came after it; it raises an alert instead.
PATIENCE = dt.timedelta(days=1)


def contiguous(device_id: UUID) -> tuple[int, dt.datetime | None]:
    """The highest gap-free number of a device, and since when a hole is open."""
    row = PosisiPerangkat.objects.filter(perangkat_id=device_id).first()
    return (row.urut_utuh, row.lubang_sejak) if row else (0, None)


def advance(kab_id: int, device_id: UUID, now: dt.datetime) -> int:
    """Move the mark over everything that has arrived; call after the operations are stored."""
    row, _ = PosisiPerangkat.objects.get_or_create(perangkat_id=device_id, defaults={"kab_id": kab_id})
    arrived = Operasi.objects.filter(kab_id=kab_id, perangkat_id=device_id, perangkat_urut__gt=row.urut_utuh)
    numbers = list(arrived.order_by("perangkat_urut").values_list("perangkat_urut", flat=True))
    mark = gap_free(row.urut_utuh, numbers)
    has_hole = bool(numbers) and numbers[-1] > mark
    since = (row.lubang_sejak or now) if has_hole and mark == row.urut_utuh else (now if has_hole else None)
    PosisiPerangkat.objects.filter(perangkat_id=device_id).update(urut_utuh=mark, lubang_sejak=since)
    return mark


def gap_free(mark: int, arrived: Iterable[int]) -> int:
    """The last number reachable from `mark` without a gap, given sorted numbers above it."""
    for number in arrived:
        if number > mark + 1:
            break
        mark = max(mark, number)
    return mark
