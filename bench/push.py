"""Push of 50 operations: signature, gzip, check, rows, log, audit and recap: `python -m bench.push`.

Posyandu of 300 people with 40 children under five; each batch is the opening day of a month of one of them:
attendance, weighing and some visits. `DATABASE_URL` chooses PostgreSQL.
"""

import base64
import datetime as dt
import gzip
import random
import sys
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bench import Figure, report
from bench.world import database

if TYPE_CHECKING:
    from factories.dunia import Dunia, Hp

PEOPLE, CHILDREN, BATCH = 300, 40, 50
POSYANDU, MONTHS = 3, 18
RUNS = 6
TARGETS = {"sqlite": 500, "postgresql": 1000}


def main() -> int:
    """Push batch after batch and report operations a second."""
    with database() as vendor:
        return report(measure(vendor))


def measure(vendor: str) -> list[Figure]:
    """Operations a second over several runs, and the time of one batch."""
    from factories.akun import make_kader, make_posyandu
    from factories.dunia import Api, make_dunia

    dunia = make_dunia()
    chance = random.Random(50)  # repeatable on purpose
    requests: list[tuple[Any, bytes]] = []
    for number in range(POSYANDU):
        home = make_posyandu(f"Anggrek {number}")
        hp = dunia.hp(make_kader(home), home)
        children, api = _people(chance, dunia, hp), Api(hp)
        requests += [(api, _request(_batch(chance, hp, children, day))) for day in days()]
    size = len(requests) // RUNS
    rates, times = [], []
    for run in range(RUNS):
        begun = perf_counter()
        for api, body in requests[run * size : (run + 1) * size]:
            started = perf_counter()
            _send(api, body)
            times.append((perf_counter() - started) * 1000)
        rates.append(BATCH * size / (perf_counter() - begun))
    return [
        Figure(f"Kiriman 50 catatan, {vendor}", "op/s", tuple(rates), TARGETS[vendor], at_most=False),
        Figure("  satu kiriman", "ms", tuple(times)),
    ]


def days() -> list[dt.date]:
    from simpul.kernel.clock import add_months

    return [add_months(dt.date(2026, 11, 1), -back).replace(day=10) for back in range(MONTHS - 1, -1, -1)]


def _people(chance: random.Random, dunia: "Dunia", hp: "Hp") -> list[Any]:
    from factories.dunia import child

    children = []
    for number in range(PEOPLE):
        years = 4 if number < CHILDREN else 60
        born = dt.date(2025, 5, 1) - dt.timedelta(days=chance.randrange(10, years * 365))
        payload = child(f"Warga {number}", born, nik=f"6210029{chance.randrange(10**9):09d}")
        if number < CHILDREN:
            children.append(payload["warga_id"])
        hp.record("register_warga", date=dt.date(2025, 5, 1), **payload)
    for start in range(0, PEOPLE, 100):
        assert {one.verdict for one in dunia.push(*hp.outbox[start : start + 100])} == {"accepted"}
    hp.outbox.clear()
    return children


def _batch(chance: random.Random, hp: "Hp", children: list[Any], day: dt.date) -> list[Any]:
    from factories.dunia import sesi_of, weighing
    from simpul.kernel.ids import derive_id, new_id

    sesi = sesi_of(hp.posyandu_id, day)
    hp.record("open_sesi", date=day, sesi_id=sesi, tanggal=day, tempat="Balai dusun", kader_hadir=[hp.kader])
    present = chance.sample(children, 22)
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


def _request(batch: list[Any]) -> bytes:
    import msgspec

    return gzip.compress(msgspec.json.encode({"protocol": 1, "operations": batch}))


def _send(api: Any, body: bytes) -> None:
    response = api.call("POST", "/api/sync/v1/push", body, **{"Content-Encoding": "gzip"})
    words = [one["verdict"] for one in response.json()["verdicts"]]
    assert words == ["accepted"] * BATCH, base64.b64encode(response.content)[:200]


if __name__ == "__main__":
    sys.exit(main())
