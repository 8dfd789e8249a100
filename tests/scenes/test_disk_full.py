"""The disk of the server is full: a push is told so, nothing of it is half there, and it works once there is room.

The server process may add no byte to any file: for a process that is what a full disk is. PostgreSQL writes in another
process; of it the second test asks how its answer is understood.
"""

import resource
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import OperationalError

from factories.dunia import child
from factories.server import SYNC, Server
from simpul.jurnal.transactions import is_busy, is_full
from simpul.kernel import clock

FREE = resource.RLIM_INFINITY
pytestmark = pytest.mark.once


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    try:
        made.build(phones=1)
        made.start()
        yield made
    finally:
        made.remove()


@pytest.mark.timeout(180, func_only=True)
def test_a_full_disk_is_told_and_nothing_is_half_written(server: Server) -> None:
    [hp] = server.phones()
    hp.at = clock.now()
    day = clock.today("WIB")
    born = day.replace(year=day.year - 2, day=min(day.day, 28))
    before = [hp.record("register_warga", **child(f"Anak {number}", born)) for number in range(3)]
    assert server.push(hp, before)[0] == 200
    blocked = [hp.record("register_warga", **child(f"Tertunda {number}", born)) for number in range(50)]
    _limit(server, 1)
    for _ in range(2):
        status, answer = server.push(hp, blocked)
        assert (status, answer["code"]) == (503, "sibuk.disk_penuh"), answer
        assert "aman" in answer["pesan"]
    # Reading goes on.
    assert _people(server) == {str(op.payload["warga_id"]) for op in before}
    _limit(server, FREE)
    status, answer = server.push(hp, blocked)
    assert status == 200
    assert {one["verdict"] for one in answer["verdicts"]} == {"accepted"}
    assert answer["contiguous_seq"] == 53
    assert _people(server) == {str(op.payload["warga_id"]) for op in before + blocked}


def _limit(server: Server, size: int) -> None:
    for process in server.processes:
        for pid in _family(process.pid):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, FREE))


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child_id in children for one in _family(int(child_id)))]


def _people(server: Server) -> set[str]:
    [hp] = server.phones()
    status, page = server.call(hp, "GET", f"{SYNC}/pull?after=0")
    assert status == 200
    return {row["id"] for row in page["rows"]["warga"] if row["nama"].startswith(("Anak", "Tertunda"))}


@pytest.mark.parametrize(("state", "full"), [("53100", True), ("40001", False), ("08006", False)])
def test_what_postgresql_says_of_a_full_disk(state: str, full: bool) -> None:
    error = OperationalError("could not extend file")
    error.__cause__ = psycopg.errors.lookup(state)("could not extend file")
    assert is_full(error) is full
    assert not (is_full(error) and is_busy(error))
