"""Reads of informasi. Typed rows cross the border, models do not."""

from simpul.informasi.queries.kabar import KabarInfo, find_kabar, list_kabar, public_kabar
from simpul.informasi.queries.tampil import (
    TampilInfo,
    Telepon,
    closed_regencies,
    is_open,
    numbers_shown,
    open_setting,
    tampil_of,
)

__all__ = [
    "KabarInfo",
    "TampilInfo",
    "Telepon",
    "closed_regencies",
    "find_kabar",
    "is_open",
    "list_kabar",
    "numbers_shown",
    "open_setting",
    "public_kabar",
    "tampil_of",
]
