"""Events as other packages read them: on which days a place has one, and which kader were there."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q

from simpul.kegiatan.models import HariKegiatan, KehadiranPeserta, Peserta
from simpul.kegiatan.rules.words import StatusKegiatan
from simpul.wilayah.rules import Bounds

ABOVE = 0  # events of a province or the nation


def event_days(
    kab_ids: Collection[int], bounds: Bounds, posyandu_ids: Collection[UUID], first: dt.date, end: dt.date
) -> list[tuple[dt.date, int, UUID, str]]:
    """(day, kab_id, event, name) from `first` to before `end`: held in a place, or with people of it on the list.

    `posyandu_ids` are the posyandu of the place, whose people may be known by their desa only.
    """
    wanted = {*kab_ids, ABOVE}
    of_place = Q(asal_jalur__gte=bounds.lo, asal_jalur__lt=bounds.hi) | Q(posyandu_id__in=list(posyandu_ids))
    people = Peserta.objects.filter(of_place, kab_id__in=wanted, keluar_at__isnull=True)
    here = Q(kegiatan__jalur__gte=bounds.lo, kegiatan__jalur__lt=bounds.hi)
    days = HariKegiatan.objects.filter(
        here | Q(kegiatan_id__in=people.values("kegiatan_id")),
        kab_id__in=wanted,
        tanggal__gte=first,
        tanggal__lt=end,
    ).exclude(kegiatan__status=StatusKegiatan.BATAL)
    return list(days.order_by("tanggal", "id").values_list("tanggal", "kab_id", "kegiatan_id", "kegiatan__nama"))


def kader_attended(
    kab_id: int, kader_ids: Iterable[UUID], first: dt.date, end: dt.date
) -> dict[UUID, tuple[tuple[dt.date, str], ...]]:
    """Events that kader attended from `first` to before `end`: each day with its name once; one without is absent."""
    rows = KehadiranPeserta.objects.filter(
        kab_id__in=[kab_id, ABOVE],
        peserta__kader_id__in=list(kader_ids),
        sesi__hari__tanggal__gte=first,
        sesi__hari__tanggal__lt=end,
        batal_at__isnull=True,
    )
    found: defaultdict[UUID, set[tuple[dt.date, str]]] = defaultdict(set)
    for kader_id, day, name in rows.values_list("peserta__kader_id", "sesi__hari__tanggal", "kegiatan__nama"):
        if kader_id is not None:
            found[kader_id].add((day, name))
    return {kader_id: tuple(sorted(days)) for kader_id, days in found.items()}
