"""Lines of plans: one, a page of them, their steps and what was realised."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope
from simpul.rencana.models import Realisasi, RencanaKerja, TahapRencana
from simpul.rencana.rules.words import Forum, Langkah, Putusan, StatusRencana
from simpul.wilayah.rules import Bounds

LINE_ORDER = ("jalur", "bidang", "dibuat_at", "id")


@dataclass(frozen=True, slots=True)
class RencanaInfo:
    """A line as it stands; `biaya` is whole rupiah, `bulan` months from 1 to 12."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None
    tahun: int
    bidang: str
    kegiatan: str
    keluaran: str
    sasaran: str
    volume: Decimal
    satuan: str
    biaya: int
    sumber: str
    sumber_kata: str
    bulan: tuple[int, ...]
    penanggung_jawab: str
    status: StatusRencana
    versi: int
    oleh: str
    dibuat_at: dt.datetime
    diubah_at: dt.datetime


@dataclass(frozen=True, slots=True)
class TahapInfo:
    """One step of a line."""

    langkah: Langkah
    forum: Forum | None
    putusan: Putusan | None
    tanggal: dt.date
    alasan: str
    oleh: str
    saat: dt.datetime


@dataclass(frozen=True, slots=True)
class RealisasiInfo:
    """What was done of a line; `sidik` names its paper, '' when there is none."""

    id: UUID
    tanggal: dt.date
    volume: Decimal
    biaya: int
    keterangan: str
    sidik: str
    oleh: str


@dataclass(frozen=True, slots=True)
class Saring:
    """What a list of lines is narrowed to; '' and None narrow nothing."""

    tahun: int
    bidang: str = ""
    status: str = ""
    bounds: Bounds | None = None
    posyandu_id: UUID | None = None
    bulan: int | None = None
    sumber: str = ""


_FIELDS = tuple(RencanaInfo.__slots__)


def find_rencana(kab_id: int, rencana_id: UUID) -> RencanaInfo | None:
    """One line, or None."""
    rows = to_infos(RencanaKerja.objects.filter(kab_id=kab_id, id=rencana_id))
    return rows[0] if rows else None


def list_rencana(
    scope: Scope, kab_ids: Collection[int], saring: Saring, *, limit: int | None = 50, offset: int = 0
) -> list[RencanaInfo]:
    """Lines a scope reaches (`akses.posyandu_scope(actor, LIHAT_RENCANA)`), by place and field; None gives all."""
    rows = scoped(scope, kab_ids, saring).order_by(*LINE_ORDER)
    if saring.bulan is None:
        return to_infos(rows[offset : None if limit is None else offset + limit])
    return [row for row in to_infos(rows) if saring.bulan in row.bulan]


def scoped(scope: Scope, kab_ids: Collection[int], saring: Saring) -> QuerySet[RencanaKerja]:
    """Rows of these regencies that a scope reaches; the one way from an account to lines."""
    reach = scope_filter(scope, jalur="jalur", posyandu_id="posyandu_id", bidang="bidang")
    return RencanaKerja.objects.filter(reach & narrowed(saring), kab_id__in=list(kab_ids))


def narrowed(saring: Saring, prefix: str = "") -> Q:
    """The condition of a filter on lines, also from a table that points to them (`prefix` "rencana__")."""
    wanted = {"tahun": saring.tahun, "bidang": saring.bidang, "status": saring.status, "sumber": saring.sumber}
    condition = Q(**{prefix + name: value for name, value in wanted.items() if value})
    if saring.bounds is not None:
        condition &= Q(**{f"{prefix}jalur__gte": saring.bounds.lo, f"{prefix}jalur__lt": saring.bounds.hi})
    if saring.posyandu_id is not None:
        condition &= Q(**{f"{prefix}posyandu_id": saring.posyandu_id})
    return condition


def history_of(kab_id: int, rencana_id: UUID) -> list[TahapInfo]:
    """Steps of a line, the oldest first."""
    rows = TahapRencana.objects.filter(kab_id=kab_id, rencana_id=rencana_id).order_by("saat", "id")
    return [
        TahapInfo(
            Langkah(row.langkah),
            Forum(row.forum) if row.forum else None,
            Putusan(row.putusan) if row.putusan else None,
            row.tanggal,
            row.alasan,
            row.oleh,
            row.saat,
        )
        for row in rows
    ]


def realised_by(kab_id: int, rencana_id: UUID) -> list[RealisasiInfo]:
    """What was done of a line, by day."""
    rows = Realisasi.objects.filter(kab_id=kab_id, rencana_id=rencana_id).order_by("tanggal", "saat")
    return [RealisasiInfo(*row) for row in rows.values_list(*RealisasiInfo.__slots__)]


def spent_of(kab_ids: Collection[int], ids: Iterable[UUID]) -> dict[UUID, int]:
    """Realised rupiah of lines; one without any is absent."""
    rows = Realisasi.objects.filter(kab_id__in=list(kab_ids), rencana_id__in=list(ids))
    found: defaultdict[UUID, int] = defaultdict(int)
    for key, amount in rows.order_by().values_list("rencana_id").annotate(biaya_semua=Sum("biaya")):
        found[key] += amount or 0
    return dict(found)


def to_infos(rows: QuerySet[RencanaKerja]) -> list[RencanaInfo]:
    """Rows as values."""
    return [
        RencanaInfo(**{**row, "status": StatusRencana(row["status"]), "bulan": tuple(row["bulan"])})
        for row in rows.values(*_FIELDS)
    ]
