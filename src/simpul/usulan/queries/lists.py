"""Lists of requests for the village and for an agency: urgent first, then the oldest."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from simpul.layanan.kalender import working_days_between
from simpul.usulan.models import Usulan
from simpul.usulan.queries.facts import work_calendar
from simpul.usulan.rules import (
    OPEN,
    REFERRED,
    Hasil,
    Keputusan,
    Status,
    deadline_label,
    is_overdue,
    status_label,
)


@dataclass(frozen=True, slots=True)
class UsulanItem:
    """A request in a list. `umur_hari` are working days since receipt, `jam` what the clock says in words.

    `berkas_ada` of `berkas_diminta` papers are there. It holds no NIK and no protected answer.
    """

    id: UUID
    kab_id: int
    posyandu_id: UUID
    nomor: str
    nomor_bentrok: bool
    layanan_id: str
    bidang: str
    jenis: str
    pemohon: str | None
    warga_id: UUID | None
    tempat: str | None
    rt: str | None
    mendesak: bool
    status: Status
    label: str
    opd: str
    dikirim_tanggal: dt.date
    batas_jawab: dt.date
    umur_hari: int
    lewat_batas: bool
    jam: str
    berkas_ada: int
    berkas_diminta: int


def village_inbox(
    kab_id: int,
    posyandu_ids: Collection[UUID],
    today: dt.date,
    *,
    statuses: Collection[Status] = OPEN,
    limit: int = 100,
    offset: int = 0,
) -> list[UsulanItem]:
    """Requests of these posyandu, by default all that are open."""
    rows = Usulan.objects.filter(kab_id=kab_id, posyandu_id__in=posyandu_ids, status__in=statuses)
    return _page(rows, today, limit, offset)


def opd_inbox(  # filters are keyword-only
    kab_id: int,
    opd: Collection[str],
    bidang: Collection[str],
    today: dt.date,
    *,
    statuses: Collection[Status] = REFERRED | {Status.DIKEMBALIKAN},
    limit: int = 100,
    offset: int = 0,
) -> list[UsulanItem]:
    """Requests that the villages of a regency forwarded to these agencies, in these fields (empty: all six)."""
    rows = Usulan.objects.filter(kab_id=kab_id, opd__in=opd, status__in=statuses, diteruskan_tanggal__isnull=False)
    return _page(rows.filter(bidang__in=bidang) if bidang else rows, today, limit, offset)


def count_by_status(kab_id: int, posyandu_ids: Collection[UUID]) -> Counter[tuple[UUID, str, str]]:
    """How many requests stand where: {(posyandu, bidang, status): count}."""
    rows = Usulan.objects.filter(kab_id=kab_id, posyandu_id__in=posyandu_ids)
    counted = rows.values_list("posyandu_id", "bidang", "status").annotate(count=Count("id")).order_by()
    return Counter({(place, bidang, status): count for place, bidang, status, count in counted})


def _page(rows: QuerySet[Usulan], today: dt.date, limit: int, offset: int) -> list[UsulanItem]:
    ordered = rows.order_by("-mendesak", "diterima_server_at", "id")
    return [to_item(row, today) for row in ordered[offset : offset + limit]]


def to_item(row: Usulan, today: dt.date) -> UsulanItem:
    """A row as a list shows it on a day."""
    status = Status(row.status)
    keputusan = Keputusan(row.keputusan) if row.keputusan else None
    hasil = Hasil(row.hasil) if row.hasil else None
    return UsulanItem(
        id=row.id,
        kab_id=row.kab_id,
        posyandu_id=row.posyandu_id,
        nomor=row.nomor,
        nomor_bentrok=row.nomor_bentrok,
        layanan_id=row.layanan_id,
        bidang=row.bidang,
        jenis=row.jenis,
        pemohon=row.pemohon,
        warga_id=row.warga_id,
        tempat=row.tempat,
        rt=row.rt,
        mendesak=row.mendesak,
        status=status,
        label=status_label(status, keputusan, row.tahun_rencana, hasil),
        opd=row.opd,
        dikirim_tanggal=row.dikirim_tanggal,
        batas_jawab=row.batas_jawab,
        umur_hari=working_days_between(row.diterima_tanggal, today, work_calendar(today.year)),
        lewat_batas=is_overdue(status, row.batas_jawab, row.dijawab_tanggal, today),
        jam=deadline_label(status, row.batas_jawab, row.dijawab_tanggal, today, keputusan, row.tahun_rencana),
        berkas_ada=sum(code in row.berkas for code in row.berkas_diminta),
        berkas_diminta=len(row.berkas_diminta),
    )
