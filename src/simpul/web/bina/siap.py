"""Readiness and strata in words: what each item means, where it is put right, and how a place stands."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.flows.kesiapan import due_months, readiness_of
from simpul.flows.strata import StrataPosyandu
from simpul.kernel.clock import MONTH_NAMES
from simpul.pembinaan.rules.kesiapan import BAGIAN, Butir, Kesiapan, Tahap
from simpul.pembinaan.rules.strata import NAMES, SYARAT, TYPED, Strata
from simpul.posyandu.queries import PosyanduInfo
from simpul.posyandu.rules import StatusPosyandu
from simpul.web.bina.halaman import field_names

# Each stage as a badge: its class (colour and shape) and its word.
TAHAP = {
    Tahap.BELUM: ("kosong", "Belum"),
    Tahap.RINTISAN: ("perhatian", "Rintisan"),
    Tahap.BERJALAN: ("jalan", "Berjalan"),
    Tahap.OPTIMAL: ("selesai", "Optimal"),
}
WORDS = {
    "berita_acara": "Berita acara musyawarah",
    "sk_pembentukan": "SK pembentukan",
    "sk_pengurus": "Semua pengurus bernomor SK",
    "sk_kader": "Semua kader bernomor SK",
    "nomor": "Nomor registrasi",
    "ketua": "Ketua",
    "sekretaris": "Sekretaris",
    "bendahara": "Bendahara",
    "ketua_bidang": "Ketua enam bidang",
    "kader_minimum": "Jumlah kader",
    "kader_bidang": "Bidang yang punya kader",
    "terlatih": "Kader terlatih di bidangnya",
    "layanan_semua": "Keenam bidang berjalan",
    "laporan_semua": "Tiga laporan berturut-turut tepat waktu",
    "tepat_waktu": "Usulan selesai tepat waktu dalam setahun",
}
# Where an item is put right: the page by its part, or by itself.
PAGES = {
    "legalitas": "/surat/",
    "orang": "/posyandu/{home}/",
    "layanan": "/angka/posyandu/{home}/",
    "laporan": "/laporan/{home}/{bulan}/",
    "tindak_lanjut": "/usulan/",
    "nomor": "/posyandu/{home}/perubahan/",
}


@dataclass(frozen=True, slots=True)
class BarisButir:
    """An item in words; `nilai` is 'belum bisa dinilai' when nobody knows."""

    kata: str
    isi: str
    nilai: str
    penuh: int
    kurang: int
    alamat: str


@dataclass(frozen=True, slots=True)
class BagianSiap:
    """A part with its items."""

    kata: str
    nilai: int
    dari: int
    penuh: int
    butir: list[BarisButir]


@dataclass(frozen=True, slots=True)
class BarisSyarat:
    """An indicator of the old strata: what is known, what is asked, and its source."""

    kode: str
    kata: str
    angka: str
    syarat: str
    sumber: str
    isian: bool


@dataclass(frozen=True, slots=True)
class BarisSiap:
    """A posyandu in the list."""

    home: PosyanduInfo
    nilai: Kesiapan
    lencana: tuple[str, str]
    desa: str = ""
    strata: str = ""


def parts_of(home: PosyanduInfo, score: Kesiapan, today: dt.date, deadline: int) -> list[BagianSiap]:
    """Every part with its items in words."""
    sums = {kode: (nilai, dari) for kode, nilai, dari, _ in score.bagian}
    months = due_months(today, deadline)
    return [
        BagianSiap(kata, *sums[kode], penuh, [_line(home, item, months) for item in score.butir if item.bagian == kode])
        for kode, (kata, penuh) in BAGIAN.items()
    ]


def steps_of(home: PosyanduInfo, score: Kesiapan, today: dt.date, deadline: int) -> list[BarisButir]:
    """What raises the score, the dearest first, each with the page where it is done."""
    months = due_months(today, deadline)
    return [_line(home, item, months) for item in score.langkah]


def list_of(homes: Sequence[PosyanduInfo], today: dt.date) -> tuple[list[BarisSiap], Counter[str]]:
    """Active posyandu with their score, and how many are in each stage."""
    active = [home for home in homes if home.status is StatusPosyandu.AKTIF]
    scores = readiness_of(active, today)
    counts = Counter(scores[home.id].tahap.value for home in active)
    return [BarisSiap(home, scores[home.id], TAHAP[scores[home.id].tahap]) for home in active], counts


def stratum_words(found: StrataPosyandu) -> str:
    """'Madya', 'paling sedikit Madya', 'belum bisa dinilai'."""
    result = found.hasil
    if result.pasti is None:
        return "belum bisa dinilai"
    name = NAMES[result.pasti]
    return name if result.pasti is result.mungkin else f"paling sedikit {name}"


def stratum_basis(found: StrataPosyandu) -> str:
    """On what a stratum rests, and what it could be."""
    result = found.hasil
    sentence = f"Berdasarkan {len(result.dasar)} dari {len(SYARAT)} indikator."
    if result.belum and result.mungkin is not result.pasti:
        sentence += f" Bila {len(result.belum)} indikator yang belum diketahui terpenuhi: {NAMES[result.mungkin]}."
    return sentence


def indicators_of(found: StrataPosyandu) -> list[BarisSyarat]:
    """The eight indicators of a year."""
    rows = []
    for item in SYARAT:
        value = found.angka.get(item.kode)
        stated = found.isian.get(item.kode)
        source = f"{stated.sumber} (dicatat {stated.oleh})" if stated else "dihitung dari catatan di Simpul"
        level = NAMES[Strata(item.sejak)]
        asked = f"{level} ke atas: paling sedikit {_number(item.kode, item.terkecil)} {item.satuan}".strip()
        shown = "belum diketahui" if value is None else f"{_number(item.kode, value)} {item.satuan}".strip()
        known = value is not None
        rows.append(BarisSyarat(item.kode, item.kata, shown, asked, source if known else "-", item.kode in TYPED))
    return rows


def strata_words(found: Mapping[UUID, StrataPosyandu]) -> dict[UUID, str]:
    """The stratum of many in words."""
    return {key: stratum_words(one) for key, one in found.items()}


def _number(kode: str, value: int) -> str:
    return f"{value // 10},{value % 10}" if kode == "kader" else str(value)


def _line(home: PosyanduInfo, item: Butir, months: Sequence[dt.date]) -> BarisButir:
    here = f"{home.kab_id}/{home.id}"
    month = months[int(item.kode[-1]) - 1] if item.kode[-1].isdecimal() else months[-1]
    page = PAGES.get(item.kode) or PAGES.get(item.bagian, "")
    nilai = "belum bisa dinilai" if item.nilai is None else str(item.nilai)
    return BarisButir(
        kata=_words(item.kode, month),
        isi=_state(item),
        nilai=nilai,
        penuh=item.penuh,
        kurang=item.kurang,
        alamat=page.format(home=here, bulan=f"{month:%Y-%m}") if page else "",
    )


def _words(kode: str, month: dt.date) -> str:
    if kode in WORDS:
        return WORDS[kode]
    if kode.startswith("layanan_"):
        return f"Layanan bidang {field_names()[kode.removeprefix('layanan_')]} dalam 3 bulan terakhir"
    return f"Laporan {MONTH_NAMES[month.month - 1]} {month.year} tepat waktu"


def _state(item: Butir) -> str:
    if item.nilai is None:
        return "belum ada datanya"
    if item.perlu == 1 or not item.perlu:
        return "ada" if item.ada else "belum"
    return f"{item.ada} dari {item.perlu}"
