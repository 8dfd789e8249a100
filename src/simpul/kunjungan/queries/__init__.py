"""Reads of visits: rows for sync, rows for the recap, the history checks need, and pages."""

from simpul.kunjungan.queries.archive import work_since
from simpul.kunjungan.queries.latest import latest_openings, openings_by_place
from simpul.kunjungan.queries.pages import (
    BarisKunjungan,
    BarisPenimbangan,
    BarisSesi,
    FotoKunjungan,
    foto_facts,
    list_conflicts,
    list_kunjungan,
    list_penimbangan,
    list_sesi,
    named_photos,
    open_protected,
    opening_dates,
    person_penimbangan,
    photos_by_place,
    told_children,
)
from simpul.kunjungan.queries.people import (
    carried_between,
    count_about,
    count_born_before,
    photos_about,
    rows_about,
)
from simpul.kunjungan.queries.recap import (
    HadirRekap,
    KunjunganRekap,
    RekapBulanan,
    SesiRekap,
    TimbangRekap,
    recap_rows,
)
from simpul.kunjungan.queries.rows import exists, snapshot_rows, sync_rows

__all__ = [
    "BarisKunjungan",
    "BarisPenimbangan",
    "BarisSesi",
    "FotoKunjungan",
    "HadirRekap",
    "KunjunganRekap",
    "RekapBulanan",
    "SesiRekap",
    "TimbangRekap",
    "carried_between",
    "count_about",
    "count_born_before",
    "exists",
    "foto_facts",
    "latest_openings",
    "list_conflicts",
    "list_kunjungan",
    "list_penimbangan",
    "list_sesi",
    "named_photos",
    "open_protected",
    "opening_dates",
    "openings_by_place",
    "person_penimbangan",
    "photos_about",
    "photos_by_place",
    "recap_rows",
    "rows_about",
    "snapshot_rows",
    "sync_rows",
    "told_children",
    "work_since",
]
