"""That someone was seen, as a list or a scanner says it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from simpul.kegiatan.rules.words import CaraHadir


@dataclass(frozen=True, slots=True)
class NewHadir:
    """Someone was seen at a session. `klien_id` is the id a scanner gave its scan, '' from a list; `alat` its name."""

    sesi_id: UUID
    peserta_id: UUID
    waktu: dt.datetime
    cara: CaraHadir = CaraHadir.DAFTAR
    alat: str = ""
    klien_id: str = ""
