"""How many posyandu stand with their figures and reports over several months, counted by the database."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import compress
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Min, Q

from simpul.laporan.models import LaporanBulanan, RekapBulan, StatusLaporan


class TahunBerjalan(NamedTuple):
    """A posyandu over months: opening days, months with one, kader on duty summed over these months, and (D, S) of each
    month with children."""

    hari_buka: int
    bulan_buka: int
    kader: int
    ds: tuple[tuple[int, int], ...]


def active_fields(
    kab_ids: Collection[int], posyandu_ids: Collection[UUID], months: Collection[dt.date], bidang: Iterable[str]
) -> dict[UUID, frozenset[str]]:
    """Fields with a service in any of these months, by posyandu; a figure of 0 is never stored."""
    codes = list(bidang)
    asked = {code: Count("id", filter=Q(angka__has_key=f"layanan_{code}")) for code in codes}
    rows = RekapBulan.objects.filter(kab_id__in=kab_ids, posyandu_id__in=posyandu_ids, bulan__in=months)
    found = rows.order_by().values_list("posyandu_id").annotate(**asked)
    return {place: frozenset(compress(codes, counts)) for place, *counts in found}


def first_approvals(
    kab_ids: Collection[int], posyandu_ids: Collection[UUID], months: Collection[dt.date]
) -> dict[tuple[UUID, dt.date], dt.datetime]:
    """When the report of each posyandu and month was approved first; absent when it never was."""
    rows = LaporanBulanan.objects.filter(
        kab_id__in=kab_ids, posyandu_id__in=posyandu_ids, bulan__in=months, status=StatusLaporan.DISETUJUI
    )
    found = rows.order_by().values_list("posyandu_id", "bulan").annotate(pada=Min("pada"))
    return {(place, month): at for place, month, at in found}


def approved_months(
    kab_ids: Collection[int], posyandu_ids: Collection[UUID] | None, months: Collection[dt.date]
) -> set[tuple[UUID, dt.date]]:
    """Which posyandu has an approved report of which of these months; None asks for all of these regencies."""
    rows = LaporanBulanan.objects.filter(kab_id__in=kab_ids, bulan__in=months, status=StatusLaporan.DISETUJUI)
    if posyandu_ids is not None:
        rows = rows.filter(posyandu_id__in=posyandu_ids)
    return set(rows.order_by().values_list("posyandu_id", "bulan"))


def year_of_work(kab_ids: Collection[int], posyandu_ids: Collection[UUID], tahun: int) -> dict[UUID, TahunBerjalan]:
    """What the recaps of a calendar year say, by posyandu; one without a recap is absent."""
    rows = RekapBulan.objects.filter(
        kab_id__in=kab_ids,
        posyandu_id__in=posyandu_ids,
        bulan__gte=dt.date(tahun, 1, 1),
        bulan__lte=dt.date(tahun, 12, 1),
    )
    months: defaultdict[UUID, list[dict[str, int]]] = defaultdict(list)
    for place, angka in rows.values_list("posyandu_id", "angka"):
        months[place].append(angka)
    return {place: _year(group) for place, group in months.items()}


def _year(months: list[dict[str, int]]) -> TahunBerjalan:
    opened = [angka for angka in months if angka.get("hari_buka")]
    return TahunBerjalan(
        hari_buka=sum(angka["hari_buka"] for angka in opened),
        bulan_buka=len(opened),
        kader=sum(angka.get("kader_aktif", 0) for angka in opened),
        ds=tuple((angka.get("D", 0), angka["S"]) for angka in months if angka.get("S")),
    )
