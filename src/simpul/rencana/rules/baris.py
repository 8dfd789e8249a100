"""A line of a plan: what is stored, what is refused, and what is only pointed out."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from simpul.kernel.errors import SimpulError, sentence
from simpul.layanan.loader import FIELDS
from simpul.posyandu.rules.istilah import Istilah
from simpul.rencana import errors
from simpul.rencana.rules.angka import rupiah
from simpul.rencana.rules.words import Forum, Langkah, Putusan, StatusRencana, Sumber

YEARS_BACK, YEARS_AHEAD = 3, 6
LENGTHS = {"kegiatan": 200, "keluaran": 200, "sasaran": 120, "satuan": 30, "penanggung_jawab": 120, "sumber_kata": 300}
MOST_REASON = 300


@dataclass(frozen=True, slots=True)
class RencanaForm:
    """What someone writes of a line. `posyandu_id` None is a line of the village itself; `biaya` is whole rupiah,
    `bulan` months from 1 to 12, `sumber_kata` how the paper it was copied from says it."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None
    tahun: int
    bidang: str
    kegiatan: str
    keluaran: str = ""
    sasaran: str = ""
    volume: Decimal | None = Decimal(0)
    satuan: str = ""
    biaya: int | None = 0
    sumber: str = Sumber.APBDES
    sumber_kata: str = ""
    bulan: tuple[int, ...] = ()
    penanggung_jawab: str = ""


@dataclass(frozen=True, slots=True)
class Langkahan:
    """A step with a line; `forum` and `putusan` when a meeting decided it. `versi` is what the page showed."""

    langkah: Langkah
    tanggal: dt.date | None
    alasan: str = ""
    forum: Forum | None = None
    putusan: Putusan | None = None
    versi: int = 0


@dataclass(frozen=True, slots=True)
class RealisasiForm:
    """What was done: None in `volume` or `biaya` is no amount. `sidik` names its paper, '' without one."""

    tanggal: dt.date | None
    volume: Decimal | None
    biaya: int | None
    keterangan: str
    sidik: str
    versi: int


@dataclass(frozen=True, slots=True)
class Keputusan:
    """One decision of a forum about a line, as far as the findings ask."""

    forum: Forum
    putusan: Putusan
    tanggal: dt.date


@dataclass(frozen=True, slots=True)
class Temuan:
    """Something to put right, never a refusal."""

    kode: str
    params: tuple[tuple[str, Any], ...] = ()

    @property
    def kata(self) -> str:
        """Its sentence."""
        return sentence(self.kode, dict(self.params))


def check_form(form: RencanaForm, today: dt.date, sources: Collection[str]) -> RencanaForm:
    """The form as it is stored.

    Raises `rencana.tahun_salah`, `rencana.bidang_kosong`, `rencana.kegiatan_kosong`, `rencana.volume_salah`,
    `rencana.biaya_salah`, `rencana.sumber_salah`.
    """
    check_year(form.tahun, today)
    if form.bidang not in FIELDS:
        raise SimpulError(errors.BIDANG_KOSONG)
    clean: dict[str, Any] = {name: " ".join(getattr(form, name).split())[:length] for name, length in LENGTHS.items()}
    if not clean["kegiatan"]:
        raise SimpulError(errors.KEGIATAN_KOSONG)
    if form.volume is None:
        raise SimpulError(errors.VOLUME_SALAH)
    if form.biaya is None:
        raise SimpulError(errors.BIAYA_SALAH)
    if form.sumber not in sources:
        raise SimpulError(errors.SUMBER_SALAH)
    months = tuple(sorted({month for month in form.bulan if 1 <= month <= 12}))
    return replace(form, bulan=months, **clean)


def check_year(tahun: int, today: dt.date) -> None:
    """Raises `rencana.tahun_salah` for a year that no plan is about."""
    first, last = today.year - YEARS_BACK, today.year + YEARS_AHEAD
    if not first <= tahun <= last:
        raise SimpulError(errors.TAHUN_SALAH, dari=first, sampai=last)


def check_reason(text: str, *, needed: bool) -> str:
    """The reason as it is stored; raises `rencana.tanpa_alasan`."""
    clean = " ".join(text.split())[:MOST_REASON]
    if needed and not clean:
        raise SimpulError(errors.TANPA_ALASAN)
    return clean


def check_day(day: dt.date | None, today: dt.date) -> dt.date:
    """A day that has been: nothing is decided, spent or paid tomorrow. Raises `rencana.tanggal_salah`."""
    if day is None or day > today:
        raise SimpulError(errors.TANGGAL_SALAH)
    return day


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What the findings of a line are about; `realisasi` holds (day, rupiah)."""

    tahun: int
    status: StatusRencana
    biaya: int
    bulan: tuple[int, ...]
    putusan: Sequence[Keputusan] = ()
    realisasi: Sequence[tuple[dt.date, int]] = ()


def findings(line: Keadaan, kata: Istilah) -> list[Temuan]:
    """What is odd about a line, the most telling first."""
    found = [*_money(line), *_decisions(line, kata)]
    if not line.biaya:
        found.append(Temuan(errors.TEMUAN_TANPA_BIAYA))
    if not line.bulan:
        found.append(Temuan(errors.TEMUAN_TANPA_BULAN))
    return found


def _money(line: Keadaan) -> list[Temuan]:
    spent = sum(amount for _, amount in line.realisasi)
    found: list[Temuan] = []
    if line.biaya and spent > line.biaya:
        found.append(Temuan(errors.TEMUAN_LEBIH_BIAYA, (("selisih", rupiah(spent - line.biaya)),)))
    if line.status is StatusRencana.SELESAI and not line.realisasi:
        found.append(Temuan(errors.TEMUAN_TANPA_REALISASI))
    if any(day.year != line.tahun for day, _ in line.realisasi):
        found.append(Temuan(errors.TEMUAN_LUAR_TAHUN, (("tahun", line.tahun),)))
    return found


def _decisions(line: Keadaan, kata: Istilah) -> list[Temuan]:
    """RKPDes is set by the end of September, APBDes by that of December of the year before (Permendagri 114/2014)."""
    accepted = {one.forum: one.tanggal for one in line.putusan if one.putusan is Putusan.DITERIMA}
    limits = {
        Forum.RENCANA: (kata.rencana, dt.date(line.tahun - 1, 9, 30)),
        Forum.ANGGARAN: (kata.anggaran, dt.date(line.tahun - 1, 12, 31)),
    }
    found = [
        Temuan(errors.TEMUAN_RENCANA_LAMBAT, (("dokumen", name), ("batas", limit)))
        for forum, (name, limit) in limits.items()
        if forum in accepted and accepted[forum] > limit
    ]
    if Forum.ANGGARAN in accepted and Forum.RENCANA not in accepted:
        named = (("anggaran", kata.anggaran), ("rencana", kata.rencana))
        found.append(Temuan(errors.TEMUAN_LEWATI_RENCANA, named))
    days = [accepted[forum] for forum in (Forum.MUSYAWARAH, Forum.RENCANA, Forum.ANGGARAN) if forum in accepted]
    if days != sorted(days):
        found.append(Temuan(errors.TEMUAN_URUTAN))
    return found
