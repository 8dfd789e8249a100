"""Drain: differences become sums of kecamatan, regency, province and nation, exactly once."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from simpul.jurnal import outbox
from simpul.jurnal.transactions import write_transaction
from simpul.kernel.clock import add_months
from simpul.laporan.models import RekapBulan, RekapGulung
from simpul.posyandu import queries as posyandu
from simpul.wilayah import queries as wilayah

GROUP = 500
Cell = tuple[int, dt.date, str]


def drain_kotak_keluar(limit: int = GROUP) -> int:
    """Move one group of differences into the sums; returns how many were moved.

    Taking and adding share a transaction, so a difference is never lost and never counted twice.
    """
    with write_transaction(wait_seconds=30):
        pending = outbox.take(limit)
        if not pending:
            return 0
        by_place: dict[tuple[int, UUID, dt.date], Counter[str]] = defaultdict(Counter)
        for item in pending:
            by_place[item.kab_id, item.posyandu_id, item.bulan].update(item.selisih)
        add_cells(_cells(by_place))
    return len(pending)


def _cells(by_place: dict[tuple[int, UUID, dt.date], Counter[str]]) -> Counter[Cell]:
    """Every cell above a posyandu, by its membership on the last day of the month."""
    cells: Counter[Cell] = Counter()
    parents = _parents(by_place)
    for (_, posyandu_id, month), delta in by_place.items():
        for wilayah_id in parents[posyandu_id, month]:
            for name, value in delta.items():
                cells[wilayah_id, month, name] += value
    return cells


def _parents(keys: Iterable[tuple[int, UUID, dt.date]]) -> dict[tuple[UUID, dt.date], list[int]]:
    by_month: dict[dt.date, dict[UUID, int]] = defaultdict(dict)
    for kab_id, posyandu_id, month in keys:
        by_month[month][posyandu_id] = kab_id
    found = {}
    for month, ids in by_month.items():
        last_day = add_months(month, 1) - dt.timedelta(days=1)
        desa = posyandu.membership_on(ids.values(), ids, last_day)
        above = wilayah.ancestor_ids(set(desa.values()))
        found.update({(place, month): above.get(desa[place], []) for place in ids if place in desa})
        found.update({(place, month): [] for place in ids if place not in desa})
    return found


def add_cells(cells: Counter[Cell]) -> None:
    """Add to the sums; cells are visited in id order so that two drainers cannot block each other."""
    table = connection.ops.quote_name(RekapGulung._meta.db_table)
    statement = (
        f"INSERT INTO {table} (wilayah_id, bulan, indikator, nilai) VALUES (%s, %s, %s, %s)"  # noqa: S608  # own name
        f" ON CONFLICT (wilayah_id, bulan, indikator) DO UPDATE SET nilai = {table}.nilai + EXCLUDED.nilai"
    )
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [(place, month, name, value) for (place, month, name), value in sorted(cells.items()) if value],
        )


def rebuild_gulung(months: Iterable[dt.date] | None = None) -> int:
    """Sums from nothing: all recaps added up again; the outbox is emptied, for it is contained in them."""
    with write_transaction(wait_seconds=30):
        while outbox.take(GROUP):
            pass
        rows = RekapBulan.objects.all() if months is None else RekapBulan.objects.filter(bulan__in=list(months))
        gulung = RekapGulung.objects.all() if months is None else RekapGulung.objects.filter(bulan__in=list(months))
        gulung.delete()
        by_place = {(row.kab_id, row.posyandu_id, row.bulan): Counter(row.angka) for row in rows.iterator()}
        cells = _cells(by_place)
        add_cells(cells)
    return len(cells)
