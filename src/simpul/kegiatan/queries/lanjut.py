"""Reads of what follows an event: lines of posyandu, evaluation forms."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from simpul.kegiatan.models import Evaluasi, Peserta, TindakLanjut
from simpul.kegiatan.rules.evaluasi import LembarEvaluasi


@dataclass(frozen=True, slots=True)
class TindakLanjutInfo:
    """What one posyandu does by `tenggat`; `selesai` None is not yet done. `sidik` '' is without a file."""

    posyandu_id: UUID
    isi: str
    tenggat: dt.date
    selesai: dt.date | None
    bukti: str
    sidik: str


def posyandu_ids_of(kab_id: int, kegiatan_id: UUID) -> set[UUID]:
    """Posyandu of which someone stands on the list of an event."""
    rows = Peserta.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id, keluar_at__isnull=True)
    rows = rows.filter(posyandu__isnull=False)
    return set(rows.order_by().values_list("posyandu_id", flat=True).distinct())


def tindak_lanjut_of(kab_id: int, kegiatan_id: UUID) -> dict[UUID, TindakLanjutInfo]:
    """The lines of an event by posyandu."""
    rows = TindakLanjut.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id)
    columns = ("posyandu_id", "isi", "tenggat", "selesai", "bukti", "sidik")
    return {row[0]: TindakLanjutInfo(*row) for row in rows.values_list(*columns)}


def count_evaluasi(kab_id: int, kegiatan_id: UUID) -> int:
    """How many forms were filled."""
    return Evaluasi.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).count()


def evaluasi_of(kab_id: int, kegiatan_id: UUID) -> list[LembarEvaluasi]:
    """Every filled form of an event, in the order they came."""
    rows = Evaluasi.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).order_by("id")
    return [LembarEvaluasi(nilai, teks) for nilai, teks in rows.values_list("nilai", "teks")]
