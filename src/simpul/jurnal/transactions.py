"""One way to write: a transaction that can wait, and says so when it waits too long."""

import errno
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet

from simpul.jurnal.models import Urutan
from simpul.kernel.errors import SimpulError

# SQLite has one writer. Threads that queue here wait fairly; threads that queue in SQLite get errors.
_writer = threading.RLock()
WAIT_SECONDS = 2.0
BUSY = "sibuk.coba_lagi"
FULL = "sibuk.disk_penuh"
FULL_WAIT_SECONDS = 300
# Disk full, and other resources that ran out.
_FULL_STATES = frozenset({"53100", "53000", "53200"})
_FULL_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# PostgreSQL: serialization failure, deadlock, lock not available, lock wait cancelled.
_BUSY_STATES = frozenset({"40001", "40P01", "55P03"})


@contextmanager
def write_transaction(*, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Begin a write; raises `sibuk.coba_lagi` when other writers are in the way for longer than the wait.

    Whoever gets it tries the whole transaction again later: nothing of it was written.
    """
    is_sqlite = connection.vendor == "sqlite"
    if is_sqlite and not _writer.acquire(timeout=wait_seconds):
        raise SimpulError(BUSY)
    try:
        with _waiting(wait_seconds if is_sqlite else None), transaction.atomic():
            yield
    except OperationalError as error:
        if refusal := refusal_of(error):
            raise refusal from error
        raise
    finally:
        if is_sqlite:
            _writer.release()


@contextmanager
def _waiting(seconds: float | None) -> Iterator[None]:
    """Another process (a command beside the server) holds the file itself; the lock above does not see it."""
    if seconds is None or connection.in_atomic_block:
        yield
        return
    _wait_at_most(seconds)
    try:
        yield
    finally:
        # The thread keeps its connection; what it writes without this function waits as long as the settings say.
        if connection.connection is not None:
            _wait_at_most(connection.settings_dict["OPTIONS"].get("timeout", 5))


def _wait_at_most(seconds: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


def refusal_of(error: Exception) -> SimpulError | None:
    """What a trouble of the database means for whoever asked (try again, no room); None where it is something else."""
    if not isinstance(error, OperationalError):
        return None
    if is_busy(error):
        return SimpulError(BUSY)
    return SimpulError(FULL, detik=FULL_WAIT_SECONDS) if is_full(error) else None


def is_busy(error: OperationalError) -> bool:
    """Whether the database only asks to try again."""
    state = getattr(error.__cause__, "sqlstate", None)
    return state in _BUSY_STATES or "locked" in str(error)


def is_full(error: Exception) -> bool:
    """Whether there is no room left; SQLite calls a disk that takes no more an I/O error, too."""
    if isinstance(error, OSError):
        return error.errno in _FULL_ERRORS
    state = getattr(error.__cause__, "sqlstate", None)
    return state in _FULL_STATES or any(text in str(error) for text in ("disk is full", "disk I/O error"))


@contextmanager
def room_on_disk() -> Iterator[None]:
    """Files beside the database: no room for them is told alike; raises `sibuk.disk_penuh`."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise SimpulError(FULL, detik=FULL_WAIT_SECONDS) from error
        raise


def lock_posyandu(kab_id: int, posyandu_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Lock the change counters in id order and return the last number of each; call inside a transaction."""
    wanted = sorted(set(posyandu_ids))
    rows = Urutan.objects.filter(kab_id=kab_id, posyandu_id__in=wanted)
    found = {row.posyandu_id: row.terakhir for row in _locked(rows)}
    missing = [posyandu_id for posyandu_id in wanted if posyandu_id not in found]
    if missing:
        Urutan.objects.bulk_create(
            [Urutan(posyandu_id=posyandu_id, kab_id=kab_id) for posyandu_id in missing], ignore_conflicts=True
        )
        found.update({row.posyandu_id: row.terakhir for row in _locked(rows)})
    return found


def _locked(rows: QuerySet[Urutan]) -> QuerySet[Urutan]:
    return rows.select_for_update().order_by("posyandu_id")


def save_counter(kab_id: int, posyandu_id: UUID, last: int) -> None:
    """Store the last number given out under the lock."""
    Urutan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).update(terakhir=last)


def last_number(kab_id: int, posyandu_id: UUID) -> int:
    """The last change number of a posyandu, without locking."""
    row = Urutan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).first()
    return row.terakhir if row else 0
