"""What is recorded about one person, for a copy of her data and for an erasure."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, QuerySet

from simpul.kunjungan.models import Kehadiran, Kunjungan, Penimbangan
from simpul.kunjungan.rules import carried_id
from simpul.warga.queries import merged_map


def rows_about(kab_id: int, posyandu_id: UUID, people: Collection[UUID]) -> list[tuple[str, UUID]]:
    """(entity, id) of every attendance, weighing and visit of these people, void ones too."""
    found: list[tuple[str, UUID]] = []
    everything: dict[str, QuerySet[Any]] = {
        "kehadiran": Kehadiran.objects.all(),
        "penimbangan": Penimbangan.objects.all(),
        "kunjungan": Kunjungan.objects.all(),
    }
    for entity, every in everything.items():
        rows = every.filter(kab_id=kab_id, posyandu_id=posyandu_id, warga_id__in=people)
        found += [(entity, key) for key in rows.order_by("id").values_list("id", flat=True)]
    return found


def count_about(kab_id: int, posyandu_ids: Collection[UUID], people: Collection[UUID]) -> Counter[UUID]:
    """How many weighings and visits that count each of these people has, with those of rows merged into hers."""
    root, counts = merged_map(kab_id, posyandu_ids), Counter[UUID]()
    wanted = {*people, *(key for key, stays in root.items() if stays in people)}
    everything: tuple[QuerySet[Any], ...] = (Penimbangan.objects.all(), Kunjungan.objects.all())
    for every in everything:
        rows = every.filter(kab_id=kab_id, posyandu_id__in=posyandu_ids, warga_id__in=wanted, batal=False)
        for key, count in rows.order_by().values_list("warga_id").annotate(count=Count("id")):
            counts[root.get(key, key)] += count
    return counts


def photos_about(kab_id: int, posyandu_id: UUID, people: Collection[UUID]) -> set[str]:
    """Photos that visits to these people name."""
    rows = Kunjungan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, warga_id__in=people).exclude(foto=[])
    return {name for names in rows.values_list("foto", flat=True) for name in names}


def carried_between(kab_id: int, people: Collection[UUID]) -> set[UUID]:
    """Rows of people at other posyandu whose weighing was carried to one of these, or from one of these to them.

    A carried weighing that was voided since says nothing.
    """
    every = Penimbangan.objects.filter(kab_id=kab_id)
    own = list(every.filter(warga_id__in=people).values_list("id", "posyandu_id", "tanggal", "asal", "batal"))
    came = {key: date for key, _, date, source, is_void in own if source and not is_void}
    homes = {home for key, home, *_ in own if key in came}
    others = every.exclude(warga_id__in=people).values_list("id", "posyandu_id", "warga_id")
    sources = others.filter(tanggal__in=set(came.values()))
    found = {who for key, _, who in sources if any(carried_id(key, home) in came for home in homes)}
    targets = others.filter(tanggal__in={one[2] for one in own}, batal=False).exclude(asal="")
    found |= {who for key, there, who in targets if any(carried_id(one[0], there) == key for one in own)}
    return found


def count_born_before(kab_ids: Collection[int], day: dt.date) -> tuple[int, dt.date | None]:
    """How many weighings are of people born before a day, and the oldest of them."""
    rows = Penimbangan.objects.filter(kab_id__in=list(kab_ids), warga__tanggal_lahir__lt=day)
    return rows.count(), rows.aggregate(oldest=Min("tanggal"))["oldest"]
