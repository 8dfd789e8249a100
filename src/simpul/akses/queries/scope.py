"""A scope as a condition of a query, so that no domain writes its own."""

from collections.abc import Callable

from django.db.models import Q

from simpul.akses.rules.scope import Scope, ScopePart

NOTHING = Q(pk__in=())


def scope_filter(
    scope: Scope,
    *,
    jalur: str,
    posyandu_id: str,
    kab_id: str = "kab_id",
    bidang: str | None = None,
    opd: str | None = None,
    penerima: Callable[[str], Q] | None = None,
) -> Q:
    """The condition of a scope; the arguments name the columns of the query that hold these facts.

    `penerima` makes the condition that a post was chosen to receive a sealed case. A part that is narrowed to
    fields, an OPD or a post reaches nothing, instead of too much, where the query has no such column. An empty
    scope is a condition that nothing meets.
    """
    wanted = NOTHING
    for part in scope.parts:
        condition = _place(part, jalur, posyandu_id, kab_id)
        if part.bidang:
            condition &= Q(**{f"{bidang}__in": sorted(part.bidang)}) if bidang else NOTHING
        if part.opd is not None:
            condition &= Q(**{opd: part.opd}) if opd else NOTHING
        if part.penerima is not None:
            condition &= penerima(part.penerima) if penerima else NOTHING
        wanted |= condition
    return wanted


def _place(part: ScopePart, jalur: str, posyandu_id: str, kab_id: str) -> Q:
    if part.bounds is not None:
        return Q(**{f"{jalur}__gte": part.bounds.lo, f"{jalur}__lt": part.bounds.hi})
    return Q(**{posyandu_id: part.posyandu_id, kab_id: part.kab_id})
