"""Scores come in sheet by sheet, are locked with their phase, and are put right by lines with a reason."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import F

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.lomba import errors
from simpul.lomba.models import LembarLomba, NilaiLomba
from simpul.lomba.queries import JuriInfo, LembarInfo, LombaInfo, PesertaInfo, butir_of, find_lembar, tahap_of
from simpul.lomba.rules.forms import LONGEST_TEXT
from simpul.lomba.rules.keadaan import check_correcting, check_scoring
from simpul.lomba.rules.nilai import AsalJuri, check_own, check_scores
from simpul.lomba.rules.penilaian import KoreksiForm, LembarForm
from simpul.lomba.rules.words import CaraNilai, Tahap


def check_entrant(known: LombaInfo, tahap: Tahap, juri: JuriInfo, asal: AsalJuri, peserta: PesertaInfo) -> None:
    """Whether this judge gives this entrant scores in this phase.

    Raises `lomba.desa_sendiri`, `lomba.juri_tidak_ada`, `lomba.peserta_tidak_ada`, `lomba.bukan_finalis`, what
    `check_scoring` finds.
    """
    check_own(asal, peserta.asal, juri.nama, peserta.nama)
    if not juri.judges(tahap):
        raise SimpulError(errors.JURI_TIDAK_ADA)
    if peserta.keluar_at is not None:
        raise SimpulError(errors.PESERTA_TIDAK_ADA)
    locked = tahap_of(known.kab_id, known.id)[tahap].dikunci_at is not None
    check_scoring(known.status, tahap, is_locked=locked)
    if tahap is Tahap.LAPANGAN and not peserta.finalis:
        raise SimpulError(errors.BUKAN_FINALIS, nama=peserta.nama)


def check_record_lembar(
    known: LombaInfo, form: LembarForm, juri: JuriInfo, asal: AsalJuri, peserta: PesertaInfo
) -> dict[UUID, int]:
    """The scores as they are stored.

    Raises what `check_entrant` and `check_scores` find, `lomba.lembar_berubah` when another pen was quicker,
    `lomba.isian_panjang`.
    """
    check_entrant(known, form.tahap, juri, asal, peserta)
    if len(form.catatan) > LONGEST_TEXT:
        raise SimpulError(errors.ISIAN_PANJANG, isian="Catatan juri", batas=LONGEST_TEXT)
    before = find_lembar(known.kab_id, known.id, form.tahap, juri.id, peserta.id)
    if (before.versi if before else 0) != form.versi:
        raise SimpulError(errors.LEMBAR_BERUBAH)
    return check_scores(butir_of(known.kab_id, known.id)[form.tahap], form.nilai)


def record_lembar(
    known: LombaInfo, form: LembarForm, nilai: Mapping[UUID, int], cara: CaraNilai, oleh: UUID, at: dt.datetime
) -> UUID:
    """Write the sheet as a whole: an item that lost its score has none."""
    before = find_lembar(known.kab_id, known.id, form.tahap, form.juri_id, form.peserta_id)
    key = before.id if before else new_id()
    said: dict[str, Any] = {"catatan": form.catatan.strip(), "cara": cara, "dicatat_at": at, "oleh_id": oleh}
    if before:
        LembarLomba.objects.filter(kab_id=known.kab_id, id=key).update(versi=F("versi") + 1, **said)
        NilaiLomba.objects.filter(kab_id=known.kab_id, lembar_id=key, baris=0).delete()
    else:
        here = {"juri_id": form.juri_id, "peserta_id": form.peserta_id, "tahap": form.tahap}
        LembarLomba.objects.create(id=key, kab_id=known.kab_id, lomba_id=known.id, **here, **said)
    NilaiLomba.objects.bulk_create(
        NilaiLomba(
            id=new_id(),
            kab_id=known.kab_id,
            lomba_id=known.id,
            lembar_id=key,
            butir_id=butir_id,
            baris=0,
            nilai=value,
            dicatat_at=at,
            oleh_id=oleh,
        )
        for butir_id, value in nilai.items()
    )
    return key


def check_lock_tahap(known: LombaInfo, tahap: Tahap) -> None:
    """A phase is locked while it runs and once it has scores.

    Raises what `check_scoring` finds, `lomba.belum_ada_nilai`.
    """
    locked = tahap_of(known.kab_id, known.id)[tahap].dikunci_at is not None
    check_scoring(known.status, tahap, is_locked=locked)
    if not LembarLomba.objects.filter(kab_id=known.kab_id, lomba_id=known.id, tahap=tahap).exists():
        raise SimpulError(errors.BELUM_ADA_NILAI)


def check_correct_nilai(known: LombaInfo, lembar: LembarInfo, form: KoreksiForm) -> None:
    """A score of a locked phase put right.

    Raises what `check_correcting` and `check_scores` find.
    """
    locked = tahap_of(known.kab_id, known.id)[lembar.tahap].dikunci_at is not None
    check_correcting(known.status, is_locked=locked)
    check_scores(butir_of(known.kab_id, known.id)[lembar.tahap], {form.butir_id: form.nilai})


def correct_nilai(known: LombaInfo, form: KoreksiForm, oleh: UUID, at: dt.datetime) -> None:
    """Write one more line; those before it stay."""
    rows = NilaiLomba.objects.filter(kab_id=known.kab_id, lembar_id=form.lembar_id, butir_id=form.butir_id).order_by(
        "-baris"
    )
    last = rows.values_list("baris", flat=True).first()
    NilaiLomba.objects.create(
        id=new_id(),
        kab_id=known.kab_id,
        lomba_id=known.id,
        lembar_id=form.lembar_id,
        butir_id=form.butir_id,
        baris=(last or 0) + 1,  # an item the judge left out is filled by a correction as well
        nilai=form.nilai,
        alasan=form.alasan,
        dicatat_at=at,
        oleh_id=oleh,
    )
