"""Reads of tests: the questions, the sheets, and one test by the code of its link."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from simpul.kegiatan.models import LembarTes, SoalTes, Tes
from simpul.kegiatan.rules.soal import Soal
from simpul.kegiatan.rules.words import PintuEvaluasi, TahapTes


@dataclass(frozen=True, slots=True)
class TesInfo:
    """The test of an event; `buka` None is closed to the link."""

    kab_id: int
    kegiatan_id: UUID
    kode: str
    buka: TahapTes | None


@dataclass(frozen=True, slots=True)
class LembarInfo:
    """One sheet: places of options, -1 where nothing was chosen."""

    jawaban: tuple[int, ...]
    pintu: PintuEvaluasi


def tes_of(kab_id: int, kegiatan_id: UUID) -> TesInfo | None:
    """The test of an event, None while it has none."""
    rows = Tes.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).values_list("kode", "buka")
    return next((TesInfo(kab_id, kegiatan_id, kode, TahapTes(buka) if buka else None) for kode, buka in rows), None)


def tes_by_kode(kab_id: int, kode: str) -> TesInfo | None:
    """The test that a link opens."""
    rows = Tes.objects.filter(kab_id=kab_id, kode=kode).values_list("kegiatan_id", "buka")
    return next((TesInfo(kab_id, key, kode, TahapTes(buka) if buka else None) for key, buka in rows), None)


def soal_of(kab_id: int, kegiatan_id: UUID) -> tuple[Soal, ...]:
    """The questions in order."""
    rows = SoalTes.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).order_by("urut")
    columns = ("teks", "pilihan", "kunci", "bidang")
    return tuple(Soal(teks, tuple(said), kunci, bidang) for teks, said, kunci, bidang in rows.values_list(*columns))


def lembar_of(
    kab_id: int, kegiatan_id: UUID, tahap: TahapTes, peserta_ids: Collection[UUID] | None = None
) -> dict[UUID, LembarInfo]:
    """Sheets of a stage by participant, of all or of some."""
    rows = LembarTes.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id, tahap=tahap)
    if peserta_ids is not None:
        rows = rows.filter(peserta_id__in=list(peserta_ids))
    return {
        key: LembarInfo(tuple(said), PintuEvaluasi(pintu))
        for key, said, pintu in rows.values_list("peserta_id", "jawaban", "pintu")
    }


def count_lembar(kab_id: int, kegiatan_id: UUID) -> dict[TahapTes, int]:
    """How many sheets each stage has."""
    rows = LembarTes.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id)
    return {tahap: rows.filter(tahap=tahap).count() for tahap in TahapTes}
