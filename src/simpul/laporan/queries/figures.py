"""Figures as pages read them: recaps of posyandu, sums of places, and how fresh they are."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from simpul.jurnal import outbox
from simpul.laporan.models import RekapBulan, RekapGulung
from simpul.laporan.queries.months import month_sets


@dataclass(frozen=True, slots=True)
class RekapRow:
    """The figures of one posyandu in one month, and when they were computed."""

    posyandu_id: UUID
    bulan: dt.date
    angka: dict[str, int]
    dihitung_at: dt.datetime


def rekap_of(kab_id: int, posyandu_id: UUID, months: Collection[dt.date]) -> dict[dt.date, RekapRow]:
    """Recaps of one posyandu by month; a month without rows is absent."""
    rows = RekapBulan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, bulan__in=list(months))
    return {row.bulan: RekapRow(row.posyandu_id, row.bulan, row.angka, row.dihitung_at) for row in rows}


def rekap_rows(kab_ids: Collection[int], posyandu_ids: Iterable[UUID], month: dt.date) -> dict[UUID, RekapRow]:
    """Recaps of several posyandu in one month."""
    rows = RekapBulan.objects.filter(kab_id__in=list(kab_ids), bulan=month, posyandu_id__in=list(posyandu_ids))
    return {row.posyandu_id: RekapRow(row.posyandu_id, row.bulan, row.angka, row.dihitung_at) for row in rows}


def gulung_of(wilayah_ids: Collection[int], month: dt.date) -> dict[int, dict[str, int]]:
    """Sums of kecamatan and above in a month: {wilayah id: {indicator: figure}}."""
    found: dict[int, dict[str, int]] = {wilayah_id: {} for wilayah_id in wilayah_ids}
    rows = RekapGulung.objects.filter(wilayah_id__in=list(wilayah_ids), bulan=month)
    for wilayah_id, name, value in rows.values_list("wilayah_id", "indikator", "nilai"):
        if value:
            found[wilayah_id][name] = value
    return found


def complete_until(now: dt.datetime) -> dt.datetime:
    """Sums contain everything received until here: now, or the oldest difference that still waits."""
    return outbox.oldest_pending() or now


def ids_behind(kab_id: int, posyandu_id: UUID, month: dt.date, indicator: str) -> list[str]:
    """The ids behind one figure of a posyandu, computed from the rows themselves."""
    return month_sets(kab_id, [(posyandu_id, month)])[posyandu_id, month].get(indicator, [])
