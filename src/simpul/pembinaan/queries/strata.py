"""Numbers of the old strata that villages stated."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from simpul.pembinaan.models import StrataTahun


@dataclass(frozen=True, slots=True)
class NyataStrata:
    """A number of a year with its source, who stated it and when."""

    nilai: int
    sumber: str
    oleh: str
    pada: dt.datetime


def stated_strata(
    kab_ids: Collection[int], posyandu_ids: Collection[UUID], tahun: int
) -> dict[UUID, dict[str, NyataStrata]]:
    """What was stated last of each item of a year, by posyandu."""
    rows = StrataTahun.objects.filter(kab_id__in=kab_ids, posyandu_id__in=posyandu_ids, tahun=tahun)
    found: defaultdict[UUID, dict[str, NyataStrata]] = defaultdict(dict)
    names = ("posyandu_id", "kode", "nilai", "sumber", "oleh__nama", "dibuat_at")
    for place, kode, *facts in rows.order_by("dibuat_at", "id").values_list(*names):
        found[place][kode] = NyataStrata(*facts)
    return dict(found)
