"""The list of monthly reports: one line a posyandu, by month and state."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from simpul.laporan import queries as laporan
from simpul.laporan.queries import PosyanduRow, ReportState
from simpul.laporan.rules import scaled
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.angka.bulan import Bulan
from simpul.web.angka.tempat import is_late, opened_words, report_word
from simpul.wilayah import queries as wilayah

PAGE = 50
STATES = {"menunggu": "Belum disetujui", "dikembalikan": "Dikembalikan", "disetujui": "Disetujui"}


@dataclass(frozen=True, slots=True)
class BarisLaporan:
    """A posyandu and its report of the month."""

    nama: str
    desa: str
    alamat: str
    buka: str
    terlambat: bool
    ditimbang: str
    keadaan: str
    nomor: str


@dataclass(frozen=True, slots=True)
class Saringan:
    """A state one may narrow the list to, with how many are in it."""

    kata: str
    jumlah: int
    alamat: str
    dipilih: bool


@dataclass(frozen=True, slots=True)
class HalamanDaftar:
    """A page of the list."""

    saringan: list[Saringan]
    baris: list[BarisLaporan]
    keadaan: str
    sebelum: str
    sesudah: str


def list_page(homes: Sequence[PosyanduInfo], bulan: Bulan, keadaan: str, halaman: int) -> HalamanDaftar:
    """The posyandu of a scope, narrowed to a state, fifty a page; only those of the page are read in full."""
    states = laporan.report_states({home.kab_id for home in homes}, bulan.awal)
    of_home = {home.id: state_of(states, home.id) for home in homes}
    counts = Counter(of_home.values())
    chosen = [home for home in homes if not keadaan or of_home[home.id] == keadaan]
    start = PAGE * max(halaman - 1, 0)
    shown = chosen[start : start + PAGE]
    desa = wilayah.labels({home.wilayah_id for home in shown})
    rows = laporan.posyandu_rows(shown, bulan.awal, bulan.hari_ini) if shown else []
    choices = [Saringan("Semua", len(homes), _address(bulan, "", 1), not keadaan)]
    choices += [Saringan(STATES[key], counts[key], _address(bulan, key, 1), key == keadaan) for key in STATES]
    return HalamanDaftar(
        saringan=choices,
        baris=[_line(row, desa.get(row.home.wilayah_id, ""), bulan) for row in rows],
        keadaan=keadaan,
        sebelum=_address(bulan, keadaan, halaman - 1) if start else "",
        sesudah=_address(bulan, keadaan, max(halaman, 1) + 1) if len(chosen) > start + PAGE else "",
    )


def state_of(states: dict[UUID, ReportState], posyandu_id: UUID) -> str:
    """menunggu, dikembalikan or disetujui."""
    found = states.get(posyandu_id)
    return "menunggu" if found is None else "disetujui" if found.is_approved else "dikembalikan"


def _address(bulan: Bulan, keadaan: str, halaman: int) -> str:
    asked = {"bulan": bulan.iso} | ({"keadaan": keadaan} if keadaan else {}) | ({"hal": halaman} if halaman > 1 else {})
    return f"/laporan/?{urlencode(asked)}"


def _line(row: PosyanduRow, desa: str, bulan: Bulan) -> BarisLaporan:
    home, weighed, children = row.home, row.angka.get("D", 0), row.angka.get("S", 0)
    return BarisLaporan(
        nama=home.nama,
        desa=desa,
        alamat=f"/laporan/{home.kab_id}/{home.id}/{bulan.iso}/",
        buka=opened_words(row),
        terlambat=is_late(row, bulan.hari_ini),
        ditimbang=f"{weighed}/{children} ({scaled(weighed, children, 100)})",
        keadaan=report_word(row),
        nomor=row.laporan.nomor if row.laporan else "",
    )
