"""The old strata of the health era: Pratama, Madya, Purnama, Mandiri, by the table of governance.md 3.4 (R80).

A stratum is reached when everything it asks is known and met. What is not known is shown as not known: then the result
is the least the posyandu is, with what it could be.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.pembinaan import errors

SESSIONS, KADER_TENTHS, HALF = 8, 50, 50
EARLIEST = 1984  # the year in which posyandu began


class Strata(IntEnum):
    """From the lowest."""

    PRATAMA = 1
    MADYA = 2
    PURNAMA = 3
    MANDIRI = 4


NAMES = {
    Strata.PRATAMA: "Pratama",
    Strata.MADYA: "Madya",
    Strata.PURNAMA: "Purnama",
    Strata.MANDIRI: "Mandiri",
}


@dataclass(frozen=True, slots=True)
class Syarat:
    """An indicator: its words, from which stratum on it is asked, and the least; `isian` is typed by the village."""

    kode: str
    kata: str
    sejak: Strata
    terkecil: int
    satuan: str
    isian: bool = False


# The mean of kader is in tenths, so that 4.9 is not 5.
SYARAT: tuple[Syarat, ...] = (
    Syarat("buka", "Hari buka dalam setahun", Strata.MADYA, SESSIONS, "kali"),
    Syarat("kader", "Rata-rata kader bertugas", Strata.MADYA, KADER_TENTHS, "orang"),
    Syarat("ds", "Rata-rata balita ditimbang (D/S)", Strata.PURNAMA, HALF, "%"),
    Syarat("kia", "Cakupan kumulatif KIA", Strata.PURNAMA, HALF, "%", isian=True),
    Syarat("kb", "Cakupan kumulatif KB", Strata.PURNAMA, HALF, "%", isian=True),
    Syarat("imunisasi", "Cakupan kumulatif imunisasi", Strata.PURNAMA, HALF, "%", isian=True),
    Syarat("program", "Program tambahan (1 ada, 0 belum)", Strata.PURNAMA, 1, "", isian=True),
    Syarat("dana_sehat", "Cakupan dana sehat", Strata.MANDIRI, HALF, "%", isian=True),
)
TYPED: Mapping[str, Syarat] = {item.kode: item for item in SYARAT if item.isian}


@dataclass(frozen=True, slots=True)
class HasilStrata:
    """`pasti` is what is reached for certain, `mungkin` what it would be if all that is unknown were met.

    `pasti` is None when nothing at all is known. `dasar` are the codes it is based on, `belum` those not known.
    """

    pasti: Strata | None
    mungkin: Strata
    dasar: tuple[str, ...]
    belum: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IsianStrata:
    """A number of a year that a village states, with its source."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    tahun: int
    kode: str
    nilai: int
    sumber: str
    oleh: UUID


def mean_share(months: Collection[tuple[int, int]]) -> int | None:
    """The mean of shares (part, whole) in whole percent, rounded down: 49,9 is not yet 50. None of no month."""
    if not months:
        return None
    return int(100 * sum(Fraction(part, whole) for part, whole in months) / len(months))


def stratum(known: Mapping[str, int | None]) -> HasilStrata:
    """The stratum by {code of an indicator: its number, or None when nobody knows it}."""
    dasar = tuple(item.kode for item in SYARAT if known.get(item.kode) is not None)
    belum = tuple(item.kode for item in SYARAT if known.get(item.kode) is None)
    certain = _reached(known, unknown_is_met=False)
    return HasilStrata(certain if dasar else None, _reached(known, unknown_is_met=True), dasar, belum)


def check_isian(form: IsianStrata, today: dt.date) -> IsianStrata:
    """The number as it is stored; raises `pembinaan.strata_nilai`, `strata_sumber`, `strata_tahun`."""
    item = TYPED.get(form.kode)
    if item is None or not 0 <= form.nilai <= (1 if item.kode == "program" else 100):
        raise SimpulError(errors.STRATA_NILAI)
    source = " ".join(form.sumber.split())[:200]
    if not source:
        raise SimpulError(errors.STRATA_SUMBER)
    if not EARLIEST <= form.tahun <= today.year:
        raise SimpulError(errors.STRATA_TAHUN)
    return replace(form, sumber=source)


def _reached(known: Mapping[str, int | None], *, unknown_is_met: bool) -> Strata:
    reached = Strata.PRATAMA
    for level in (Strata.MADYA, Strata.PURNAMA, Strata.MANDIRI):
        for item in SYARAT:
            value = known.get(item.kode)
            if item.sejak is level and not (unknown_is_met if value is None else value >= item.terkecil):
                return reached
        reached = level
    return reached
