"""Competence is recorded: by hand for one kader, in bulk from an event, and levels as the Puskesmas awarded them."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from simpul.kegiatan import errors
from simpul.kegiatan.models import Kecakapan, TandaKecakapan
from simpul.kegiatan.queries.kegiatan import KegiatanInfo
from simpul.kegiatan.rules.butir import butir_by_kode
from simpul.kegiatan.rules.keadaan import check_open
from simpul.kegiatan.rules.kecakapan import (
    KecakapanForm,
    TandaForm,
    check_butir,
    check_kecakapan_form,
    check_tanda_form,
)
from simpul.kegiatan.rules.peserta import LONGEST_REASON
from simpul.kegiatan.rules.words import CaraKecakapan
from simpul.kegiatan.services.sertifikat import eligibility
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class Lulusan:
    """Who learns from an event: kader with the codes each comes by, and how many were left out and why."""

    orang: Mapping[UUID, tuple[str, ...]]
    tanggal: dt.date
    kurang_hadir: int
    bukan_kader: int
    lain_bidang: int


def check_record_kecakapan(form: KecakapanForm, today: dt.date) -> KecakapanForm:
    """The form as it is stored; raises what `check_kecakapan_form` finds."""
    return check_kecakapan_form(form, today)


def record_kecakapan(kab_id: int, form: KecakapanForm, oleh: UUID, at: dt.datetime) -> None:
    """Write it; what is recorded already for that day and way stays as it is."""
    said = {"cara": form.cara, "tanggal": form.tanggal, "penilai": form.penilai, "dicatat_at": at, "oleh_id": oleh}
    _write([_row(kab_id, form.kader_id, kode, said) for kode in form.butir])


def check_record_tanda(kab_id: int, form: TandaForm, today: dt.date) -> TandaForm:
    """The form as it is stored; raises `kegiatan.tanda_sudah_ada`, what `check_tanda_form` finds."""
    tidy = check_tanda_form(form, today)
    rows = TandaKecakapan.objects.filter(kab_id=kab_id, kader_id=form.kader_id, tingkat=form.tingkat)
    if rows.filter(batal_at__isnull=True).exists():
        raise SimpulError(errors.TANDA_SUDAH_ADA, tingkat=form.tingkat.value)
    return tidy


def record_tanda(kab_id: int, form: TandaForm, oleh: UUID, at: dt.datetime) -> None:
    """Write a level."""
    TandaKecakapan.objects.create(
        id=form.id,
        kab_id=kab_id,
        kader_id=form.kader_id,
        tingkat=form.tingkat,
        nomor=form.nomor,
        tanggal=form.tanggal,
        puskesmas=form.puskesmas,
        dicatat_at=at,
        oleh_id=oleh,
    )


def check_cancel_kecakapan(kab_id: int, kader_ids: Collection[UUID], row_id: UUID, alasan: str) -> str:
    """The reason, tidied; raises `kegiatan.alasan_kosong`, `kegiatan.kecakapan_tidak_ada`."""
    why = " ".join(alasan.split())[:LONGEST_REASON]
    if not why:
        raise SimpulError(errors.ALASAN_KOSONG)
    here = {"kab_id": kab_id, "kader_id__in": list(kader_ids), "id": row_id, "batal_at__isnull": True}
    if not (Kecakapan.objects.filter(**here).exists() or TandaKecakapan.objects.filter(**here).exists()):
        raise SimpulError(errors.KECAKAPAN_TIDAK_ADA)
    return why


def cancel_kecakapan(kab_id: int, row_id: UUID, alasan: str, at: dt.datetime) -> None:
    """Put a competence or a level right: it no longer counts, and why stays with it."""
    for model in (Kecakapan, TandaKecakapan):
        model.objects.filter(kab_id=kab_id, id=row_id).update(batal_at=at, batal_alasan=alasan)


def check_learn_from_kegiatan(
    known: KegiatanInfo,
    butir: Sequence[str],
    bidang_of: Mapping[UUID, Sequence[str]],
    perlu: int,
    today: dt.date,
    *,
    own_field: bool,
) -> Lulusan:
    """Who comes by what at an event: everyone who was there long enough and stands in the kader register.

    `bidang_of` gives the fields of kader by row of the register; with `own_field` a kader learns only for hers.
    Raises `kegiatan.sudah_batal`, `kegiatan.belum_ada_hari`, `kegiatan.belum_selesai`, what `check_butir` finds.
    """
    check_open(known.status)
    if known.selesai is None:
        raise SimpulError(errors.BELUM_ADA_HARI)
    if known.selesai > today:
        raise SimpulError(errors.BELUM_SELESAI, tanggal=known.selesai.isoformat())
    chosen = check_butir(butir)
    people: dict[UUID, tuple[str, ...]] = {}
    absent = strangers = elsewhere = 0
    for one in eligibility(known, perlu):
        kader_id = one.peserta.kader_id
        if not one.cukup:
            absent += 1
        elif kader_id is None or kader_id not in bidang_of:
            strangers += 1
        else:
            mine = [kode for kode in chosen if not own_field or butir_by_kode()[kode].bidang in bidang_of[kader_id]]
            if mine:
                people[kader_id] = tuple(mine)
            else:
                elsewhere += 1
    return Lulusan(people, known.selesai, absent, strangers, elsewhere)


def learn_from_kegiatan(
    known: KegiatanInfo, made: Lulusan, kab_of: Mapping[UUID, int], oleh: UUID, at: dt.datetime
) -> None:
    """Write what was learnt, under the regency of each kader; again changes nothing."""
    said = {
        "cara": CaraKecakapan.KEGIATAN,
        "tanggal": made.tanggal,
        "penilai": known.penyelenggara,
        "kegiatan_id": known.id,
        "dicatat_at": at,
        "oleh_id": oleh,
    }
    _write([_row(kab_of[key], key, kode, said) for key, codes in made.orang.items() for kode in codes])


def _write(rows: Sequence[Kecakapan]) -> None:
    Kecakapan.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


def _row(kab_id: int, kader_id: UUID, kode: str, said: Mapping[str, Any]) -> Kecakapan:
    bidang = butir_by_kode()[kode].bidang
    return Kecakapan(id=new_id(), kab_id=kab_id, kader_id=kader_id, bidang=bidang, butir=kode, **said)
