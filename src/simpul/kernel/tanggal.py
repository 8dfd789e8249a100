"""Dates as papers write them. A wrong weekday is kept and said, never corrected by a program."""

import datetime as dt
import re

from simpul.kernel.clock import MONTH_NAMES, date_in_words

DAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_SPELLINGS = {name.lower(): number for number, name in enumerate(DAY_NAMES)} | {
    "jum'at": 4, "jum’at": 4, "ahad": 6, "saptu": 5, "rebo": 2,
}  # fmt: skip
_MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)} | {"nopember": 11, "pebruari": 2}
_MONTHS |= {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)} | {"agt": 8, "ags": 8}
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)")
_WORDS = re.compile(r"(?<!\d)(\d{1,2})\s+([A-Za-z]{3,})\.?\s+(\d{4})(?!\d)")


_NAME = r"([A-Za-z]+['’]?[A-Za-z]*)"
_DAY = re.compile(rf"^\s*{_NAME}(?!\s+ke)|\bhari\s+{_NAME}|{_NAME}\s*,?\s*(?:tanggal\s+)?(?=\d)", re.IGNORECASE)


def weekday_name(date: dt.date) -> str:
    """'Rabu'."""
    return DAY_NAMES[date.weekday()]


def full_date(date: dt.date) -> str:
    """'Rabu, 10 Desember 2025', as a letter writes it; the weekday is always the date's own."""
    return f"{weekday_name(date)}, {date_in_words(date)}"


def weekday_in(text: str) -> int | None:
    """The weekday (0 is Monday) that a text names: at its beginning, behind the word "hari", or in front of a date.

    None when it names none; "minggu kedua" is a week and not a day.
    """
    for found in _DAY.finditer(text):
        number = _SPELLINGS.get(found[found.lastindex or 0].lower())
        if number is not None:
            return number
    return None


def typed_date(text: str) -> dt.date | None:
    """A date of a form, as a browser sends it (2025-12-10) or as a person writes it; None when it is none."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return date_in(text)


def date_in(text: str) -> dt.date | None:
    """The date in a text such as "Selasa, 10 Desember 2025" or "10/12/2025" (day first); None when there is none."""
    found = written_date(text)
    return found[1] if found else None


def written_date(text: str) -> tuple[str, dt.date | None] | None:
    """The words of a text that are a date and the date they mean, None for a day that no month has (31 Juni)."""
    found = _WORDS.search(text)
    month = _MONTHS.get(found[2].lower()) if found else None
    if found is None or month is None:
        found = _NUMBERS.search(text)
        month = int(found[2]) if found else None
    if found is None or month is None:
        return None
    try:
        return found[0], dt.date(int(found[3]), month, int(found[1]))
    except ValueError:
        return found[0], None
