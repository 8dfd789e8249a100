"""The record of a breach drill; the caller writes the audit line in the same transaction."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.akses import errors
from simpul.akses.models import LatihanKebocoran
from simpul.akses.rules.kebocoran import CODES
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class NewLatihan:
    """A drill of an office at a place."""

    kab_id: int
    jalur: str
    tempat: str
    tanggal: dt.date
    langkah: tuple[str, ...]
    catatan: str
    akun_id: UUID


def check_latihan(new: NewLatihan, today: dt.date) -> None:
    """Raises `akses.latihan_kosong` when no step was practised, `akses.latihan_tanggal` for a day to come."""
    if not new.langkah or not CODES.issuperset(new.langkah):
        raise SimpulError(errors.LATIHAN_KOSONG)
    if new.tanggal > today:
        raise SimpulError(errors.LATIHAN_TANGGAL)


def record_latihan(new: Sequence[NewLatihan], at: dt.datetime) -> list[UUID]:
    """Write checked drills."""
    rows = [
        LatihanKebocoran(
            id=new_id(), kab_id=one.kab_id, jalur=one.jalur, tempat=one.tempat, tanggal=one.tanggal,
            langkah=list(one.langkah), catatan=one.catatan[:500], akun_id=one.akun_id, dicatat_at=at,
        )
        for one in new
    ]  # fmt: skip
    return [row.id for row in LatihanKebocoran.objects.bulk_create(rows)]
