"""Charters are issued with a number of the place, and withdrawn with a reason."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError

from simpul.jurnal.transactions import BUSY
from simpul.kegiatan.rules.sertifikat import sidik_of
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.verification import new_code
from simpul.lomba import errors
from simpul.lomba.models import Piagam
from simpul.lomba.queries import PiagamInfo
from simpul.lomba.rules.forms import check_reason
from simpul.lomba.rules.piagam import MOST_AT_ONCE, NewPiagam, TandaForm, check_tanda, nomor_of
from simpul.wilayah.queries import WilayahRow


def check_issue_piagam(kab_id: int, new: Sequence[NewPiagam], tanda: TandaForm, today: dt.date) -> TandaForm:
    """The signature as it is stored, when everyone may have one.

    Raises `lomba.piagam_kosong`, `lomba.terlalu_banyak`, `lomba.piagam_sudah_ada`, what `check_tanda` finds.
    """
    if not new:
        raise SimpulError(errors.PIAGAM_KOSONG)
    if len(new) > MOST_AT_ONCE:
        raise SimpulError(errors.TERLALU_BANYAK, apa="piagam sekaligus", batas=MOST_AT_ONCE)
    tidy = check_tanda(tanda, today)
    rows = Piagam.objects.filter(kab_id=kab_id, orang__in=[one.orang for one in new], ditarik_at__isnull=True)
    held = set(rows.values_list("orang", "lomba_id", "tahun_bakti"))
    for one in new:
        if (one.orang, one.lomba_id, one.tahun_bakti) in held:
            raise SimpulError(errors.PIAGAM_SUDAH_ADA, nama=one.nama)
    return tidy


def issue_piagam(
    kab_id: int, place: WilayahRow, new: Sequence[NewPiagam], tanda: TandaForm, *, oleh: UUID, at: dt.datetime
) -> list[UUID]:
    """Write them in the order given; their ids. Raises `sibuk.coba_lagi` when another gave the same number."""
    here = Piagam.objects.filter(kab_id=kab_id, wilayah_id=place.id, tahun=tanda.tanggal.year).order_by("-urut")
    last = here.values_list("urut", flat=True).first() or 0
    rows = []
    for urut, one in enumerate(new, last + 1):
        nomor, isi = nomor_of(urut, place.jalur, tanda.tanggal), {**one.isi, **_signed(tanda)}
        rows.append(
            Piagam(
                id=new_id(),
                kab_id=kab_id,
                wilayah_id=place.id,
                jalur=place.jalur,
                jenis=one.jenis,
                lomba_id=one.lomba_id,
                peserta_id=one.peserta_id,
                orang=one.orang,
                tahun_bakti=one.tahun_bakti,
                tahun=tanda.tanggal.year,
                urut=urut,
                nomor=nomor,
                kode=new_code(),
                nama=one.nama,
                isi=isi,
                sidik=sidik_of(nomor, one.nama, isi),
                terbit_at=at,
                oleh_id=oleh,
            )
        )
    try:
        Piagam.objects.bulk_create(rows, batch_size=500)
    except IntegrityError as error:  # the same number, given by someone else at this moment: nothing was written
        raise SimpulError(BUSY) from error
    return [row.id for row in rows]


def _signed(tanda: TandaForm) -> dict[str, str]:
    return {
        "tanggal": tanda.tanggal.isoformat(),
        "kota": tanda.kota,
        "penanda_jabatan": tanda.penanda_jabatan,
        "penanda_nama": tanda.penanda_nama,
        "penanda_nip": tanda.penanda_nip,
    }


def check_withdraw_piagam(known: PiagamInfo, alasan: str) -> str:
    """The reason, tidied; raises `lomba.alasan_kosong`, `lomba.piagam_tidak_ada` for one already withdrawn."""
    if known.ditarik_at is not None:
        raise SimpulError(errors.PIAGAM_TIDAK_ADA)
    return check_reason(alasan)


def withdraw_piagam(known: PiagamInfo, alasan: str, at: dt.datetime) -> None:
    """Withdraw it; its number and code stay, and the public page says so from now on."""
    Piagam.objects.filter(kab_id=known.kab_id, id=known.id).update(ditarik_at=at, ditarik_alasan=alasan)


def withdraw_piagam_of_lomba(kab_id: int, lomba_id: UUID, alasan: str, at: dt.datetime) -> list[UUID]:
    """Withdraw every charter of a contest that is in force; their ids."""
    rows = Piagam.objects.filter(kab_id=kab_id, lomba_id=lomba_id, ditarik_at__isnull=True)
    ids = list(rows.values_list("id", flat=True))
    rows.filter(id__in=ids).update(ditarik_at=at, ditarik_alasan=alasan)
    return ids
