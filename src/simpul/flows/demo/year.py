"""One year of one posyandu as the operations its kader and offices would have recorded."""

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec

from simpul.flows.demo.people import Child, Population
from simpul.flows.demo.weighing import measure
from simpul.jurnal.operations import OPERATION_TYPES
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.ids import derive_id
from simpul.pertumbuhan.status import referral, weighing_status
from simpul.pertumbuhan.usia import completed_months
from simpul.posyandu.queries import PosyanduInfo
from simpul.posyandu.rules.istilah import istilah_of
from simpul.wilayah.rules import village_kind

ADULTS_COME = 0.2  # about once in five months


@dataclass(frozen=True, slots=True)
class Actors:
    """Who acts in the example: accounts by what they do; `hadir` are the same kader as the register has them."""

    kader: tuple[UUID, ...]
    hadir: tuple[UUID, ...]
    sekdes: UUID
    opd: dict[str, UUID]


@dataclass(slots=True)
class Year:
    """Collects operations in order. Times are local mornings written as UTC; ids come from the seed."""

    chance: random.Random
    home: PosyanduInfo
    actors: Actors
    catalog_version: str
    seed: str
    operations: list[OperationIn] = field(default_factory=list)
    timbangan: dict[UUID, tuple[dt.date, int]] = field(default_factory=dict)

    def add(
        self,
        kind: str,
        payload: dict[str, Any],
        at: dt.datetime,
        *,
        actor: UUID | None = None,
        date: dt.date | None = None,
    ) -> None:
        """One operation by a kader of the day, or by the given account; `date` where it is not the day of recording."""
        self.operations.append(
            OperationIn(
                id=derive_id("contoh", self.seed, "operasi", str(len(self.operations))),
                posyandu_id=self.home.id,
                kab_id=self.home.kab_id,
                actor_id=actor or self.chance.choice(self.actors.kader),
                type=kind,
                version=OPERATION_TYPES[kind].version,
                catalog_version=self.catalog_version,
                service_date=date or at.date(),
                recorded_at=at,
                payload=msgspec.to_builtins(payload),
            )
        )

    def make_id(self, *parts: str) -> UUID:
        """An id that the seed gives again."""
        return derive_id("contoh", self.seed, *parts)


def morning(day: dt.date, minutes: int = 0) -> dt.datetime:
    """Nine in the morning in western Indonesia, plus minutes."""
    return dt.datetime(day.year, day.month, day.day, 2, 0, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)


def register_people(year: Year, people: Population) -> None:
    """Families first, then their members on the day each was registered."""
    first = min(resident.terdaftar for resident in people.residents)
    for payload in people.families:
        year.add("register_keluarga", payload, morning(first))
    for resident in people.residents:
        year.add("register_warga", resident.payload, morning(resident.terdaftar))


def hall_of(kode: str) -> str:
    """'Balai desa' or 'Balai kelurahan', by the code of the village."""
    return f"Balai {istilah_of(village_kind(kode)).tempat}"


def hold_day(year: Year, people: Population, day: dt.date) -> None:
    """An opening day: attendance, weighing, and the closing with its counts."""
    chance = year.chance
    sesi_id = derive_id("sesi", str(year.home.id), day.isoformat())
    present = chance.sample(year.actors.hadir, k=max(3, len(year.actors.hadir) - chance.randrange(0, 2)))
    place = year.home.tempat or hall_of(year.home.kode_desa)
    opening = {"sesi_id": sesi_id, "tanggal": day, "tempat": place, "kader_hadir": present}
    year.add("open_sesi", opening, morning(day))
    weighed = 0
    for number, child in enumerate(people.children):
        reading = measure(chance, child, day) if chance.random() < child.rajin else None
        if reading is None or child.tanggal_lahir + dt.timedelta(days=10) > day:
            continue
        weighed += 1
        at = morning(day, 5 + number)
        _attend(year, sesi_id, child.id, at)
        own = {"penimbangan_id": year.make_id("timbang", str(child.id), day.isoformat()), "warga_id": child.id}
        reading["beri_tahu_bidan"] = _tells(year, child, day, reading["berat_g"])
        year.add("record_penimbangan", {**own, "tanggal": day, "sesi_id": sesi_id, **reading}, at)
    for warga_id in [*people.older, *people.mothers]:
        if chance.random() < ADULTS_COME:
            _attend(year, sesi_id, warga_id, morning(day, 60))
    year.add("close_sesi", {"sesi_id": sesi_id, "rekap": {"D": weighed}}, morning(day, 150))


def _tells(year: Year, child: Child, day: dt.date, berat_g: int) -> bool:
    """The tick a phone sets by itself; the lines of the card by the child's own place among the scores."""
    before = year.timbangan.get(child.id)
    year.timbangan[child.id] = (month_of(day), berat_g)
    status = weighing_status(
        jenis_kelamin=child.jenis_kelamin,
        umur_bulan=completed_months(child.tanggal_lahir, day),
        berat_g=berat_g,
        berat_bulan_lalu_g=before[1] if before and before[0] == add_months(month_of(day), -1) else None,
        pernah_ditimbang=before is not None,
    )
    return referral(status, dua_t=False, bgm=child.z_berat < -3, atas_oranye=child.z_berat > 1) is not None


def _attend(year: Year, sesi_id: UUID, warga_id: UUID, at: dt.datetime) -> None:
    kehadiran_id = derive_id("kehadiran", str(sesi_id), str(warga_id))
    year.add("record_kehadiran", {"kehadiran_id": kehadiran_id, "sesi_id": sesi_id, "warga_id": warga_id}, at)
