"""Real places for tests, from the package: Kabupaten Gunung Mas, small enough to load in a blink."""

import datetime as dt
from functools import cache
from pathlib import Path

from simpul.wilayah.services import LoadResult, load_wilayah
from simpul.wilayah.services.package import PACKAGE, read_package

PROJECT = Path(__file__).parents[2]
GUNUNG_MAS = "62.10"
GUNUNG_MAS_KAB_ID = 338
KURUN = "62.10.02"
KALIMANTAN_TENGAH = "62"
DECREE = "Kepmendagri 300.2.2-2138 Tahun 2025"
SINCE = dt.date(2025, 4, 25)


@cache
def package_rows() -> tuple[tuple[str, str], ...]:
    """Every (code, name) of the package as `npm ci` installed it."""
    return tuple(read_package(PROJECT / PACKAGE))


@cache
def rows_of(kode: str) -> tuple[tuple[str, str], ...]:
    """A place, what lies in it and what lies above it."""
    return tuple(
        (k, name) for k, name in package_rows() if f"{k}.".startswith(f"{kode}.") or f"{kode}.".startswith(f"{k}.")
    )


def load_gunung_mas() -> LoadResult:
    """12 kecamatan and 127 desa and kelurahan with their regency and province."""
    return load_wilayah(rows_of(GUNUNG_MAS), sah_dari=SINCE, dasar_hukum=DECREE)
