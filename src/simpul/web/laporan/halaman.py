"""The monthly report as a page (O-05): the frozen text when it is approved, else what the rows say now."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from simpul.akses.services import ActorContext, Tindakan
from simpul.kernel.clock import local_time
from simpul.laporan import queries as laporan
from simpul.laporan.queries import LaporanInfo, RekapBidangInfo
from simpul.laporan.rules import late_changes
from simpul.layanan.indikator import IndicatorBook, Part, load_indicators
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.angka.kartu import Angka, cell
from simpul.web.angka.pandangan import may_open
from simpul.web.angka.posyandu import SKDN
from simpul.web.angka.tempat import address
from simpul.web.posyandu.place import may_at, target_of

PEOPLE = ("sasaran", "terlayani", "hari_buka", "kader_aktif")
REQUESTS = ("usulan", "usulan_diteruskan", "usulan_ditutup", "usulan_tepat_waktu", "usulan_berhasil", "terbuka")
GROUPS = {"skdn": "Pertumbuhan balita (SKDN)", "inti": "Indikator inti Posyandu", "umur": "Umur usulan terbuka"}


@dataclass(frozen=True, slots=True)
class Perhatian:
    """A warning and where its list is."""

    kata: str
    alamat: str


@dataclass(frozen=True, slots=True)
class Susulan:
    """A figure that changed after approval."""

    kata: str
    dilaporkan: int
    sekarang: int
    alamat: str


@dataclass(frozen=True, slots=True)
class KelompokLaju:
    """Rates of the report under one heading, with their common coverage."""

    judul: str
    cakupan: str
    laju: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class HalamanLaporan:
    """Everything O-05 shows. `terbit` is the approved version that stands, `terakhir` the newest of any state.

    `pemeriksaan` says of each field what its ketua bidang said of the recap as it is today, frozen or not.

    Their times are those of the wall clock at the posyandu.
    """

    home: PosyanduInfo
    bulan: dt.date
    isi: dict[str, Any]
    terbit: LaporanInfo | None
    terakhir: LaporanInfo | None
    versi: list[LaporanInfo]
    skdn: list[Angka]
    warga: list[Angka]
    usulan: list[Angka]
    perhatian: list[Perhatian]
    kelompok: list[KelompokLaju]
    kader: dict[str, str]
    pemeriksaan: dict[str, RekapBidangInfo]
    susulan: list[Susulan]
    boleh_setujui: bool
    boleh_kembalikan: bool


def report_page(actor: ActorContext, home: PosyanduInfo, month: dt.date, today: dt.date) -> HalamanLaporan:
    """The page for an account that may see reports."""
    stored = laporan.laporan_versions(home.kab_id, home.id, month)
    versions = [replace(one, pada=local_time(one.pada, home.zona_waktu)) for one in stored]
    latest = versions[0] if versions else None
    standing = latest if latest and latest.is_approved else None
    content = standing.isi if standing and standing.utuh else laporan.report_content(home, month, today)
    book, may = load_indicators(), may_at(actor, home)
    link = _Link(actor, home, f"{month:%Y-%m}", book, content["angka"])
    return HalamanLaporan(
        home=home,
        bulan=month,
        isi=content,
        terbit=standing,
        terakhir=latest,
        versi=versions,
        skdn=link.cells(SKDN),
        warga=link.cells(PEOPLE),
        usulan=link.cells(REQUESTS),
        perhatian=[Perhatian(item["kata"], link.to(item["angka"])) for item in content["perhatian"]],
        kelompok=[replace(one, laju=[link.rate(rate) for rate in one.laju]) for one in grouped_rates(content)],
        kader={name: link.to(name) for name in ("kader_aktif", "kader_sk")},
        pemeriksaan=laporan.rekap_bidang_of(home.kab_id, home.id, month),
        susulan=_late(home, month, standing, link) if standing and standing.utuh else [],
        boleh_setujui=may(Tindakan.TANDATANGANI_LAPORAN) and standing is None and month <= today,
        boleh_kembalikan=may(Tindakan.KEMBALIKAN_LAPORAN),
    )


def grouped_rates(content: dict[str, Any]) -> list[KelompokLaju]:
    """Rates by group, in the order of their first rate."""
    found: dict[str, list[dict[str, Any]]] = {}
    for rate in content["laju"]:
        found.setdefault(rate["kelompok"], []).append(rate)
    return [KelompokLaju(GROUPS.get(group, group), rates[0]["cakupan"], rates) for group, rates in found.items()]


@dataclass(frozen=True, slots=True)
class _Link:
    """Where the lists behind the figures of a report are, for an account that may open them."""

    actor: ActorContext
    home: PosyanduInfo
    bulan: str
    book: IndicatorBook
    angka: dict[str, int]

    def to(self, name: str) -> str:
        figure = self.book.figures.get(name)
        if figure is None or not may_open(self.actor, figure, target_of(self.home)):
            return ""
        return address(f"/angka/posyandu/{self.home.kab_id}/{self.home.id}/", self.bulan, name)

    def rate(self, rate: dict[str, Any]) -> dict[str, Any]:
        """A rate of the frozen text with the lists of its two figures; one made of several has no list of its own."""
        known = self.book.indicators.get(rate["id"])
        above, below = (known.numerator, known.denominator) if known else (Part(()), Part(()))
        return rate | {
            "alamat_pembilang": self._part(above) if rate["pembilang"] else "",
            "alamat_penyebut": self._part(below) if rate["penyebut"] else "",
        }

    def _part(self, part: Part) -> str:
        return self.to(part.add[0]) if len(part.add) == 1 and not part.subtract else ""

    def cells(self, names: tuple[str, ...]) -> list[Angka]:
        return [cell(self.book, name, self.angka.get(name, 0), self.to(name)) for name in names]


def _late(home: PosyanduInfo, month: dt.date, standing: LaporanInfo, link: _Link) -> list[Susulan]:
    """What came after approval, figure by figure; the approved figures stay as they were."""
    changed = late_changes(standing.isi["angka"], laporan.late_figures(home, month))
    return [
        Susulan(link.book.figures[name].text if name in link.book.figures else name, old, new, link.to(name))
        for name, (old, new) in changed.items()
    ]
