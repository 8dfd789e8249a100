"""Reads of the audit trail (O-17)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.akses.models import JejakAudit


@dataclass(frozen=True, slots=True)
class JejakRow:
    """One line: who, what, how many records, when, why. `n` is the change number of a write."""

    at: dt.datetime
    akun_id: UUID | None
    akun_nama: str
    tindakan: str
    entitas: str
    ids: tuple[str, ...]
    posyandu_id: UUID | None
    n: int | None
    alasan: str
    pintu: str


def jejak_rows(
    kab_ids: Iterable[int],
    posyandu_ids: Iterable[UUID] | None = None,
    *,
    before: dt.datetime | None = None,
    limit: int = 100,
) -> list[JejakRow]:
    """The newest lines of some regencies, or of some of their posyandu; `before` continues a page."""
    rows = JejakAudit.objects.filter(kab_id__in=set(kab_ids))
    if posyandu_ids is not None:
        rows = rows.filter(posyandu_id__in=set(posyandu_ids))
    if before is not None:
        rows = rows.filter(at__lt=before)
    return _lines(rows, limit)


def jejak_of(kab_id: int, posyandu_id: UUID, record_ids: Iterable[UUID], *, limit: int = 50) -> list[JejakRow]:
    """The newest lines that name one of these records of a posyandu: 'siapa membuka data ini' (R57)."""
    named = Q()
    for record_id in record_ids:
        named |= Q(ids__icontains=str(record_id))
    if not named:
        return []
    return _lines(JejakAudit.objects.filter(named, kab_id=kab_id, posyandu_id=posyandu_id), limit)


def _lines(rows: QuerySet[JejakAudit], limit: int) -> list[JejakRow]:
    fields = ("at", "akun_id", "akun__nama", "tindakan", "entitas", "ids", "posyandu_id", "n", "alasan", "door")
    return [
        JejakRow(at, akun_id, nama or "", tindakan, entitas, tuple(ids), posyandu_id, n, alasan, pintu)
        for at, akun_id, nama, tindakan, entitas, ids, posyandu_id, n, alasan, pintu in rows.order_by(
            "-at", "-id"
        ).values_list(*fields)[:limit]
    ]
