"""Dates that cannot be true, and the months a person counts in. Pure; the date of receipt is an argument."""

import datetime as dt
from typing import Final

from simpul.kernel.clock import add_months, month_of
from simpul.kernel.errors import SimpulError
from simpul.warga.errors import Galat

OLDEST_YEARS: Final = 120
# The phone's day may be ahead of the server's by the zones of Indonesia and a little clock error.
TOLERANCE_DAYS: Final = 1
# Work is sent late, but not this late: behind it is a broken clock or a mistyped year.
OLDEST_WORK_DAYS: Final = 5 * 366


def check_birth(birth: dt.date, received: dt.date) -> SimpulError | None:
    """A birth after the date of receipt, or more than 120 years before it."""
    if birth > received + dt.timedelta(days=TOLERANCE_DAYS):
        return SimpulError(Galat.LAHIR_DI_DEPAN, tanggal=birth.isoformat())
    if (birth.year + OLDEST_YEARS, birth.month, birth.day) < (received.year, received.month, received.day):
        return SimpulError(Galat.LAHIR_TERLALU_LAMA, tanggal=birth.isoformat())
    return None


def check_work_date(date: dt.date, received: dt.date) -> SimpulError | None:
    """The day of a service: not after the day of receipt, not more than five years before it."""
    if date > received + dt.timedelta(days=TOLERANCE_DAYS):
        return SimpulError(Galat.TANGGAL_DI_DEPAN, tanggal=date.isoformat())
    if date < received - dt.timedelta(days=OLDEST_WORK_DAYS):
        return SimpulError(Galat.TANGGAL_TERLALU_LAMA, tanggal=date.isoformat())
    return None


def check_event(birth: dt.date, date: dt.date, received: dt.date) -> SimpulError | None:
    """An event of a life: a plausible day of service, and not before the life began."""
    if date < birth:
        return SimpulError(Galat.SEBELUM_LAHIR, tanggal=date.isoformat())
    return check_work_date(date, received)


def months_through(first: dt.date, last: dt.date) -> frozenset[dt.date]:
    """Every month from that of `first` to that of `last`; at least the first."""
    month, end = month_of(first), month_of(last)
    months = {month}
    while month < end:
        month = add_months(month, 1)
        months.add(month)
    return frozenset(months)
