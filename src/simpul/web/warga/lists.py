"""Lists of people: the register with search, two weighings of one day, likely duplicates and merges."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from simpul.akses.services import ActorContext, Laju, spend
from simpul.kernel import clock
from simpul.kunjungan.queries import BarisPenimbangan, list_conflicts
from simpul.posyandu.queries import PosyanduInfo
from simpul.warga.queries import BarisOrang, episodes_of, find_people, list_people, search
from simpul.warga.rules import clean_number, group_of
from simpul.web.warga.words import KELOMPOK, STATUS, age

PAGE = 100
NIK_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Warga:
    """A person in the register."""

    orang: BarisOrang
    umur: str
    kelompok: str
    status: str


@dataclass(frozen=True, slots=True)
class Pilihan:
    """Two or more weighings of one child on one date, from which one is chosen."""

    warga_id: UUID
    nama: str
    tanggal: dt.date
    hasil: list[BarisPenimbangan]


def register(home: PosyanduInfo, page: int) -> tuple[list[Warga], int]:
    """One page of the register by name, and how many people there are."""
    rows = list_people(home.kab_id, [home.id], active_only=True)
    return _lines(home, rows[page * PAGE : (page + 1) * PAGE]), len(rows)


def found(actor: ActorContext, home: PosyanduInfo, text: str) -> list[Warga]:
    """People by name, temporary number or whole NIK; looking up a NIK is counted."""
    if len(clean_number(text)) == NIK_LENGTH:
        spend(Laju.CARI_NIK, f"akun:{actor.akun_id}")
    return _lines(home, search(home.kab_id, [home.id], text, limit=PAGE))


def choices(home: PosyanduInfo) -> list[Pilihan]:
    """What waits for the choice of the chair or the midwife, oldest first."""
    groups: dict[tuple[UUID, dt.date], list[BarisPenimbangan]] = {}
    for row in list_conflicts(home.kab_id, [home.id]):
        groups.setdefault((row.warga_id, row.tanggal), []).append(row)
    people = find_people(home.kab_id, {warga_id for warga_id, _ in groups})
    return [
        Pilihan(warga_id, people[warga_id].nama if warga_id in people else "", day, rows)
        for (warga_id, day), rows in groups.items()
    ]


def _lines(home: PosyanduInfo, rows: list[BarisOrang]) -> list[Warga]:
    today = clock.today(home.zona_waktu)
    lived = episodes_of(home.kab_id, [row.id for row in rows])
    return [
        Warga(
            row,
            age(row.tanggal_lahir, today),
            KELOMPOK[group_of(row.tanggal_lahir, lived.get(row.id, ()), today)],
            STATUS.get(row.status, row.status),
        )
        for row in rows
    ]
