"""A backup taken while phones send is one moment; put back elsewhere, phones bring what it lacks and nothing twice."""

import http.client
import os
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from factories.dunia import Hp, child
from factories.server import SYNC, Server
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel import clock

# Sums and positions, counted from the rows beside what is stored.
PROOF = """
import datetime as dt, json, random
from simpul.flows import jobs
from simpul.jurnal.models import Operasi, PosisiPerangkat, Urutan
from simpul.kernel import clock
from simpul.laporan import services as laporan
from simpul.jurnal import positions
wrong = []
for row in Urutan.objects.all():
    top = Operasi.objects.filter(posyandu_id=row.posyandu_id, n__isnull=False).order_by("-n").first()
    if (top.n if top else 0) > row.terakhir: wrong.append("urutan")
for row in PosisiPerangkat.objects.all():
    have = Operasi.objects.filter(perangkat_id=row.perangkat_id).order_by("perangkat_urut")
    if positions.gap_free(0, have.values_list("perangkat_urut", flat=True)) != row.urut_utuh: wrong.append("posisi")
at = clock.now()
while laporan.drain_kotak_keluar(): pass
if laporan.sweep(at, random.Random(1)): wrong.append("rekap")
if sum(laporan.prove_gulung(at, turn) for turn in range(40)): wrong.append("gulung")
print(json.dumps(wrong))
"""


class Sender:
    """A phone that sends without rest and keeps all it recorded."""

    def __init__(self, server: Server, hp: Hp) -> None:
        self.server, self.hp = server, hp
        self.hp.at = clock.now()
        self.recorded: list[OperationIn] = []
        self.stop = False

    def send_until_told(self) -> None:
        while not self.stop:
            if not self.hp.outbox:
                self.recorded += [self.hp.record("register_warga", **_person(self.hp)) for _ in range(5)]
            try:
                status, answer = self.server.push(self.hp, self.hp.outbox[:5])
            except (OSError, http.client.HTTPException):
                return
            if status == 200:
                mark = answer["contiguous_seq"]
                self.hp.outbox = [op for op in self.hp.outbox if (op.device_seq or 0) > mark]


def _person(hp: Hp) -> dict[str, Any]:
    day = clock.today("WIB")
    return child(f"Anak {hp.letter} {hp.seq}", day.replace(year=day.year - 2, day=min(day.day, 28)))


@pytest.fixture
def places(tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    url = os.environ["DATABASE_URL"] if settings.DATABASES["default"]["ENGINE"].endswith("postgresql") else ""
    old, new = Server(tmp_path / "lama", url), Server(tmp_path / "baru", url)
    try:
        old.folder.mkdir()
        old.build(phones=2)
        new.make_database()
        new.folder.mkdir()
        yield old, new
    finally:
        old.remove()
        new.remove()


@pytest.mark.timeout(300, func_only=True)
def test_a_backup_under_load_restores_to_one_moment(places: tuple[Server, Server]) -> None:
    old, new = places
    old.start(jobs=True)
    senders = [Sender(old, hp) for hp in old.phones()]
    threads = [threading.Thread(target=one.send_until_told) for one in senders]
    for thread in threads:
        thread.start()
    time.sleep(1)
    made = old.run("cadangkan", "--ke", str(old.folder / "cadangan"))
    assert made.returncode == 0, made.stderr
    time.sleep(0.5)
    for one in senders:
        one.stop = True
    for thread in threads:
        thread.join()
    old.kill()
    [backup] = (old.folder / "cadangan").iterdir()
    _without_keys_or_with_other_ones(new, backup)
    shutil.copy2(old.folder / "kunci.json", new.folder / "kunci.json")
    back = new.run("pulihkan", str(backup))
    assert back.returncode == 0, back.stderr
    assert new.python(PROOF).strip() == "[]"
    new.start(jobs=True)
    before = _send_what_is_missing(new, senders)
    assert 0 < sum(before) < sum(len(one.recorded) for one in senders), "the backup was not taken in between"
    assert _people(new, senders[0].hp) == Counter(str(op.payload["warga_id"]) for one in senders for op in one.recorded)
    again = new.run("pulihkan", str(backup))
    assert again.returncode == 1
    assert "masih berjalan" in again.stderr or "berisi" in again.stderr


def _without_keys_or_with_other_ones(new: Server, backup: Path) -> None:
    """Restore says which keys it needs, before anything is written."""
    assert "Berkas kunci" in new.run("pulihkan", str(backup)).stderr
    new.make_keys()
    refused = new.run("pulihkan", str(backup))
    assert refused.returncode == 1
    assert "butuh kunci" in refused.stderr
    assert "data 1, cari, server, kasus" in refused.stderr
    assert not (new.folder / "simpul.sqlite3").exists()
    (new.folder / "kunci.json").unlink()


def _send_what_is_missing(new: Server, senders: list[Sender]) -> list[int]:
    """As the app does when the server knows less than it did: everything above its mark, once more."""
    marks = []
    for one in senders:
        _, answer = new.push(one.hp, [])
        marks.append(answer["contiguous_seq"])
        rest = [op for op in one.recorded if (op.device_seq or 0) > marks[-1] - 3]
        for begin in range(0, len(rest), 100):
            status, answer = new.push(one.hp, rest[begin : begin + 100])
            assert status == 200
            assert {verdict["verdict"] for verdict in answer["verdicts"]} <= {"accepted", "duplicate"}
    return marks


def _people(server: Server, hp: Hp) -> Counter[str]:
    found: Counter[str] = Counter()
    after, more = 0, True
    while more:
        status, page = server.call(hp, "GET", f"{SYNC}/pull?after={after}")
        assert status == 200
        found.update(row["id"] for row in page["rows"].get("warga", []))
        after, more = page["next"], page["more"]
    return found
