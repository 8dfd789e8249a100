"""Support that is real: what counts, and what may be shown of a few answers (governance.md 1.7, 5.5; users.md R54)."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.pembinaan.errors import Galat
from simpul.posyandu.rules.istilah import istilah_of
from simpul.wilayah.rules import JenisWilayah

LEAST_SHOWN = 5
OPEN_DAYS = 7  # so long after the opening day a family may still tap
FIRST_YEAR, MOST_RP = 2015, 10**13


class SumberDana(StrEnum):
    """Where the money of a budget line comes from."""

    APBDES = "apbdes"
    DPA_KECAMATAN = "dpa_kecamatan"
    APBD = "apbd"
    LAIN = "lain"


class Unsur(StrEnum):
    """Officials who are expected on an opening day (governance.md 1.7, R40)."""

    KEPALA = "kepala"
    PERANGKAT = "perangkat"
    TP_DESA = "tp_desa"
    BPD = "bpd"
    KECAMATAN = "kecamatan"
    BIDAN = "bidan"
    OPD = "opd"


class Nilai(StrEnum):
    """The three faces."""

    PUAS = "puas"
    BIASA = "biasa"
    KURANG = "kurang"


NILAI_NAMES = {Nilai.PUAS: "Puas", Nilai.BIASA: "Biasa saja", Nilai.KURANG: "Kurang puas"}


@dataclass(frozen=True, slots=True)
class AnggaranForm:
    """A budget line of a desa, in whole rupiah."""

    id: UUID
    sumber: str
    tahun: int
    jumlah_rp: int
    uraian: str = ""


@dataclass(frozen=True, slots=True)
class HadirForm:
    """Who was there on an opening day: (unsur, name or ''), or that nobody was (`tidak_ada`).

    `versi` is what the writer saw, 0 for nothing yet.
    """

    kab_id: int
    posyandu_id: UUID
    tanggal: dt.date
    hadir: tuple[tuple[Unsur, str], ...]
    versi: int = 0
    tidak_ada: bool = False


def check_anggaran(form: AnggaranForm, today: dt.date) -> AnggaranForm:
    """The line as stored; raises `pembinaan.anggaran_sumber`, `pembinaan.anggaran_tahun`, `pembinaan.anggaran_jumlah`,
    `pembinaan.teks_panjang`. A source that is not usual for the place is a finding (`source_finding`)."""
    if form.sumber not in {item.value for item in SumberDana}:
        raise SimpulError(Galat.ANGGARAN_SUMBER)
    if not FIRST_YEAR <= form.tahun <= today.year + 2:
        raise SimpulError(Galat.ANGGARAN_TAHUN, awal=FIRST_YEAR, akhir=today.year + 2)
    if not 0 < form.jumlah_rp < MOST_RP:
        raise SimpulError(Galat.ANGGARAN_JUMLAH)
    uraian = " ".join(form.uraian.split())
    if len(uraian) > 200:
        raise SimpulError(Galat.TEKS_PANJANG, paling=200)
    return replace(form, uraian=uraian)


def check_hadir(form: HadirForm, versi: int, today: dt.date) -> HadirForm:
    """Who was there, as stored; raises `pembinaan.hadir_depan`, `pembinaan.hadir_kosong`, `pembinaan.hadir_berubah`."""
    if form.tanggal > today:
        raise SimpulError(Galat.HADIR_DEPAN)
    if not form.hadir and not form.tidak_ada:
        raise SimpulError(Galat.HADIR_KOSONG)
    if form.versi != versi:
        raise SimpulError(Galat.HADIR_BERUBAH)
    names = tuple((unsur, " ".join(nama.split())[:120]) for unsur, nama in dict(form.hadir).items())
    return replace(form, hadir=names)


def check_nilai(tanggal: dt.date, today: dt.date) -> None:
    """Whether families may tap today; raises `pembinaan.nilai_belum`, `pembinaan.nilai_lewat`."""
    if today < tanggal:
        raise SimpulError(Galat.NILAI_BELUM, tanggal=tanggal)
    if today > tanggal + dt.timedelta(days=OPEN_DAYS):
        raise SimpulError(Galat.NILAI_LEWAT)


def shown_nilai(counts: Mapping[Nilai, int]) -> dict[Nilai, int] | None:
    """The counts when enough families answered that none can be told from them, else None."""
    return dict(counts) if sum(counts.values()) >= LEAST_SHOWN else None


def percent_content(counts: Mapping[Nilai, int] | None) -> int | None:
    """How many of a hundred were content; None when it may not be shown."""
    total = sum(counts.values()) if counts else 0
    return round(100 * counts[Nilai.PUAS] / total) if counts and total else None


def median_of(days: Mapping[int, int]) -> float | None:
    """The median of values with how often each came; None of nothing. Of an even number the middle of the two."""
    ordered = sorted(Counter(days).elements())
    if not ordered:
        return None
    half = len(ordered) // 2
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def source_names(jenis: JenisWilayah) -> dict[SumberDana, str]:
    """Sources in order of use: the own budget of a desa is APBDes, of a kelurahan the DPA of its kecamatan."""
    return {
        SumberDana.APBDES: "APBDes",
        SumberDana.DPA_KECAMATAN: "DPA kecamatan",
        SumberDana.APBD: "APBD",
        SumberDana.LAIN: "Sumber lain",
    } if istilah_of(jenis).tempat == "desa" else {
        SumberDana.DPA_KECAMATAN: "DPA kecamatan",
        SumberDana.APBDES: "APBDes",
        SumberDana.APBD: "APBD",
        SumberDana.LAIN: "Sumber lain",
    }  # fmt: skip


def source_finding(jenis: JenisWilayah, sumber: SumberDana) -> str:
    """What is odd about a source here; '' for nothing."""
    if jenis is JenisWilayah.KELURAHAN and sumber is SumberDana.APBDES:
        return "Kelurahan tidak punya APBDes; lazimnya DPA kecamatan."
    if jenis is not JenisWilayah.KELURAHAN and sumber is SumberDana.DPA_KECAMATAN:
        return "Desa lazimnya memakai APBDes, bukan DPA kecamatan."
    return ""


def element_names(jenis: JenisWilayah) -> dict[Unsur, str]:
    """Who is expected, in the words of the place."""
    words = istilah_of(jenis)
    return {
        Unsur.KEPALA: words.kepala.capitalize(),
        Unsur.PERANGKAT: f"Perangkat {words.tempat}",
        Unsur.TP_DESA: f"Tim Pembina {words.tempat}",
        Unsur.BPD: "BPD" if words.tempat == "desa" else "LPM",
        Unsur.KECAMATAN: "Kecamatan",
        Unsur.BIDAN: "Bidan atau Puskesmas",
        Unsur.OPD: "Dinas (OPD)",
    }
