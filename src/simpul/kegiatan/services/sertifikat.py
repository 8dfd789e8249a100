"""Certificates are set up, issued to who was there, and withdrawn with a reason."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from simpul.kegiatan import errors
from simpul.kegiatan.models import Sertifikat, SetelanSertifikat
from simpul.kegiatan.queries.hadir import attended_counts
from simpul.kegiatan.queries.kegiatan import KegiatanInfo, hari_of
from simpul.kegiatan.queries.peserta import PesertaInfo, peserta_ids, peserta_page
from simpul.kegiatan.queries.sertifikat import SetelanInfo, certified_of, next_serial, setelan_of
from simpul.kegiatan.rules.keadaan import check_open
from simpul.kegiatan.rules.pesan import days_in_words
from simpul.kegiatan.rules.peserta import LONGEST_REASON
from simpul.kegiatan.rules.sertifikat import (
    LONGEST_NUMBER,
    SetelanForm,
    attended_percent,
    check_setelan,
    is_enough,
    nomor_of,
    sidik_of,
)
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.verification import new_code


@dataclass(frozen=True, slots=True)
class Kelayakan:
    """Of everyone on a list: percent of the sessions attended, and whether that is enough."""

    peserta: PesertaInfo
    persen: int
    cukup: bool


@dataclass(frozen=True, slots=True)
class Kehadiran:
    """Everyone on a list by name, at how many sessions (of `sesi`) each was, and the percent that is asked for."""

    orang: Sequence[UUID]
    hadir: Mapping[UUID, int]
    sesi: int
    perlu: int

    def is_enough(self, peserta_id: UUID) -> bool:
        """Whether someone was there long enough."""
        return is_enough(self.hadir.get(peserta_id, 0), self.sesi, self.perlu)

    def of(self, one: PesertaInfo) -> Kelayakan:
        """A participant with what this says of her."""
        return Kelayakan(one, attended_percent(self.hadir.get(one.id, 0), self.sesi), self.is_enough(one.id))


@dataclass(frozen=True, slots=True)
class Terbitan:
    """Who gets a certificate, and how each is numbered."""

    setelan: SetelanInfo
    mulai: int
    orang: tuple[Kelayakan, ...]


def attendance(known: KegiatanInfo, perlu: int) -> Kehadiran:
    """How often everyone on the list was there; `perlu` is the percent that a certificate asks for."""
    sessions = sum(len(day.sesi) for day in hari_of(known.kab_id, known.id))
    return Kehadiran(peserta_ids(known.kab_id, known.id), attended_counts(known.kab_id, known.id), sessions, perlu)


def eligibility(known: KegiatanInfo, perlu: int) -> list[Kelayakan]:
    """How long everyone on the list was there, by name; `perlu` is the percent that a certificate asks for."""
    seen = attendance(known, perlu)
    return [seen.of(one) for one in peserta_page(known.kab_id, known.id, limit=None)]


def check_set_setelan(known: KegiatanInfo, form: SetelanForm) -> SetelanForm:
    """The form as it is stored; a pattern under which a certificate was issued stays.

    Raises `kegiatan.sudah_batal`, `kegiatan.setelan_terpakai`, what `check_setelan` finds.
    """
    check_open(known.status)
    tidy = check_setelan(form, known.selesai)
    before = setelan_of(known.kab_id, known.id)
    is_other = before is not None and (before.pola, before.tahun) != (tidy.pola, tidy.tanggal.year)
    if is_other and Sertifikat.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id).exists():
        raise SimpulError(errors.SETELAN_TERPAKAI)
    return tidy


def set_setelan(known: KegiatanInfo, form: SetelanForm) -> None:
    """Write it; an event's serial is given once for its year."""
    before = setelan_of(known.kab_id, known.id)
    columns: dict[str, Any] = {
        "tahun": form.tanggal.year,
        "pola": form.pola,
        "jp": form.jp,
        "tanggal": form.tanggal,
        "kota": form.kota,
        "penanda_jabatan": form.penanda_jabatan,
        "penanda_nama": form.penanda_nama,
        "penanda_nip": form.penanda_nip,
    }
    if before is None or before.tahun != form.tanggal.year:
        columns["serial"] = next_serial(known.kab_id, form.tanggal.year)
    rows = SetelanSertifikat.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id)
    if not rows.update(**columns):
        SetelanSertifikat.objects.create(id=new_id(), kab_id=known.kab_id, kegiatan_id=known.id, **columns)


def check_issue_sertifikat(
    known: KegiatanInfo, wanted: Collection[UUID] | None, perlu: int, today: dt.date
) -> Terbitan:
    """Who gets one: those chosen, or with None everyone who was there long enough and has none.

    Whether a posyandu wrote its follow-up is not asked. Raises `kegiatan.sudah_batal`, `kegiatan.belum_ada_hari`,
    `kegiatan.belum_selesai`, `kegiatan.sertifikat_tanpa_setelan`, `kegiatan.daftar_kosong`,
    `kegiatan.peserta_tidak_ada`, `kegiatan.sertifikat_tidak_hadir`, `kegiatan.sertifikat_sudah_ada`,
    `kegiatan.sertifikat_nomor`.
    """
    check_open(known.status)
    if known.selesai is None:
        raise SimpulError(errors.BELUM_ADA_HARI)
    if known.selesai > today:
        raise SimpulError(errors.BELUM_SELESAI, tanggal=known.selesai.isoformat())
    setelan = setelan_of(known.kab_id, known.id)
    if setelan is None:
        raise SimpulError(errors.SERTIFIKAT_TANPA_SETELAN)
    people = _chosen(eligibility(known, perlu), wanted, certified_of(known.kab_id, known.id), perlu)
    mulai = _next_urut(known)
    numbers = [nomor_of(setelan.pola, mulai + place, setelan.serial, setelan.tanggal) for place in range(len(people))]
    if len(numbers[-1]) > LONGEST_NUMBER:
        raise SimpulError(errors.ISIAN_PANJANG, isian="Nomor sertifikat", batas=LONGEST_NUMBER)
    taken = Sertifikat.objects.filter(kab_id=known.kab_id, nomor__in=numbers).values_list("nomor", flat=True).first()
    if taken is not None:
        raise SimpulError(errors.SERTIFIKAT_NOMOR, nomor=taken)
    return Terbitan(setelan, mulai, tuple(people))


def _chosen(
    everyone: Sequence[Kelayakan], wanted: Collection[UUID] | None, certified: Collection[UUID], perlu: int
) -> list[Kelayakan]:
    if wanted is None:
        people = [one for one in everyone if one.cukup and one.peserta.id not in certified]
    else:
        by_id = {one.peserta.id: one for one in everyone}
        if not set(wanted) <= by_id.keys():
            raise SimpulError(errors.PESERTA_TIDAK_ADA)
        people = [one for one in everyone if one.peserta.id in set(wanted)]
    for one in people:
        if not one.cukup:
            raise SimpulError(errors.SERTIFIKAT_TIDAK_HADIR, nama=one.peserta.nama, hadir=one.persen, perlu=perlu)
        if one.peserta.id in certified:
            raise SimpulError(errors.SERTIFIKAT_SUDAH_ADA, nama=one.peserta.nama)
    if not people:
        raise SimpulError(errors.DAFTAR_KOSONG)
    return people


def issue_sertifikat(known: KegiatanInfo, made: Terbitan, asal: Mapping[UUID, str], oleh: UUID, at: dt.datetime) -> int:
    """Write them; how many. `asal` is where each participant comes from, as her paper says it."""
    shared = _shared(known, made.setelan)
    rows = []
    for urut, one in enumerate(made.orang, made.mulai):
        nomor = nomor_of(made.setelan.pola, urut, made.setelan.serial, made.setelan.tanggal)
        isi = shared | {"jabatan": one.peserta.jabatan, "instansi": asal[one.peserta.id]}
        rows.append(
            Sertifikat(
                id=new_id(),
                kab_id=known.kab_id,
                kegiatan_id=known.id,
                peserta_id=one.peserta.id,
                urut=urut,
                nomor=nomor,
                kode=new_code(),
                nama=one.peserta.nama,
                isi=isi,
                sidik=sidik_of(nomor, one.peserta.nama, isi),
                terbit_at=at,
                oleh_id=oleh,
            )
        )
    Sertifikat.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _shared(known: KegiatanInfo, setelan: SetelanInfo) -> dict[str, Any]:
    """What the papers of one event say alike."""
    return {
        "acara": known.nama,
        "hari": days_in_words([day.tanggal for day in hari_of(known.kab_id, known.id)]),
        "tempat": known.tempat,
        "penyelenggara": known.penyelenggara,
        "jp": setelan.jp,
        "tanggal": setelan.tanggal.isoformat(),
        "kota": setelan.kota,
        "penanda_jabatan": setelan.penanda_jabatan,
        "penanda_nama": setelan.penanda_nama,
        "penanda_nip": setelan.penanda_nip,
        "data_contoh": known.data_contoh,
    }


def check_withdraw_sertifikat(known: KegiatanInfo, sertifikat_id: UUID, alasan: str) -> str:
    """The reason, tidied; raises `kegiatan.alasan_kosong`, `kegiatan.sertifikat_tidak_ada`."""
    why = " ".join(alasan.split())[:LONGEST_REASON]
    if not why:
        raise SimpulError(errors.ALASAN_KOSONG)
    rows = Sertifikat.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id, id=sertifikat_id)
    if not rows.filter(ditarik_at__isnull=True).exists():
        raise SimpulError(errors.SERTIFIKAT_TIDAK_ADA)
    return why


def withdraw_sertifikat(known: KegiatanInfo, sertifikat_id: UUID, alasan: str, at: dt.datetime) -> None:
    """Withdraw it; its number and code stay, and the public page says so from now on."""
    rows = Sertifikat.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id, id=sertifikat_id)
    rows.update(ditarik_at=at, ditarik_alasan=alasan)


def _next_urut(known: KegiatanInfo) -> int:
    rows = Sertifikat.objects.filter(kab_id=known.kab_id, kegiatan_id=known.id).order_by("-urut")
    return (rows.values_list("urut", flat=True).first() or 0) + 1
