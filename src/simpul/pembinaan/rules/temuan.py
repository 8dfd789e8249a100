"""Findings and promises: where each stands on a day, and what closing a finding takes."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.pembinaan import errors
from simpul.pembinaan.rules.kunjungan import line


class StatusTemuan(StrEnum):
    """Where a finding stands; `lewat` is computed."""

    TERBUKA = "terbuka"
    LEWAT = "lewat"
    SELESAI = "selesai"


class StatusJanji(StrEnum):
    """Where a promise stands; `lewat` is computed."""

    BERJALAN = "berjalan"
    LEWAT = "lewat"
    DITEPATI = "ditepati"
    BELUM_DITEPATI = "belum_ditepati"


@dataclass(frozen=True, slots=True)
class TutupForm:
    """A finding that was put right on a day, with its proof in words; `sidik` names a file."""

    kab_id: int
    id: UUID
    selesai: dt.date | None
    bukti: str
    sidik: str = ""


def finding_state(batas: dt.date, selesai: dt.date | None, today: dt.date) -> StatusTemuan:
    """Done, late from the day after its last day, else open."""
    if selesai is not None:
        return StatusTemuan.SELESAI
    return StatusTemuan.LEWAT if batas < today else StatusTemuan.TERBUKA


def promise_state(ditepati: str, batas: dt.date | None, today: dt.date) -> StatusJanji:
    """Kept or not as the next visit judged; until then late from the day after its day."""
    if ditepati:
        return StatusJanji.DITEPATI if ditepati == "ya" else StatusJanji.BELUM_DITEPATI
    return StatusJanji.LEWAT if batas is not None and batas < today else StatusJanji.BERJALAN


def check_tutup(form: TutupForm, ditemukan: dt.date, selesai: dt.date | None, today: dt.date) -> TutupForm:
    """The closing as it is stored; `ditemukan` is the day of the visit.

    Raises `pembinaan.temuan_selesai`, `pembinaan.tanpa_bukti`, `pembinaan.selesai_di_luar`.
    """
    if selesai is not None:
        raise SimpulError(errors.TEMUAN_SELESAI)
    proof = line(form.bukti)
    if not proof:
        raise SimpulError(errors.TANPA_BUKTI)
    if form.selesai is None or not ditemukan <= form.selesai <= today:
        raise SimpulError(errors.SELESAI_DI_LUAR)
    return replace(form, bukti=proof)
