"""Places by a word in their name or its title, sifted and cut by the database."""

from collections.abc import Collection

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Concat

from simpul.wilayah.queries import WilayahRow, places_now, rows_of, subtree_bounds
from simpul.wilayah.rules import TERMS, Tingkat


def label_column(path: str = "") -> Concat:
    """`WilayahRow.label` as the database says it; `path` leads from a row to its place ('wilayah__')."""
    titles = [When(**{f"{path}jenis": jenis}, then=Value(f"{term} ")) for jenis, term in TERMS.items() if term]
    title = Case(*titles, default=Value(""), output_field=CharField())
    return Concat(title, F(f"{path}nama"), output_field=CharField())


def named_under(
    wilayah_id: int,
    tingkat: Collection[Tingkat],
    text: str = "",
    *,
    before: str = "",
    only: Collection[int] | None = None,
    without: Collection[int] = (),
    limit: int | None = None,
) -> list[WilayahRow]:
    """Places of some tiers inside a place, by tier and code, whose label holds a text.

    `before` is what stands before each label where it is shown; `only` and `without` are ids to keep and to leave out.
    """
    bounds = subtree_bounds(wilayah_id)
    rows = places_now().filter(jalur__gte=bounds.lo, jalur__lt=bounds.hi, tingkat__in=list(tingkat))
    if text:
        shown = Concat(Value(before), label_column(), output_field=CharField())
        rows = rows.alias(kata=shown).filter(kata__icontains=text)
    if only is not None:
        rows = rows.filter(id__in=list(only))
    return rows_of(rows.exclude(id__in=list(without)).order_by("tingkat", "jalur")[:limit])
