"""Everyone in office in a place, for lists of invitation: one read for kader, one for boards."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from simpul.posyandu.models import Kader, Pengurus
from simpul.posyandu.rules.words import Jabatan, StatusPosyandu
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A person of a posyandu: a kader (`jabatan` None) with her fields, or a holder of a post of the board."""

    id: UUID
    akun_id: UUID | None
    nama: str
    telepon: str
    bidang: tuple[str, ...]
    jabatan: Jabatan | None
    posyandu_id: UUID
    posyandu: str
    jalur: str


def kader_under(kab_ids: Collection[int], bounds: Bounds, on: dt.date, bidang: str = "") -> list[RosterRow]:
    """Kader in office on a date at the active posyandu of a place, by path and name; of one field, or of all."""
    rows = Kader.objects.filter(in_office_at(kab_ids, bounds, on)).order_by("posyandu__jalur", "nama", "id")
    columns = ("id", "akun_id", "nama", "telepon", "bidang", "posyandu_id", "posyandu__nama", "posyandu__jalur")
    return [
        RosterRow(key, akun, nama, telepon, tuple(fields), None, home, home_name, jalur)
        for key, akun, nama, telepon, fields, home, home_name, jalur in rows.values_list(*columns)
        if not bidang or bidang in fields
    ]


def pengurus_under(
    kab_ids: Collection[int], bounds: Bounds, on: dt.date, jabatan: Collection[Jabatan] = (), bidang: str = ""
) -> list[RosterRow]:
    """Holders of posts on a date at the active posyandu of a place, by path; some posts or all, of one field or all."""
    rows = Pengurus.objects.filter(in_office_at(kab_ids, bounds, on)).order_by("posyandu__jalur", "nama", "id")
    if jabatan:
        rows = rows.filter(jabatan__in=list(jabatan))
    if bidang:
        rows = rows.filter(bidang=bidang)
    columns = (
        "id", "akun_id", "nama", "telepon", "bidang", "jabatan", "posyandu_id", "posyandu__nama", "posyandu__jalur",
    )  # fmt: skip
    return [
        RosterRow(key, akun, nama, telepon, (field,) if field else (), Jabatan(post), home, home_name, jalur)
        for key, akun, nama, telepon, field, post, home, home_name, jalur in rows.values_list(*columns)
    ]


def in_office_at(kab_ids: Collection[int], bounds: Bounds, on: dt.date) -> Q:
    """In office on a day at the active posyandu of a place; for the queries of this package."""
    return (
        Q(kab_id__in=list(kab_ids), posyandu__jalur__gte=bounds.lo, posyandu__jalur__lt=bounds.hi)
        & Q(posyandu__status=StatusPosyandu.AKTIF, mulai__lte=on)
        & (Q(selesai__isnull=True) | Q(selesai__gt=on))
    )
