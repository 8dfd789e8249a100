"""Reads of the audit trail (O-17)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

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
    fields = ("at", "akun_id", "akun__nama", "tindakan", "entitas", "ids", "posyandu_id", "n", "alasan", "door")
    return [
        JejakRow(at, akun_id, nama or "", tindakan, entitas, tuple(ids), posyandu_id, n, alasan, pintu)
        for at, akun_id, nama, tindakan, entitas, ids, posyandu_id, n, alasan, pintu in rows.order_by(
            "-at", "-id"
        ).values_list(*fields)[:limit]
    ]
