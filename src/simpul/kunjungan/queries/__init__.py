"""Reads of visits: rows for sync, rows for the recap, the history checks need, and pages."""

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
    told_children,
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
    "exists",
    "foto_facts",
    "list_conflicts",
    "list_kunjungan",
    "list_penimbangan",
    "list_sesi",
    "named_photos",
    "open_protected",
    "opening_dates",
    "person_penimbangan",
    "recap_rows",
    "snapshot_rows",
    "sync_rows",
    "told_children",
]
