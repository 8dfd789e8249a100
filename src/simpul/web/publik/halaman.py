"""What public pages show. Nothing about a resident is read here."""

import datetime as dt
from dataclasses import dataclass, field

from simpul.informasi.queries import KabarInfo, numbers_shown, public_kabar
from simpul.kegiatan.queries.umum import KegiatanUmum, public_events
from simpul.kernel import clock
from simpul.layanan.loader import FIELDS
from simpul.layanan.schema import Bidang
from simpul.posyandu.queries import PengurusInfo, PosyanduInfo, acuan_of, catalog_at, pengurus_of, regency_catalog
from simpul.posyandu.queries.katalog import emergency_numbers
from simpul.web.posyandu.pages import seat_name
from simpul.web.publik.layanan import BidangUmum, fields_of
from simpul.web.publik.tempat import BarisPosyandu, Kelompok, Letak, grouped, letak_of, rows_of, working
from simpul.wilayah.queries import WilayahRow, wilayah_by_id

EVENTS_KEPT = dt.timedelta(days=14)  # so long an event that is over stays on the pages of its places


@dataclass(frozen=True, slots=True)
class Warta:
    """Notices and events of a page."""

    kabar: list[KabarInfo]
    kegiatan: list[KegiatanUmum]


@dataclass(frozen=True, slots=True)
class HalamanDesa:
    """The home of a village (W-01) and its schedule (W-03)."""

    letak: Letak
    baris: list[BarisPosyandu]
    kelompok: list[Kelompok]
    bidang: tuple[Bidang, ...]
    darurat: list[dict[str, str]]
    warta: Warta
    contoh: bool


@dataclass(frozen=True, slots=True)
class Petugas:
    """An officer: post, name, and her number when she agreed to show it."""

    jabatan: str
    nama: str
    telepon: str


@dataclass(frozen=True, slots=True)
class HalamanPosyandu:
    """The page of one posyandu."""

    letak: Letak
    baris: BarisPosyandu
    bidang: tuple[BidangUmum, ...]
    darurat: list[dict[str, str]]
    warta: Warta
    petugas: list[Petugas] = field(default_factory=list)

    @property
    def home(self) -> PosyanduInfo:
        """The posyandu itself."""
        return self.baris.home


def village_page(desa: WilayahRow) -> HalamanDesa:
    """Everything the pages of a village show; the number of reads does not grow with its posyandu."""
    letak, today = letak_of(desa), clock.today(desa.zona_waktu or "WIB")
    baris = rows_of(working(desa), today)
    acuan = acuan_of([desa.kab_id or 0])[desa.kab_id or 0]
    catalog = regency_catalog(desa.kode, desa.kab_id or 0, acuan.layer_on(today), today)
    return HalamanDesa(
        letak=letak,
        baris=sorted(baris, key=lambda row: (not row.hari, row.hari[0].tanggal if row.hari else today)),
        kelompok=grouped(baris),
        bidang=catalog.bidang,
        darurat=emergency_numbers(acuan, catalog),
        warta=news_of(letak, None, today),
        contoh=any(row.home.data_contoh for row in baris),
    )


def posyandu_page(home: PosyanduInfo) -> HalamanPosyandu:
    """Everything the page of a posyandu shows."""
    letak, today = letak_of(wilayah_by_id(home.wilayah_id)), clock.today(home.zona_waktu)
    catalog = catalog_at(home, None, today)
    return HalamanPosyandu(
        letak=letak,
        baris=rows_of([home], today)[0],
        bidang=fields_of(catalog),
        darurat=emergency_numbers(home.acuan, catalog),
        warta=news_of(letak, home, today),
        petugas=_officers(home, today),
    )


def news_of(letak: Letak, home: PosyanduInfo | None, today: dt.date) -> Warta:
    """Notices and events of a place and of what lies above it."""
    kab_ids = sorted({*letak.kab_ids, *([home.kab_id] if home else [])})
    return Warta(
        public_kabar(kab_ids, letak.wilayah_ids, home.id if home else None, today),
        public_events(kab_ids, letak.wilayah_ids, today - EVENTS_KEPT),
    )


def _officers(home: PosyanduInfo, today: dt.date) -> list[Petugas]:
    """A number that changed since she agreed is not shown."""
    agreed = numbers_shown(home.kab_id, home.id)
    return [
        Petugas(
            seat_name(row),
            row.nama,
            row.telepon if row.id in agreed and agreed[row.id].nomor == row.telepon else "",
        )
        for row in board_of(home, today)
    ]


def board_of(home: PosyanduInfo, today: dt.date) -> list[PengurusInfo]:
    """Who is in office, ketua first, the leads of fields in the order of law."""
    rows = pengurus_of(home.kab_id, home.id, today)
    return sorted(rows, key=lambda row: FIELDS.index(row.bidang) + 1 if row.bidang in FIELDS else 0)
