"""Visits are planned, held or called off; findings are closed. The decision was made by `rules`."""

import datetime as dt
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.pembinaan import errors
from simpul.pembinaan.models import JanjiBina, KunjunganBina, TemuanBina
from simpul.pembinaan.rules.kunjungan import HasilForm, RencanaForm, StatusKunjungan
from simpul.pembinaan.rules.temuan import TutupForm


def plan_kunjungan(forms: list[RencanaForm], at: dt.datetime) -> None:
    """Add planned visits."""
    KunjunganBina.objects.bulk_create(
        [
            KunjunganBina(
                id=form.id,
                kab_id=form.sasaran.kab_id,
                wilayah_id=form.sasaran.wilayah_id,
                jalur=form.sasaran.jalur,
                posyandu_id=form.sasaran.posyandu_id,
                bidang=form.bidang,
                rencana=form.rencana,
                tujuan=form.tujuan,
                petugas=form.petugas,
                bersama=form.bersama,
                status=StatusKunjungan.RENCANA,
                dibuat_at=at,
                oleh_id=form.oleh,
            )
            for form in forms
        ]
    )


def record_hasil(form: HasilForm, at: dt.datetime) -> None:
    """The result of a visit with new findings and promises and what became of earlier ones.

    Raises `pembinaan.kunjungan_berubah` when somebody wrote since the decision.
    """
    row = KunjunganBina.objects.get(kab_id=form.kab_id, id=form.id)
    changed = KunjunganBina.objects.filter(kab_id=form.kab_id, id=form.id, versi=form.versi).update(
        status=StatusKunjungan.TERLAKSANA,
        tanggal=form.tanggal,
        daftar={kode: {"jawab": answer, "catatan": note} for kode, (answer, note) in form.daftar.items()},
        masalah=form.masalah,
        saran=form.saran,
        versi=form.versi + 1,
    )
    if not changed:
        raise SimpulError(errors.KUNJUNGAN_BERUBAH)
    here = {
        "kab_id": row.kab_id,
        "kunjungan_id": row.id,
        "wilayah_id": row.wilayah_id,
        "jalur": row.jalur,
        "posyandu_id": row.posyandu_id,
        "dibuat_at": at,
    }
    TemuanBina.objects.bulk_create(
        [TemuanBina(id=one.id, isi=one.isi, pemilik=one.pemilik, batas=_day(one.batas), **here) for one in form.temuan]
    )
    JanjiBina.objects.bulk_create(
        [JanjiBina(id=one.id, isi=one.isi, pembuat=one.pembuat, batas=one.batas, **here) for one in form.janji]
    )
    _judge(form)


def _day(day: dt.date | None) -> dt.date:
    """A day that the decision has asked for."""
    if day is None:
        raise TypeError(day)
    return day


def _judge(form: HasilForm) -> None:
    for one in form.penilaian:
        changed = JanjiBina.objects.filter(kab_id=form.kab_id, id=one.janji_id, ditepati="").update(
            ditepati=one.ditepati, catatan=one.catatan, dinilai_di_id=form.id
        )
        if not changed:
            raise SimpulError(errors.JANJI_DINILAI)


def cancel_kunjungan(kab_id: int, kunjungan_id: UUID, versi: int, alasan: str) -> None:
    """A visit that will not be held; raises `pembinaan.kunjungan_berubah`."""
    changed = KunjunganBina.objects.filter(kab_id=kab_id, id=kunjungan_id, versi=versi).update(
        status=StatusKunjungan.BATAL, alasan_batal=alasan, versi=versi + 1
    )
    if not changed:
        raise SimpulError(errors.KUNJUNGAN_BERUBAH)


def close_temuan(form: TutupForm) -> None:
    """A finding put right; raises `pembinaan.temuan_selesai` when somebody closed it meanwhile."""
    changed = TemuanBina.objects.filter(kab_id=form.kab_id, id=form.id, selesai__isnull=True).update(
        selesai=form.selesai, bukti=form.bukti, sidik=form.sidik
    )
    if not changed:
        raise SimpulError(errors.TEMUAN_SELESAI)
