"""Reads of laporan: figures with the ids behind them, sums of places, signed reports."""

from simpul.laporan.queries.activities import activities
from simpul.laporan.queries.content import late_figures, report_content
from simpul.laporan.queries.fields import RekapBidangInfo, field_recap, rekap_bidang_of
from simpul.laporan.queries.figures import (
    RekapRow,
    complete_until,
    gulung_of,
    ids_behind,
    rekap_of,
    rekap_rows,
)
from simpul.laporan.queries.months import kader_present, month_sets
from simpul.laporan.queries.places import (
    PlaceFigures,
    PlaceRow,
    PosyanduRow,
    is_open_figure,
    last_day,
    place_figures,
    posyandu_rows,
    sum_figures,
)
from simpul.laporan.queries.reports import (
    LaporanInfo,
    ReportState,
    Verification,
    find_laporan,
    laporan_versions,
    report_states,
    snapshot_rows,
    sync_rows,
    verify_kode,
)
from simpul.laporan.queries.standing import TahunBerjalan, active_fields, approved_months, first_approvals, year_of_work

__all__ = [
    "LaporanInfo",
    "PlaceFigures",
    "PlaceRow",
    "PosyanduRow",
    "RekapBidangInfo",
    "RekapRow",
    "ReportState",
    "TahunBerjalan",
    "Verification",
    "active_fields",
    "activities",
    "approved_months",
    "complete_until",
    "field_recap",
    "find_laporan",
    "first_approvals",
    "gulung_of",
    "ids_behind",
    "is_open_figure",
    "kader_present",
    "laporan_versions",
    "last_day",
    "late_figures",
    "month_sets",
    "place_figures",
    "posyandu_rows",
    "rekap_bidang_of",
    "rekap_of",
    "rekap_rows",
    "report_content",
    "report_states",
    "snapshot_rows",
    "sum_figures",
    "sync_rows",
    "verify_kode",
    "year_of_work",
]
