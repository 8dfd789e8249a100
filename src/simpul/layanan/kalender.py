"""Working days: when the first answer to a request is due."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

import holidays as national

SATURDAY = 5
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
    span = range(1, (end - start).days + 1)
    return sum(is_working_day(start + dt.timedelta(days=step), holidays) for step in span)


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
