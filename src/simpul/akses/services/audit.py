"""The audit trail: writes with their transaction, reads of named data after the answer.

A read is queued and written by one thread of the process, so that it never holds up a page. Without that thread
(tests, console) it is written at once.
"""

import atexit
import datetime as dt
import logging
import queue
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from simpul.akses.models import JejakAudit
from simpul.jurnal.bulk import insert_values
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.sealing import lookup_hash

logger = logging.getLogger(__name__)
BATCH = 500
QUEUE_LIMIT = 10_000
PAUSE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class AuditIn:
    """One line to be written. `n` is the change number of a write, None for a read; `alamat` comes from
    `hash_address`; `at` None is now."""

    akun_id: UUID | None
    tindakan: str
    entitas: str
    ids: tuple[str, ...] = ()
    kab_id: int | None = None
    posyandu_id: UUID | None = None
    n: int | None = None
    alasan: str = ""
    alamat: str = ""
    pintu: str = "kantor"
    at: dt.datetime | None = None


def write_audit(rows: Sequence[AuditIn]) -> None:
    """Write lines in bulk, inside the caller's transaction."""
    moment = clock.now()
    insert_values(
        JejakAudit,
        [
            {
                "id": new_id(),
                "at": row.at or moment,
                "akun_id": row.akun_id,
                "tindakan": row.tindakan,
                "entitas": row.entitas,
                "ids": list(row.ids),
                "kab_id": row.kab_id,
                "posyandu_id": row.posyandu_id,
                "n": row.n,
                "alasan": row.alasan[:300],
                "alamat": row.alamat,
                "door": row.pintu,
            }
            for row in rows
        ],
    )


def hash_address(address: str) -> str:
    """A network address as the trail keeps it: comparable, not readable; none stays none."""
    return address and lookup_hash(settings.KEYRING.cari, f"alamat|{address}").hex()


def record_read(row: AuditIn) -> None:
    """Note that named data were opened: one line per page or list, with the ids it showed."""
    stamped = row if row.at else replace(row, at=clock.now())
    if _writer.is_running:
        try:
            _writer.lines.put_nowait(stamped)
        except queue.Full:
            pass  # a full queue means a slow database: then this page waits, because no line may be lost
        else:
            return
    with write_transaction():
        write_audit([stamped])


def record_refusal(akun_id: UUID, path: str, alamat: str) -> None:
    """Note that an account asked for a page that is not for it, such as a guessed address."""
    # A guessed address may hold a sign that no column stores.
    record_read(AuditIn(akun_id, "ditolak", "halaman", (path.replace("\x00", "")[:200],), alamat=alamat))


def flush_reads() -> int:
    """Write what is queued and return how many lines; what cannot be written stays queued."""
    return _writer.flush()


def has_reads() -> bool:
    """Whether lines wait in this process."""
    return not _writer.lines.empty()


def start_read_writer() -> None:
    """Begin writing reads after the answer, in one thread of this process; a second call changes nothing."""
    _writer.start()


def stop_read_writer() -> None:
    """Write what is left and end the thread."""
    _writer.stop()


class _Writer:
    """The queue of one process and the thread that empties it."""

    def __init__(self) -> None:
        self.lines: queue.Queue[AuditIn] = queue.Queue(QUEUE_LIMIT)
        self._stopping = threading.Event()
        self._flushing = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        if self.is_running:
            return
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="jejak-baca", daemon=True)
        self._thread.start()
        atexit.register(self.stop)

    def stop(self) -> None:
        self._stopping.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout=10)
        self._thread = None

    def flush(self) -> int:
        with self._flushing:
            lines = self._take()
            if not lines:
                return 0
            try:
                with write_transaction():
                    write_audit(lines)
            except (SimpulError, DatabaseError):
                for line in lines:
                    self.lines.put(line)
                raise
            return len(lines)

    def _take(self) -> list[AuditIn]:
        lines: list[AuditIn] = []
        while len(lines) < BATCH:
            try:
                lines.append(self.lines.get_nowait())
            except queue.Empty:
                break
        return lines

    def _run(self) -> None:
        while not (self._stopping.wait(PAUSE_SECONDS) and self.lines.empty()):
            close_old_connections()
            try:
                while self.flush():
                    pass
            except (SimpulError, DatabaseError):
                # The lines are back in the queue; the next round tries again.
                if self._stopping.is_set():
                    logger.exception("%s baris jejak baca belum tertulis", self.lines.qsize())
                    break
        connection.close()


_writer = _Writer()
