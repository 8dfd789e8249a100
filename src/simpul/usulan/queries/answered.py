"""How requests were answered, by posyandu; grouped by the database."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, Count, F, Q
from django.db.models.functions import Coalesce, Substr

from simpul.layanan.kalender import working_days_between
from simpul.usulan.models import Usulan
from simpul.usulan.queries.facts import regional_calendars
from simpul.usulan.rules import RUNNING, Status
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class JawabanUsulan:
    """Requests sent since a day: how many, and how many have a first answer or are closed; `lewat` of all that run
    had no first answer in time."""

    dikirim: int = 0
    dijawab: int = 0
    lewat: int = 0


def answers_by_posyandu(
    kab_ids: Collection[int], posyandu_ids: Collection[UUID], since: dt.date, today: dt.date
) -> dict[UUID, JawabanUsulan]:
    """Of each posyandu; one without requests is absent."""
    late = Q(status__in=RUNNING, dijawab_tanggal__isnull=True, batas_jawab__lt=today)
    sent = Q(dikirim_tanggal__gte=since)
    rows = Usulan.objects.filter(sent | late, kab_id__in=kab_ids, posyandu_id__in=posyandu_ids)
    done = sent & (Q(dijawab_tanggal__isnull=False) | Q(status=Status.DITUTUP))
    counted = (
        rows.order_by()
        .values_list("posyandu_id")
        .annotate(a=Count("id", filter=sent), b=Count("id", filter=done), c=Count("id", filter=late))
    )
    return {place: JawabanUsulan(a, b, c) for place, a, b, c in counted}


def closed_in_time(
    kab_ids: Collection[int], posyandu_ids: Collection[UUID], since: dt.date
) -> dict[UUID, tuple[int, int]]:
    """(closed since a day, of these answered or closed by their last day), by posyandu; one without is absent."""
    rows = Usulan.objects.filter(
        kab_id__in=kab_ids, posyandu_id__in=posyandu_ids, status=Status.DITUTUP, ditutup_tanggal__gte=since
    ).annotate(jawab=Coalesce("dijawab_tanggal", "ditutup_tanggal"))
    in_time = Count("id", filter=Q(jawab__lte=F("batas_jawab")))
    counted = rows.order_by().values_list("posyandu_id").annotate(n=Count("id"), tepat=in_time)
    return {place: (n, tepat) for place, n, tepat in counted}


def answer_days_by_place(
    kab_ids: Collection[int], bounds: Bounds, length: int, since: dt.date, today: dt.date
) -> dict[str, Counter[int]]:
    """In how many working days requests answered since a day got their first answer, by the first `length` signs of the
    posyandu's path; the day it was sent does not count. One that was closed without an answer was answered then."""
    rows = Usulan.objects.filter(kab_id__in=kab_ids, posyandu__jalur__gte=bounds.lo, posyandu__jalur__lt=bounds.hi)
    answered = rows.annotate(
        jawab=Coalesce("dijawab_tanggal", "ditutup_tanggal"),
        awal=Substr("posyandu__jalur", 1, length, output_field=CharField()),
    ).filter(jawab__gte=since, jawab__lte=today)
    calendars = regional_calendars(kab_ids, today.year)
    found: defaultdict[str, Counter[int]] = defaultdict(Counter)
    counted = answered.order_by().values_list("awal", "kab_id", "dikirim_tanggal", "jawab").annotate(count=Count("id"))
    for start, kab_id, sent, replied, count in counted:
        found[start][working_days_between(sent, replied, calendars[kab_id])] += count
    return dict(found)
