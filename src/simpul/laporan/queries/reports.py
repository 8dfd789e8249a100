"""Signed reports: their frozen content, their state by month, and what a QR code may tell."""

import datetime as dt
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from simpul.jurnal.operations.rows import LaporanRow
from simpul.kernel.clock import local_time
from simpul.kernel.errors import SimpulError
from simpul.kernel.verification import ungroup_code
from simpul.laporan import errors
from simpul.laporan.models import LaporanBulanan, StatusLaporan
from simpul.laporan.rules import fingerprint


@dataclass(frozen=True, slots=True)
class LaporanInfo:
    """A version of a monthly report; `isi` is the frozen content of an approved one.

    `utuh` is false when the stored text is not what was approved; then `isi` is empty, for nothing of it may be used.
    """

    id: UUID
    kab_id: int
    posyandu_id: UUID
    bulan: dt.date
    versi: int
    status: str
    nomor: str
    isi: dict[str, Any]
    sidik: str
    kode_periksa: str
    pesan: str
    oleh_nama: str
    pada: dt.datetime
    utuh: bool = True

    @property
    def is_approved(self) -> bool:
        """Whether this version was approved."""
        return self.status == StatusLaporan.DISETUJUI


@dataclass(frozen=True, slots=True)
class Verification:
    """What W-09 may tell without showing content: genuine and latest, replaced, or altered.

    `pada` is the moment of approval on the clock of the posyandu; None when the text was altered.
    """

    nomor: str
    bulan: dt.date
    pada: dt.datetime | None
    is_genuine: bool
    is_latest: bool


@dataclass(frozen=True, slots=True)
class ReportState:
    """How far a month's report is: its newest version without the content."""

    id: UUID
    status: str
    nomor: str
    versi: int
    pada: dt.datetime

    @property
    def is_approved(self) -> bool:
        """Whether the newest version is an approved one."""
        return self.status == StatusLaporan.DISETUJUI


def report_states(
    kab_ids: Collection[int], month: dt.date, posyandu_ids: Collection[UUID] | None = None
) -> dict[UUID, ReportState]:
    """The state of a month's reports of regencies, or of some posyandu; absent when nothing was decided yet."""
    rows = LaporanBulanan.objects.filter(kab_id__in=list(kab_ids), bulan=month)
    if posyandu_ids is not None:
        rows = rows.filter(posyandu_id__in=list(posyandu_ids))
    listed = rows.order_by("versi").values_list("posyandu_id", "id", "status", "nomor", "versi", "pada")
    return {place: ReportState(key, status, nomor, versi, at) for place, key, status, nomor, versi, at in listed}


def laporan_versions(kab_id: int, posyandu_id: UUID, month: dt.date) -> list[LaporanInfo]:
    """All versions of one month, newest first."""
    rows = LaporanBulanan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, bulan=month)
    return [_info(row) for row in rows.order_by("-versi")]


def find_laporan(kab_id: int, laporan_id: UUID) -> LaporanInfo:
    """One version; raises `laporan.tidak_ada`."""
    row = LaporanBulanan.objects.filter(kab_id=kab_id, id=laporan_id).first()
    if row is None:
        raise SimpulError(errors.TIDAK_ADA)
    return _info(row)


def verify_kode(text: str) -> Verification | None:
    """What a verification code stands for; None when no report has it."""
    kode = ungroup_code(text)
    row = LaporanBulanan.objects.filter(kode_periksa=kode).first() if kode else None
    if row is None:
        return None
    newer = LaporanBulanan.objects.filter(
        kab_id=row.kab_id, posyandu_id=row.posyandu_id, bulan=row.bulan, versi__gt=row.versi
    )
    genuine = fingerprint(row.isi) == row.sidik
    # An altered text may be no JSON at all, so it is not read.
    at = local_time(row.pada, json.loads(row.isi)["posyandu"]["zona_waktu"]) if genuine else None
    return Verification(row.nomor, row.bulan, at, genuine, not newer.exists())


def sync_rows(entity: str, kab_id: int, posyandu_id: UUID, ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """Rows of `laporan` for a phone."""
    if entity != "laporan":
        return []
    rows = LaporanBulanan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id__in=list(ids))
    return [_row(row) for row in rows.order_by("id")]


def snapshot_rows(entity: str, kab_id: int, posyandu_id: UUID, since: dt.date) -> list[dict[str, Any]]:
    """All rows of `laporan` since a month."""
    if entity != "laporan":
        return []
    rows = LaporanBulanan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, bulan__gte=since)
    return [_row(row) for row in rows.order_by("id")]


def _row(row: LaporanBulanan) -> dict[str, Any]:
    shown = LaporanRow(
        id=row.id,
        n=row.n,
        bulan=row.bulan,
        status="disetujui" if row.status == StatusLaporan.DISETUJUI else "dikembalikan",
        nomor=row.nomor or None,
        pesan=row.pesan or None,
    )
    return {name: getattr(shown, name) for name in LaporanRow.__struct_fields__}


def _info(row: LaporanBulanan) -> LaporanInfo:
    genuine = fingerprint(row.isi) == row.sidik if row.isi or row.sidik else True
    return LaporanInfo(
        id=row.id,
        kab_id=row.kab_id,
        posyandu_id=row.posyandu_id,
        bulan=row.bulan,
        versi=row.versi,
        status=row.status,
        nomor=row.nomor,
        isi=json.loads(row.isi) if row.isi and genuine else {},
        sidik=row.sidik,
        kode_periksa=row.kode_periksa,
        pesan=row.pesan,
        oleh_nama=row.oleh_nama,
        pada=row.pada,
        utuh=genuine,
    )
