"""Posyandu and kader of a place by a word in their name or village, a few of many: the database sifts and cuts."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import CharField, Expression, F, Q, QuerySet, Value
from django.db.models.functions import Concat

from simpul.posyandu.models import Kader, Posyandu
from simpul.posyandu.queries.roster import in_office_at
from simpul.wilayah.queries.named import label_column
from simpul.wilayah.rules import Bounds

Row = TypeVar("Row", Posyandu, Kader)


@dataclass(frozen=True, slots=True)
class Bernama:
    """A posyandu, or a kader of it (`kader_id`), as a list of names shows them; `desa` is the path of its village."""

    nama: str
    kab_id: int
    wilayah_id: int
    desa: str
    posyandu_id: UUID
    kader_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Saring:
    """Which to take: a text in name or village, ids to keep (None: all) and to leave out, and at most how many."""

    teks: str = ""
    hanya: Collection[UUID] | None = None
    tanpa: Collection[UUID] = ()
    batas: int | None = None


def posyandu_named(kab_ids: Collection[int], bounds: Bounds, saring: Saring) -> list[Bernama]:
    """Posyandu of a place by path, called 'Posyandu Melati'."""
    name = Concat(Value("Posyandu "), F("nama"), output_field=CharField())
    rows = Posyandu.objects.filter(kab_id__in=list(kab_ids), jalur__gte=bounds.lo, jalur__lt=bounds.hi)
    found = _sift(rows, saring, name, "wilayah__").order_by("jalur")
    columns = ("sebut", "kab_id", "wilayah_id", "jalur", "id")
    return [
        Bernama(nama, kab_id, place, jalur.rpartition(".")[0], key)
        for nama, kab_id, place, jalur, key in found.values_list(*columns)[: saring.batas]
    ]


def kader_named(kab_ids: Collection[int], bounds: Bounds, on: dt.date, saring: Saring) -> list[Bernama]:
    """Kader in office on a day by path and name, called 'Bu Siti (Posyandu Melati)'."""
    name = Concat(F("nama"), Value(" (Posyandu "), F("posyandu__nama"), Value(")"), output_field=CharField())
    rows = Kader.objects.filter(in_office_at(kab_ids, bounds, on))
    found = _sift(rows, saring, name, "posyandu__wilayah__").order_by("posyandu__jalur", "nama", "id")
    columns = ("sebut", "posyandu__kab_id", "posyandu__wilayah_id", "posyandu__jalur", "posyandu_id", "id")
    return [
        Bernama(nama, kab_id, place, jalur.rpartition(".")[0], home, key)
        for nama, kab_id, place, jalur, home, key in found.values_list(*columns)[: saring.batas]
    ]


def _sift(rows: QuerySet[Row], saring: Saring, name: Expression, place: str) -> QuerySet[Row]:
    rows = rows.annotate(sebut=name)
    if saring.hanya is not None:
        rows = rows.filter(id__in=list(saring.hanya))
    if saring.tanpa:
        rows = rows.exclude(id__in=list(saring.tanpa))
    if saring.teks:
        known = rows.alias(nama_desa=label_column(place))
        rows = known.filter(Q(sebut__icontains=saring.teks) | Q(nama_desa__icontains=saring.teks))
    return rows
