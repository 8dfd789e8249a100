"""What an organiser says of a contest: its plan, its instrument, its judges."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.lomba import errors
from simpul.lomba.rules.words import TAHAP_NAMES, JenisLomba, Tahap

LONGEST_NAME, LONGEST_ITEM, LONGEST_TEXT, LONGEST_REASON = 160, 200, 4000, 300
MOST_ITEMS, HIGHEST_SCORE, WHOLE = 60, 100, 100
USUAL_SHARE = 40  # percent that the first phase counts in the final result
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class MasaTahap:
    """First and last day of a phase, as far as they are set."""

    mulai: dt.date | None = None
    selesai: dt.date | None = None


@dataclass(frozen=True, slots=True)
class LombaForm:
    """A contest as planned. `porsi_seleksi` is the percent of the first phase in the final result; `n` the change it
    was opened at."""

    id: UUID
    wilayah_id: int
    jenis: JenisLomba
    nama: str
    tahun: int
    penyelenggara: str
    uraian: str = ""
    porsi_seleksi: int = USUAL_SHARE
    seleksi: MasaTahap = MasaTahap()
    lapangan: MasaTahap = MasaTahap()
    n: int = 1

    def masa(self, tahap: Tahap) -> MasaTahap:
        """The days of a phase."""
        return self.seleksi if tahap is Tahap.SELEKSI else self.lapangan


@dataclass(frozen=True, slots=True)
class ButirForm:
    """An item: `bobot` of its phase in percent, `maks` its highest score."""

    nama: str
    bobot: int
    maks: int


@dataclass(frozen=True, slots=True)
class JuriForm:
    """A judge with an account or from outside; `desa_id` None lives outside the place of the contest."""

    id: UUID
    nama: str
    instansi: str
    tahap: frozenset[Tahap]
    akun_id: UUID | None = None
    desa_id: int | None = None


def needed(text: str, isian: str, longest: int) -> str:
    """Words on one line; raises `lomba.isian_kosong`, `lomba.isian_panjang`."""
    tidy = " ".join(text.split())
    if not tidy:
        raise SimpulError(errors.ISIAN_KOSONG, isian=isian)
    if len(tidy) > longest:
        raise SimpulError(errors.ISIAN_PANJANG, isian=isian, batas=longest)
    return tidy


def check_reason(text: str) -> str:
    """A reason; raises `lomba.alasan_kosong`."""
    tidy = " ".join(text.split())[:LONGEST_REASON]
    if not tidy:
        raise SimpulError(errors.ALASAN_KOSONG)
    return tidy


def check_text(text: str, isian: str) -> str:
    """Words over several lines; raises `lomba.isian_kosong`, `lomba.isian_panjang`."""
    tidy = text.strip()
    if not tidy:
        raise SimpulError(errors.ISIAN_KOSONG, isian=isian)
    if len(tidy) > LONGEST_TEXT:
        raise SimpulError(errors.ISIAN_PANJANG, isian=isian, batas=LONGEST_TEXT)
    return tidy


def check_form(form: LombaForm) -> LombaForm:
    """The plan with tidy words; odd dates are told by `findings` and kept.

    Raises `lomba.isian_kosong`, `lomba.isian_panjang`, `lomba.tahun`, `lomba.porsi`.
    """
    if not FIRST_YEAR <= form.tahun <= LAST_YEAR:
        raise SimpulError(errors.TAHUN, awal=FIRST_YEAR, akhir=LAST_YEAR)
    if not 0 <= form.porsi_seleksi < WHOLE:
        raise SimpulError(errors.PORSI)
    if len(form.uraian) > LONGEST_TEXT:
        raise SimpulError(errors.ISIAN_PANJANG, isian="Uraian", batas=LONGEST_TEXT)
    return replace(
        form,
        nama=needed(form.nama, "Nama lomba", LONGEST_NAME),
        penyelenggara=needed(form.penyelenggara, "Penyelenggara", LONGEST_NAME),
        uraian=form.uraian.strip(),
    )


def check_items(items: Sequence[ButirForm]) -> list[ButirForm]:
    """The instrument of a phase; weights that do not make 100 are told by `findings` and kept.

    Raises `lomba.isian_kosong`, `lomba.isian_panjang`, `lomba.bobot`, `lomba.maks`, `lomba.butir_ganda`,
    `lomba.terlalu_banyak`.
    """
    if len(items) > MOST_ITEMS:
        raise SimpulError(errors.TERLALU_BANYAK, apa="butir", batas=MOST_ITEMS)
    tidy = [replace(item, nama=needed(item.nama, "Butir", LONGEST_ITEM)) for item in items]
    seen: set[str] = set()
    for item in tidy:
        if not 1 <= item.bobot <= WHOLE:
            raise SimpulError(errors.BOBOT, butir=item.nama)
        if not 1 <= item.maks <= HIGHEST_SCORE:
            raise SimpulError(errors.MAKS, butir=item.nama, batas=HIGHEST_SCORE)
        if item.nama.lower() in seen:
            raise SimpulError(errors.BUTIR_GANDA, butir=item.nama)
        seen.add(item.nama.lower())
    return tidy


def check_judge(form: JuriForm) -> JuriForm:
    """A judge; raises `lomba.isian_kosong`, `lomba.isian_panjang`, `lomba.juri_tahap`."""
    if not form.tahap:
        raise SimpulError(errors.JURI_TAHAP)
    return replace(
        form,
        nama=needed(form.nama, "Nama juri", 120),
        instansi=needed(form.instansi, "Instansi juri", 160),
    )


def findings(bobot: dict[Tahap, int], masa: dict[Tahap, MasaTahap], tahun: int, *, without_proof: int = 0) -> list[str]:
    """What should be looked at, in words; nothing of it stops a contest. `bobot` sums the weights of each phase."""
    found = [
        f"Bobot {TAHAP_NAMES[tahap].lower()} berjumlah {total}, bukan 100. Nilai tertingginya {total}."
        for tahap, total in bobot.items()
        if total and total != WHOLE
    ]
    for tahap, days in masa.items():
        name = TAHAP_NAMES[tahap]
        if days.mulai and days.selesai and days.selesai < days.mulai:
            found.append(f"{name} selesai sebelum mulai.")
        if days.mulai and days.mulai.year != tahun:
            found.append(f"{name} mulai tahun {days.mulai.year}, lombanya tahun {tahun}.")
    first, second = masa[Tahap.SELEKSI].selesai, masa[Tahap.LAPANGAN].mulai
    if first and second and second < first:
        found.append("Penilaian lapangan mulai sebelum seleksi selesai.")
    if without_proof:
        found.append(f"{without_proof} butir peserta belum punya bukti.")
    return found
