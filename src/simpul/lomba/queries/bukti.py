"""Reads of what entrants hand in: proof for items, and objections to a result."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from simpul.lomba.models import BuktiLomba, KeberatanLomba


@dataclass(frozen=True, slots=True)
class BuktiInfo:
    """A proof in force."""

    id: UUID
    peserta_id: UUID
    butir_id: UUID
    sidik: str
    keterangan: str
    dibuat_at: dt.datetime


@dataclass(frozen=True, slots=True)
class KeberatanInfo:
    """An objection; `dijawab_at` None waits for its answer."""

    id: UUID
    peserta_id: UUID
    isi: str
    dibuat_at: dt.datetime
    jawaban: str
    dijawab_at: dt.datetime | None


def bukti_of(kab_id: int, lomba_id: UUID, peserta_id: UUID | None = None) -> list[BuktiInfo]:
    """Proofs in force of a contest or of one entrant, as they came."""
    rows = BuktiLomba.objects.filter(kab_id=kab_id, lomba_id=lomba_id, dilepas_at__isnull=True)
    if peserta_id is not None:
        rows = rows.filter(peserta_id=peserta_id)
    columns = ("id", "peserta_id", "butir_id", "sidik", "keterangan", "dibuat_at")
    return [BuktiInfo(*row) for row in rows.order_by("id").values_list(*columns)]


def find_bukti(kab_id: int, lomba_id: UUID, bukti_id: UUID) -> BuktiInfo | None:
    """One proof in force, or None."""
    return next((one for one in bukti_of(kab_id, lomba_id) if one.id == bukti_id), None)


def keberatan_of(kab_id: int, lomba_id: UUID) -> list[KeberatanInfo]:
    """Objections to a contest, as they came."""
    rows = KeberatanLomba.objects.filter(kab_id=kab_id, lomba_id=lomba_id).order_by("dibuat_at", "id")
    columns = ("id", "peserta_id", "isi", "dibuat_at", "jawaban", "dijawab_at")
    return [KeberatanInfo(*row) for row in rows.values_list(*columns)]
