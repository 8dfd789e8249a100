"""Lists of people: the register with search, two weighings of one day, likely duplicates and merges."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from simpul.akses.services import ActorContext, Laju, spend
from simpul.kernel import clock
from simpul.kunjungan.queries import BarisPenimbangan, list_conflicts
from simpul.posyandu.queries import PosyanduInfo
from simpul.warga.queries import BarisOrang, episodes_of, find_people, list_people, search
from simpul.warga.rules import clean_number, group_of
from simpul.web.actor import address_of
from simpul.web.warga.reach import open_health
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


def register(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, page: int) -> tuple[list[Warga], int]:
    """One page of the register by name, and how many people there are."""
    rows = list_people(home.kab_id, [home.id], active_only=True)
    return _lines(request, actor, home, rows[page * PAGE : (page + 1) * PAGE]), len(rows)


def found(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, text: str) -> list[Warga]:
    """People by name, temporary number, whole NIK or KK number; looking up a number is counted."""
    if len(clean_number(text)) == NIK_LENGTH:
        spend_nik(request, actor)
    return _lines(request, actor, home, search(home.kab_id, [home.id], text, limit=PAGE))


def spend_nik(request: HttpRequest, actor: ActorContext) -> None:
    """Count one look at a NIK against the account and against its address; raises `akses.terlalu_sering`."""
    spend(Laju.CARI_NIK, f"akun:{actor.akun_id}", f"alamat:{address_of(request)}")


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


def _lines(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, rows: list[BarisOrang]) -> list[Warga]:
    """A pregnancy is health data: without the right to it the group comes from the birth date alone."""
    today = clock.today(home.zona_waktu)
    lived = episodes_of(home.kab_id, open_health(request, actor, home, [row.id for row in rows]))
    return [
        Warga(
            row,
            age(row.tanggal_lahir, today),
            KELOMPOK[group_of(row.tanggal_lahir, lived.get(row.id, ()), today)],
            STATUS.get(row.status, row.status),
        )
        for row in rows
    ]
