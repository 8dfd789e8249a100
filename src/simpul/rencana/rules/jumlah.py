"""Sums of a plan per field and source, and the totals that a paper states beside them."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS
from simpul.rencana import errors
from simpul.rencana.rules.angka import rupiah
from simpul.rencana.rules.baris import Temuan, check_year
from simpul.rencana.rules.words import COUNTED, StatusRencana, source_label

MOST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Lines of one field, source and state together; `biaya` and `realisasi` are whole rupiah."""

    bidang: str
    sumber: str
    status: StatusRencana
    baris: int
    biaya: int
    realisasi: int = 0


@dataclass(frozen=True, slots=True)
class Total:
    """A sum on a page: lines, planned and realised rupiah."""

    baris: int = 0
    biaya: int = 0
    realisasi: int = 0

    def plus(self, one: Jumlah) -> "Total":
        """With one more group."""
        return Total(self.baris + one.baris, self.biaya + one.biaya, self.realisasi + one.realisasi)

    @property
    def persen(self) -> int | None:
        """Realised in percent of planned, None without a plan."""
        return round(100 * self.realisasi / self.biaya) if self.biaya else None


@dataclass(frozen=True, slots=True)
class TertulisForm:
    """A total as a paper states it, for a field and a source ('' is all); `teks` is the paper's own words."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None
    tahun: int
    bidang: str
    sumber: str
    jumlah: int | None
    teks: str


def counted(groups: Iterable[Jumlah]) -> list[Jumlah]:
    """What is planned: rejected and cancelled lines are left out."""
    return [one for one in groups if one.status in COUNTED]


def total_of(groups: Iterable[Jumlah], *, bidang: str = "", sumber: str = "") -> Total:
    """The sum of the planned lines of a field and a source; '' is all."""
    total = Total()
    for one in counted(groups):
        if bidang in {"", one.bidang} and sumber in {"", one.sumber}:
            total = total.plus(one)
    return total


def check_tertulis(form: TertulisForm, today: dt.date, sources: Collection[str]) -> TertulisForm:
    """The stated total as it is stored.

    Raises `rencana.tahun_salah`, `rencana.bidang_kosong`, `rencana.sumber_salah`, `rencana.biaya_salah`,
    `rencana.jumlah_tanpa_teks`.
    """
    check_year(form.tahun, today)
    if form.bidang and form.bidang not in FIELDS:
        raise SimpulError(errors.BIDANG_KOSONG)
    if form.sumber and form.sumber not in sources:
        raise SimpulError(errors.SUMBER_SALAH)
    if not form.jumlah:
        raise SimpulError(errors.BIAYA_SALAH)
    teks = " ".join(form.teks.split())[:MOST_TEXT]
    if not teks:
        raise SimpulError(errors.JUMLAH_TANPA_TEKS)
    return replace(form, teks=teks)


def differs(jumlah: int, teks: str, summed: int) -> Temuan | None:
    """A finding when the paper's total is not the sum of its lines; its words are kept and shown."""
    if jumlah == summed:
        return None
    return Temuan(errors.TEMUAN_JUMLAH, (("tertulis", rupiah(jumlah)), ("hitungan", rupiah(summed)), ("teks", teks)))


def group_words(bidang: str, sumber: str, names: dict[str, str]) -> str:
    """What a stated total is about: 'Kesehatan, APBDes', or 'Semua bidang, semua sumber'."""
    return f"{names.get(bidang, 'Semua bidang')}, {source_label(sumber) if sumber else 'semua sumber'}"
