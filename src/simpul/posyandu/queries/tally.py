"""Counts of posyandu and kader by place, and who belonged to a place on a date; for tables of a tier."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, Count, Q
from django.db.models.functions import Substr

from simpul.posyandu.models import Kader, Posyandu, PosyanduWilayah
from simpul.posyandu.rules.words import StatusPosyandu
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class Member:
    """A posyandu that belonged to a desa on a date."""

    posyandu_id: UUID
    kab_id: int
    wilayah_id: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Active posyandu of a place, those with a registration number, and kader in office."""

    posyandu: int = 0
    bernomor: int = 0
    kader: int = 0


def members_on(bounds: Bounds, on: dt.date) -> list[Member]:
    """Posyandu whose desa on a date lies in a range of paths, in order of desa."""
    rows = PosyanduWilayah.objects.filter(_belongs(on), _within("wilayah__jalur", bounds))
    found = rows.order_by("wilayah__jalur", "posyandu__jalur").values_list("posyandu_id", "kab_id", "wilayah_id")
    return [Member(*row) for row in found]


def villages_by_place(kab_ids: Collection[int], bounds: Bounds, length: int) -> dict[str, int]:
    """In how many desa and kelurahan an active posyandu works, by the first `length` signs of the path."""
    rows = Posyandu.objects.filter(_within("jalur", bounds), kab_id__in=kab_ids, status=StatusPosyandu.AKTIF)
    grouped = rows.annotate(awal=Substr("jalur", 1, length, output_field=CharField())).order_by()
    return dict(grouped.values_list("awal").annotate(count=Count("wilayah_id", distinct=True)))


def tally_members(kab_ids: Collection[int], bounds: Bounds, length: int, on: dt.date) -> dict[str, Tally]:
    """Counts by the first `length` signs of the path, such as 8 for kecamatan; two grouped reads."""
    active = PosyanduWilayah.objects.filter(
        _belongs(on), _within("wilayah__jalur", bounds), kab_id__in=kab_ids, posyandu__status=StatusPosyandu.AKTIF
    )
    grouped = active.annotate(tempat=_start("wilayah__jalur", length)).values("tempat").order_by()
    homes = grouped.annotate(
        banyak=Count("id"), bernomor=Count("id", filter=Q(posyandu__nomor_registrasi__isnull=False))
    )
    office = Kader.objects.filter(
        Q(mulai__lte=on) & (Q(selesai__isnull=True) | Q(selesai__gt=on)),
        _within("posyandu__jalur", bounds),
        kab_id__in=kab_ids,
        posyandu__status=StatusPosyandu.AKTIF,
    )
    people = office.annotate(tempat=_start("posyandu__jalur", length)).values("tempat").order_by()
    kader = {row["tempat"]: row["kader"] for row in people.annotate(kader=Count("id"))}
    return {row["tempat"]: Tally(row["banyak"], row["bernomor"], kader.get(row["tempat"], 0)) for row in homes}


def jalur_of(kab_ids: Collection[int], posyandu_ids: Collection[UUID]) -> dict[UUID, str]:
    """Paths of posyandu by id, and nothing else of them."""
    rows = Posyandu.objects.filter(kab_id__in=kab_ids, id__in=posyandu_ids)
    return dict(rows.values_list("id", "jalur"))


def _belongs(on: dt.date) -> Q:
    return Q(dari__lte=on) & (Q(sampai__isnull=True) | Q(sampai__gt=on))


def _within(column: str, bounds: Bounds) -> Q:
    return Q(**{f"{column}__gte": bounds.lo, f"{column}__lt": bounds.hi})


def _start(column: str, length: int) -> Substr:
    return Substr(column, 1, length, output_field=CharField())
