"""Reads of places. Typed rows cross the border, models do not."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from simpul.kernel.errors import SimpulError
from simpul.wilayah import errors
from simpul.wilayah.models import Wilayah, WilayahKode, WilayahVersi
from simpul.wilayah.rules import (
    NASIONAL_ID,
    Bounds,
    JenisWilayah,
    Standar,
    Tingkat,
    ancestor_jalur,
    bounds_of,
    fold_name,
    fold_query,
    label_of,
)

__all__ = [
    "ATTRIBUTION",
    "ATTRIBUTION_URL",
    "NASIONAL_ID",
    "Bounds",
    "JenisWilayah",
    "Standar",
    "Tingkat",
    "WilayahRow",
    "ancestor_ids",
    "ancestors",
    "children",
    "count_by_tingkat",
    "descendants",
    "full_label",
    "full_labels",
    "is_under",
    "kab_ids_under",
    "kode_at",
    "labels",
    "name_at",
    "names_at",
    "search",
    "subtree_bounds",
    "wilayah_by_id",
    "wilayah_by_ids",
    "wilayah_by_kode",
    "wilayah_ids_by_kode",
]

# Open Database License 1.0, 4.3: whoever sees the data is told where it comes from.
ATTRIBUTION = (
    "Data wilayah: idn-area-data (fityannugroho dan para penyumbang), lisensi Open Database License (ODbL) 1.0, "
    "menurut Kepmendagri 300.2.2-2138 Tahun 2025."
)
ATTRIBUTION_URL = "https://github.com/fityannugroho/idn-area-data/blob/main/data/LICENSE.md"

_FIELDS = ("id", "tingkat", "jenis", "nama", "jalur", "induk_id", "kab_id", "zona_waktu")
_AFTER_PREFIX = "~"  # greater than every sign a folded name or a code may hold


@dataclass(frozen=True, slots=True)
class WilayahRow:
    """A place today. `jalur` is also its Kemendagri code; `zona_waktu` is WIB, WITA or WIT."""

    id: int
    tingkat: Tingkat
    jenis: JenisWilayah
    nama: str
    jalur: str
    induk_id: int | None
    kab_id: int | None
    zona_waktu: str

    @property
    def kode(self) -> str:
        """Current Kemendagri code, empty for the nation."""
        return self.jalur

    @property
    def label(self) -> str:
        """Name with its title: 'Kabupaten Gunung Mas'."""
        return label_of(self.jenis, self.nama)

    @property
    def bounds(self) -> Bounds:
        """Range of the subtree."""
        return bounds_of(self.jalur)


def wilayah_by_id(wilayah_id: int) -> WilayahRow:
    """One place; raises `wilayah.tidak_ditemukan`."""
    rows = rows_of(places_now().filter(id=wilayah_id))
    if not rows:
        raise SimpulError(errors.TIDAK_DITEMUKAN, kode=str(wilayah_id))
    return rows[0]


def wilayah_by_ids(wilayah_ids: Iterable[int]) -> dict[int, WilayahRow]:
    """Places by id, those of the past too; an unknown id is simply absent."""
    return {row.id: row for row in rows_of(Wilayah.objects.filter(id__in=set(wilayah_ids)))}


def wilayah_by_kode(kode: str) -> WilayahRow:
    """The place that has this Kemendagri code today; raises `wilayah.tidak_ditemukan`."""
    rows = rows_of(places_now().filter(jalur=kode))
    if not rows or not kode:
        raise SimpulError(errors.TIDAK_DITEMUKAN, kode=kode)
    return rows[0]


def wilayah_ids_by_kode(kodes: Iterable[str]) -> dict[str, int]:
    """Ids of many current Kemendagri codes; an unknown code is absent."""
    return dict(places_now().filter(jalur__in=set(kodes)).values_list("jalur", "id"))


def subtree_bounds(wilayah_id: int) -> Bounds:
    """Range of `jalur` that holds the place and everything under it."""
    return wilayah_by_id(wilayah_id).bounds


def children(wilayah_id: int) -> list[WilayahRow]:
    """Places directly below, by code."""
    return rows_of(places_now().filter(induk_id=wilayah_id).order_by("jalur"))


def ancestors(wilayah_id: int) -> list[WilayahRow]:
    """Places above, from the nation down, without the place itself."""
    jalur = wilayah_by_id(wilayah_id).jalur
    return rows_of(places_now().filter(jalur__in=ancestor_jalur(jalur)).order_by("jalur"))


def ancestor_ids(wilayah_ids: Iterable[int]) -> dict[int, list[int]]:
    """Ids of the places above each place, from the nation down, without the place itself; two reads in all."""
    jalur = dict(places_now().filter(id__in=set(wilayah_ids)).values_list("id", "jalur"))
    wanted = {path for own in jalur.values() for path in ancestor_jalur(own)}
    found = dict(places_now().filter(jalur__in=wanted).values_list("jalur", "id"))
    return {
        wilayah_id: [found[path] for path in ancestor_jalur(own) if path in found] for wilayah_id, own in jalur.items()
    }


def descendants(wilayah_id: int, tingkat: Tingkat) -> list[WilayahRow]:
    """All places of one tier inside a place, by code."""
    return rows_of(_within(places_now(), subtree_bounds(wilayah_id)).filter(tingkat=tingkat).order_by("jalur"))


def is_under(wilayah_id: int, ancestor_id: int) -> bool:
    """Whether a place is the other or lies inside it."""
    rows = wilayah_by_ids([wilayah_id, ancestor_id])
    if len(rows) < len({wilayah_id, ancestor_id}):
        return False
    return rows[ancestor_id].bounds.contains(rows[wilayah_id].jalur)


def kab_ids_under(wilayah_id: int) -> list[int]:
    """Regencies in which the data of places under this place was founded, sorted.

    A page over a place names these; after a split they may be regencies outside it.
    """
    if wilayah_id == NASIONAL_ID:
        places = places_now().filter(id__lt=NASIONAL_ID, tingkat=Tingkat.KABUPATEN)
    else:
        places = _within(places_now(), subtree_bounds(wilayah_id)).filter(kab_id__isnull=False)
    found = set(places.order_by().values_list("kab_id", flat=True).distinct())
    return sorted(kab_id for kab_id in found if kab_id is not None)


def name_at(wilayah_id: int, date: dt.date) -> str:
    """Name with its title on a date; before the first version known, the first known name."""
    return names_at([wilayah_id], date).get(wilayah_id) or wilayah_by_id(wilayah_id).label


def names_at(wilayah_ids: Iterable[int], date: dt.date) -> dict[int, str]:
    """`name_at` for many places in one read."""
    names: dict[int, str] = {}
    versions = WilayahVersi.objects.filter(wilayah_id__in=set(wilayah_ids)).order_by("wilayah_id", "sah_dari")
    for wilayah_id, jenis, nama, since in versions.values_list("wilayah_id", "jenis", "nama", "sah_dari"):
        if wilayah_id not in names or since <= date:
            names[wilayah_id] = label_of(JenisWilayah(jenis), nama)
    return names


def kode_at(wilayah_id: int, standar: Standar, date: dt.date) -> str | None:
    """Code of a place under a standard on a date, or None; before the first one known, the first."""
    codes = WilayahKode.objects.filter(wilayah_id=wilayah_id, standar=standar).order_by("sah_dari")
    found: str | None = None
    for kode, since, until in codes.values_list("kode", "sah_dari", "sah_sampai"):
        if found is None or since <= date:
            found = kode if until is None or date < until else None
    return found


def former_codes(wilayah_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Kemendagri codes that places had before, whenever that was; today's is not among them."""
    rows = WilayahKode.objects.filter(
        wilayah_id__in=set(wilayah_ids), standar=Standar.KEMENDAGRI, sah_sampai__isnull=False
    )
    found: dict[int, set[str]] = {}
    for wilayah_id, kode in rows.values_list("wilayah_id", "kode"):
        found.setdefault(wilayah_id, set()).add(kode)
    return {wilayah_id: frozenset(codes) for wilayah_id, codes in found.items()}


def labels(wilayah_ids: Iterable[int]) -> dict[int, str]:
    """Names with titles for many places in one read."""
    return {wilayah_id: row.label for wilayah_id, row in wilayah_by_ids(wilayah_ids).items()}


def full_label(wilayah_id: int) -> str:
    """'Desa Tumbang Empas, Kecamatan Kurun, Kabupaten Gunung Mas, Provinsi Kalimantan Tengah'."""
    return full_labels([wilayah_by_id(wilayah_id)])[wilayah_id]


def full_labels(places: Iterable[WilayahRow]) -> dict[int, str]:
    """The full label of many places in one read, without the nation above them."""
    paths = {place: ancestor_jalur(place.jalur)[:0:-1] for place in places}
    wanted = {path for above in paths.values() for path in above}
    names = {row.jalur: row.label for row in rows_of(places_now().filter(jalur__in=wanted))}
    return {
        place.id: ", ".join([place.label, *(names[path] for path in above if path in names)])
        for place, above in paths.items()
    }


def count_by_tingkat() -> dict[Tingkat, int]:
    """How many places of each tier exist today."""
    counted = places_now().values_list("tingkat").annotate(count=Count("id")).order_by()
    return {Tingkat(tingkat): count for tingkat, count in counted}


def search(
    text: str, *, under: int | None = None, tingkat: Sequence[Tingkat] = (), limit: int = 20
) -> list[WilayahRow]:
    """Places by name or code, in any letter case, titles and marks ignored.

    Same name first, then names that begin so, then names that hold it; higher tiers before lower.
    """
    places = places_now().exclude(id=NASIONAL_ID)
    if under is not None:
        places = _within(places, subtree_bounds(under))
    if tingkat:
        places = places.filter(tingkat__in=tingkat)
    code = _code_of(text)
    if code:
        return rows_of(places.filter(jalur__gte=code, jalur__lt=code + _AFTER_PREFIX).order_by("jalur")[:limit])
    query = fold_query(text)
    if not query:
        return []
    return _search_name(places, query, fold_name(text), limit)


def _search_name(places: QuerySet[Wilayah], query: str, whole: str, limit: int) -> list[WilayahRow]:
    is_prefix = Q(nama_cari__gte=query, nama_cari__lt=query + _AFTER_PREFIX)
    is_prefix |= Q(nama_cari__gte=whole, nama_cari__lt=whole + _AFTER_PREFIX)
    rank = Case(When(nama_cari__in=[query, whole], then=Value(0)), default=Value(1), output_field=IntegerField())
    found = rows_of(places.filter(is_prefix).order_by(rank, "tingkat", "nama_cari", "jalur")[:limit])
    if len(found) == limit or len(query) < 3:
        return found
    rest = places.filter(nama_cari__contains=query).exclude(is_prefix).order_by("tingkat", "nama_cari", "jalur")
    return found + rows_of(rest[: limit - len(found)])


def _code_of(text: str) -> str:
    """A typed code with its dots ('6210' -> '62.10'), or '' when the text is no code."""
    typed = text.strip()
    if re.fullmatch(r"\d{2}(\.\d{1,4}){0,3}\.?", typed):
        return typed.rstrip(".")
    if re.fullmatch(r"\d{2,10}", typed):
        parts = [typed[:2], typed[2:4], typed[4:6], typed[6:]]
        return ".".join(part for part in parts if part)
    return ""


def places_now() -> QuerySet[Wilayah]:
    """Places that exist today; for the queries of this package."""
    return Wilayah.objects.filter(sah_sampai__isnull=True)


def _within(places: QuerySet[Wilayah], bounds: Bounds) -> QuerySet[Wilayah]:
    return places.filter(jalur__gte=bounds.lo, jalur__lt=bounds.hi)


def rows_of(places: QuerySet[Wilayah]) -> list[WilayahRow]:
    """Typed rows; for the queries of this package."""
    return [
        WilayahRow(key, Tingkat(tier), JenisWilayah(kind), *rest)
        for key, tier, kind, *rest in places.values_list(*_FIELDS)
    ]
