"""Pushes of 50 operations by several phones at once, through the whole served door: `python -m bench.push`.

`simpul serve` (granian, one process on SQLite, one for each core on PostgreSQL) with its job loop. Each phone stands
in a posyandu of its own with 300 people, 40 of them children under five; each batch is the opening day of a month:
attendance, weighing and some visits. Signature, gzip, check, rows, log, audit and recap are all in the figure, and so
is the work of the phones, which share the machine. `DATABASE_URL` chooses PostgreSQL.
"""

import datetime as dt
import gzip
import http.client
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bench import Figure, report
from bench.world import served

if TYPE_CHECKING:
    from factories.dunia import Hp
    from factories.server import Server

PEOPLE, CHILDREN, PRESENT, BATCH = 300, 40, 22, 50
PHONES, MONTHS, RUNS = 4, 18, 6
TARGETS = {"sqlite": 500, "postgresql": 1000}
PUSH = "/api/sync/v1/push"


def main() -> int:
    """Serve, push batch after batch, and report operations a second."""
    with served(phones=0, homes=PHONES) as (server, vendor):
        return report(measure(server, vendor))


def measure(server: "Server", vendor: str) -> list[Figure]:
    """Operations a second over several runs, and the time of one batch."""
    chance = random.Random(50)  # repeatable on purpose
    senders = [Sender(server, hp) for hp in server.phones()]
    bodies = [_bodies(chance, sender) for sender in senders]
    size = MONTHS // RUNS
    rates, times = [], []
    with ThreadPoolExecutor(PHONES) as pool:
        for run in range(RUNS):
            part = slice(run * size, (run + 1) * size)
            begun = perf_counter()
            for took in pool.map(Sender.send_all, senders, [body[part] for body in bodies]):
                times += took
            rates.append(BATCH * size * PHONES / (perf_counter() - begun))
    return [
        Figure(
            f"Kiriman 50 catatan dari {PHONES} HP sekaligus, {vendor}",
            "op/s",
            tuple(rates),
            TARGETS[vendor],
            at_most=False,
        ),
        Figure("  satu kiriman", "ms", tuple(times)),
    ]


@dataclass
class Sender:
    """A phone with a line to the server that stays open, as a phone's does."""

    server: "Server"
    hp: "Hp"
    line: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)

    def send_all(self, bodies: list[bytes]) -> list[float]:
        """Push one after the other; milliseconds of each."""
        times = []
        for body in bodies:
            begun = perf_counter()
            self.send(body)
            times.append((perf_counter() - begun) * 1000)
        return times

    def send(self, body: bytes) -> None:
        """One signed push, of which every operation must be accepted."""
        import msgspec

        signed = self.hp.key.sign("POST", PUSH, body)
        headers = {
            "Content-Encoding": "gzip",
            "X-Simpul-Device": str(self.hp.id),
            "X-Simpul-Time": str(signed["time_ms"]),
            "X-Simpul-Signature": str(signed["signature"]),
        }
        self.line.request("POST", PUSH, body, headers)
        answer = self.line.getresponse()
        content = answer.read()
        verdicts = msgspec.json.decode(content).get("verdicts", []) if answer.status == 200 else []
        if {one["verdict"] for one in verdicts} != {"accepted"}:
            sys.exit(f"kiriman tidak diterima: {answer.status} {content[:200]!r}")


def _bodies(chance: random.Random, sender: Sender) -> list[bytes]:
    """The people of a posyandu sent, and its opening days ready to be sent."""
    from simpul.kernel import clock

    sender.hp.at = clock.now()
    this_month = clock.month_of(clock.today("WIB"))
    days = [clock.add_months(this_month, -back).replace(day=10) for back in range(MONTHS, 0, -1)]
    children = _people(chance, sender, days[0])
    return [_packed(_batch(chance, sender.hp, children, day)) for day in days]


def _people(chance: random.Random, sender: Sender, since: dt.date) -> list[Any]:
    from factories.dunia import child

    children = []
    for number in range(PEOPLE):
        years = 4 if number < CHILDREN else 60
        born = since - dt.timedelta(days=chance.randrange(10, years * 365))
        payload = child(f"Warga {number}", born, nik=f"6210029{chance.randrange(10**9):09d}")
        if number < CHILDREN:
            children.append(payload["warga_id"])
        sender.hp.record("register_warga", date=since, **payload)
    for start in range(0, PEOPLE, 100):
        sender.send(_packed(sender.hp.outbox[start : start + 100]))
    sender.hp.outbox.clear()
    return children


def _batch(chance: random.Random, hp: "Hp", children: list[Any], day: dt.date) -> list[Any]:
    from factories.dunia import sesi_of, weighing
    from simpul.kernel.ids import derive_id, new_id

    sesi = sesi_of(hp.posyandu_id, day)
    hp.record("open_sesi", date=day, sesi_id=sesi, tanggal=day, tempat="Balai dusun", kader_hadir=[hp.kader])
    present = chance.sample(children, PRESENT)
    for key in present:
        came = derive_id("kehadiran", str(sesi), str(key))
        hp.record("record_kehadiran", date=day, kehadiran_id=came, sesi_id=sesi, warga_id=key)
        hp.record("record_penimbangan", date=day, **weighing(key, chance.randrange(6000, 16000, 10), day, sesi_id=sesi))
    while len(hp.outbox) < BATCH:
        hp.record(
            "record_kunjungan",
            date=day,
            kunjungan_id=new_id(),
            layanan_id="KES-02",
            tanggal=day,
            cara="rumah",
            subjek_jenis="orang",
            warga_id=chance.choice(present),
            jawaban={"batuk_lama": False, "tanda_bahaya": False},
        )
    batch, hp.outbox = hp.outbox, []
    return batch


def _packed(batch: list[Any]) -> bytes:
    import msgspec

    return gzip.compress(msgspec.json.encode({"protocol": 1, "operations": batch}))


if __name__ == "__main__":
    sys.exit(main())
