"""Dates of services. Pure; the day of receipt is an argument."""

import datetime as dt
from typing import Final

from simpul.kernel.errors import SimpulError
from simpul.kunjungan.errors import Galat

# The phone's day may be ahead of the server's by the zones of Indonesia and a little clock error.
TOLERANCE_DAYS: Final = 1
OLDEST_DAYS: Final = 5 * 366


def check_date(date: dt.date, received: dt.date, birth: dt.date | None = None) -> SimpulError | None:
    """A service after the day of receipt, more than five years before it, or before the person was born."""
    if date > received + dt.timedelta(days=TOLERANCE_DAYS):
        return SimpulError(Galat.TANGGAL_DI_DEPAN, tanggal=date.isoformat())
    if date < received - dt.timedelta(days=OLDEST_DAYS):
        return SimpulError(Galat.TANGGAL_TERLALU_LAMA, tanggal=date.isoformat())
    if birth is not None and date < birth:
        return SimpulError(Galat.SEBELUM_LAHIR, tanggal=date.isoformat(), lahir=birth.isoformat())
    return None
