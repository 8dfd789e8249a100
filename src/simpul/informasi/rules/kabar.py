"""What a notice must say, what it may become, and whether it is shown on a day."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from simpul.informasi import errors
from simpul.kernel.errors import SimpulError

LONGEST_TITLE, LONGEST_TEXT, LONGEST_NOTE = 120, 6000, 200


class StatusKabar(StrEnum):
    """Where a notice stands; one that was withdrawn may be published again."""

    DRAF = "draf"
    TERBIT = "terbit"
    DITARIK = "ditarik"


@dataclass(frozen=True, slots=True)
class Gambar:
    """A picture by its name, with what it shows for who cannot see it, and who in it agreed."""

    sidik: str = ""
    kata: str = ""
    izin: str = ""


@dataclass(frozen=True, slots=True)
class KabarForm:
    """A notice of a place or of a posyandu; `n` is 0 for a new one, else what its writer saw."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None
    judul: str
    isi: str
    mulai: dt.date
    sampai: dt.date | None
    foto: Gambar
    oleh: UUID
    n: int = 0
    data_contoh: bool = False


def check_kabar(form: KabarForm, *, n: int = 0) -> KabarForm:
    """The notice as it is stored; `n` is what is stored now.

    Raises `informasi.berubah`, `judul_kosong`, `isi_kosong`, `isi_panjang`, `sampai_sebelum`, `gambar_tanpa_kata`,
    `gambar_tanpa_izin`.
    """
    if form.n != n:
        raise SimpulError(errors.BERUBAH)
    judul, isi = _line(form.judul, LONGEST_TITLE), form.isi.replace("\r\n", "\n").replace("\x00", "").strip()
    if not judul:
        raise SimpulError(errors.JUDUL_KOSONG)
    if not isi:
        raise SimpulError(errors.ISI_KOSONG)
    if len(isi) > LONGEST_TEXT:
        raise SimpulError(errors.ISI_PANJANG, batas=LONGEST_TEXT)
    if form.sampai is not None and form.sampai < form.mulai:
        raise SimpulError(errors.SAMPAI_SEBELUM)
    return replace(form, judul=judul, isi=isi, foto=check_gambar(form.foto))


def check_gambar(foto: Gambar) -> Gambar:
    """A picture with its words; raises `informasi.gambar_tanpa_kata`, `gambar_tanpa_izin`."""
    if not foto.sidik:
        return Gambar()
    kata, izin = _line(foto.kata, LONGEST_NOTE), _line(foto.izin, LONGEST_NOTE)
    if not kata:
        raise SimpulError(errors.GAMBAR_TANPA_KATA)
    if not izin:
        raise SimpulError(errors.GAMBAR_TANPA_IZIN)
    return Gambar(foto.sidik, kata, izin)


def check_publish(status: StatusKabar, sampai: dt.date | None, today: dt.date) -> None:
    """Raises `informasi.sudah_terbit`, `informasi.sudah_lewat` when its last day has passed."""
    if status is StatusKabar.TERBIT:
        raise SimpulError(errors.SUDAH_TERBIT)
    if sampai is not None and sampai < today:
        raise SimpulError(errors.SUDAH_LEWAT)


def check_withdraw(status: StatusKabar, alasan: str) -> str:
    """The reason as it is stored; raises `informasi.belum_terbit`, `informasi.alasan_tarik`."""
    if status is not StatusKabar.TERBIT:
        raise SimpulError(errors.BELUM_TERBIT)
    reason = _line(alasan, LONGEST_NOTE)
    if not reason:
        raise SimpulError(errors.ALASAN_TARIK)
    return reason


def is_shown(status: StatusKabar, mulai: dt.date, sampai: dt.date | None, today: dt.date) -> bool:
    """Whether the public reads it on a day."""
    return status is StatusKabar.TERBIT and mulai <= today and (sampai is None or today <= sampai)


def state_word(status: StatusKabar, mulai: dt.date, sampai: dt.date | None, today: dt.date) -> str:
    """How it stands on a day, in a word or two."""
    if status is not StatusKabar.TERBIT:
        return "draf" if status is StatusKabar.DRAF else "ditarik"
    if today < mulai:
        return "menunggu tanggal"
    return "tampil" if is_shown(status, mulai, sampai, today) else "sudah selesai"


def paragraphs(isi: str) -> list[str]:
    """A text by its empty lines; it is never read as HTML."""
    return [part.strip() for part in re.split(r"\n\s*\n", isi) if part.strip()]


def _line(text: str, longest: int) -> str:
    return " ".join(text.replace("\x00", "").split())[:longest]
