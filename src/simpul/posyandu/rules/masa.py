"""A term of a kader at a posyandu."""

import datetime as dt
from typing import NamedTuple
from uuid import UUID


class Masa(NamedTuple):
    """From `mulai` until before `selesai` (None: in office), at a posyandu of a village.

    `menjadi_id` is the posyandu that hers became part of (None: it is one of its own), where kader of old posts go on.

    A tuple and no dataclass: a regency has tens of thousands of them, and a page of long service reads them all.
    """

    akun_id: UUID | None
    nama: str
    posyandu_id: UUID
    posyandu: str
    wilayah_id: int
    mulai: dt.date
    selesai: dt.date | None
    menjadi_id: UUID | None = None
