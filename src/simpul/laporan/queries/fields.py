"""Recaps of fields that were approved, and what changed in them since."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from simpul.laporan.models import RekapBidang
from simpul.laporan.queries.figures import rekap_of
from simpul.laporan.rules import field_figures, late_changes
from simpul.layanan.indikator import load_indicators


@dataclass(frozen=True, slots=True)
class RekapBidangInfo:
    """Who approved the recap of a field and when; `berubah` is {figure: (then, now)}, empty when it still stands."""

    bidang: str
    oleh_nama: str
    pada: dt.datetime
    berubah: dict[str, tuple[int, int]]


def rekap_bidang_of(kab_id: int, posyandu_id: UUID, month: dt.date) -> dict[str, RekapBidangInfo]:
    """The approved fields of a posyandu-month by field; a field that nobody approved is absent."""
    rows = list(RekapBidang.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, bulan=month))
    now = _figures(kab_id, posyandu_id, month) if rows else {}
    return {
        row.bidang: RekapBidangInfo(
            row.bidang,
            row.oleh_nama,
            row.pada,
            late_changes(row.angka, field_figures(load_indicators(), now, row.bidang)),
        )
        for row in rows
    }


def field_recap(kab_id: int, posyandu_id: UUID, month: dt.date, bidang: str) -> dict[str, int]:
    """The figures of one field in the stored recap of a month."""
    return field_figures(load_indicators(), _figures(kab_id, posyandu_id, month), bidang)


def _figures(kab_id: int, posyandu_id: UUID, month: dt.date) -> dict[str, int]:
    stored = rekap_of(kab_id, posyandu_id, [month]).get(month)
    return stored.angka if stored else {}
