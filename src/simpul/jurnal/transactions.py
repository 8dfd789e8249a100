"""One way to write: a transaction that can wait, and says so when it waits too long."""

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
        if is_sqlite and not connection.in_atomic_block:
            _wait_at_most(wait_seconds)
        with transaction.atomic():
            yield
    except OperationalError as error:
        if is_busy(error):
            raise SimpulError(BUSY) from error
        raise
    finally:
        if is_sqlite:
            _writer.release()


def _wait_at_most(seconds: float) -> None:
    # Another process (a command beside the server) holds the file itself; the lock above does not see it.
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


def is_busy(error: OperationalError) -> bool:
    """Whether the database only asks to try again."""
    state = getattr(error.__cause__, "sqlstate", None)
    return state in _BUSY_STATES or "locked" in str(error)


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
