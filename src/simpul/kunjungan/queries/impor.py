"""What an import compares old weighings with: what each child has of each month."""

import datetime as dt
from collections import defaultdict
from uuid import UUID

from simpul.kernel.clock import month_of
from simpul.kunjungan.models import Penimbangan
from simpul.warga.queries import merged_map

Sizes = tuple[int | None, int | None]  # grams, millimetres


def month_sizes(
    kab_id: int, posyandu_id: UUID, since: dt.date, *, batal: bool = False
) -> dict[tuple[UUID, dt.date], list[Sizes]]:
    """{(person who stands for the child, month): what was measured}, of weighings that count or of void ones."""
    root = merged_map(kab_id, [posyandu_id])
    rows = Penimbangan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, tanggal__gte=since, batal=batal)
    found: dict[tuple[UUID, dt.date], list[Sizes]] = defaultdict(list)
    for child, date, weight, size in rows.values_list("warga_id", "tanggal", "berat_g", "panjang_mm"):
        found[root.get(child, child), month_of(date)].append((weight, size))
    return dict(found)


def weighing_ids(kab_id: int, posyandu_id: UUID, since: dt.date) -> set[UUID]:
    """Every weighing that was ever written here since a day, void ones too: their ids are used up."""
    rows = Penimbangan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, tanggal__gte=since)
    return set(rows.values_list("id", flat=True))
