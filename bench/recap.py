"""From an answered push to the figure on the regency's page: `python -m bench.recap`.

A real installation: `simpul serve` (granian) with its job loop, on PostgreSQL with `simpul pekerja` beside it. A
phone pushes 20 weighings over HTTP; the page of the regency is asked for again and again, as an official does, until
it shows them. The clock runs from the answer to the push to the answer that holds the figure. `DATABASE_URL` chooses
PostgreSQL.
"""

import random
import re
import sys
import time
from http.cookiejar import CookieJar
from time import perf_counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from bench import Figure, report
from bench.world import served

if TYPE_CHECKING:
    from factories.dunia import Hp
    from factories.server import Server

RUNS, WEIGHINGS = 12, 20
TARGET_SECONDS, PATIENCE_SECONDS = 2.0, 30.0
POLL_SECONDS = 0.02
FIGURE = re.compile(r'class="kabar">[^<:]*: ([\d.]+)\. ')


def main() -> int:
    """Serve, push and look; exit status 1 when the figure comes too late."""
    with served() as (server, vendor):
        return report(measure(server, vendor))


def measure(server: "Server", vendor: str) -> list[Figure]:
    """Seconds until the regency's page counts what was pushed, over several pushes."""
    [hp] = server.phones()
    office = _sign_in(server)
    page = f"{server.address}/angka/{server.world['kabupaten']}/?indikator=D"
    children = _children(server, hp)
    chance = random.Random(2)  # repeatable on purpose
    delays = []
    for run in range(RUNS):
        # Pushes come at any moment between two turns of the job loop.
        time.sleep(chance.random())
        _push(server, hp, children[run * WEIGHINGS : (run + 1) * WEIGHINGS])
        delays.append(_wait_for(office, page, (run + 1) * WEIGHINGS))
    return [
        Figure(f"Dari kiriman dijawab sampai angka kabupaten, {vendor}", "s", tuple(delays), TARGET_SECONDS),
        Figure("  yang paling lama", "s", (max(delays),), TARGET_SECONDS),
    ]


def _sign_in(server: "Server") -> OpenerDirector:
    """A browser of an officer of the regency."""
    jar = CookieJar()
    office = build_opener(HTTPCookieProcessor(jar))
    office.open(f"{server.address}/masuk/").close()
    token = next(cookie.value for cookie in jar if cookie.name == "csrftoken")
    form = {"nama_pengguna": server.world["kantor"], "kata_sandi": server.world["sandi"], "csrfmiddlewaretoken": token}
    office.open(f"{server.address}/masuk/", urlencode(form).encode()).close()
    return office


def _children(server: "Server", hp: "Hp") -> list[Any]:
    """Children enough for every push, registered before the clock runs."""
    from factories.dunia import child
    from simpul.kernel import clock

    hp.at = clock.now()
    born = clock.today("WIB").replace(day=1)
    people = [child(f"Anak {n}", born.replace(year=born.year - 1 - n % 4)) for n in range(RUNS * WEIGHINGS)]
    for begin in range(0, len(people), 100):
        _send(server, hp, [hp.record("register_warga", **one) for one in people[begin : begin + 100]])
    return [one["warga_id"] for one in people]


def _push(server: "Server", hp: "Hp", children: list[Any]) -> None:
    from factories.dunia import weighing
    from simpul.kernel import clock

    today = clock.today("WIB")
    _send(server, hp, [hp.record("record_penimbangan", **weighing(one, 9500, today)) for one in children])


def _send(server: "Server", hp: "Hp", operations: list[Any]) -> None:
    status, answer = server.push(hp, operations)
    if status != 200 or {one["verdict"] for one in answer["verdicts"]} != {"accepted"}:
        sys.exit(f"kiriman tidak diterima: {answer}")


def _wait_for(office: OpenerDirector, page: str, expected: int) -> float:
    begin = perf_counter()
    while (took := perf_counter() - begin) < PATIENCE_SECONDS:
        with office.open(page) as answer:
            found = FIGURE.search(answer.read().decode())
        if found and int(found[1].replace(".", "")) == expected:
            return perf_counter() - begin
        time.sleep(POLL_SECONDS)
    sys.exit(f"angka {expected} belum tampil setelah {took:.0f} detik")


if __name__ == "__main__":
    sys.exit(main())
