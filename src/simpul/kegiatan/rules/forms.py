"""What an office says of an event, checked and tidied."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from simpul.kegiatan import errors
from simpul.kegiatan.rules.words import JenisKategori, JenisKegiatan, SumberDana, TingkatKegiatan
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS

MOST_DAYS, MOST_SESSIONS, MOST_SPEAKERS, MOST_CATEGORIES, MOST_COMMITTEE = 31, 12, 40, 40, 60
MOST_RUPIAH = 10**12
WHOLE_DAY = "Sehari"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HariForm:
    """A day with its sessions by name; `teks` is how the source writes it."""

    tanggal: dt.date
    teks: str = ""
    sesi: tuple[str, ...] = (WHOLE_DAY,)


@dataclass(frozen=True, slots=True)
class NarasumberForm:
    """A speaker; name or agency may be missing, not both. `bidang` '' is none of the six in particular."""

    nama: str = ""
    instansi: str = ""
    bidang: str = ""


@dataclass(frozen=True, slots=True)
class KategoriForm:
    """A category with its quota, None when the papers set none; `id` None is a new one."""

    nama: str
    jenis: JenisKategori = JenisKategori.LAIN
    kuota: int | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class KegiatanForm:
    """An event as planned. `n` is the change the form was opened at, None for a new event."""

    id: UUID
    wilayah_id: int
    jenis: JenisKegiatan
    nama: str
    penyelenggara: str
    tingkat: TingkatKegiatan
    tujuan: str = ""
    tempat: str = ""
    hari: tuple[HariForm, ...] = ()
    dana: SumberDana = SumberDana.LAIN
    dana_teks: str = ""
    dana_rupiah: int | None = None
    jumlah_dinyatakan: int | None = None
    narasumber: tuple[NarasumberForm, ...] = ()
    panitia: tuple[tuple[str, str], ...] = ()
    kategori: tuple[KategoriForm, ...] = ()
    umum: bool = False
    n: int | None = None


def check_form(form: KegiatanForm) -> KegiatanForm:
    """The form with tidy words and days in order.

    Raises `kegiatan.isian_kosong`, `kegiatan.isian_panjang`, `kegiatan.angka`, `kegiatan.hari_ganda`,
    `kegiatan.kategori_ganda`, `kegiatan.pilihan`, `kegiatan.terlalu_banyak`.
    """
    _number(form.dana_rupiah, "Jumlah dana", MOST_RUPIAH)
    _number(form.jumlah_dinyatakan, "Jumlah peserta", 1_000_000)
    return replace(
        form,
        nama=_words(form.nama, "Nama kegiatan", 200, needed=True),
        penyelenggara=_words(form.penyelenggara, "Penyelenggara", 160, needed=True),
        tujuan=_text(form.tujuan, "Tujuan", 2000),
        tempat=_words(form.tempat, "Tempat", 200),
        dana_teks=_words(form.dana_teks, "Keterangan dana", 200),
        hari=_days(form.hari),
        narasumber=_speakers(form.narasumber),
        panitia=_committee(form.panitia),
        kategori=_categories(form.kategori),
    )


def check_surat(said: dict[str, Any]) -> dict[str, str]:
    """The letter of invitation; an absent part is ''. Raises `kegiatan.isian_panjang`."""
    return {
        name: (_text if name == "isi" else _words)(str(said.get(name, "")), title, longest)
        for name, (title, longest) in SURAT.items()
    }


SURAT: dict[str, tuple[str, int]] = {
    "nomor": ("Nomor surat", 80),
    "tanggal": ("Tanggal surat", 10),
    "sifat": ("Sifat surat", 40),
    "hal": ("Hal surat", 160),
    "isi": ("Isi tambahan", 1000),
    "waktu": ("Waktu", 80),
    "bawa": ("Yang dibawa", 200),
    "kontak": ("Narahubung", 120),
    "kota": ("Kota surat", 80),
    "penanda_jabatan": ("Jabatan penanda tangan", 120),
    "penanda_nama": ("Nama penanda tangan", 120),
    "penanda_nip": ("NIP penanda tangan", 40),
}


def check_berkas(text: str, bidang: str, *, needed: bool) -> str:
    """What is said of a material or a picture; raises `kegiatan.isian_kosong`, `kegiatan.isian_panjang`,
    `kegiatan.pilihan`."""
    if bidang and bidang not in FIELDS:
        raise SimpulError(errors.PILIHAN, isian="Bidang")
    return _words(text, "Judul", 160, needed=needed)


def _days(days: tuple[HariForm, ...]) -> tuple[HariForm, ...]:
    _at_most(days, "hari", MOST_DAYS)
    twice = [date for date, count in Counter(day.tanggal for day in days).items() if count > 1]
    if twice:
        raise SimpulError(errors.HARI_GANDA, tanggal=twice[0].isoformat())
    tidy = []
    for day in sorted(days, key=lambda one: one.tanggal):
        names = tuple(dict.fromkeys(name for one in day.sesi if (name := _words(one, "Nama sesi", 60))))
        _at_most(names, "sesi sehari", MOST_SESSIONS)
        tidy.append(HariForm(day.tanggal, _words(day.teks, "Tulisan tanggal", 80), names or (WHOLE_DAY,)))
    return tuple(tidy)


def _speakers(rows: tuple[NarasumberForm, ...]) -> tuple[NarasumberForm, ...]:
    tidy = []
    for row in rows:
        nama, instansi = _words(row.nama, "Nama narasumber", 120), _words(row.instansi, "Instansi", 160)
        if row.bidang and row.bidang not in FIELDS:
            raise SimpulError(errors.PILIHAN, isian="Bidang")
        if nama or instansi:
            tidy.append(NarasumberForm(nama, instansi, row.bidang))
    _at_most(tidy, "narasumber", MOST_SPEAKERS)
    return tuple(tidy)


def _committee(rows: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    tidy = [(_words(nama, "Nama panitia", 120), _words(tugas, "Tugas panitia", 120)) for nama, tugas in rows]
    _at_most(tidy, "panitia", MOST_COMMITTEE)
    return tuple(row for row in tidy if row[0])


def _categories(rows: tuple[KategoriForm, ...]) -> tuple[KategoriForm, ...]:
    tidy = []
    for row in rows:
        _number(row.kuota, "Kuota", 1_000_000)
        tidy.append(replace(row, nama=_words(row.nama, "Nama kategori", 120, needed=True)))
    _at_most(tidy, "kategori", MOST_CATEGORIES)
    twice = [nama for nama, count in Counter(row.nama.casefold() for row in tidy).items() if count > 1]
    if twice:
        raise SimpulError(errors.KATEGORI_GANDA, kategori=twice[0])
    return tuple(tidy)


def _words(text: str, title: str, longest: int, *, needed: bool = False) -> str:
    tidy = " ".join(text.replace("\x00", "").split())
    if needed and not tidy:
        raise SimpulError(errors.ISIAN_KOSONG, isian=title)
    if len(tidy) > longest:
        raise SimpulError(errors.ISIAN_PANJANG, isian=title, batas=longest)
    return tidy


def _text(text: str, title: str, longest: int) -> str:
    """Several lines, kept as lines."""
    lines = [" ".join(line.split()) for line in text.replace("\x00", "").splitlines()]
    tidy = "\n".join(lines).strip()
    if len(tidy) > longest:
        raise SimpulError(errors.ISIAN_PANJANG, isian=title, batas=longest)
    return tidy


def _number(value: int | None, title: str, most: int) -> None:
    if value is not None and not 0 <= value <= most:
        raise SimpulError(errors.ANGKA, isian=title)


def _at_most(rows: Iterable[Any], what: str, most: int) -> None:
    if len(list(rows)) > most:
        raise SimpulError(errors.TERLALU_BANYAK, apa=what, batas=most)
