"""Work that is held: what stands in quarantine or waits for another operation. Contents stay closed."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count

from simpul.jurnal.models import Operasi, StatusOperasi
from simpul.jurnal.operations import OPERATION_TYPES

HELD = (StatusOperasi.KARANTINA, StatusOperasi.MENUNGGU)
SEALED = frozenset(name for name, kind in OPERATION_TYPES.items() if kind.sealed)
# What an office page refused was told to who typed it; it waits for nobody.
_ANSWERED_DOORS = ("kantor",)


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One held operation without its content; `masalah` is a code of `galat.json`, empty while it waits."""

    id: UUID
    jenis: str
    masalah: str
    params: dict[str, Any]
    menunggu: bool
    tanggal_layanan: dt.date
    diterima_at: dt.datetime
    pelaku_id: UUID
    atas_nama_id: UUID | None
    perangkat_id: UUID | None


def held_at(kab_id: int, posyandu_id: UUID, *, limit: int = 200) -> list[HeldRow]:
    """What is held at a posyandu, newest first.

    Sealed reports are not even counted: the village must not learn that there is one. The phone that sent it says
    that it was not taken, and why.
    """
    rows = Operasi.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, status__in=HELD)
    rows = rows.exclude(pintu__in=_ANSWERED_DOORS)
    shown = rows.exclude(jenis__in=SEALED).order_by("-diterima_at", "-id")[:limit]
    fields = (
        *("id", "jenis", "masalah", "masalah_params", "status", "tanggal_layanan", "diterima_at", "pelaku_id"),
        *("atas_nama_id", "perangkat_id"),
    )
    return [
        HeldRow(key, jenis, masalah, dict(params), status == StatusOperasi.MENUNGGU, day, at, actor, behalf, device)
        for key, jenis, masalah, params, status, day, at, actor, behalf, device in shown.values_list(*fields)
    ]


def count_all_held() -> dict[str, int]:
    """How many operations wait, and how many stand in quarantine, in the whole installation."""
    rows = Operasi.objects.filter(status__in=HELD).exclude(pintu__in=_ANSWERED_DOORS)
    return dict(rows.values_list("status").annotate(count=Count("id")).order_by())


def count_since(moment: dt.datetime) -> int:
    """How many operations were received since a moment."""
    return Operasi.objects.filter(diterima_at__gt=moment).count()


def count_held(kab_ids: Collection[int], posyandu_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many held operations each of these posyandu has; sealed ones are not told here."""
    rows = Operasi.objects.filter(kab_id__in=kab_ids, posyandu_id__in=posyandu_ids, status__in=HELD)
    rows = rows.exclude(pintu__in=_ANSWERED_DOORS).exclude(jenis__in=SEALED)
    return dict(rows.values_list("posyandu_id").annotate(count=Count("id")).order_by())
