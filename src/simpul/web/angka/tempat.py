"""A page over a place: the table of what lies in it, and the rates with their definitions."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from simpul.akses.services import ActorContext, Target
from simpul.laporan.queries import PlaceFigures, PosyanduRow, place_figures
from simpul.laporan.rules import hidden_cells, scaled, shown
from simpul.layanan.indikator import Figure, IndicatorBook, load_indicators
from simpul.web.angka.bulan import Bulan
from simpul.web.angka.kartu import NOTHING, Angka, Figures, Kelompok, cell, columns_of, hidden_in, rate_groups
from simpul.web.angka.pandangan import Pandangan, look, may_open
from simpul.web.posyandu.place import target_of
from simpul.wilayah.queries import Tingkat, WilayahRow

NASIONAL_NAMES = {
    Tingkat.NASIONAL: "provinsi",
    Tingkat.PROVINSI: "kabupaten dan kota",
    Tingkat.KABUPATEN: "kecamatan",
    Tingkat.KECAMATAN: "desa dan kelurahan",
    Tingkat.DESA: "Posyandu",
}


# The figures on top of the page, each with what it is compared with.
TILES = {"posyandu_buka": "posyandu", "D": "S", "laporan_disetujui": "posyandu", "terbuka": ""}


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of the table; `laju` are D/S and N/D', `buka` and `laporan` are words with the address behind them."""

    nama: str
    alamat: str
    sel: list[Angka]
    laju: tuple[str, ...]
    buka: str
    terlambat: bool
    usulan: Angka | None
    laporan: str
    alamat_buka: str
    alamat_laporan: str


@dataclass(frozen=True, slots=True)
class Tabel:
    """The table of a place: columns, rows and the total under them."""

    isi: str
    kolom: list[Figure]
    baris: list[Baris]
    jumlah: Baris
    ada_laju: bool
    ada_laporan: bool
    ada_usulan: bool


@dataclass(frozen=True, slots=True)
class Titik:
    """One row before it is dressed: name, address of its page, figures, and its posyandu when it is one."""

    nama: str
    alamat: str
    angka: Figures
    posyandu: PosyanduRow | None = None

    def link(self, bulan: str, indikator: str = "") -> str:
        """Its page in a month, or the list behind one of its figures."""
        return address(self.alamat, bulan, indikator)


def address(path: str, bulan: str, indikator: str = "") -> str:
    """A page of figures in a month."""
    return f"{path}?{urlencode({'bulan': bulan} | ({'indikator': indikator} if indikator else {}))}"


def places_of(found: PlaceFigures) -> list[Titik]:
    """The places directly in a place, with addresses."""
    return [Titik(row.tempat.label, f"/angka/{row.tempat.id}/", row.angka) for row in found.tempat_rows]


def homes_of(found: PlaceFigures) -> list[Titik]:
    """The posyandu of a place, with addresses."""
    return [
        Titik(row.home.nama, f"/angka/posyandu/{row.home.kab_id}/{row.home.id}/", row.angka, row)
        for row in found.posyandu_rows
    ]


@dataclass(frozen=True, slots=True)
class Pemandang:
    """Who looks at a table, in which month, and the one figure it is narrowed to: the way from a sum to its list."""

    actor: ActorContext
    view: Pandangan
    bulan: Bulan
    only: Figure | None = None


def table_of(who: Pemandang, isi: str, points: Sequence[Titik], own: Titik) -> Tabel:
    """The table of what `isi` names, with the figures of `own` under it."""
    view, only = who.view, who.only
    columns = [only] if only else columns_of(load_indicators(), view)
    names = [column.id for column in columns] + ["terbuka"]
    hidden = hidden_in([*(point.angka for point in points), own.angka], names, view)
    dress = _Dress(who.actor, columns, view, who.bulan, hidden, with_rates=only is None)
    return Tabel(
        isi=isi,
        kolom=columns,
        baris=[dress.row(index, point) for index, point in enumerate(points)],
        jumlah=dress.row(len(points), own),
        ada_laju=dress.with_rates and "kesehatan" in view.bidang,
        ada_laporan=view.laporan and only is None,
        ada_usulan=view.semua and only is None,
    )


@dataclass(frozen=True, slots=True)
class HalamanTempat:
    """Everything the page of a place shows; `satu` is the one figure it was narrowed to.

    A kecamatan has two tables, its desa and its posyandu; the second is for those who see small numbers, which two
    tables of the same figures would give away.
    """

    tempat: WilayahRow
    satu: Figure | None
    ringkas: list[Angka]
    tabel: list[Tabel]
    kelompok: list[Kelompok]


def page_of_place(actor: ActorContext, place: WilayahRow, bulan: Bulan, indikator: str) -> HalamanTempat:
    """The page for an account; raises `akses.ditolak`."""
    view, book = look(actor, Target(jalur=place.jalur)), load_indicators()
    asked = book.figures.get(indikator)
    only = asked if asked and view.sees(asked) else None
    found = place_figures(place, bulan.awal, bulan.hari_ini, with_reports=view.laporan)
    own = Titik(place.label, f"/angka/{place.id}/", found.total)
    who, total = Pemandang(actor, view, bulan, only), Titik("Jumlah", own.alamat, found.total)
    shows_homes = place.tingkat is Tingkat.DESA or (found.posyandu_rows and view.angka_kecil)
    tables = [(NASIONAL_NAMES[place.tingkat], places_of(found))] if place.tingkat is not Tingkat.DESA else []
    tables += [(NASIONAL_NAMES[Tingkat.DESA], homes_of(found))] if shows_homes else []
    tiles = [name for name in TILES if view.sees(book.figures[name]) and (view.laporan or name != "laporan_disetujui")]
    return HalamanTempat(
        tempat=place,
        satu=only,
        ringkas=[_tile(book, own, name, bulan.iso, view) for name in tiles],
        tabel=[table_of(who, isi, points, total) for isi, points in tables],
        kelompok=rate_groups(book, found.total, view, lambda name: own.link(bulan.iso, name)),
    )


def _tile(book: IndicatorBook, own: Titik, name: str, bulan: str, view: Pandangan) -> Angka:
    value, of_all = own.angka.get(name, 0), own.angka.get(TILES[name], 0)
    hidden = NOTHING if view.angka_kecil else hidden_cells([own.angka])
    words = shown(value, 0, name, hidden) + (f" dari {shown(of_all, 0, TILES[name], hidden)}" if TILES[name] else "")
    return cell(book, name, value, own.link(bulan, name), words)


@dataclass(frozen=True, slots=True)
class _Dress:
    """How rows of one table are drawn."""

    actor: ActorContext
    columns: Sequence[Figure]
    view: Pandangan
    bulan: Bulan
    hidden: frozenset[tuple[int, str]]
    with_rates: bool

    def row(self, index: int, point: Titik) -> Baris:
        angka = point.angka
        return Baris(
            nama=point.nama,
            alamat=point.link(self.bulan.iso),
            sel=[self._cell(index, point, column.id) for column in self.columns],
            laju=tuple(self._rate(index, angka, *pair) for pair in (("D", ("S",)), ("N", ("N", "T")))),
            buka=self._opened(point),
            terlambat=bool(point.posyandu and is_late(point.posyandu, self.bulan.hari_ini)),
            usulan=self._cell(index, point, "terbuka"),
            laporan=self._report(point),
            alamat_buka=self._opened_at(point),
            alamat_laporan=self._report_at(point),
        )

    def _cell(self, index: int, point: Titik, name: str) -> Angka:
        book, value = load_indicators(), point.angka.get(name, 0)
        home = point.posyandu.home if point.posyandu else None
        opens = home is None or may_open(self.actor, book.figures[name], target_of(home))
        link = point.link(self.bulan.iso, name) if opens else ""
        return cell(book, name, value, link, shown(value, index, name, self.hidden))

    def _rate(self, index: int, angka: Figures, top: str, below: tuple[str, ...]) -> str:
        if any((index, name) in self.hidden for name in (top, *below)):
            return "-"
        return scaled(angka.get(top, 0), sum(angka.get(name, 0) for name in below), 100)

    def _opened(self, point: Titik) -> str:
        row = point.posyandu
        if row is None:
            homes = point.angka.get("posyandu", 0)
            return f"{point.angka.get('posyandu_buka', 0)} dari {homes}" if homes else "belum ada"
        return opened_words(row)

    def _opened_at(self, point: Titik) -> str:
        name = "hari_buka" if point.posyandu else "posyandu_buka"
        return point.link(self.bulan.iso, name) if self.view.semua and point.angka.get(name) else ""

    def _report_at(self, point: Titik) -> str:
        if point.posyandu is None:
            found = self.view.laporan and self.view.semua and point.angka.get("laporan_disetujui")
            return point.link(self.bulan.iso, "laporan_disetujui") if found else ""
        home = point.posyandu.home
        return f"/laporan/{home.kab_id}/{home.id}/{self.bulan.iso}/" if self.view.laporan else ""

    def _report(self, point: Titik) -> str:
        if point.posyandu is None:
            homes = point.angka.get("posyandu", 0)
            return f"{point.angka.get('laporan_disetujui', 0)} dari {homes}" if homes else "-"
        return report_word(point.posyandu)


def opened_words(row: PosyanduRow) -> str:
    """'12 November' for each opening day; else what was planned."""
    if row.dibuka:
        return ", ".join(short_date(day) for day in row.dibuka)
    return f"rencana {short_date(row.rencana)}" if row.rencana else "belum buka"


def is_late(row: PosyanduRow, today: dt.date) -> bool:
    """No opening day although the planned one, or the month, has passed."""
    return not row.dibuka and (row.rencana is None or row.rencana < today) and bool(row.angka.get("posyandu"))


def report_word(row: PosyanduRow) -> str:
    """The state of a month's report in words."""
    if row.laporan is None:
        return "belum disetujui"
    return "disetujui" if row.laporan.is_approved else "dikembalikan"


def short_date(day: dt.date) -> str:
    """12 Nov."""
    months = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    return f"{day.day} {months[day.month - 1]}"
