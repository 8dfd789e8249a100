"""Places of one tier in ranges of paths, a page at a time: a nation has 83,000 villages."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from simpul.wilayah.models import Wilayah
from simpul.wilayah.queries import WilayahRow, places_now, rows_of
from simpul.wilayah.rules import Bounds, Tingkat, fold_query


def _places_in(ranges: Iterable[Bounds], tingkat: Tingkat, *, text: str = "", after: str = "") -> QuerySet[Wilayah]:
    inside = Q(pk__in=())
    for bounds in ranges:
        inside |= Q(jalur__gte=bounds.lo, jalur__lt=bounds.hi)
    rows = places_now().filter(inside, tingkat=tingkat, nama_cari__contains=fold_query(text))
    return rows.filter(jalur__gt=after) if after else rows


def page_in(
    ranges: Iterable[Bounds], tingkat: Tingkat, *, text: str = "", after: str = "", limit: int = 50
) -> list[WilayahRow]:
    """A page of the places of one tier in ranges of paths, by code; `after` is the code of the last one before."""
    return rows_of(_places_in(ranges, tingkat, text=text, after=after).order_by("jalur")[:limit])


def count_in(ranges: Iterable[Bounds], tingkat: Tingkat) -> int:
    """How many places of one tier lie in ranges of paths."""
    return _places_in(ranges, tingkat).count()
