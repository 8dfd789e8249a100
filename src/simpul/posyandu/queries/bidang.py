"""Kader of a scope by the fields of their SK: how many, who, and the fields of some."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope, ScopePart
from simpul.posyandu.models import Kader
from simpul.posyandu.queries.registry import kab_ids_in
from simpul.posyandu.rules.words import StatusPosyandu


@dataclass(frozen=True, slots=True)
class KaderBidang:
    """A kader in office with her fields and her posyandu."""

    id: UUID
    kab_id: int
    akun_id: UUID | None
    nama: str
    bidang: tuple[str, ...]
    posyandu_id: UUID
    posyandu: str
    jalur: str


_COLUMNS = ("id", "kab_id", "akun_id", "nama", "bidang", "posyandu_id", "posyandu__nama", "posyandu__jalur")


def count_kader_by_bidang(scope: Scope, on: dt.date) -> Counter[str]:
    """How many kader each field has in the active posyandu of a scope; '' counts those without a field."""
    # The combinations of fields are few; counted by the database, no kader is read.
    counts: Counter[str] = Counter()
    for fields, many in _in_office(scope, on).order_by().values_list("bidang").annotate(banyak=Count("id")):
        counts.update(dict.fromkeys(fields or [""], many))
    return counts


def kader_of_bidang(scope: Scope, bidang: str, on: dt.date) -> list[KaderBidang]:
    """Kader of one field in the active posyandu of a scope, by path and name."""
    rows = _in_office(scope, on).annotate(teks=Cast("bidang", TextField())).filter(teks__contains=f'"{bidang}"')
    return _infos(rows.order_by("posyandu__jalur", "nama", "id"))


def kader_bidang_at(kab_ids: Iterable[int], posyandu_ids: Iterable[UUID], on: dt.date) -> list[KaderBidang]:
    """Kader in office at some posyandu, by path and name."""
    rows = Kader.objects.filter(kab_id__in=set(kab_ids), posyandu_id__in=set(posyandu_ids)).filter(_office(on))
    return _infos(rows.order_by("posyandu__jalur", "nama", "id"))


def kader_by_ids(kab_ids: Iterable[int], kader_ids: Collection[UUID]) -> dict[UUID, KaderBidang]:
    """Kader by their rows, in office or not; an event of a province has some of many regencies."""
    found: dict[UUID, KaderBidang] = {}
    regencies, wanted = set(kab_ids), list(kader_ids)
    for start in range(0, len(wanted), 500):
        some = Kader.objects.filter(kab_id__in=regencies, id__in=wanted[start : start + 500])
        found |= {row.id: row for row in _infos(some)}
    return found


def _in_office(scope: Scope, on: dt.date) -> QuerySet[Kader]:
    places = Scope(tuple(ScopePart(part.bounds, part.posyandu_id, part.kab_id) for part in scope.parts))
    here = scope_filter(places, jalur="posyandu__jalur", posyandu_id="posyandu_id")
    rows = Kader.objects.filter(here, kab_id__in=kab_ids_in(scope), posyandu__status=StatusPosyandu.AKTIF)
    return rows.filter(_office(on))


def _office(on: dt.date) -> Q:
    return Q(mulai__lte=on) & (Q(selesai__isnull=True) | Q(selesai__gt=on))


def _infos(rows: QuerySet[Kader]) -> list[KaderBidang]:
    return [
        KaderBidang(key, kab_id, akun, nama, tuple(fields), home, home_name, jalur)
        for key, kab_id, akun, nama, fields, home, home_name, jalur in rows.values_list(*_COLUMNS)
    ]
