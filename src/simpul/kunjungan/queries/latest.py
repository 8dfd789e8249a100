"""When posyandu opened last; one read for all of them."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import CharField, Count, Max
from django.db.models.functions import Substr

from simpul.kunjungan.models import Sesi
from simpul.wilayah.rules import Bounds


def latest_openings(
    kab_ids: Collection[int], posyandu_ids: Collection[UUID] | None, first: dt.date, until: dt.date
) -> dict[UUID, dt.date]:
    """The latest opening day of each posyandu from `first` to `until`, both included; one without is absent.

    None asks for all of these regencies.
    """
    rows = Sesi.objects.filter(kab_id__in=kab_ids, tanggal__gte=first, tanggal__lte=until)
    if posyandu_ids is not None:
        rows = rows.filter(posyandu_id__in=posyandu_ids)
    return dict(rows.order_by().values_list("posyandu_id").annotate(terakhir=Max("tanggal")))


def openings_by_place(
    kab_ids: Collection[int], bounds: Bounds, length: int, first: dt.date, until: dt.date
) -> dict[str, int]:
    """How many opening days there were from `first` to `until`, both included, by the first `length` signs of the path
    of the posyandu."""
    rows = Sesi.objects.filter(kab_id__in=kab_ids, tanggal__gte=first, tanggal__lte=until)
    here = rows.filter(posyandu__jalur__gte=bounds.lo, posyandu__jalur__lt=bounds.hi)
    grouped = here.annotate(awal=Substr("posyandu__jalur", 1, length, output_field=CharField())).order_by()
    return dict(grouped.values_list("awal").annotate(count=Count("id")))
