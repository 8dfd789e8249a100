"""The outbox of recap differences: written with the change, emptied by one drainer."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from simpul.jurnal.bulk import bulk_insert
from simpul.jurnal.models import KotakKeluar

Delta = tuple[UUID, dt.date, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Pending:
    """A difference on its way up."""

    id: int
    kab_id: int
    posyandu_id: UUID
    bulan: dt.date
    selisih: dict[str, int]
    dibuat_at: dt.datetime


def enqueue(kab_id: int, deltas: Sequence[Delta], at: dt.datetime) -> None:
    """Add differences (posyandu, month, {indicator: +-n}); call in the transaction that made them."""
    bulk_insert(
        [
            KotakKeluar(kab_id=kab_id, posyandu_id=posyandu_id, bulan=month, selisih=delta, dibuat_at=at)
            for posyandu_id, month, delta in deltas
        ]
    )


def take(limit: int) -> list[Pending]:
    """Remove and return the oldest differences; call in the transaction that adds them to the sums."""
    rows = list(KotakKeluar.objects.select_for_update(skip_locked=True).order_by("id")[:limit])
    KotakKeluar.objects.filter(kab_id__in={row.kab_id for row in rows}, id__in=[row.id for row in rows]).delete()
    return [Pending(row.id, row.kab_id, row.posyandu_id, row.bulan, row.selisih, row.dibuat_at) for row in rows]


def pending(kab_ids: Collection[int], month: dt.date) -> Iterator[tuple[UUID, dict[str, int]]]:
    """Differences of a month that wait: posyandu and {indicator: +-n}."""
    rows = KotakKeluar.objects.filter(kab_id__in=kab_ids, bulan=month)
    return rows.values_list("posyandu_id", "selisih").iterator()


def hold_still() -> None:
    """Let nobody add or take differences until this transaction ends.

    Who counts has written here before it commits, and who drains takes from here, so recaps and sums stand still with
    it. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        table = connection.ops.quote_name(KotakKeluar._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")


def oldest_pending() -> dt.datetime | None:
    """Since when the oldest difference has waited; None when all sums are complete."""
    return KotakKeluar.objects.order_by("id").values_list("dibuat_at", flat=True).first()
