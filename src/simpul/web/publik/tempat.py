"""From a public address to a village and its posyandu, through old codes and moves."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from simpul.informasi.queries import TampilInfo, is_open, tampil_of
from simpul.informasi.rules.alamat import posyandu_address, slug_of
from simpul.informasi.rules.jadwal import HariBuka, next_days
from simpul.layanan.kalender import load_holidays
from simpul.posyandu.queries import PosyanduInfo, posyandu_under
from simpul.posyandu.queries.registry import moved_from
from simpul.posyandu.rules import StatusPosyandu
from simpul.wilayah.queries import Tingkat, WilayahRow, ancestors
from simpul.wilayah.queries.lineage import today_of_kode

_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")
DAYS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Letak:
    """A village with the places above it; `wilayah_ids` and `kab_ids` name where its notices may belong."""

    desa: WilayahRow
    atas: tuple[WilayahRow, ...]

    @property
    def wilayah_ids(self) -> list[int]:
        """The village and everything above it."""
        return [self.desa.id, *(place.id for place in self.atas)]

    @property
    def kab_ids(self) -> list[int]:
        """Regencies under which rows of these places are kept; 0 is a province's or the nation's."""
        return sorted({0, *(place.kab_id for place in (self.desa, *self.atas) if place.kab_id)})

    @property
    def sebutan(self) -> str:
        """'Kecamatan Kurun, Kabupaten Gunung Mas'."""
        return ", ".join(place.label for place in reversed(self.atas) if place.tingkat > Tingkat.PROVINSI)


@dataclass(frozen=True, slots=True)
class BarisPosyandu:
    """A posyandu as lists show it."""

    home: PosyanduInfo
    alamat: str
    hari: list[HariBuka]
    tampil: TampilInfo
    lain: list[tuple[str, list[HariBuka]]]


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The posyandu of one dusun and RW; `nama` is '' when the registry names neither."""

    nama: str
    baris: list[BarisPosyandu]


def villages_of(kode: str) -> list[WilayahRow]:
    """The desa of a code today; what an old code became; [] for what is no village's code."""
    if not _CODE.fullmatch(kode):
        return []
    return [place for place in today_of_kode(kode) if place.tingkat is Tingkat.DESA]


def is_shown(desa: WilayahRow) -> bool:
    """Whether the regency of a village shows its public pages."""
    return desa.kab_id is not None and is_open(desa.kab_id)


def letak_of(desa: WilayahRow) -> Letak:
    """A village with what lies above it."""
    return Letak(desa, tuple(ancestors(desa.id)))


def working(desa: WilayahRow) -> list[PosyanduInfo]:
    """The posyandu of a village that are open, by path."""
    return [home for home in posyandu_under(desa.id) if home.status is StatusPosyandu.AKTIF]


def rows_of(homes: list[PosyanduInfo], today: dt.date) -> list[BarisPosyandu]:
    """Posyandu with their next days; one read for all of them."""
    shown = tampil_of({home.kab_id for home in homes}, [home.id for home in homes])
    return [
        BarisPosyandu(
            home,
            posyandu_address(home.jalur),
            days_of(home, today),
            shown.get(home.id, TampilInfo()),
            others_of(home, today),
        )
        for home in homes
    ]


def grouped(rows: Iterable[BarisPosyandu]) -> list[Kelompok]:
    """By dusun and RW; those that name neither stand last."""
    found: dict[str, list[BarisPosyandu]] = {}
    for row in sorted(rows, key=lambda one: (not (one.home.dusun or one.home.rw), one.home.dusun, one.home.rw)):
        found.setdefault(part_of_village(row.home), []).append(row)
    return [Kelompok(nama, group) for nama, group in found.items()]


def part_of_village(home: PosyanduInfo) -> str:
    """'Dusun Hilir, RW 03'."""
    rw = f"RW {home.rw}" if home.rw[:1].isdecimal() else home.rw
    return ", ".join(part for part in (home.dusun, rw) if part)


def days_of(home: PosyanduInfo, today: dt.date) -> list[HariBuka]:
    """The next opening days of a posyandu."""
    return next_days(home.pola_buka, today, DAYS_SHOWN, holidays_from(today.year, home.acuan.libur_daerah))


def others_of(home: PosyanduInfo, today: dt.date) -> list[tuple[str, list[HariBuka]]]:
    """Further days for a group, in words and the next of each."""
    holidays = holidays_from(today.year, home.acuan.libur_daerah)
    return [(one.kata, next_days(one.pola, today, 1, holidays)) for one in home.buka_lain]


@lru_cache(maxsize=32)
def holidays_from(year: int, regional: tuple[tuple[dt.date, str], ...]) -> Mapping[dt.date, str]:
    """Holidays of a year and the next one."""
    return load_holidays(year, year + 1, regional)


def posyandu_at(villages: list[WilayahRow], kunci: str) -> PosyanduInfo | None:
    """The posyandu of a number, or of a name that only one there has; one that moved away is found where it is now."""
    number = int(kunci) if kunci.isascii() and kunci.isdecimal() and len(kunci) <= len("9999") else 0
    homes = [home for desa in villages for home in posyandu_under(desa.id)]
    if not number:
        named = [home for home in homes if slug_of(home.nama) == kunci.lower()]
        return named[0] if len(named) == 1 else None
    here = [home for home in homes if home.nomor_urut == number]
    if here:
        return here[0]
    moved = (moved_from(desa.kab_id, desa.id, number) for desa in villages if desa.kab_id)
    return next((home for home in moved if home), None)
