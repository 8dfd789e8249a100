"""The fixture of users.md 7.1: opening days of October and November 2026 and the children weighed on them."""

import datetime as dt
from typing import Any
from uuid import UUID

from factories.warga import TODAY, Rumah
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kunjungan.rules import kehadiran_id, sesi_id

LAST_MONTH = dt.date(2026, 10, 26)
AISYAH, FAJAR, DEWA, EKA = (
    {"nama": "Aisyah", "lahir": dt.date(2025, 9, 10), "jenis_kelamin": "P"},
    {"nama": "Fajar", "lahir": dt.date(2024, 5, 12), "jenis_kelamin": "L"},
    {"nama": "Dewa", "lahir": dt.date(2025, 5, 5), "jenis_kelamin": "L"},
    {"nama": "Eka P", "lahir": dt.date(2023, 11, 20), "jenis_kelamin": "P"},
)


def open_sesi(home: Rumah, date: dt.date = TODAY, **payload: Any) -> UUID:
    """An opening day with the kader of the house present."""
    key = sesi_id(home.posyandu_id, date)
    facts = {"tanggal": date, "tempat": "Balai dusun", "kader_hadir": [home.akun_id]} | payload
    outcome = home.do("open_sesi", sesi_id=key, **facts)
    assert not isinstance(outcome, SimpulError), outcome.code
    return key


def come(home: Rumah, sesi: UUID, warga_id: UUID, **payload: Any) -> Any:
    """Attendance of a person."""
    key = kehadiran_id(sesi, warga_id)
    return home.do("record_kehadiran", kehadiran_id=key, sesi_id=sesi, warga_id=warga_id, **payload)


def weigh(
    home: Rumah, warga_id: UUID, berat_g: int | None, tanggal: dt.date = TODAY, **payload: Any
) -> tuple[UUID, Any]:
    """A weighing; its id, and its outcome or refusal."""
    key = new_id()
    facts = {"warga_id": warga_id, "tanggal": tanggal, "berat_g": berat_g} | payload
    return key, home.do("record_penimbangan", penimbangan_id=key, **facts)
