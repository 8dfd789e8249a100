"""A synthetic posyandu population: families with young children, school children, adults and older people."""

import datetime as dt
import random
from dataclasses import dataclass
from uuid import UUID

from simpul.flows.demo.names import DUSUN, impossible_nik, person_name
from simpul.kernel.ids import derive_id


@dataclass(frozen=True, slots=True)
class Size:
    """How many homes a posyandu has, give or take: those with young children, and those of older people."""

    families: int = 30
    older_homes: int = 9


USUAL = Size()


@dataclass(frozen=True, slots=True)
class Child:
    """A child under five with its own growth, and how often it comes.

    `z_berat` is where its weight stands on the day `acuan`; it climbs there by `laju` a month, as children do who
    are weighed and fed well. `z_panjang` stays.
    """

    id: UUID
    jenis_kelamin: str
    tanggal_lahir: dt.date
    z_berat: float
    z_panjang: float
    rajin: float
    laju: float
    acuan: dt.date


@dataclass(frozen=True, slots=True)
class Resident:
    """A person to be registered: the payload of register_warga, and the day of registration."""

    payload: dict[str, object]
    terdaftar: dt.date


@dataclass(slots=True)
class Population:
    """Everyone of one posyandu."""

    families: list[dict[str, object]]
    residents: list[Resident]
    children: list[Child]
    older: list[UUID]
    mothers: list[UUID]


def make_population(chance: random.Random, seed: str, start: dt.date, today: dt.date, size: Size = USUAL) -> Population:
    """A posyandu's people at `today`, registered at `start` or when they were born or came."""
    maker = _Maker(chance, start, today, Population([], [], [], [], []))
    for number in range(size.families + chance.randrange(-5, 6)):
        maker.family(f"{seed}|{number}")
    for number in range(size.older_homes + chance.randrange(-2, 3)):
        maker.older_home(f"{seed}|tua|{number}")
    return maker.found


@dataclass(slots=True)
class _Maker:
    """`home` in its methods is what the members of one family share: family id, RT, RW and dusun."""

    chance: random.Random
    start: dt.date
    today: dt.date
    found: Population

    def family(self, seed: str) -> None:
        """Parents, one or two young children, sometimes one at school."""
        chance = self.chance
        father, mother = person_name(chance, "L"), person_name(chance, "P")
        home = self._home(seed, father)
        mother_id = self._adult(f"{seed}|ibu", mother, "P", (19, 42), home)
        self.found.mothers.append(mother_id)
        if chance.random() < 0.55:
            self._adult(f"{seed}|ayah", father, "L", (22, 48), home)
        for order in range(1 + (chance.random() < 0.32)):
            self._child(f"{seed}|anak|{order}", (mother_id, mother), home)
        if chance.random() < 0.4:
            sex = chance.choice("LP")
            self._adult(f"{seed}|sekolah", person_name(chance, sex), sex, (6, 17), home)

    def older_home(self, seed: str) -> None:
        """Someone of sixty or more who lives alone."""
        sex = self.chance.choice("LPP")
        name = person_name(self.chance, sex)
        home = self._home(seed, name)
        self.found.older.append(self._adult(seed, name, sex, (60, 84), home))

    def _home(self, seed: str, head: str) -> dict[str, object]:
        place = {"rt": f"{self.chance.randrange(1, 7):02d}", "rw": "01", "dusun": self.chance.choice(DUSUN)}
        family_id = derive_id("contoh", seed, "keluarga")
        kk = f"9901{family_id.int % 10**12:012d}"  # 99 is no region
        self.found.families.append({"keluarga_id": family_id, "kepala_nama": head, "nomor_kk": kk, **place})
        return {"keluarga_id": family_id, **place}

    def _adult(self, seed: str, nama: str, sex: str, years: tuple[int, int], home: dict[str, object]) -> UUID:
        warga_id = derive_id("contoh", seed, "warga")
        born = self.today - dt.timedelta(days=self.chance.randrange(years[0] * 365 + 200, years[1] * 365))
        payload = {
            "warga_id": warga_id,
            "nama": nama,
            "jenis_kelamin": sex,
            "tanggal_lahir": born,
            **home,
            **_identity(self.chance, sex, born, len(self.found.residents)),
        }
        self.found.residents.append(Resident(payload, self.start))
        return warga_id

    def _child(self, seed: str, mother: tuple[UUID, str], home: dict[str, object]) -> None:
        chance = self.chance
        sex = chance.choice("LP")
        born = self.today - dt.timedelta(days=chance.randrange(10, 5 * 365 + 150))
        z_panjang = chance.gauss(-1.15, 1.05)
        z_berat = 0.55 * z_panjang + chance.gauss(-0.12, 0.88)
        child = Child(
            id=derive_id("contoh", seed, "warga"),
            jenis_kelamin=sex,
            tanggal_lahir=born,
            z_berat=z_berat,
            z_panjang=z_panjang,
            rajin=min(0.97, max(0.2, chance.gauss(0.81, 0.16))),
            laju=max(0.0, chance.gauss(0.045, 0.03)),
            acuan=self.today,
        )
        payload = {
            "warga_id": child.id,
            "nama": person_name(chance, sex),
            "jenis_kelamin": sex,
            "tanggal_lahir": born,
            "ibu_id": mother[0],
            "nama_ibu": mother[1],
            "memiliki_kms": chance.random() < 0.94,
            "berat_lahir_g": int(round(chance.gauss(3050, 380), -1)),
            "izin_foto": chance.random() < 0.6,
            "izin_pesan": chance.random() < 0.7,
            **home,
            **_identity(chance, sex, born, len(self.found.residents)),
        }
        registered = max(self.start, born + dt.timedelta(days=chance.randrange(3, 10)))
        self.found.children.append(child)
        self.found.residents.append(Resident(payload, registered))


def _identity(chance: random.Random, jenis_kelamin: str, born: dt.date, serial: int) -> dict[str, object]:
    """A NIK that no region issued; one in eight people has none and gets a temporary number."""
    if chance.random() < 0.12:
        return {"nomor_sementara": f"S-A{serial:04d}"}
    day = born.day + (40 if jenis_kelamin == "P" else 0)
    return {"nik": impossible_nik(chance, f"{day:02d}{born:%m%y}", serial)}
