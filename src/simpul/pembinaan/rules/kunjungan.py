"""Coaching visits: what a plan and a result must say, and what is warned about (governance.md 6.4)."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS
from simpul.pembinaan import errors
from simpul.pembinaan.rules.daftar import ANSWERS, items_for

MOST_LINE, MOST_TEXT, MOST_NAME = 300, 2000, 120
NEAR = dt.timedelta(days=2 * 366)  # a year typed wrong lies further away


class StatusKunjungan(StrEnum):
    """Where a visit stands."""

    RENCANA = "rencana"
    TERLAKSANA = "terlaksana"
    BATAL = "batal"


@dataclass(frozen=True, slots=True)
class Sasaran:
    """What is visited: a posyandu, or without one the place itself. `jalur` is its path."""

    kab_id: int
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RencanaForm:
    """A planned visit; `oleh` is the account that planned it."""

    id: UUID
    sasaran: Sasaran
    bidang: str
    rencana: dt.date
    tujuan: str
    petugas: str
    bersama: str
    oleh: UUID


@dataclass(frozen=True, slots=True)
class TemuanIn:
    """A finding with its owner and last day."""

    id: UUID
    isi: str
    pemilik: str
    batas: dt.date | None


@dataclass(frozen=True, slots=True)
class JanjiIn:
    """A promise with who gave it; the day is free."""

    id: UUID
    isi: str
    pembuat: str
    batas: dt.date | None


@dataclass(frozen=True, slots=True)
class Penilaian:
    """Whether an earlier promise was kept."""

    janji_id: UUID
    ditepati: str
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class HasilForm:
    """What a visit found; `versi` is the one its writer saw. `daftar` is {code: (answer, note)}."""

    kab_id: int
    id: UUID
    versi: int
    tanggal: dt.date | None
    daftar: Mapping[str, tuple[str, str]]
    masalah: str = ""
    saran: str = ""
    temuan: Sequence[TemuanIn] = ()
    janji: Sequence[JanjiIn] = ()
    penilaian: Sequence[Penilaian] = ()


@dataclass(frozen=True, slots=True)
class Tercatat:
    """What is stored of a visit when its result comes; `janji` are the promises that may be judged at it."""

    status: StatusKunjungan
    versi: int
    bidang: str
    janji: Collection[UUID] = ()


def line(text: str, longest: int = MOST_LINE) -> str:
    """Words on one line."""
    return " ".join(text.split())[:longest]


def check_rencana(form: RencanaForm, today: dt.date) -> RencanaForm:
    """The plan as it is stored; raises `pembinaan.tujuan_kosong`, `petugas_kosong`, `bidang_salah`, `tanggal_jauh`."""
    if form.bidang and form.bidang not in FIELDS:
        raise SimpulError(errors.BIDANG_SALAH)
    if abs(form.rencana - today) > NEAR:
        raise SimpulError(errors.TANGGAL_JAUH)
    ready = replace(form, tujuan=line(form.tujuan), petugas=line(form.petugas, 200), bersama=line(form.bersama, 200))
    if not ready.tujuan:
        raise SimpulError(errors.TUJUAN_KOSONG)
    if not ready.petugas:
        raise SimpulError(errors.PETUGAS_KOSONG)
    return ready


def check_hasil(form: HasilForm, stored: Tercatat, today: dt.date) -> HasilForm:
    """The result as it is stored.

    Raises `pembinaan.kunjungan_berubah` when somebody else wrote meanwhile, `kunjungan_batal`, `tanggal_kosong`,
    `belum_terjadi`, `tanggal_jauh`, `daftar_salah`, and what findings, promises and judgements lack.
    """
    if stored.status is StatusKunjungan.BATAL:
        raise SimpulError(errors.KUNJUNGAN_BATAL)
    if form.versi != stored.versi:
        raise SimpulError(errors.KUNJUNGAN_BERUBAH)
    day = _done_on(form.tanggal, today)
    known = {item.kode for item in items_for(stored.bidang)}
    if any(kode not in known or answer not in ANSWERS for kode, (answer, _) in form.daftar.items()):
        raise SimpulError(errors.DAFTAR_SALAH)
    return replace(
        form,
        daftar={kode: (answer, line(note)) for kode, (answer, note) in form.daftar.items()},
        masalah=form.masalah.strip()[:MOST_TEXT],
        saran=form.saran.strip()[:MOST_TEXT],
        temuan=[_finding(one, day) for one in form.temuan],
        janji=[_promise(one, day) for one in form.janji],
        penilaian=[_judgement(one, stored) for one in form.penilaian],
    )


def check_batal(stored: Tercatat, alasan: str) -> str:
    """The reason as it is stored; raises `pembinaan.kunjungan_terlaksana`, `kunjungan_batal`, `alasan_batal`."""
    if stored.status is StatusKunjungan.TERLAKSANA:
        raise SimpulError(errors.KUNJUNGAN_TERLAKSANA)
    if stored.status is StatusKunjungan.BATAL:
        raise SimpulError(errors.KUNJUNGAN_BATAL)
    reason = line(alasan, 200)
    if not reason:
        raise SimpulError(errors.ALASAN_BATAL)
    return reason


def warnings_of(
    status: StatusKunjungan, rencana: dt.date, tanggal: dt.date | None, dijawab: int, today: dt.date
) -> list[str]:
    """What is odd about a visit and kept all the same: sentences."""
    found = []
    if status is StatusKunjungan.RENCANA and rencana < today:
        found.append("Tanggal rencananya sudah lewat dan hasilnya belum dicatat.")
    if status is StatusKunjungan.TERLAKSANA and not dijawab:
        found.append("Daftar periksa belum diisi.")
    if tanggal is not None and tanggal < rencana:
        found.append("Kunjungan terlaksana sebelum tanggal rencananya.")
    return found


def _done_on(day: dt.date | None, today: dt.date) -> dt.date:
    if day is None:
        raise SimpulError(errors.TANGGAL_KOSONG)
    if day > today:
        raise SimpulError(errors.BELUM_TERJADI)
    if today - day > NEAR:
        raise SimpulError(errors.TANGGAL_JAUH)
    return day


def _finding(one: TemuanIn, day: dt.date) -> TemuanIn:
    ready = replace(one, isi=line(one.isi), pemilik=line(one.pemilik, MOST_NAME))
    if not ready.isi or not ready.pemilik or ready.batas is None:
        raise SimpulError(errors.TEMUAN_KURANG)
    if ready.batas < day:
        raise SimpulError(errors.BATAS_SEBELUM)
    return ready


def _promise(one: JanjiIn, day: dt.date) -> JanjiIn:
    ready = replace(one, isi=line(one.isi), pembuat=line(one.pembuat, MOST_NAME))
    if not ready.isi or not ready.pembuat:
        raise SimpulError(errors.JANJI_KURANG)
    if ready.batas is not None and ready.batas < day:
        raise SimpulError(errors.BATAS_SEBELUM)
    return ready


def _judgement(one: Penilaian, stored: Tercatat) -> Penilaian:
    if one.ditepati not in {"ya", "tidak"} or one.janji_id not in stored.janji:
        raise SimpulError(errors.JANJI_DINILAI)
    return replace(one, catatan=line(one.catatan))
