"""A month as a grid of weeks, Monday first."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simpul.kernel.clock import add_months, month_of


@dataclass(frozen=True, slots=True)
class Isi:
    """One thing on a day; `jenis` is "buka", "dibuka" (it did open) or "kegiatan"."""

    jenis: str
    kata: str
    alamat: str = ""


@dataclass(frozen=True, slots=True)
class Hari:
    """A cell of the grid; `luar` when it belongs to the month before or after."""

    tanggal: dt.date
    luar: bool
    isi: tuple[Isi, ...]


def weeks_of(month: dt.date, things: Iterable[tuple[dt.date, Isi]]) -> list[list[Hari]]:
    """The weeks that hold a month, each of seven days, with what is on each day in the order given."""
    first = month_of(month)
    end = add_months(first, 1)
    held: Mapping[dt.date, list[Isi]] = _by_day(things)
    day = first - dt.timedelta(days=first.weekday())
    weeks: list[list[Hari]] = []
    while day < end:
        week = [day + dt.timedelta(days=place) for place in range(7)]
        weeks.append([Hari(one, month_of(one) != first, tuple(held.get(one, ()))) for one in week])
        day += dt.timedelta(days=7)
    return weeks


def _by_day(things: Iterable[tuple[dt.date, Isi]]) -> dict[dt.date, list[Isi]]:
    found: defaultdict[dt.date, list[Isi]] = defaultdict(list)
    for day, one in things:
        found[day].append(one)
    return dict(found)
