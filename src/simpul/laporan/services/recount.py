"""Recount: a touched posyandu-month is computed again from its rows, in the transaction that touched it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from simpul.jurnal.outbox import enqueue
from simpul.kernel.clock import month_of
from simpul.laporan.indicators import difference, vector
from simpul.laporan.models import RekapBulan
from simpul.laporan.queries import month_sets


def recount(kab_id: int, posyandu_id: UUID, months: Iterable[dt.date], at: dt.datetime) -> None:
    """Compute the months again and send the differences to the outbox; call under the posyandu lock."""
    recount_many(kab_id, {posyandu_id: sorted(set(months))}, at)


@dataclass(frozen=True, slots=True)
class Hitung:
    """A month that was counted anew: what changed, and whether it had never been counted before."""

    posyandu_id: UUID
    bulan: dt.date
    selisih: dict[str, int]
    baru: bool


def recount_many(kab_id: int, touched: dict[UUID, list[dt.date]], at: dt.datetime) -> list[Hitung]:
    """The same for several posyandu at once; returns the months that differed."""
    wanted = {(posyandu_id, month) for posyandu_id, months in touched.items() for month in months}
    fresh = {key: vector(sets) for key, sets in month_sets(kab_id, sorted(wanted)).items()}
    stored = RekapBulan.objects.filter(
        kab_id=kab_id, posyandu_id__in=list(touched), bulan__in={month for _, month in wanted}
    )
    old = {(row.posyandu_id, row.bulan): row for row in stored}
    changed = [
        Hitung(*key, difference(old[key].angka if key in old else {}, fresh[key]), key not in old)
        for key in sorted(wanted)
        if key not in old or old[key].angka != fresh[key]
    ]
    RekapBulan.objects.bulk_create(
        [
            RekapBulan(
                kab_id=kab_id,
                posyandu_id=one.posyandu_id,
                bulan=one.bulan,
                angka=fresh[one.posyandu_id, one.bulan],
                dihitung_at=at,
            )
            for one in changed
        ],
        update_conflicts=True,
        unique_fields=["kab_id", "posyandu_id", "bulan"],
        update_fields=["angka", "dihitung_at"],
    )
    enqueue(kab_id, [(one.posyandu_id, one.bulan, one.selisih) for one in changed if one.selisih], at)
    return changed


def recount_since(kab_id: int, posyandu_id: UUID, since: dt.date, at: dt.datetime) -> None:
    """Count the stored months that end on `since` or later again: the kader register changed from that day on."""
    rows = RekapBulan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, bulan__gte=month_of(since))
    recount(kab_id, posyandu_id, rows.values_list("bulan", flat=True), at)


def clear_recap(kab_id: int, posyandu_id: UUID, at: dt.datetime) -> frozenset[dt.date]:
    """Drop the recaps of a posyandu and take them out of the sums above; returns the months it had.

    For a rebuild, which counts them again in the same transaction.
    """
    rows = RekapBulan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id)
    old = {row.bulan: row.angka for row in rows}
    enqueue(kab_id, [(posyandu_id, month, difference(figures, {})) for month, figures in old.items() if figures], at)
    rows.delete()
    return frozenset(old)
