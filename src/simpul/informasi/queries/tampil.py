"""Reads of what public pages show beside the registry."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from simpul.informasi.models import TampilKabupaten, TampilPosyandu, TeleponTampil


@dataclass(frozen=True, slots=True)
class TampilInfo:
    """How one gets into a place, and its picture; `n` is 0 while nobody wrote anything."""

    id: UUID | None = None
    jalan_masuk: str = ""
    foto: str = ""
    foto_kata: str = ""
    foto_izin: str = ""
    n: int = 0


@dataclass(frozen=True, slots=True)
class Telepon:
    """A number an officer agreed to show, since when, and who wrote her yes down."""

    nomor: str
    setuju_at: dt.datetime
    oleh: str


def is_open(kab_id: int) -> bool:
    """Whether a regency shows its public pages."""
    return kab_id not in closed_regencies([kab_id])


def closed_regencies(kab_ids: Collection[int]) -> set[int]:
    """Those of these regencies that hide their public pages."""
    rows = TampilKabupaten.objects.filter(kab_id__in=set(kab_ids), terbuka=False)
    return set(rows.values_list("kab_id", flat=True))


def open_setting(kab_id: int) -> tuple[str, dt.datetime] | None:
    """Who last opened or hid the public pages of a regency, and when; None while nobody did."""
    rows = TampilKabupaten.objects.filter(kab_id=kab_id).values_list("oleh__nama", "diubah_at")
    return rows.first()


def tampil_of(kab_ids: Collection[int], posyandu_ids: Collection[UUID]) -> dict[UUID, TampilInfo]:
    """What was written for each of these posyandu; one read for all."""
    rows = TampilPosyandu.objects.filter(kab_id__in=kab_ids, posyandu_id__in=posyandu_ids)
    names = ("posyandu_id", "id", "jalan_masuk", "foto", "foto_kata", "foto_izin", "n")
    return {place: TampilInfo(*facts) for place, *facts in rows.values_list(*names)}


def numbers_shown(kab_id: int, posyandu_id: UUID) -> dict[UUID, Telepon]:
    """By id of the officer, the number she agreed to show; compare it with the registry before showing it."""
    rows = TeleponTampil.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, dicabut_at__isnull=True)
    found = rows.values_list("pengurus_id", "nomor", "setuju_at", "oleh__nama")
    return {key: Telepon(nomor, since, by) for key, nomor, since, by in found}
