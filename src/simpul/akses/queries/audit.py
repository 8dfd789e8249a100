"""Reads of the audit trail (O-17)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import READINGS, Tindakan

# One visit to a page reads the same people several times; on a page that is one line.
ONE_VISIT = dt.timedelta(minutes=10)
# What a page of openings shows: readings, lists taken out and subject requests; never a sealed report.
_OPENINGS = tuple(act.value for act in (*READINGS, Tindakan.UNDUH_NAMA, Tindakan.URUS_HAK))


@dataclass(frozen=True, slots=True)
class JejakRow:
    """One line: who, what, how many records, when, why. `n` is the change number of a write.

    `kali` is how many equal lines stand for this one; the trail keeps each of them.
    """

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
    kali: int = 1


def jejak_rows(
    kab_ids: Iterable[int],
    posyandu_ids: Iterable[UUID] | None = None,
    *,
    before: dt.datetime | None = None,
    is_reading: bool = False,
    limit: int = 100,
) -> list[JejakRow]:
    """The newest lines of some regencies, or of some of their posyandu; `before` continues a page.

    `is_reading` keeps only openings of named data, none of a sealed report.
    """
    rows = JejakAudit.objects.filter(kab_id__in=set(kab_ids))
    if posyandu_ids is not None:
        rows = rows.filter(posyandu_id__in=set(posyandu_ids))
    if before is not None:
        rows = rows.filter(at__lt=before)
    if is_reading:
        rows = rows.filter(n__isnull=True, tindakan__in=_OPENINGS)
    return _lines(rows, limit)


def jejak_of(kab_id: int, posyandu_id: UUID, record_ids: Iterable[UUID], *, limit: int = 50) -> list[JejakRow]:
    """The newest lines that name one of these records of a posyandu: 'siapa membuka data ini' (R57)."""
    named = Q()
    for record_id in record_ids:
        named |= Q(ids__icontains=str(record_id))
    if not named:
        return []
    return _lines(JejakAudit.objects.filter(named, kab_id=kab_id, posyandu_id=posyandu_id), limit)


def fold_readings(rows: Iterable[JejakRow], *, of_one: bool = False) -> list[JejakRow]:
    """Lines as a page tells them, newest first: equal readings of one visit are one, at the last moment, counted.

    On the page `of_one` person it is the same who stood beside her in a list.
    """
    told: list[JejakRow] = []
    last: dict[tuple[object, ...], int] = {}
    for row in rows:
        mark = (
            row.akun_id,
            row.tindakan,
            row.entitas,
            frozenset(() if of_one else row.ids),
            row.posyandu_id,
            row.alasan,
        )
        at = last.get(mark)
        if row.n is None and at is not None and told[at].at - row.at <= ONE_VISIT:
            told[at] = replace(told[at], kali=told[at].kali + 1)
        else:
            last[mark] = len(told)
            told.append(row)
    return told


def _lines(rows: QuerySet[JejakAudit], limit: int) -> list[JejakRow]:
    fields = ("at", "akun_id", "akun__nama", "tindakan", "entitas", "ids", "posyandu_id", "n", "alasan", "door")
    return [
        JejakRow(at, akun_id, nama or "", tindakan, entitas, tuple(ids), posyandu_id, n, alasan, pintu)
        for at, akun_id, nama, tindakan, entitas, ids, posyandu_id, n, alasan, pintu in rows.order_by(
            "-at", "-id"
        ).values_list(*fields)[:limit]
    ]
