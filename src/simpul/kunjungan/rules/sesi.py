"""Opening days: ids that two phones compute alike, and how long a closed day can be opened again. Pure."""

import datetime as dt
from typing import Final
from uuid import UUID

from simpul.kernel.ids import derive_id

REOPEN_DAYS: Final = 7  # users.md F6


def sesi_id(posyandu_id: UUID, date: dt.date) -> UUID:
    """The id of the opening day of a posyandu on a date."""
    return derive_id("sesi", str(posyandu_id), date.isoformat())


def kehadiran_id(sesi: UUID, warga: UUID) -> UUID:
    """The id of the attendance of a person at an opening day."""
    return derive_id("kehadiran", str(sesi), str(warga))


def may_reopen(date: dt.date, on: dt.date) -> bool:
    """Whether the opening day of `date` may still be opened again."""
    return on <= date + dt.timedelta(days=REOPEN_DAYS)


def carried_id(penimbangan_id: UUID, posyandu_id: UUID) -> UUID:
    """The id of another posyandu's weighing in the series of its child here."""
    return derive_id("bawaan", str(penimbangan_id), str(posyandu_id))
