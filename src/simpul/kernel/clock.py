"""The only place that reads the clock."""

import datetime as dt
from zoneinfo import ZoneInfo

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
MONTH_NAMES = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def now() -> dt.datetime:
    """The present moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def today(zone: str) -> dt.date:
    """Today's date in `WIB`, `WITA` or `WIT`."""
    return now().astimezone(ZoneInfo(ZONES[zone])).date()


def local_time(moment: dt.datetime, zone: str) -> dt.datetime:
    """What the clock on the wall says in `WIB`, `WITA` or `WIT`: for reading, so without a zone of its own.

    A template would turn an aware moment back into UTC.
    """
    return moment.astimezone(ZoneInfo(ZONES[zone])).replace(tzinfo=None)


def local_date(moment: dt.datetime, zone: str) -> dt.date:
    """The date of a moment in `WIB`, `WITA` or `WIT`."""
    return moment.astimezone(ZoneInfo(ZONES[zone])).date()


def date_in_words(date: dt.date) -> str:
    """'26 November 2026'."""
    return f"{date.day} {MONTH_NAMES[date.month - 1]} {date.year}"


def month_of(date: dt.date) -> dt.date:
    """The first day of the month, which is how a month is named everywhere."""
    return date.replace(day=1)


def add_months(month: dt.date, count: int) -> dt.date:
    """The first day of the month `count` months away."""
    index = month.year * 12 + month.month - 1 + count
    return dt.date(index // 12, index % 12 + 1, 1)
