"""The next opening days of a posyandu as the public reads them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from simpul.kernel.clock import add_months, month_of
from simpul.posyandu.rules import planned_opening


@dataclass(frozen=True, slots=True)
class HariBuka:
    """A planned opening day; `libur` names the holiday it falls on, '' for none."""

    tanggal: dt.date
    libur: str = ""


def next_days(
    pola: Mapping[str, int] | None, since: dt.date, count: int, holidays: Mapping[dt.date, str]
) -> list[HariBuka]:
    """The next `count` planned days on or after a date, one a month; empty without a pattern.

    A day that falls on a holiday stays in the list with the holiday's name: the pattern does not say where it moves.
    """
    if not pola:
        return []
    months = [add_months(month_of(since), ahead) for ahead in range(count + 1)]
    days = [planned_opening(pola, month) for month in months]
    return [HariBuka(day, holidays.get(day, "")) for day in days if day is not None and day >= since][:count]
