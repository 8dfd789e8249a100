"""Reads of the requests for a new PIN."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from simpul.akses.models import PermintaanPin
from simpul.akses.rules.pins import StatusPin, check_digits, status_at
from simpul.kernel import clock


@dataclass(frozen=True, slots=True)
class PermintaanRow:
    """A request of one kader on one phone, with where it stands now. `cocok` are the digits on her screen."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    perangkat_id: UUID
    akun_id: UUID
    akun_nama: str
    diminta_at: dt.datetime
    kedaluwarsa: dt.datetime
    dipakai_at: dt.datetime | None
    status: StatusPin
    cocok: str


def find_permintaan(kab_id: int, permintaan_id: UUID) -> PermintaanRow | None:
    """One request."""
    return _one(kab_id, id=permintaan_id)


def permintaan_of_key(kab_id: int, perangkat_id: UUID, akun_id: UUID, reply_key: str) -> PermintaanRow | None:
    """The request that a phone made with a key."""
    return _one(kab_id, perangkat_id=perangkat_id, akun_id=akun_id, kunci_balas=reply_key)


def open_permintaan(kab_ids: Iterable[int], posyandu_ids: Iterable[UUID]) -> list[PermintaanRow]:
    """Requests of some posyandu that an officer or a phone may still act on, oldest first."""
    here = PermintaanPin.objects.filter(
        kab_id__in=set(kab_ids), posyandu_id__in=set(posyandu_ids), kedaluwarsa__gt=clock.now(), ditolak_at__isnull=True
    )
    found = [_row(row) for row in here.select_related("akun").order_by("diminta_at", "id")]
    return [row for row in found if row.status in {StatusPin.MENUNGGU, StatusPin.DISETUJUI}]


def _one(kab_id: int, **facts: object) -> PermintaanRow | None:
    row = PermintaanPin.objects.filter(kab_id=kab_id, **facts).select_related("akun").first()
    return _row(row) if row else None


def _row(row: PermintaanPin) -> PermintaanRow:
    status = status_at(
        clock.now(),
        kedaluwarsa=row.kedaluwarsa,
        disetujui_at=row.disetujui_at,
        ditolak_at=row.ditolak_at,
        dipakai_at=row.dipakai_at,
    )
    return PermintaanRow(
        id=row.id,
        kab_id=row.kab_id,
        posyandu_id=row.posyandu_id,
        perangkat_id=row.perangkat_id,
        akun_id=row.akun_id,
        akun_nama=row.akun.nama,
        diminta_at=row.diminta_at,
        kedaluwarsa=row.kedaluwarsa,
        dipakai_at=row.dipakai_at,
        status=status,
        cocok=check_digits(row.kunci_balas),
    )
