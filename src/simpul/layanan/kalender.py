"""Working days: when the first answer to a request is due."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

import holidays as national

SATURDAY = 5
DAYS_A_WEEK = 7
LANGUAGE = "id"


def first_answer_deadline(received_date: dt.date, days: int, holidays: Collection[dt.date]) -> dt.date:
    """The last day for a first answer: `days` working days after the day of receipt, which does not count.

    Saturday, Sunday and `holidays` are not working days. Zero days is the day of receipt itself. Raises
    `ValueError` for a negative number.
    """
    if days < 0:
        raise ValueError("days must not be negative")
    day = received_date
    while days:
        day += dt.timedelta(days=1)
        if is_working_day(day, holidays):
            days -= 1
    return day


def working_days_between(start: dt.date, end: dt.date, holidays: Collection[dt.date]) -> int:
    """Working days after `start` up to and including `end`; 0 when `end` is not later."""
    if end <= start:
        return 0
    weeks, rest = divmod((end - start).days, DAYS_A_WEEK)
    weekdays = weeks * SATURDAY + sum((start.weekday() + step) % DAYS_A_WEEK < SATURDAY for step in range(1, rest + 1))
    free = _free_weekdays(frozenset(holidays))
    return weekdays - (bisect_right(free, end) - bisect_right(free, start))


@lru_cache(maxsize=16)
def _free_weekdays(holidays: frozenset[dt.date]) -> list[dt.date]:
    """Holidays that take a working day, in order: a list of requests asks for them line by line."""
    return sorted(day for day in holidays if day.weekday() < SATURDAY)


def is_working_day(day: dt.date, holidays: Collection[dt.date]) -> bool:
    """Whether offices work on that day."""
    return day.weekday() < SATURDAY and day not in holidays


def load_holidays(
    year_from: int, year_to: int, regional: Mapping[dt.date, str] | Iterable[tuple[dt.date, str]] = ()
) -> dict[dt.date, str]:
    """Holidays by date with their Indonesian names, both years included: national holidays and joint leave
    (`cuti bersama`) from the table of the `holidays` package, and over them the region's own days.
    """
    years = range(year_from, year_to + 1)
    table = national.country_holidays("ID", years=years, categories=("public", "government"), language=LANGUAGE)
    return dict(sorted({**dict(table), **dict(regional)}.items()))
