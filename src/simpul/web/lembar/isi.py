"""What a sheet shows: the same facts for the screen, the projector and the paper."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from simpul.flows.kesiapan import readiness_of
from simpul.informasi.queries import TampilInfo, tampil_of
from simpul.kernel.clock import add_months, month_of
from simpul.laporan.queries import rekap_rows, sum_figures
from simpul.laporan.rules import hidden_cells, scaled
from simpul.laporan.rules.small import BESIDE, HIDDEN, LIMIT
from simpul.layanan.indikator import load_indicators
from simpul.pembinaan.rules.kesiapan import Kesiapan
from simpul.posyandu.queries import PosyanduInfo, kader_counts, pengurus_of
from simpul.posyandu.rules import Jabatan
from simpul.posyandu.rules.istilah import Istilah, istilah_of
from simpul.usulan.queries import count_by_status
from simpul.usulan.rules import Status
from simpul.web.angka.pandangan import Pandangan
from simpul.web.publik.tempat import part_of_village
from simpul.web.templatetags.simpul import hari_tanggal
from simpul.wilayah.queries import WilayahRow, full_label, wilayah_by_id

Figures = dict[str, int]
# `{}` is desa or kelurahan.
STATUS_WORDS = {
    Status.DIKIRIM: "Menunggu {}",
    Status.DITERIMA_DESA: "Diterima {}",
    Status.DIKEMBALIKAN: "Dikembalikan",
    Status.DITERUSKAN: "Diteruskan ke dinas",
    Status.DIJAWAB: "Dijawab",
    Status.DIRENCANAKAN: "Masuk perencanaan",
    Status.DITUTUP: "Ditutup",
}
STAGE_WORDS = {"belum": "belum mulai", "rintisan": "rintisan", "berjalan": "berjalan", "optimal": "optimal"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
MOST_ROWS = 15  # posyandu of a village that fit on the page beside everything else


@dataclass(frozen=True, slots=True)
class BarisBulan:
    """A month of the year: days opened, and the two rates of growth in words."""

    bulan: str
    buka: str
    ds: str
    nd: str


@dataclass(frozen=True, slots=True)
class BarisPosyandu:
    """A posyandu of a village: when it opens next, how often it did this year, its number."""

    nama: str
    alamat: str
    berikut: str
    buka: str
    nomor: str
    siap: str


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet; an empty part is left out. `foto` is the picture of the place by its name."""

    judul: str
    sebutan: str
    alamat: str
    kembali: str
    tahun: int
    identitas: list[tuple[str, str]]
    bulan: list[BarisBulan]
    ada_gizi: bool
    usulan: list[tuple[str, str]]
    siap: str
    posyandu: list[BarisPosyandu]
    lebih: int
    tampil: TampilInfo
    contoh: bool
    penanda: str


def sheet_of_posyandu(home: PosyanduInfo, view: Pandangan, today: dt.date, *, sees_readiness: bool) -> Lembar:
    """The sheet of a posyandu; what the view does not see is not there."""
    board = {row.jabatan: row.nama for row in pengurus_of(home.kab_id, home.id, today)}
    ready = readiness_of([home], today)[home.id] if sees_readiness else None
    return Lembar(
        judul=f"Posyandu {home.nama}",
        sebutan=full_label(home.wilayah_id),
        alamat=f"/lembar/posyandu/{home.kab_id}/{home.id}/",
        kembali=f"/posyandu/{home.kab_id}/{home.id}/",
        tahun=today.year,
        identitas=_identity(home, board, kader_counts([home.kab_id], [home.id], today)[home.id], today),
        bulan=_year([home], view, today),
        ada_gizi="kesehatan" in view.bidang,
        usulan=_requests([home], view, istilah_of(wilayah_by_id(home.wilayah_id).jenis)),
        siap=_ready_words(ready) if ready else "",
        posyandu=[],
        lebih=0,
        tampil=tampil_of([home.kab_id], [home.id]).get(home.id, TampilInfo()),
        contoh=home.data_contoh,
        penanda="Ketua Posyandu",
    )


def sheet_of_village(
    desa: WilayahRow, homes: list[PosyanduInfo], view: Pandangan, today: dt.date, *, sees_readiness: bool
) -> Lembar:
    """The sheet of a village with its posyandu, in the words of a desa or of a kelurahan."""
    kata = istilah_of(desa.jenis)
    kab_ids, ids = {home.kab_id for home in homes}, [home.id for home in homes]
    ready = readiness_of(homes, today) if sees_readiness and homes else {}
    numbered = sum(home.nomor_registrasi is not None for home in homes)
    return Lembar(
        judul=desa.label,
        sebutan=full_label(desa.id).partition(", ")[2],
        alamat=f"/lembar/{desa.id}/",
        kembali=f"/angka/{desa.id}/",
        tahun=today.year,
        identitas=[
            ("Posyandu", str(len(homes))),
            ("Sudah bernomor registrasi", f"{numbered} dari {len(homes)}"),
            ("Kader", str(sum(kader_counts(kab_ids, ids, today).values()))),
        ],
        bulan=_year(homes, view, today),
        ada_gizi="kesehatan" in view.bidang,
        usulan=_requests(homes, view, kata),
        siap="",
        posyandu=[_row(home, ready.get(home.id), today) for home in homes[:MOST_ROWS]],
        lebih=max(len(homes) - MOST_ROWS, 0),
        tampil=TampilInfo(),
        contoh=any(home.data_contoh for home in homes),
        penanda=kata.kepala.capitalize(),
    )


def covered(counts: Mapping[str, int]) -> dict[str, str]:
    """Counts as who may not see small ones reads them: 1 to 4 as '< 5', and never only one hidden (users.md R54)."""
    hidden = {name for name, count in counts.items() if 0 < count < LIMIT}
    beside = [name for name, count in counts.items() if count >= LIMIT]
    if len(hidden) == 1 and beside:
        hidden.add(min(beside, key=lambda name: counts[name]))
    return {
        name: (HIDDEN if count < LIMIT else BESIDE) if name in hidden else str(count) for name, count in counts.items()
    }


def _identity(home: PosyanduInfo, board: Mapping[Jabatan, str], kader: int, today: dt.date) -> list[tuple[str, str]]:
    soon = home.next_opening(today)
    place = ", ".join(part for part in (home.tempat, part_of_village(home)) if part)
    return [
        ("Nomor registrasi", home.nomor_registrasi or "belum terbit"),
        ("Tempat", place or "belum dicatat"),
        ("Hari buka", home.pola_kata + (f", berikutnya {hari_tanggal(soon)}" if soon else "")),
        *([("Hari buka lain", "; ".join(one.kata for one in home.buka_lain))] if home.buka_lain else []),
        ("Dibentuk", str(home.dibentuk_tahun or "belum dicatat")),
        ("Ketua", board.get(Jabatan.KETUA, "belum ada")),
        ("Kader", str(kader)),
    ]


def _row(home: PosyanduInfo, ready: Kesiapan | None, today: dt.date) -> BarisPosyandu:
    soon = home.next_opening(today)
    return BarisPosyandu(
        home.nama,
        f"/lembar/posyandu/{home.kab_id}/{home.id}/",
        hari_tanggal(soon) if soon else "belum ditetapkan",
        home.pola_kata,
        home.nomor_registrasi or "belum terbit",
        _ready_words(ready) if ready else "",
    )


def _year(homes: Collection[PosyanduInfo], view: Pandangan, today: dt.date) -> list[BarisBulan]:
    """January until this month; one read a month, however many posyandu."""
    kab_ids, ids = {home.kab_id for home in homes}, [home.id for home in homes]
    sees = view.sees(load_indicators().figures["hari_buka"])
    rows, month = [], month_of(today).replace(month=1)
    while month <= today:
        angka = sum_figures(row.angka for row in rekap_rows(kab_ids, ids, month).values())
        rows.append(_month(month, angka, view, sees_days=sees))
        month = add_months(month, 1)
    return rows


def _month(month: dt.date, angka: Figures, view: Pandangan, *, sees_days: bool) -> BarisBulan:
    hidden = frozenset() if view.angka_kecil else hidden_cells([angka])
    is_covered = bool({(0, name) for name in ("D", "S", "N", "T")} & hidden)
    gained = angka.get("N", 0) + angka.get("T", 0)
    rates = ("-", "-") if is_covered else (
        scaled(angka.get("D", 0), angka.get("S", 0), 100), scaled(angka.get("N", 0), gained, 100)
    )  # fmt: skip
    return BarisBulan(MONTHS[month.month - 1], str(angka.get("hari_buka", 0)) if sees_days else "-", *rates)


def _requests(homes: Collection[PosyanduInfo], view: Pandangan, kata: Istilah) -> list[tuple[str, str]]:
    """Requests of the fields one sees, by where they stand."""
    found: Counter[str] = Counter()
    for kab_id in sorted({home.kab_id for home in homes}):
        counted = count_by_status(kab_id, [home.id for home in homes if home.kab_id == kab_id])
        for (_, bidang, status), count in counted.items():
            found[status] += count if bidang in view.bidang else 0
    counts = {status.value: found[status.value] for status in STATUS_WORDS}
    words = {name: str(count) for name, count in counts.items()} if view.angka_kecil else covered(counts)
    return [(text.format(kata.tempat), words[status.value]) for status, text in STATUS_WORDS.items()]


def _ready_words(ready: Kesiapan) -> str:
    return f"{ready.nilai} dari {ready.dari}, tahap {STAGE_WORDS[ready.tahap.value]}"
