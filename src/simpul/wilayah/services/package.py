"""Reads the npm package idn-area-data, which `npm ci` puts beside the program."""

import csv
import datetime as dt
from pathlib import Path

from simpul.kernel.errors import SimpulError
from simpul.wilayah import errors
from simpul.wilayah.models import Wilayah
from simpul.wilayah.services.load import LoadResult, Progress, load_wilayah

PACKAGE = Path("node_modules/idn-area-data/data")
FILES = ("provinces.csv", "regencies.csv", "districts.csv", "villages.csv")

# Decree the package names as its newest source. 300.2.2-2430/2025 (23 June 2025) amends it for four islands
# only, so its list of places is the one in force.
DASAR_HUKUM = "Kepmendagri 300.2.2-2138 Tahun 2025, diubah dengan 300.2.2-2430 Tahun 2025"
SAH_DARI = dt.date(2025, 4, 25)


def load_from_package(progress: Progress | None = None, folder: Path | None = None) -> LoadResult:
    """Load every place of the package; `missing` counts current places that it no longer lists.

    Raises `wilayah.data_tidak_ada` when `npm ci` was not run.
    """
    rows = read_package(folder or _find_package())
    result = load_wilayah(rows, sah_dari=SAH_DARI, dasar_hukum=DASAR_HUKUM, progress=progress)
    listed = {kode for kode, _ in rows}
    current = Wilayah.objects.filter(sah_sampai__isnull=True, tingkat__gt=0).values_list("jalur", flat=True)
    return result.with_missing(sorted(set(current) - listed))


def read_package(folder: Path) -> list[tuple[str, str]]:
    """(code, printed name) of every place; raises `wilayah.data_tidak_ada`."""
    rows: list[tuple[str, str]] = []
    for name in FILES:
        file = folder / name
        if not file.is_file():
            raise SimpulError(errors.DATA_TIDAK_ADA, berkas=name)
        with file.open(encoding="utf-8", newline="") as lines:
            rows.extend((line["code"], line["name"]) for line in csv.DictReader(lines))
    return rows


def _find_package() -> Path:
    """The package under the project's folder, or under the folder the program was started in."""
    project = Path(__file__).parents[4]
    return next((base / PACKAGE for base in (project, Path.cwd()) if (base / PACKAGE).is_dir()), project / PACKAGE)
