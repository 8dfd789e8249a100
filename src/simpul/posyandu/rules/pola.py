"""Opening-day pattern: which day of each month a posyandu plans to open.

A pattern is `{"minggu_ke": 2, "hari": 3}` (the second Wednesday; `hari` 1 is Monday to 7 Sunday, `minggu_ke` 5 is the
last such day of the month) or `{"tanggal": 12}` (a date; in a shorter month its last day).
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from simpul.kernel.clock import add_months, month_of
from simpul.kernel.errors import SimpulError
from simpul.kernel.tanggal import DAY_NAMES
from simpul.posyandu import errors
from simpul.posyandu.rules.words import KELOMPOK_BUKA_NAMES, KelompokBuka

Pola = dict[str, int]
LAST_WEEK = 5
MOST_OTHERS = 6
LONGEST_PLACE = 80


@dataclass(frozen=True, slots=True)
class BukaLain:
    """A further opening day beside the main one: for a group, at a place ('' is the usual one)."""

    kelompok: KelompokBuka
    pola: Pola
    tempat: str = ""

    @property
    def kata(self) -> str:
        """'Lansia: Kamis minggu ke-3, di pustu'."""
        words = f"{KELOMPOK_BUKA_NAMES[self.kelompok]}: {describe_pola(self.pola)}"
        return f"{words}, di {self.tempat}" if self.tempat else words


def check_buka_lain(others: Iterable[BukaLain]) -> tuple[BukaLain, ...]:
    """The further days with clean values, none twice; raises `posyandu.pola_salah`, `posyandu.pola_banyak`."""
    found = []
    for one in others:
        pola = check_pola(one.pola)
        if pola is None:
            raise SimpulError(errors.POLA_SALAH)
        found.append(BukaLain(one.kelompok, pola, " ".join(one.tempat.split())[:LONGEST_PLACE]))
    if len(found) > MOST_OTHERS:
        raise SimpulError(errors.POLA_BANYAK, batas=MOST_OTHERS)
    return tuple(one for place, one in enumerate(found) if one not in found[:place])


def read_buka_lain(stored: Iterable[Mapping[str, Any]]) -> tuple[BukaLain, ...]:
    """The further days of a row as they were stored by `write_buka_lain`."""
    return tuple(BukaLain(KelompokBuka(one["kelompok"]), one["pola"], one["tempat"]) for one in stored)


def write_buka_lain(others: Iterable[BukaLain]) -> list[dict[str, Any]]:
    """Plain JSON of the further days."""
    return [{"kelompok": one.kelompok.value, "pola": one.pola, "tempat": one.tempat} for one in others]


def check_pola(pola: Mapping[str, int] | None) -> Pola | None:
    """The pattern when it is one of the two shapes; raises `posyandu.pola_salah`."""
    if pola is None:
        return None
    match dict(pola):
        case {"minggu_ke": int(week), "hari": int(day), **rest} if not rest:
            if 1 <= week <= LAST_WEEK and 1 <= day <= 7:
                return {"minggu_ke": week, "hari": day}
        case {"tanggal": int(date), **rest} if not rest:
            if 1 <= date <= 31:
                return {"tanggal": date}
    raise SimpulError(errors.POLA_SALAH)


def planned_opening(pola: Mapping[str, int] | None, month: dt.date) -> dt.date | None:
    """The planned opening date in the month of `month`; None without a pattern."""
    return _in_month(pola, month_of(month)) if pola else None


def next_opening(pola: Mapping[str, int] | None, since: dt.date) -> dt.date | None:
    """The first planned opening date on or after `since`; None without a pattern."""
    if not pola:
        return None
    first = month_of(since)
    this_month = _in_month(pola, first)
    return this_month if this_month >= since else _in_month(pola, add_months(first, 1))


def describe_pola(pola: Mapping[str, int] | None) -> str:
    """'Rabu minggu ke-2', 'Senin terakhir', 'tanggal 12', or 'belum ditetapkan'."""
    if not pola:
        return "belum ditetapkan"
    if "tanggal" in pola:
        return f"tanggal {pola['tanggal']}"
    day = DAY_NAMES[pola["hari"] - 1]
    return f"{day} terakhir" if pola["minggu_ke"] == LAST_WEEK else f"{day} minggu ke-{pola['minggu_ke']}"


def _in_month(pola: Mapping[str, int], first: dt.date) -> dt.date:
    days = calendar.monthrange(first.year, first.month)[1]
    if "tanggal" in pola:
        return first.replace(day=min(pola["tanggal"], days))
    offset = (pola["hari"] - first.isoweekday()) % 7
    day = 1 + offset + 7 * (pola["minggu_ke"] - 1)
    return first.replace(day=day if day <= days else day - 7)
