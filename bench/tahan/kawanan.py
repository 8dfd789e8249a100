"""A process of simulated phones: `python -m bench.tahan.kawanan JOB.json` records, sends, and writes what it knows.

Two phones of one posyandu live in one process, so that one can write about people of the other. One phone of the
process keeps a copy of its posyandu by snapshot and pulls, which must equal a snapshot at the end.
"""

import json
import pickle
import random
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.tahan.hp import Simulated

THREADS, PATIENCE_SECONDS = 6, 900


def main(job_file: Path) -> int:
    """Run until the hour of the job, send what is left, and leave the account beside the job."""
    from bench.world import set_up

    set_up()
    job = json.loads(job_file.read_text())
    herd = _herd(job)
    copy = Copy(herd[0])
    sent = [0] * len(herd)
    locks = [threading.Lock() for _ in herd]
    with ThreadPoolExecutor(THREADS) as pool:
        for thread in range(THREADS):
            pool.submit(_live, herd, sent, locks, job["until"], thread)
        while time.time() < job["until"]:
            time.sleep(5)
            copy.pull()
            job_file.with_suffix(".jumlah").write_text(str(sum(sent)))
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(_send_rest, herd))
    _write(job_file, herd, copy.differences())
    return 0


def _herd(job: dict[str, Any]) -> "list[Simulated]":
    from bench.tahan.hp import Simulated
    from bench.tahan.jalur import Jalur
    from factories.server import phone

    herd = [
        Simulated(phone(told), Jalur(job["port"]), random.Random(job["seed"] + number))  # repeatable
        for number, told in enumerate(job["hp"])
    ]
    by_home: dict[Any, Simulated] = {}
    for one in herd:
        one.friend = by_home.get(one.hp.posyandu_id)
        by_home[one.hp.posyandu_id] = one
    return herd


def _live(herd: "list[Simulated]", sent: list[int], locks: list[threading.Lock], until: float, thread: int) -> None:
    chance = random.Random(thread)  # any phone will do
    while time.time() < until:
        number = chance.randrange(len(herd))
        if not locks[number].acquire(blocking=False):
            continue
        try:
            herd[number].record_some()
            sent[number] += herd[number].send()
        finally:
            locks[number].release()


def _send_rest(one: "Simulated") -> None:
    """Good signal: until the outbox is empty, and every number has its receipt."""
    end = time.time() + PATIENCE_SECONDS
    while one.outbox and time.time() < end:
        one.send(is_calm=True)


class Copy:
    """What one phone holds of its posyandu; a pull that does not come through is tried again later."""

    def __init__(self, one: "Simulated") -> None:
        from factories.cermin import Cermin

        self.one = one
        self.mirror = Cermin(self._page, self._whole)

    def pull(self) -> None:
        """Fetch what changed, if the server answers."""
        try:
            self.mirror.pull()
        except ConnectionError:
            return

    def differences(self) -> int:
        """Rows that differ from a snapshot of now."""
        for _ in range(100):
            try:
                return len(self.mirror.differences())
            except ConnectionError:
                time.sleep(1)
        return -1

    def _page(self, after: int) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._get(f"/api/sync/v1/pull?after={after}"))
        return found

    def _whole(self) -> bytes:
        return self._get("/api/sync/v1/snapshot")

    def _get(self, path: str) -> bytes:
        content = self.one.line.get(self.one.hp, path)
        if content is None:
            raise ConnectionError
        return content


def _write(job_file: Path, herd: "list[Simulated]", differences: int) -> None:
    faults: dict[str, int] = {}
    refused: dict[str, int] = {}
    for one in herd:
        for name, count in one.line.faults.items():
            faults[name] = faults.get(name, 0) + count
        for name, count in one.refused.items():
            refused[name] = refused.get(name, 0) + count
    account = {
        "hp": [
            {"id": str(one.hp.id), "ids": bytes(one.ids), "n": one.receipts.tobytes(), "unsent": len(one.outbox)}
            for one in herd
        ],
        "faults": faults,
        "refused": refused,
        "odd": [text for one in herd for text in one.line.odd],
        "changed_receipts": sum(one.changed_receipts for one in herd),
        "differences": differences,
    }
    job_file.with_suffix(".hasil").write_bytes(pickle.dumps(account))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
