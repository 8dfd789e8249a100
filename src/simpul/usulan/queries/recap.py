"""Requests as recaps count them; which month each belongs to is a fact of the row, its age is computed at read."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from simpul.kernel.clock import add_months
from simpul.layanan.kalender import working_days_between
from simpul.usulan.models import Usulan
from simpul.usulan.queries.facts import regional_calendars
from simpul.usulan.rules import OPEN, Hasil

_COLUMNS = (
    "posyandu_id", "bidang", "layanan_id", "warga_id", "dikirim_tanggal", "diteruskan_tanggal", "dijawab_tanggal",
    "ditutup_tanggal", "hasil", "batas_jawab",
)  # fmt: skip
_WITH_RESULT = frozenset({Hasil.SELESAI, Hasil.SELESAI_DI_DESA})


class UsulanRekap(NamedTuple):
    """One request. `diteruskan` is the first referral; `tepat_waktu` says that the first answer, or the end if it
    came without one, was not later than its last day; `berhasil` that it was closed with a result."""

    posyandu_id: UUID
    id: UUID
    bidang: str
    layanan_id: str
    warga_id: UUID | None
    dikirim: dt.date
    diteruskan: dt.date | None
    dijawab: dt.date | None
    ditutup: dt.date | None
    hasil: str | None
    tepat_waktu: bool
    berhasil: bool


class UsulanAge(NamedTuple):
    """An open request and its working days since receipt."""

    posyandu_id: UUID
    id: UUID
    bidang: str
    umur_hari: int


def recap_rows(kab_id: int, posyandu_ids: Collection[UUID], months: Collection[dt.date]) -> list[UsulanRekap]:
    """Requests sent, forwarded or closed in the span of these months (first days), and those open through it."""
    first, end = min(months), add_months(max(months), 1)
    rows = (
        Usulan.objects.filter(kab_id=kab_id, posyandu_id__in=posyandu_ids, dikirim_tanggal__lt=end)
        .filter(Q(ditutup_tanggal__isnull=True) | Q(ditutup_tanggal__gte=first) | Q(dikirim_tanggal__gte=first))
        .order_by("posyandu_id", "id")
    )
    return [_recap(row) for row in rows.only(*_COLUMNS)]


def _recap(row: Usulan) -> UsulanRekap:
    answered = row.dijawab_tanggal or row.ditutup_tanggal
    return UsulanRekap(
        posyandu_id=row.posyandu_id,
        id=row.id,
        bidang=row.bidang,
        layanan_id=row.layanan_id,
        warga_id=row.warga_id,
        dikirim=row.dikirim_tanggal,
        diteruskan=row.diteruskan_tanggal,
        dijawab=row.dijawab_tanggal,
        ditutup=row.ditutup_tanggal,
        hasil=row.hasil,
        tepat_waktu=answered is not None and answered <= row.batas_jawab,
        berhasil=row.hasil in _WITH_RESULT,
    )


def open_ages(kab_id: int, posyandu_ids: Collection[UUID], today: dt.date) -> list[UsulanAge]:
    """Working-day ages of all open requests on a day (governance 7.5, ageing)."""
    calendar = regional_calendars([kab_id], today.year)[kab_id]
    rows = Usulan.objects.filter(kab_id=kab_id, posyandu_id__in=posyandu_ids, status__in=OPEN)
    return [
        UsulanAge(place, key, bidang, working_days_between(received, today, calendar))
        for place, key, bidang, received in rows.order_by("id").values_list(
            "posyandu_id", "id", "bidang", "diterima_tanggal"
        )
    ]
