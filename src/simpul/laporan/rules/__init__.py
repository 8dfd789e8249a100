"""Pure rules of laporan: rates with their definitions, small numbers, activities, the signed report."""

from simpul.laporan.rules.activity import Hitungan, JenisKegiatan, Kegiatan, tell
from simpul.laporan.rules.field import BulanBidang, field_figures
from simpul.laporan.rules.rates import AGE_GROUPS, Rate, age_group, figure_of, rate_of, rates_of, scaled
from simpul.laporan.rules.report import (
    canonical_json,
    fingerprint,
    late_changes,
    report_number,
)
from simpul.laporan.rules.small import HIDDEN, LIMIT, hidden_cells, hides_rate, shown
from simpul.laporan.rules.summary import REGISTRY, Keadaan, attention, changes, is_moving

__all__ = [
    "AGE_GROUPS",
    "HIDDEN",
    "LIMIT",
    "REGISTRY",
    "BulanBidang",
    "Hitungan",
    "JenisKegiatan",
    "Keadaan",
    "Kegiatan",
    "Rate",
    "age_group",
    "attention",
    "canonical_json",
    "changes",
    "field_figures",
    "figure_of",
    "fingerprint",
    "hidden_cells",
    "hides_rate",
    "is_moving",
    "late_changes",
    "rate_of",
    "rates_of",
    "report_number",
    "scaled",
    "shown",
    "tell",
]
