"""Loading the official lists of places; the command line comes through here."""

from pathlib import Path

from simpul.jurnal.transactions import write_transaction
from simpul.wilayah import services
from simpul.wilayah.services import LoadResult
from simpul.wilayah.services.load import Progress

WAIT_SECONDS = 60.0  # an operator at the command line can wait for the kader's writes


def load_wilayah(progress: Progress | None = None, folder: Path | None = None) -> LoadResult:
    """Load or refresh every place from the package that `npm ci` installed, in one transaction."""
    with write_transaction(wait_seconds=WAIT_SECONDS):
        return services.load_from_package(progress, folder)


def import_kode_bps(file: Path) -> int:
    """Import the BPS codes of a CSV file, in one transaction; returns how many places got a code or a new one."""
    with write_transaction(wait_seconds=WAIT_SECONDS):
        result = services.import_kode_bps(file)
    return result.added + result.changed
