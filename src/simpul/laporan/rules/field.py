"""The recap of one field, as its ketua bidang reads and approves it. Pure."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from simpul.laporan.rules.summary import is_moving
from simpul.layanan.indikator import IndicatorBook


@dataclass(frozen=True, slots=True)
class BulanBidang:
    """One field of one posyandu-month."""

    kab_id: int
    posyandu_id: UUID
    bulan: dt.date
    bidang: str


def field_figures(book: IndicatorBook, figures: Mapping[str, int], bidang: str) -> dict[str, int]:
    """The figures of one field that end with the month; what follows requests to this day is no part of its recap."""
    return {
        name: value
        for name, value in figures.items()
        if name in book.figures and book.figures[name].bidang == bidang and not is_moving(name)
    }
