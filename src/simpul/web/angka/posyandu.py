"""The page of one posyandu: its figures with their lists, the six fields, the rates, half a year back."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from simpul.akses.services import ActorContext, Tindakan
from simpul.kernel.clock import add_months
from simpul.laporan import queries as laporan
from simpul.laporan.queries import PosyanduRow
from simpul.laporan.rules import hidden_cells, scaled, shown
from simpul.layanan.indikator import load_indicators
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import Bidang
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.angka.bulan import Bulan
from simpul.web.angka.kartu import NOTHING, Angka, Kelompok, cell, rate_groups
from simpul.web.angka.pandangan import Pandangan, look, may_open
from simpul.web.angka.tempat import address, opened_words, report_word
from simpul.web.posyandu.place import may_at, target_of
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import WilayahRow

SKDN = ("S", "K", "D", "N", "T", "O", "B", "2T", "BGM", "oranye", "tidak_hadir", "tanpa_tinggi", "vitamin_a", "tamu")
PEOPLE = ("sasaran", "terlayani", "hari_buka", "kader_aktif", "usulan", "usulan_diteruskan", "usulan_ditutup")
MONTHS_BACK = 6


@dataclass(frozen=True, slots=True)
class BarisBidang:
    """A field with what was recorded in it."""

    bidang: Bidang
    alamat: str
    angka: list[Angka]


@dataclass(frozen=True, slots=True)
class BarisBulan:
    """A month of the past in the table under the figures."""

    bulan: dt.date
    alamat: str
    angka: list[Angka]
    laju: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Halaman:
    """Everything the page of a posyandu shows."""

    home: PosyanduInfo
    jejak: list[WilayahRow]
    alamat: str
    buka: str
    laporan: str
    skdn: list[Angka]
    lain: list[Angka]
    bidang: list[BarisBidang]
    kelompok: list[Kelompok]
    bulan_lalu: list[BarisBulan]
    kader: str
    perlu_bidan: str


def page_of(actor: ActorContext, home: PosyanduInfo, bulan: Bulan) -> Halaman:
    """The page for an account; raises `akses.ditolak`."""
    view = look(actor, target_of(home))
    [row] = laporan.posyandu_rows([home], bulan.awal, bulan.hari_ini)
    path = f"/angka/posyandu/{home.kab_id}/{home.id}/"
    draw = Gambar(actor, row, view, path, bulan.iso)
    return Halaman(
        home=home,
        jejak=trail(home.wilayah_id, actor),
        alamat=path,
        buka=opened_words(row),
        laporan=report_word(row) if view.laporan else "",
        skdn=draw.figures(SKDN),
        lain=draw.figures(PEOPLE),
        bidang=draw.fields(),
        kelompok=rate_groups(load_indicators(), row.angka, view, draw.link),
        bulan_lalu=_past(draw, bulan) if "kesehatan" in view.bidang else [],
        kader=lack_words(home, min(laporan.last_day(bulan.awal), bulan.hari_ini)),
        perlu_bidan=address(f"{path}perlu-bidan/", bulan.iso) if may_at(actor, home)(Tindakan.LIHAT_KESEHATAN) else "",
    )


def lack_words(home: PosyanduInfo, on: dt.date) -> str:
    """What the kader register lacks, in a sentence or two; '' when nothing."""
    lack = posyandu.kader_lack_of(home.kab_id, home.id, on)
    names = {field.code: field.short_name for field in load_catalog().bidang}
    people = f"Kader kurang {lack.kurang_orang} orang." if lack.kurang_orang else ""
    fields = ", ".join(names.get(code, code) for code in lack.bidang_kosong)
    return " ".join(part for part in (people, f"Bidang tanpa kader: {fields}." if fields else "") if part)


def trail(wilayah_id: int, actor: ActorContext) -> list[WilayahRow]:
    """Places from the account's own down to this one, for the line above the title."""
    chain = [*wilayah.ancestors(wilayah_id), wilayah.wilayah_by_id(wilayah_id)]
    reach = [grant.bounds for grant in actor.current() if grant.bounds is not None]
    return [place for place in chain if any(bounds.contains(place.jalur) for bounds in reach)]


@dataclass(frozen=True, slots=True)
class Gambar:
    """How the figures of one posyandu in one month are drawn for a view."""

    actor: ActorContext
    row: PosyanduRow
    view: Pandangan
    path: str
    bulan: str

    def link(self, name: str) -> str:
        """The list behind a figure, where this account may open it."""
        figure = load_indicators().figures[name]
        opens = may_open(self.actor, figure, target_of(self.row.home))
        return address(self.path, self.bulan, name) if opens else ""

    def figures(self, names: Iterable[str]) -> list[Angka]:
        """Figures that the view sees, with their lists."""
        book = load_indicators()
        return [self._cell(name) for name in names if self.view.sees(book.figures[name])]

    def fields(self) -> list[BarisBidang]:
        """The fields that the view sees."""
        kinds = ("layanan", "temuan", "usulan", "terbuka")
        return [
            BarisBidang(
                field,
                address(f"{self.path}bidang/{field.code}/", self.bulan),
                [self._cell(f"{kind}_{field.code}") for kind in kinds],
            )
            for field in load_catalog().bidang
            if field.code in self.view.bidang
        ]

    def _cell(self, name: str) -> Angka:
        value = self.row.angka.get(name, 0)
        hidden = NOTHING if self.view.angka_kecil else hidden_cells([self.row.angka])
        seen = shown(value, 0, name, hidden)
        return cell(load_indicators(), name, value, self.link(name), seen)


def _past(draw: Gambar, bulan: Bulan) -> list[BarisBulan]:
    """The months before, newest first."""
    home = draw.row.home
    months = [add_months(bulan.awal, -back) for back in range(1, MONTHS_BACK)]
    found = laporan.rekap_of(home.kab_id, home.id, months)
    rows = []
    for month in months:
        angka = found[month].angka if month in found else {}
        then = replace(draw, row=replace(draw.row, angka=angka), bulan=f"{month:%Y-%m}")
        hidden = NOTHING if draw.view.angka_kecil else hidden_cells([angka])
        covered = bool({(0, name) for name in ("D", "S", "N", "T")} & hidden)
        gained = angka.get("N", 0) + angka.get("T", 0)
        rates = (scaled(angka.get("D", 0), angka.get("S", 0), 100), scaled(angka.get("N", 0), gained, 100))
        link = address(draw.path, then.bulan)
        rows.append(BarisBulan(month, link, then.figures(SKDN[:10]), ("-", "-") if covered else rates))
    return rows
