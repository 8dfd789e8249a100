"""Reads of attendance."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from simpul.kegiatan.models import KehadiranPeserta
from simpul.kegiatan.rules.words import CaraHadir


@dataclass(frozen=True, slots=True)
class HadirInfo:
    """Someone at a session: the first moment, how it was said, how often again; `batal` when it was put right."""

    peserta_id: UUID
    waktu: dt.datetime
    cara: CaraHadir
    ulang: int
    batal: bool


def hadir_of(kab_id: int, kegiatan_id: UUID, sesi_id: UUID, peserta_ids: Iterable[UUID]) -> dict[UUID, HadirInfo]:
    """What is recorded of some people at one session, rows put right too."""
    rows = KehadiranPeserta.objects.filter(
        kab_id=kab_id, kegiatan_id=kegiatan_id, sesi_id=sesi_id, peserta_id__in=list(peserta_ids)
    )
    return {
        key: HadirInfo(key, waktu, CaraHadir(cara), ulang, left is not None)
        for key, waktu, cara, ulang, left in rows.values_list("peserta_id", "waktu", "cara", "ulang", "batal_at")
    }


def present_counts(kab_id: int, kegiatan_id: UUID) -> dict[UUID, dict[UUID, int]]:
    """Of each session how many came, by category; one grouped read."""
    rows = KehadiranPeserta.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id, batal_at__isnull=True)
    grouped = rows.order_by().values_list("sesi_id", "peserta__kategori_id").annotate(banyak=Count("id"))
    found: defaultdict[UUID, dict[UUID, int]] = defaultdict(dict)
    for sesi_id, kategori_id, banyak in grouped:
        found[sesi_id][kategori_id] = banyak
    return dict(found)


def attended_counts(kab_id: int, kegiatan_id: UUID) -> dict[UUID, int]:
    """At how many sessions each participant was; one who never came is absent."""
    rows = KehadiranPeserta.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id, batal_at__isnull=True)
    return dict(rows.order_by().values_list("peserta_id").annotate(banyak=Count("sesi_id", distinct=True)))
