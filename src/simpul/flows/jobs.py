"""The job loop: outbox, read audit, new months, waiting work, sums. Jobs are idempotent; a lease keeps one loop."""

import datetime as dt
import logging
import os
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError, close_old_connections, connection

from simpul.akses import services as akses
from simpul.flows import ekspor, hak, peleburan
from simpul.flows.impor import jalan as impor
from simpul.flows.keeping import health, schedule
from simpul.flows.perform import retry_waiting
from simpul.flows.photos import clean_photos
from simpul.jurnal import leases, outbox, planner, positions, replay
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
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


def _clean_isian(_: dt.datetime) -> int:
    return akses.clean_isian()


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
    "impor": (0, impor.has_work, impor.work),
    "lebur": (0, peleburan.has_work, peleburan.work),
    "jejak": (1, akses.has_reads, _flush_reads),
    "bulan": (300, lambda: True, _open_months),
    "tunggu": (3600, lambda: True, _retry),
    "sapu": (SWEEP_SECONDS, lambda: True, _sweep),
    "hapus": (5, hak.has_erasures, hak.run_erasures),
    "unduhan": (3600, ekspor.has_expired, ekspor.clean_ekspor),
    "foto": (24 * 3600, lambda: True, clean_photos),
    "impor_lama": (24 * 3600, lambda: True, impor.clean),
    "laju": (3600, lambda: True, _clean_limits),
    "isian": (3600, lambda: True, _clean_isian),
    "mulai_cadangan": (60, schedule.needs_backup, schedule.start_backup),
    "alarm": (900, lambda: True, health.log_alarms),
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
    with _beating(holder):
        while True:
            close_old_connections()
            for name in JOBS:
                try:
                    _run(name, clock.now(), holder)
                except Exception:
                    logger.exception("pekerjaan berkala %s tertunda", name)
                    connection.close()
            time.sleep(PAUSE_SECONDS)


@contextmanager
def _beating(holder: str) -> Iterator[None]:
    """Leases are short, and a long job keeps its own: a thread beside the loop renews what the loop holds."""
    ended = threading.Event()
    threading.Thread(target=_beat, args=(holder, ended), name="sewa", daemon=True).start()
    try:
        yield
    finally:
        ended.set()


def _beat(holder: str, ended: threading.Event) -> None:
    while not ended.wait(leases.RENEWED.total_seconds()):
        close_old_connections()
        try:
            leases.renew(holder, clock.now())
        except (DatabaseError, InterfaceError, SimpulError) as error:
            # A long write is in the way, or the database is gone for a moment; the next beat tries again.
            logger.debug("sewa belum diperpanjang: %s", error)
            connection.close()
