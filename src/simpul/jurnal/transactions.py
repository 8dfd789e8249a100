"""One way to write: a transaction that can wait, and says so when it waits too long."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from simpul.jurnal.models import Urutan
from simpul.kernel.errors import SimpulError

# SQLite has one writer. Threads that queue here wait fairly; threads that queue in SQLite get errors.
_writer = threading.RLock()
WAIT_SECONDS = 2.0


@contextmanager
def write_transaction(*, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Begin a write; raises `sibuk.coba_lagi` when another writer holds SQLite for longer than the wait."""
    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
        return
    if not _writer.acquire(timeout=wait_seconds):
        raise SimpulError("sibuk.coba_lagi")
    try:
        with transaction.atomic():
            yield
    finally:
        _writer.release()


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
