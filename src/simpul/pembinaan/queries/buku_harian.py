"""Reads of the diary of a kecamatan."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import TruncMonth

from simpul.kernel.clock import add_months
from simpul.pembinaan.models import BukuHarian


@dataclass(frozen=True, slots=True)
class CatatanInfo:
    """An entry with who wrote it; `desa` is the name of the desa it is about, '' for none."""

    id: UUID
    kab_id: int
    wilayah_id: int
    tanggal: dt.date
    isi: str
    desa_id: int | None
    desa: str
    kunjungan_id: UUID | None
    versi: int
    oleh: str


def find_catatan(kab_id: int, catatan_id: UUID) -> CatatanInfo | None:
    """One entry, or None."""
    rows = _entries(BukuHarian.objects.filter(kab_id=kab_id, id=catatan_id))
    return rows[0] if rows else None


def entries_of(kab_id: int, wilayah_id: int, month: dt.date, text: str = "") -> list[CatatanInfo]:
    """The entries of a kecamatan in a month, oldest first; a text narrows them."""
    rows = BukuHarian.objects.filter(
        kab_id=kab_id, wilayah_id=wilayah_id, tanggal__gte=month, tanggal__lt=add_months(month, 1)
    )
    if text:
        rows = rows.filter(isi__icontains=text)
    return _entries(rows.order_by("tanggal", "id"))


def months_with_entries(kab_id: int, wilayah_id: int, limit: int = 36) -> list[dt.date]:
    """Months in which a kecamatan wrote, the latest first."""
    rows = BukuHarian.objects.filter(kab_id=kab_id, wilayah_id=wilayah_id).annotate(bulan=TruncMonth("tanggal"))
    return list(rows.order_by("-bulan").values_list("bulan", flat=True).distinct()[:limit])


def _entries(rows: QuerySet[BukuHarian]) -> list[CatatanInfo]:
    return [
        CatatanInfo(
            id=row.id,
            kab_id=row.kab_id,
            wilayah_id=row.wilayah_id,
            tanggal=row.tanggal,
            isi=row.isi,
            desa_id=row.desa_id,
            desa=row.desa.nama if row.desa else "",
            kunjungan_id=row.kunjungan_id,
            versi=row.versi,
            oleh=row.oleh.nama,
        )
        for row in rows.select_related("desa", "oleh")
    ]
