"""One follow-up line per posyandu, and evaluation forms."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from simpul.kegiatan import errors
from simpul.kegiatan.models import Evaluasi, TindakLanjut
from simpul.kegiatan.queries.kegiatan import KegiatanInfo
from simpul.kegiatan.queries.lanjut import posyandu_ids_of
from simpul.kegiatan.rules.evaluasi import LembarEvaluasi
from simpul.kegiatan.rules.keadaan import check_open
from simpul.kegiatan.rules.words import PintuEvaluasi
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id

LONGEST = 300


def check_set_tindak_lanjut(known: KegiatanInfo, posyandu_id: UUID, isi: str) -> str:
    """The line, tidied.

    Raises `kegiatan.sudah_batal`, `kegiatan.posyandu_lain` for a posyandu of which nobody takes part,
    `kegiatan.isian_kosong`, `kegiatan.isian_panjang`.
    """
    check_open(known.status)
    if posyandu_id not in posyandu_ids_of(known.kab_id, known.id):
        raise SimpulError(errors.POSYANDU_LAIN)
    said = " ".join(isi.split())
    if not said:
        raise SimpulError(errors.ISIAN_KOSONG, isian="Rencana tindak lanjut")
    if len(said) > LONGEST:
        raise SimpulError(errors.ISIAN_PANJANG, isian="Rencana tindak lanjut", batas=LONGEST)
    return said


def set_tindak_lanjut(
    known: KegiatanInfo, posyandu_id: UUID, isi: str, tenggat: dt.date, oleh: UUID, at: dt.datetime
) -> None:
    """Write the line of a posyandu; a later one takes its place."""
    here: dict[str, Any] = {"kab_id": known.kab_id, "kegiatan_id": known.id, "posyandu_id": posyandu_id}
    said: dict[str, Any] = {"isi": isi, "tenggat": tenggat, "oleh_id": oleh}
    if not TindakLanjut.objects.filter(**here).update(**said):
        TindakLanjut.objects.create(id=new_id(), dibuat_at=at, **here, **said)


def check_finish_tindak_lanjut(
    known: KegiatanInfo, posyandu_id: UUID, selesai: dt.date, bukti: str, *, has_file: bool, today: dt.date
) -> str:
    """The proof in words, tidied.

    Raises `kegiatan.sudah_batal`, `kegiatan.tindak_lanjut_tidak_ada`, `kegiatan.tindak_lanjut_selesai` when another
    has told it with a proof, `kegiatan.selesai_nanti`, `kegiatan.bukti_kosong` where there is neither a sentence nor a
    file.
    """
    check_open(known.status)
    rows = TindakLanjut.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id, posyandu_id=posyandu_id)
    if not rows.exists():
        raise SimpulError(errors.TINDAK_LANJUT_TIDAK_ADA)
    if rows.filter(selesai__isnull=False).exists():
        raise SimpulError(errors.TINDAK_LANJUT_SELESAI)
    if selesai > today:
        raise SimpulError(errors.SELESAI_NANTI)
    said = " ".join(bukti.split())[:LONGEST]
    if not said and not has_file:
        raise SimpulError(errors.BUKTI_KOSONG)
    return said


def finish_tindak_lanjut(known: KegiatanInfo, posyandu_id: UUID, selesai: dt.date, bukti: str, sidik: str) -> None:
    """Write that it was done, with its proof."""
    rows = TindakLanjut.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id, posyandu_id=posyandu_id)
    rows.update(selesai=selesai, bukti=bukti, sidik=sidik)


def check_set_pertanyaan(known: KegiatanInfo) -> None:
    """Questions stay once someone answered them; raises `kegiatan.sudah_batal`, `kegiatan.sudah_dijawab`."""
    check_open(known.status)
    if Evaluasi.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id).exists():
        raise SimpulError(errors.SUDAH_DIJAWAB)


def record_evaluasi(
    known: KegiatanInfo, forms: Sequence[LembarEvaluasi], pintu: PintuEvaluasi, at: dt.datetime
) -> None:
    """Write filled forms."""
    Evaluasi.objects.bulk_create(
        [
            Evaluasi(
                id=new_id(),
                kab_id=known.kab_id,
                kegiatan_id=known.id,
                nilai=dict(form.nilai),
                teks=dict(form.teks),
                pintu=pintu,
                dicatat_at=at,
            )
            for form in forms
        ],
        batch_size=500,
    )
