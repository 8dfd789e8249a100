"""First sync of a posyandu of 500 people, 24 months: `python -m bench.first_sync`.

80 children under five weighed each month, 420 adults visited each quarter; the catalogue travels apart.
"""

import datetime as dt
import random
import sys
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bench import Figure, report, seconds
from bench.world import database

if TYPE_CHECKING:
    from factories.dunia import Dunia, Hp

CHILDREN, ADULTS, MONTHS = 80, 420, 24
TARGET_KB = 300
SIGNAL_KBIT_S, TARGET_SECONDS = 400, 30
RUNS = 3
BATCH = 400


def main() -> int:
    """Fill, fetch and report; exit status 1 when the file is larger than the target."""
    with database():
        return report(measure())


def measure() -> list[Figure]:
    """Size and time of the snapshot of a full posyandu."""
    from factories.dunia import make_dunia
    from simpul.akses.queries import perangkat_by_id
    from simpul.sync.snapshot import snapshot

    dunia = make_dunia()
    hp = dunia.hp()
    fill(dunia, hp)
    device = perangkat_by_id(hp.id)
    size_kb = len(snapshot(device)) / 1000
    times = tuple(seconds(lambda: snapshot(device)) for _ in range(RUNS))
    return [
        Figure("Unduhan pertama 500 orang, 24 bulan", "kB gzip", (size_kb,), TARGET_KB),
        Figure(f"  pada {SIGNAL_KBIT_S} kbit/s", "s", (size_kb * 8 / SIGNAL_KBIT_S,), TARGET_SECONDS),
        Figure("  di server", "s", times),
    ]


def fill(dunia: "Dunia", hp: "Hp") -> None:
    """Families, people, 24 opening days with their weighings, and a visit to every adult each quarter."""
    chance = random.Random(500)  # repeatable on purpose
    operations = _people(chance, hp)
    children = operations.pop_children()
    from simpul.kernel.clock import add_months

    first = dt.date(2024, 12, 10)
    for month in range(MONTHS):
        day = min(add_months(first.replace(day=1), month).replace(day=10), dt.date(2026, 11, 10))
        _opening_day(chance, dunia, hp, day, children)
        if month % 3 == 0:
            _visits(chance, hp, day, operations.adults)
    _send(dunia, hp)


class _People:
    def __init__(self) -> None:
        self.adults: list[UUID] = []
        self.children: list[tuple[UUID, dt.date]] = []

    def pop_children(self) -> list[tuple[UUID, dt.date]]:
        return self.children


def _people(chance: random.Random, hp: "Hp") -> _People:
    from simpul.flows.demo.names import person_name
    from simpul.kernel.ids import new_id

    found = _People()
    start = dt.date(2024, 12, 1)
    families = []
    for _ in range(160):
        key, rt = new_id(), f"{chance.randrange(1, 7):02d}"
        hp.record("register_keluarga", date=start, keluarga_id=key, kepala_nama=person_name(chance, "L"), rt=rt)
        families.append((key, rt))
    for number in range(CHILDREN + ADULTS):
        is_child = number < CHILDREN
        sex, key = chance.choice("LP"), new_id()
        years = (0, 2) if is_child else (19, 80)
        born = start - dt.timedelta(days=chance.randrange(years[0] * 365 + 1, years[1] * 365))
        family, rt = chance.choice(families)
        facts: dict[str, Any] = {"nama": person_name(chance, sex), "keluarga_id": family, "rt": rt}
        if is_child:
            facts |= {"nama_ibu": person_name(chance, "P"), "berat_lahir_g": chance.randrange(2400, 3900, 10)}
        if chance.random() < 0.88:
            facts["nik"] = f"6210029{chance.randrange(10**8):08d}0"
        else:
            facts["nomor_sementara"] = f"S-A{number:04d}"
        hp.record("register_warga", date=start, warga_id=key, jenis_kelamin=sex, tanggal_lahir=born, **facts)
        if is_child:
            found.children.append((key, born))
        else:
            found.adults.append(key)
    return found


def _opening_day(
    chance: random.Random, dunia: "Dunia", hp: "Hp", day: dt.date, children: list[tuple[UUID, dt.date]]
) -> None:
    from factories.dunia import sesi_of
    from simpul.kernel.ids import derive_id, new_id

    sesi = sesi_of(dunia.melati, day)
    hp.record("open_sesi", date=day, sesi_id=sesi, tanggal=day, tempat="Balai dusun", kader_hadir=[dunia.sari])
    for key, born in children:
        months = max((day - born).days / 30.4, 0.5)
        came = derive_id("kehadiran", str(sesi), str(key))
        hp.record("record_kehadiran", date=day, kehadiran_id=came, sesi_id=sesi, warga_id=key)
        taken = {
            "berat_g": int(round(3200 + 2600 * months**0.42 + chance.gauss(0, 250), -1)),
            "panjang_mm": int(500 + 78 * months**0.6 + chance.gauss(0, 12)),
            "posisi": "telentang" if months < 24 else "berdiri",
        }
        if day.month in (2, 8) and months >= 6:
            taken["vitamin_a"] = "biru" if months < 12 else "merah"
        hp.record(
            "record_penimbangan",
            date=day,
            penimbangan_id=new_id(),
            warga_id=key,
            tanggal=day,
            sesi_id=sesi,
            dikonfirmasi=["panjang_turun", "berat_berubah_jauh"],
            **taken,
        )


def _visits(chance: random.Random, hp: "Hp", day: dt.date, adults: list[UUID]) -> None:
    from simpul.kernel.ids import new_id

    for key in adults:
        hp.record(
            "record_kunjungan",
            date=day,
            kunjungan_id=new_id(),
            layanan_id="KES-02",
            tanggal=day + dt.timedelta(days=chance.randrange(10)),
            cara=chance.choice(["rumah", "meja"]),
            subjek_jenis="orang",
            warga_id=key,
            jawaban={
                "batuk_lama": chance.random() < 0.1,
                "tanda_bahaya": chance.random() < 0.05,
                "sistole_mmhg": chance.randrange(100, 180),
                "diastole_mmhg": chance.randrange(60, 110),
            },
        )


def _send(dunia: "Dunia", hp: "Hp") -> None:
    from collections import Counter

    from simpul.flows.perform import perform

    verdicts: Counter[str] = Counter()
    for start in range(0, len(hp.outbox), BATCH):
        done = perform(hp.outbox[start : start + BATCH], "hp", received_at=dunia.at, wait_seconds=60)
        verdicts.update(f"{one.verdict} {one.masalah or ''}".strip() for one in done)
    hp.outbox.clear()
    print(f"  isi: {dict(verdicts)}")


if __name__ == "__main__":
    sys.exit(main())
