"""Counts of open requests by place and by age, for tables of a tier."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import CharField, Count, Q
from django.db.models.functions import Substr

from simpul.layanan.kalender import working_days_between
from simpul.usulan.models import RiwayatUsulan, Usulan
from simpul.usulan.queries.facts import regional_calendars
from simpul.usulan.rules import OPEN, Act
from simpul.wilayah.rules import Bounds

ByField = dict[str, int]
# What the village does when it checks a request, in the words of a report.
_CHECKS = {Act.RECEIVE: "diterima", Act.COMPLETE: "dilengkapi", Act.RETURN: "dikembalikan", Act.FORWARD: "diteruskan"}


def open_by_place(kab_ids: Collection[int], bounds: Bounds, length: int) -> dict[str, ByField]:
    """Open requests by the first `length` signs of the posyandu's path, and by field."""
    rows = Usulan.objects.filter(_within(bounds), kab_id__in=kab_ids, status__in=OPEN)
    grouped = rows.annotate(awal=Substr("posyandu__jalur", 1, length, output_field=CharField()))
    found: dict[str, ByField] = defaultdict(dict)
    for start, bidang, count in grouped.values_list("awal", "bidang").annotate(count=Count("id")).order_by():
        found[start][bidang] = count
    return dict(found)


def open_by_posyandu(kab_ids: Collection[int], posyandu_ids: Collection[UUID]) -> dict[UUID, ByField]:
    """Open requests of each posyandu by field; one without any is absent."""
    rows = Usulan.objects.filter(kab_id__in=kab_ids, posyandu_id__in=posyandu_ids, status__in=OPEN)
    found: dict[UUID, ByField] = defaultdict(dict)
    for place, bidang, count in rows.values_list("posyandu_id", "bidang").annotate(count=Count("id")).order_by():
        found[place][bidang] = count
    return dict(found)


def open_ages_by_place(
    kab_ids: Collection[int], bounds: Bounds, length: int, today: dt.date
) -> dict[str, Counter[int]]:
    """How many open requests are how many working days old, by the first `length` signs of the posyandu's path."""
    rows = Usulan.objects.filter(_within(bounds), kab_id__in=kab_ids, status__in=OPEN)
    grouped = rows.annotate(awal=Substr("posyandu__jalur", 1, length, output_field=CharField()))
    calendars = regional_calendars(kab_ids, today.year)
    ages: dict[str, Counter[int]] = defaultdict(Counter)
    counted = grouped.values_list("awal", "kab_id", "diterima_tanggal").annotate(count=Count("id")).order_by()
    for start, kab_id, received, count in counted:
        ages[start][working_days_between(received, today, calendars[kab_id])] += count
    return dict(ages)


def village_steps(kab_id: int, posyandu_id: UUID, first: dt.date, end: dt.date) -> dict[str, dict[str, int]]:
    """How often requests were checked from `first` to before `end`: {field: {what was done: how often}}."""
    lines = RiwayatUsulan.objects.filter(
        kab_id=kab_id, usulan__kab_id=kab_id, usulan__posyandu_id=posyandu_id, tanggal__gte=first, tanggal__lt=end
    ).filter(jenis__in=list(_CHECKS))
    found: dict[str, dict[str, int]] = defaultdict(dict)
    counted = lines.values_list("usulan__bidang", "jenis").annotate(count=Count("id")).order_by()
    for bidang, act, count in counted:
        found[bidang][_CHECKS[Act(act)]] = count
    return dict(found)


def _within(bounds: Bounds) -> Q:
    return Q(posyandu__jalur__gte=bounds.lo, posyandu__jalur__lt=bounds.hi)
