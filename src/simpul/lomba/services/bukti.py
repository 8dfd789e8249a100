"""Proof is handed in and taken back; a result is objected to and the objection answered."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.lomba import errors
from simpul.lomba.models import BuktiLomba, KeberatanLomba
from simpul.lomba.queries import BuktiInfo, LombaInfo, PesertaInfo, butir_of, keberatan_of, tahap_of
from simpul.lomba.rules.forms import LONGEST_NAME, check_text
from simpul.lomba.rules.keadaan import proof_open
from simpul.lomba.rules.penilaian import BuktiForm


def check_add_bukti(known: LombaInfo, peserta: PesertaInfo, form: BuktiForm) -> BuktiForm:
    """A proof with tidy words; raises `lomba.butir_tidak_ada`, `lomba.bukti_tutup`, `lomba.isian_panjang`."""
    tidy = " ".join(form.keterangan.split())
    if len(tidy) > LONGEST_NAME:
        raise SimpulError(errors.ISIAN_PANJANG, isian="Keterangan bukti", batas=LONGEST_NAME)
    items = butir_of(known.kab_id, known.id)
    tahap = next((one for one, held in items.items() if any(item.id == form.butir_id for item in held)), None)
    if tahap is None:
        raise SimpulError(errors.BUTIR_TIDAK_ADA)
    locked = tahap_of(known.kab_id, known.id)[tahap].dikunci_at is not None
    is_open = proof_open(known.status, tahap, is_locked=locked, is_finalist=peserta.finalis)
    if peserta.keluar_at is not None or not is_open:
        raise SimpulError(errors.BUKTI_TUTUP)
    return replace(form, keterangan=tidy)


def add_bukti(known: LombaInfo, peserta: PesertaInfo, form: BuktiForm, oleh: UUID, at: dt.datetime) -> None:
    """Write a proof; the same file for the same item again changes what is said of it."""
    here = {"kab_id": known.kab_id, "lomba_id": known.id, "peserta_id": peserta.id, "butir_id": form.butir_id}
    same = BuktiLomba.objects.filter(**here, sidik=form.sidik, dilepas_at__isnull=True)
    if not same.update(keterangan=form.keterangan):
        BuktiLomba.objects.create(
            id=new_id(), sidik=form.sidik, keterangan=form.keterangan, dibuat_at=at, oleh_id=oleh, **here
        )


def remove_bukti(known: LombaInfo, bukti: BuktiInfo, alasan: str, at: dt.datetime) -> None:
    """Write that a proof was taken back; the file stays with the backups."""
    rows = BuktiLomba.objects.filter(kab_id=known.kab_id, lomba_id=known.id, id=bukti.id)
    rows.update(dilepas_at=at, dilepas_alasan=alasan)


def check_object(known: LombaInfo, isi: str) -> str:
    """An objection to a published result; raises `lomba.keberatan_tutup`, what `check_text` finds."""
    if not known.is_published:
        raise SimpulError(errors.KEBERATAN_TUTUP)
    return check_text(isi, "Keberatan")


def object_to_hasil(known: LombaInfo, peserta: PesertaInfo, isi: str, oleh: UUID, at: dt.datetime) -> None:
    """Write an objection."""
    KeberatanLomba.objects.create(
        id=new_id(), kab_id=known.kab_id, lomba_id=known.id, peserta_id=peserta.id, isi=isi, dibuat_at=at, oleh_id=oleh
    )


def check_answer(known: LombaInfo, keberatan_id: UUID, jawaban: str) -> str:
    """The answer; raises `lomba.keberatan_tidak_ada`, `lomba.keberatan_dijawab`, what `check_text` finds."""
    found = next((one for one in keberatan_of(known.kab_id, known.id) if one.id == keberatan_id), None)
    if found is None:
        raise SimpulError(errors.KEBERATAN_TIDAK_ADA)
    if found.dijawab_at is not None:
        raise SimpulError(errors.KEBERATAN_DIJAWAB)
    return check_text(jawaban, "Jawaban")


def answer_keberatan(known: LombaInfo, keberatan_id: UUID, jawaban: str, oleh: UUID, at: dt.datetime) -> None:
    """Write the answer."""
    rows = KeberatanLomba.objects.filter(kab_id=known.kab_id, lomba_id=known.id, id=keberatan_id)
    rows.update(jawaban=jawaban, dijawab_at=at, dijawab_oleh_id=oleh)
