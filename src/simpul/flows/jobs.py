"""The job loop: outbox, read audit, new months, waiting work, sums. Jobs are idempotent; a lease keeps one loop."""

import datetime as dt
import logging
import os
import random
import socket
import time
from collections.abc import Callable

from django.db import close_old_connections, connection

from simpul.akses import services as akses
from simpul.flows.perform import retry_waiting
from simpul.flows.photos import clean_photos
from simpul.jurnal import leases, outbox, planner, positions, replay
from simpul.kernel import clock
from simpul.laporan import services as laporan

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 0.5
SWEEP_SECONDS = 60
Job = Callable[[dt.datetime], int]


def _drain(_: dt.datetime) -> int:
    moved = 0
    while count := laporan.drain_kotak_keluar():
        moved += count
    return moved


def _flush_reads(_: dt.datetime) -> int:
    return akses.flush_reads()


def _clean_limits(_: dt.datetime) -> int:
    return akses.clean_limits()


def _sweep(at: dt.datetime) -> int:
    wrong = laporan.sweep(at, random.Random(at.timestamp()))  # noqa: S311  # any posyandu will do
    return wrong + laporan.prove_gulung(at, int(at.timestamp()) // SWEEP_SECONDS)


def _open_months(at: dt.datetime) -> int:
    return laporan.open_months(at)


def _retry(at: dt.datetime) -> int:
    """Let go on what waits for numbers of a phone that nobody waits for any longer."""
    places = replay.waiting_places(at - positions.PATIENCE)
    for kab_id, posyandu_id in places:
        retry_waiting(kab_id, posyandu_id, at)
    return len(places)


def _count_rows(_: dt.datetime) -> int:
    return planner.refresh_statistics()


def _has_deltas() -> bool:
    return outbox.oldest_pending() is not None


# name -> (every how many seconds, is there anything to do, function); the question costs no write.
JOBS: dict[str, tuple[float, Callable[[], bool], Job]] = {
    "kuras": (0, _has_deltas, _drain),
    "jejak": (1, akses.has_reads, _flush_reads),
    "bulan": (300, lambda: True, _open_months),
    "tunggu": (3600, lambda: True, _retry),
    "sapu": (SWEEP_SECONDS, lambda: True, _sweep),
    "foto": (24 * 3600, lambda: True, clean_photos),
    "laju": (3600, lambda: True, _clean_limits),
    "statistik": (3600, planner.needs_statistics, _count_rows),
}


def run_once(at: dt.datetime, *, holder: str = "uji") -> dict[str, int]:
    """Run every job that is due and whose lease is free; returns what each did."""
    done = {name: _run(name, at, holder) for name in JOBS}
    return {name: count for name, count in done.items() if count is not None}


def _run(name: str, at: dt.datetime, holder: str) -> int | None:
    """One job, when it is due; one that fails is due again after its own pause, not at once."""
    every_seconds, is_needed, job = JOBS[name]
    if not is_needed() or not leases.take(name, holder, at, dt.timedelta(seconds=every_seconds)):
        return None
    try:
        return job(at)
    finally:
        leases.release(name, holder, at)


def run_forever() -> None:
    """Loop until the process ends; a job that fails is reported, holds up no other, and is tried again."""
    holder = f"{socket.gethostname()}:{os.getpid()}"
    while True:
        close_old_connections()
        for name in JOBS:
            try:
                _run(name, clock.now(), holder)
            except Exception:
                logger.exception("pekerjaan berkala %s tertunda", name)
                connection.close()
        time.sleep(PAUSE_SECONDS)
