"""What the office pages of public information show."""

from dataclasses import dataclass
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Scope, Tindakan
from simpul.informasi.queries import (
    KabarInfo,
    TampilInfo,
    Telepon,
    is_open,
    list_kabar,
    numbers_shown,
    open_setting,
    tampil_of,
)
from simpul.informasi.rules.alamat import posyandu_address
from simpul.kernel import clock
from simpul.posyandu.queries import PengurusInfo, PosyanduInfo, kab_ids_in, posyandu_by_ids
from simpul.web.posyandu.pages import seat_name
from simpul.web.publik.halaman import board_of
from simpul.wilayah.queries import NASIONAL_ID, Tingkat, WilayahRow, labels, wilayah_by_id, wilayah_by_kode

A_PAGE = 50
ACT = Tindakan.KELOLA_INFORMASI


@dataclass(frozen=True, slots=True)
class BarisKabar:
    """A notice in the list, with how it stands today and where it belongs."""

    kabar: KabarInfo
    keadaan: str
    tempat: str


@dataclass(frozen=True, slots=True)
class Kabupaten:
    """The switch of a regency."""

    tempat: WilayahRow
    terbuka: bool
    diubah: tuple[str, object] | None


@dataclass(frozen=True, slots=True)
class Pengurus:
    """An officer with the number of the registry and the one she agreed to show."""

    orang: PengurusInfo
    jabatan: str
    tampil: Telepon | None

    @property
    def lain(self) -> bool:
        """Whether the registry has another number since she agreed."""
        return self.tampil is not None and self.tampil.nomor != self.orang.telepon


@dataclass(frozen=True, slots=True)
class HalamanTampil:
    """The office page of what the public sees of a posyandu."""

    home: PosyanduInfo
    alamat: str
    tampil: TampilInfo
    pengurus: list[Pengurus]
    terbuka: bool


def places_of(actor: ActorContext) -> list[WilayahRow]:
    """The places for which the account may write, as its grants name them."""
    ranges = sorted(akses.posyandu_scope(actor, ACT).jalur_ranges, key=lambda part: part.lo)
    return [wilayah_by_kode(bounds.lo) if bounds.lo else wilayah_by_id(NASIONAL_ID) for bounds in ranges]


def homes_of(actor: ActorContext) -> list[PosyanduInfo]:
    """The posyandu for which the account may write, as its grants name them."""
    parts = [part for part in akses.posyandu_scope(actor, ACT).parts if part.posyandu_id and part.kab_id]
    if not parts:
        return []
    found = posyandu_by_ids(
        [part.kab_id or 0 for part in parts], [part.posyandu_id for part in parts if part.posyandu_id]
    )
    return sorted(found.values(), key=lambda home: home.jalur)


def notices_of(scope: Scope, zone: str, page: int) -> tuple[list[BarisKabar], bool]:
    """A page of the notices within reach, and whether more follow."""
    rows = list_kabar(scope, [0, *kab_ids_in(scope)], skip=(page - 1) * A_PAGE, limit=A_PAGE + 1)
    shown, today = rows[:A_PAGE], clock.today(zone)
    names = labels({row.wilayah_id for row in shown})
    homes = posyandu_by_ids({row.kab_id for row in shown}, [row.posyandu_id for row in shown if row.posyandu_id])
    return [BarisKabar(row, row.state_word(today), place_name(row, names, homes)) for row in shown], len(rows) > A_PAGE


def place_name(row: KabarInfo, names: dict[int, str], homes: dict[UUID, PosyanduInfo]) -> str:
    """'Posyandu Melati 3, Desa Tumbang Empas'."""
    home = homes.get(row.posyandu_id) if row.posyandu_id else None
    return f"Posyandu {home.nama}, {names[row.wilayah_id]}" if home else names[row.wilayah_id]


def switches_of(actor: ActorContext) -> list[Kabupaten]:
    """The regencies that the account may show or hide, when its grant names one."""
    return [
        Kabupaten(place, is_open(place.kab_id), open_setting(place.kab_id))
        for place in places_of(actor)
        if place.tingkat is Tingkat.KABUPATEN and place.kab_id is not None
    ]


def shown_page(home: PosyanduInfo) -> HalamanTampil:
    """What the public sees of a posyandu beside the registry."""
    agreed = numbers_shown(home.kab_id, home.id)
    return HalamanTampil(
        home,
        posyandu_address(home.jalur),
        tampil_of([home.kab_id], [home.id]).get(home.id, TampilInfo()),
        [Pengurus(row, seat_name(row), agreed.get(row.id)) for row in board_of(home, clock.today(home.zona_waktu))],
        is_open(home.kab_id),
    )
