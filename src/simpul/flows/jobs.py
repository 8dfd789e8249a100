"""The job loop: drain the outbox, flush the read audit, sweep sums. Jobs are idempotent; a lease keeps one loop."""

import datetime as dt
import logging
import os
import random
import socket
import time
from collections.abc import Callable

from django.db import close_old_connections, connection

from simpul.akses import services as akses
from simpul.jurnal import leases, outbox
from simpul.kernel import clock
from simpul.laporan import services as laporan

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 0.5
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
    return laporan.sweep(at, random.Random(at.timestamp()))  # noqa: S311  # any posyandu will do


def _has_deltas() -> bool:
    return outbox.oldest_pending() is not None


# name -> (every how many seconds, is there anything to do, function); the question costs no write.
JOBS: dict[str, tuple[float, Callable[[], bool], Job]] = {
    "kuras": (0, _has_deltas, _drain),
    "jejak": (1, akses.has_reads, _flush_reads),
    "sapu": (60, lambda: True, _sweep),
    "laju": (3600, lambda: True, _clean_limits),
}


def run_once(at: dt.datetime, *, holder: str = "uji") -> dict[str, int]:
    """Run every job that is due and whose lease is free; returns what each did."""
    done = {}
    for name, (every_seconds, is_needed, job) in JOBS.items():
        if is_needed() and leases.take(name, holder, at, dt.timedelta(seconds=every_seconds)):
            done[name] = job(at)
            leases.release(name, holder, at)
    return done


def run_forever() -> None:
    """Loop until the process ends; a job that fails is reported and tried again."""
    holder = f"{socket.gethostname()}:{os.getpid()}"
    while True:
        try:
            close_old_connections()
            run_once(clock.now(), holder=holder)
        except Exception:
            logger.exception("pekerjaan berkala tertunda")
            connection.close()
        time.sleep(PAUSE_SECONDS)
