"""Lists of requests for the village and for an agency: urgent first, then the oldest."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope
from simpul.layanan.kalender import working_days_between
from simpul.usulan.models import Usulan
from simpul.usulan.queries.facts import regional_calendars
from simpul.usulan.rules import (
    OPEN,
    RUNNING,
    Hasil,
    Keputusan,
    Status,
    deadline_label,
    is_overdue,
    status_label,
)


@dataclass(frozen=True, slots=True)
class UsulanItem:
    """A request in a list. `umur_hari` are working days since receipt, `hari_kerja` those left
    to the last day or gone since, `jam` what the clock says in words.

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
    opd_usul: str
    dikirim_tanggal: dt.date
    batas_jawab: dt.date
    umur_hari: int
    hari_kerja: int
    lewat_batas: bool
    jam: str
    berkas_ada: int
    berkas_diminta: int


@dataclass(frozen=True, slots=True)
class InboxCount:
    """`baru` nobody has read, `terbuka` are not closed, `lewat_batas` had no first answer in time."""

    baru: int
    terbuka: int
    diteruskan: int
    mendesak: int
    lewat_batas: int


def inbox(
    scope: Scope,
    kab_ids: Collection[int],
    today: dt.date,
    *,
    statuses: Collection[Status] = OPEN,
    bidang: str = "",
    ids: Collection[UUID] | None = None,
    limit: int | None = 100,
    offset: int = 0,
) -> list[UsulanItem]:
    """What an account may see (`akses.posyandu_scope(actor, LIHAT_USULAN)`), by default all that is open.

    `ids` narrows it to these; `limit` None gives all of them.

    For an agency this is what was forwarded to it, in its fields: the inbox of O-10; for a village O-03.
    """
    rows = scoped(scope, kab_ids).filter(status__in=statuses)
    if bidang:
        rows = rows.filter(bidang=bidang)
    if ids is not None:
        rows = rows.filter(id__in=list(ids))
    rows = rows.order_by("-mendesak", "diterima_server_at", "id")
    return to_items(rows[offset : None if limit is None else offset + limit], today)


def count_inbox(scope: Scope, kab_ids: Collection[int], today: dt.date) -> InboxCount:
    """The figures of a home page, over all that an account may see."""
    rows = scoped(scope, kab_ids)
    late = Q(status__in=RUNNING, dijawab_tanggal__isnull=True, batas_jawab__lt=today)
    found = rows.order_by().aggregate(
        baru=Count("id", filter=Q(status=Status.DIKIRIM)),
        terbuka=Count("id", filter=Q(status__in=OPEN)),
        diteruskan=Count("id", filter=Q(status=Status.DITERUSKAN)),
        mendesak=Count("id", filter=Q(status__in=OPEN, mendesak=True)),
        lewat_batas=Count("id", filter=late),
    )
    return InboxCount(**found)


def scoped(scope: Scope, kab_ids: Collection[int]) -> QuerySet[Usulan]:
    """Requests of these regencies that a scope reaches; the one way from an account to rows."""
    reach = scope_filter(scope, jalur="posyandu__jalur", posyandu_id="posyandu_id", bidang="bidang", opd="opd")
    return Usulan.objects.filter(reach, kab_id__in=kab_ids)


def count_by_status(kab_id: int, posyandu_ids: Collection[UUID]) -> Counter[tuple[UUID, str, str]]:
    """How many requests stand where: {(posyandu, bidang, status): count}."""
    rows = Usulan.objects.filter(kab_id=kab_id, posyandu_id__in=posyandu_ids)
    counted = rows.values_list("posyandu_id", "bidang", "status").annotate(count=Count("id")).order_by()
    return Counter({(place, bidang, status): count for place, bidang, status, count in counted})


def to_items(rows: Iterable[Usulan], today: dt.date) -> list[UsulanItem]:
    """Rows as a list shows them on a day, in their order."""
    found = list(rows)
    calendars = regional_calendars({row.kab_id for row in found}, today.year)
    return [_to_item(row, today, calendars[row.kab_id]) for row in found]


def _to_item(row: Usulan, today: dt.date, calendar: frozenset[dt.date]) -> UsulanItem:
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
        label=status_label(status, keputusan, row.tahun_disebut, hasil),
        opd=row.opd,
        opd_usul=row.opd_usul,
        dikirim_tanggal=row.dikirim_tanggal,
        batas_jawab=row.batas_jawab,
        umur_hari=working_days_between(row.diterima_tanggal, today, calendar),
        hari_kerja=working_days_between(min(today, row.batas_jawab), max(today, row.batas_jawab), calendar),
        lewat_batas=is_overdue(status, row.batas_jawab, row.dijawab_tanggal, today),
        jam=deadline_label(status, row.batas_jawab, row.dijawab_tanggal, today, keputusan, row.tahun_disebut),
        berkas_ada=sum(code in row.berkas for code in row.berkas_diminta),
        berkas_diminta=len(row.berkas_diminta),
    )
