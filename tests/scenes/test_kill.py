"""`kill -9` of the real server while phones are sending: what it acknowledged is there, once, and nothing is lost."""

import http.client
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from factories.dunia import Hp, child
from factories.push_steps import ANSWER, ARMED, STEPS
from factories.sarang import Nest
from factories.server import PROJECT, SYNC, Server
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel import clock

# Seconds behind the first answer of a round; a push takes some hundredths, so the ends fall anywhere inside one.
DELAYS = (0.02, 0.11, 0.27)
BATCH = 5


class Sender:
    """A phone that sends as fast as it is answered, and remembers what the server acknowledged."""

    def __init__(self, server: Server, hp: Hp) -> None:
        self.server, self.hp = server, hp
        self.hp.at = clock.now()
        self.recorded: list[OperationIn] = []
        self.acknowledged: dict[str, int] = {}

    def send_until_dead(self) -> None:
        """Record and send until nobody answers any more."""
        try:
            while True:
                if not self.hp.outbox:
                    self.recorded += [self.hp.record("register_warga", **_person(self.hp)) for _ in range(BATCH)]
                self.send(self.hp.outbox[:BATCH])
        except (OSError, http.client.HTTPException):
            return

    def send(self, batch: list[OperationIn]) -> list[dict[str, Any]]:
        status, answer = self.server.push(self.hp, batch)
        assert status == 200, answer
        verdicts: list[dict[str, Any]] = answer["verdicts"]
        for one in verdicts:
            assert one["verdict"] in {"accepted", "duplicate"}, one
            # What was acknowledged once is the same for ever.
            assert self.acknowledged.setdefault(one["id"], one["n"]) == one["n"]
        mark = answer["contiguous_seq"]
        self.hp.outbox = [op for op in self.hp.outbox if op.device_seq is not None and op.device_seq > mark]
        return verdicts


def _person(hp: Hp) -> dict[str, Any]:
    day = clock.today("WIB")
    return child(f"Anak {hp.letter} {hp.seq}", day.replace(year=day.year - 2, day=min(day.day, 28)))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    is_postgres = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    made = Server(tmp_path, os.environ["DATABASE_URL"] if is_postgres else "")
    try:
        made.build(phones=2)
        yield made
    finally:
        made.remove()


@pytest.mark.timeout(240, func_only=True)
def test_what_was_acknowledged_is_there_exactly_once(server: Server) -> None:
    server.start()
    senders = [Sender(server, hp) for hp in server.phones()]
    for delay in DELAYS:
        _send_and_kill(server, senders, delay)
        server.start()
    known = [dict(sender.acknowledged) for sender in senders]
    for sender, before in zip(senders, known, strict=True):
        _send_all_again(sender, before)
    numbers = [n for sender in senders for n in sender.acknowledged.values()]
    assert max(Counter(numbers).values()) == 1
    assert _people_on_the_server(senders[0]) == Counter(
        str(op.payload["warga_id"]) for sender in senders for op in sender.recorded
    )


def _send_and_kill(server: Server, senders: list[Sender], delay: float) -> None:
    answered = sum(len(sender.acknowledged) for sender in senders)
    threads = [threading.Thread(target=sender.send_until_dead) for sender in senders]
    for thread in threads:
        thread.start()
    while sum(len(sender.acknowledged) for sender in senders) == answered and any(one.is_alive() for one in threads):
        time.sleep(0.005)
    time.sleep(delay)
    server.kill()
    for thread in threads:
        thread.join()
    assert sum(len(sender.acknowledged) for sender in senders) > answered


def _send_all_again(sender: Sender, before: dict[str, int]) -> None:
    """As a phone does that lost every receipt: all of it is known, or taken now."""
    for begin in range(0, len(sender.recorded), 100):
        for one in sender.send(sender.recorded[begin : begin + 100]):
            assert one["id"] not in before or (one["verdict"], one["n"]) == ("duplicate", before[one["id"]])
    assert sender.hp.outbox == []


def _people_on_the_server(sender: Sender) -> Counter[str]:
    found: Counter[str] = Counter()
    after, more = 0, True
    while more:
        status, page = sender.server.call(sender.hp, "GET", f"{SYNC}/pull?after={after}")
        assert status == 200, page
        found.update(row["id"] for row in page["rows"].get("warga", []))
        after, more = page["next"], page["more"]
    return found


@pytest.mark.timeout(600, func_only=True)
def test_killed_in_front_of_any_step_of_a_push_it_is_all_or_nothing(server: Server) -> None:
    """The process really ends (SIGKILL) between two steps, and the database is opened by another one."""
    with Nest(PROJECT, server.environment()) as nest:
        try:
            _kill_in_front_of_each(server, nest)
        finally:
            server.kill()


def _kill_in_front_of_each(server: Server, nest: Nest) -> None:
    sender = Sender(server, server.phones()[0])
    server.start(nest=nest)
    outcome: dict[str, str] = {}
    for module, name in (*STEPS, ANSWER):
        label = f"{module}.{name}"
        batch = [sender.hp.record("register_warga", **_person(sender.hp)) for _ in range(2)]
        sender.recorded += batch
        (server.folder / ARMED).write_text(label, "utf-8")
        with pytest.raises((OSError, http.client.HTTPException)):
            server.push(sender.hp, batch)
        server.kill()
        server.start(nest=nest)
        [word] = {one["verdict"] for one in sender.send(batch)}
        outcome[label] = word
        assert sender.hp.outbox == []
    assert set(outcome.values()) == {"accepted", "duplicate"}, outcome
    assert outcome["simpul.jurnal.log.store"] == "accepted"
    assert outcome["simpul.sync.wire.answer"] == "duplicate"
    _send_all_again(sender, dict(sender.acknowledged))
    assert sorted(sender.acknowledged.values()) == list(range(1, len(sender.recorded) + 1))
    assert _people_on_the_server(sender) == Counter(str(op.payload["warga_id"]) for op in sender.recorded)
