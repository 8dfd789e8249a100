"""Reads of laporan: figures with the ids behind them, sums of places, signed reports."""

from simpul.laporan.queries.figures import (
    RekapRow,
    complete_until,
    gulung_of,
    gulung_series,
    ids_behind,
    rekap_of,
    rekap_rows,
    sum_rows,
)
from simpul.laporan.queries.months import month_sets
from simpul.laporan.queries.reports import (
    LaporanInfo,
    Verification,
    find_laporan,
    laporan_versions,
    latest_laporan,
    snapshot_rows,
    sync_rows,
    verify_kode,
)

__all__ = [
    "LaporanInfo",
    "RekapRow",
    "Verification",
    "complete_until",
    "find_laporan",
    "gulung_of",
    "gulung_series",
    "ids_behind",
    "laporan_versions",
    "latest_laporan",
    "month_sets",
    "rekap_of",
    "rekap_rows",
    "snapshot_rows",
    "sum_rows",
    "sync_rows",
    "verify_kode",
]
