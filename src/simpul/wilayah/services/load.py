"""Loads a list of places: new ones get a stable id, a changed name becomes a new version."""

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from importlib import resources
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from simpul.kernel.errors import SimpulError
from simpul.wilayah import errors
from simpul.wilayah.models import Wilayah, WilayahVersi
from simpul.wilayah.rules import (
    NASIONAL_ID,
    NASIONAL_NAMA,
    STRIDE,
    JenisWilayah,
    ReadPlace,
    Standar,
    Tingkat,
    fold_name,
    parent_kode,
    read_place,
)

Progress = Callable[[int, int], None]  # steps done, steps in all
BATCH = 5_000
_WILAYAH = (
    "id",
    "tingkat",
    "jenis",
    "induk_id",
    "nama",
    "nama_cari",
    "jalur",
    "kab_id",
    "zona_waktu",
    "sah_dari",
)
_VERSI = ("wilayah_id", "nama", "jenis", "induk_id", "sah_dari", "dasar_hukum")
_KODE = ("wilayah_id", "standar", "kode", "sah_dari")


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did, in places; `missing` are current codes the list does not name."""

    added: int
    renamed: int
    unchanged: int
    missing: tuple[str, ...] = ()

    def with_missing(self, kodes: Iterable[str]) -> "LoadResult":
        """The same result with the codes that were not in the list."""
        return replace(self, missing=tuple(kodes))


def load_wilayah(
    rows: Sequence[tuple[str, str]],
    *,
    sah_dari: dt.date,
    dasar_hukum: str,
    progress: Progress | None = None,
) -> LoadResult:
    """Load (Kemendagri code, printed name) pairs that are in force from `sah_dari` under `dasar_hukum`.

    A place is matched by its current code: a known one is never added twice, and a changed name closes the
    old version the day the new one starts. Places the list does not name stay as they are.
    Raises `wilayah.kode_salah`, `kode_ganda`, `induk_tidak_ada`, `nomor_belum_ada`, `tanggal_mundur`;
    then nothing was written.
    """
    places = _read(rows)
    with transaction.atomic():
        _ensure_nation(sah_dari, dasar_hukum)
        current = {place.jalur: place for place in Wilayah.objects.filter(sah_sampai__isnull=True)}
        new = _found([place for place in places if place.kode not in current], current, sah_dari)
        _insert(new, dasar_hukum, progress)
        changed = [(current[place.kode], place) for place in places if place.kode in current]
        changed = [(old, place) for old, place in changed if (old.nama, old.jenis) != (place.nama, place.jenis)]
        _rename(changed, sah_dari, dasar_hukum)
    if progress and not new:
        progress(len(places), len(places))
    return LoadResult(len(new), len(changed), len(places) - len(new) - len(changed))


def _read(rows: Sequence[tuple[str, str]]) -> list[ReadPlace]:
    """Places by code, so that a parent comes before its children; raises `wilayah.kode_ganda`."""
    places = {}
    for kode, name in rows:
        if kode in places:
            raise SimpulError(errors.KODE_GANDA, kode=kode)
        places[kode] = read_place(kode, name)
    return [places[kode] for kode in sorted(places)]


def _ensure_nation(sah_dari: dt.date, dasar_hukum: str) -> None:
    nation, is_new = Wilayah.objects.get_or_create(
        id=NASIONAL_ID,
        defaults={
            "tingkat": Tingkat.NASIONAL,
            "jenis": JenisWilayah.NASIONAL,
            "nama": NASIONAL_NAMA,
            "nama_cari": fold_name(NASIONAL_NAMA),
            "jalur": "",
            "zona_waktu": "WIB",  # the capital's, for dates of the nation as a whole
            "sah_dari": sah_dari,
        },
    )
    if is_new:
        _write("wilayah_wilayahversi", _VERSI, [_version_of(nation, dasar_hukum)])


def _found(places: Sequence[ReadPlace], current: dict[str, Wilayah], sah_dari: dt.date) -> list[Wilayah]:
    """Unsaved rows with ids for places not known before."""
    numbering = _Numbering()
    known = dict(current)
    for place in places:
        parent = known.get(parent_kode(place.kode))
        if parent is None:
            raise SimpulError(errors.INDUK_TIDAK_ADA, kode=place.kode)
        wilayah_id, kab_id = numbering.take(place, parent)
        known[place.kode] = Wilayah(
            id=wilayah_id,
            tingkat=place.tingkat,
            jenis=place.jenis,
            induk_id=parent.id,
            nama=place.nama,
            nama_cari=place.nama_cari,
            jalur=place.kode,
            kab_id=kab_id,
            zona_waktu=numbering.zona_waktu(place, parent),
            sah_dari=sah_dari,
        )
    return [known[place.kode] for place in places]


class _Numbering:
    """Gives ids: regencies and provinces from the committed tables, the rest counted inside their regency."""

    def __init__(self) -> None:
        self._provinces = {line["kode"]: line for line in read_table("provinsi.csv")}
        self._regencies = {line["kode"]: int(line["kab_id"]) for line in read_table("kab_id.csv")}
        below = Wilayah.objects.filter(tingkat__gt=Tingkat.KABUPATEN, kab_id__isnull=False).order_by()
        self._last: dict[int, int] = {
            kab_id: last for kab_id, last in below.values_list("kab_id").annotate(last=Max("id")) if kab_id is not None
        }

    def take(self, place: ReadPlace, parent: Wilayah) -> tuple[int, int | None]:
        """(id, kab_id) of a new place; raises `wilayah.nomor_belum_ada` where a table lacks it."""
        try:
            if place.tingkat is Tingkat.PROVINSI:
                return int(self._provinces[place.kode]["id"]), None
            if place.tingkat is Tingkat.KABUPATEN:
                kab_id = self._regencies[place.kode]
                return kab_id, kab_id
        except KeyError as error:
            raise SimpulError(errors.NOMOR_BELUM_ADA, kode=place.kode) from error
        assert parent.kab_id is not None  # noqa: S101 (a parent at or below a regency always has one)
        wilayah_id = self._last.get(parent.kab_id, parent.kab_id * STRIDE) + 1
        self._last[parent.kab_id] = wilayah_id
        return wilayah_id, parent.kab_id

    def zona_waktu(self, place: ReadPlace, parent: Wilayah) -> str:
        """WIB, WITA or WIT: the province's own, inherited downwards."""
        if place.tingkat is Tingkat.PROVINSI:
            return self._provinces[place.kode]["zona_waktu"]
        return parent.zona_waktu


def read_table(name: str) -> list[dict[str, str]]:
    """Lines of a committed table in `wilayah/data`."""
    text = (resources.files("simpul.wilayah") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _insert(places: Sequence[Wilayah], dasar_hukum: str, progress: Progress | None) -> None:
    """Write places with their first version and code, in slices so that progress can be told."""
    for start in range(0, len(places), BATCH):
        batch = places[start : start + BATCH]
        _write("wilayah_wilayah", _WILAYAH, [tuple(getattr(place, name) for name in _WILAYAH) for place in batch])
        _write("wilayah_wilayahversi", _VERSI, [_version_of(place, dasar_hukum) for place in batch])
        _write("wilayah_wilayahkode", _KODE, [(p.id, Standar.KEMENDAGRI, p.jalur, p.sah_dari) for p in batch])
        if progress:
            progress(start + len(batch), len(places))


def _version_of(place: Wilayah, dasar_hukum: str) -> tuple[Any, ...]:
    return place.id, place.nama, place.jenis, place.induk_id, place.sah_dari, dasar_hukum


def _write(table: str, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert many plain rows; the object mapper needs four times as long for 275,000 of them."""
    quote = connection.ops.quote_name
    target = f"{quote(table)} ({', '.join(quote(name) for name in names)})"
    plain = [tuple(_plain(value) for value in row) for row in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {target} FROM STDIN") as stream:
                for row in plain:
                    stream.write_row(row)
        else:
            slots = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {target} VALUES ({slots})", plain)  # noqa: S608 (own names)


def _plain(value: Any) -> Any:
    """A value as both database drivers take it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _rename(changed: Sequence[tuple[Wilayah, ReadPlace]], sah_dari: dt.date, dasar_hukum: str) -> None:
    """Close the running versions and open new ones; a name told twice for one day is a correction."""
    versions = {
        version.wilayah_id: version
        for version in WilayahVersi.objects.filter(
            wilayah_id__in=[old.id for old, _ in changed], sah_sampai__isnull=True
        )
    }
    opened: list[tuple[Any, ...]] = []
    for old, place in changed:
        running = versions[old.id]
        if running.sah_dari > sah_dari:
            raise SimpulError(errors.TANGGAL_MUNDUR, kode=old.jalur, tanggal=running.sah_dari.isoformat())
        old.nama, old.nama_cari, old.jenis = place.nama, place.nama_cari, place.jenis
        if running.sah_dari == sah_dari:
            running.nama, running.jenis, running.dasar_hukum = place.nama, place.jenis, dasar_hukum
        else:
            running.sah_sampai = sah_dari
            opened.append((old.id, old.nama, old.jenis, old.induk_id, sah_dari, dasar_hukum))
    WilayahVersi.objects.bulk_update(versions.values(), ["nama", "jenis", "dasar_hukum", "sah_sampai"], batch_size=500)
    _write("wilayah_wilayahversi", _VERSI, opened)
    Wilayah.objects.bulk_update([old for old, _ in changed], ["nama", "nama_cari", "jenis"], batch_size=500)
