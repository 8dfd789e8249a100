"""Sign-off: the month's figures are frozen with a hash; what comes later is shown beside them as susulan."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.verification import new_code
from simpul.laporan import errors
from simpul.laporan.models import LaporanBulanan, StatusLaporan
from simpul.laporan.rules import canonical_json, fingerprint, report_number


@dataclass(frozen=True, slots=True)
class Signer:
    """Who approves or returns: account and shown name."""

    akun_id: UUID
    nama: str


def check_sign_laporan(*, kab_id: int, posyandu_id: UUID, month: dt.date, today: dt.date) -> LaporanBulanan | None:
    """The latest version of the month; raises when the month lies ahead or is approved already."""
    if month > today:
        raise SimpulError(errors.BULAN_BELUM_MULAI)
    latest = _latest(kab_id, posyandu_id, month)
    if latest is not None and latest.status == StatusLaporan.DISETUJUI:
        raise SimpulError(errors.SUDAH_DISETUJUI, nomor=latest.nomor)
    return latest


def sign_laporan(
    *,
    kab_id: int,
    posyandu_id: UUID,
    nomor_urut: int,
    month: dt.date,
    content: dict[str, Any],
    signer: Signer,
    at: dt.datetime,
    latest: LaporanBulanan | None,
) -> LaporanBulanan:
    """Freeze the content as the next version, approved."""
    versi = latest.versi + 1 if latest else 1
    text = canonical_json(content)
    return LaporanBulanan.objects.create(
        id=new_id(),
        kab_id=kab_id,
        posyandu_id=posyandu_id,
        bulan=month,
        versi=versi,
        status=StatusLaporan.DISETUJUI,
        nomor=report_number(nomor_urut, month, versi),
        isi=text,
        sidik=fingerprint(text),
        kode_periksa=new_code(),
        oleh_id=signer.akun_id,
        oleh_nama=signer.nama,
        pada=at,
    )


def check_return_laporan(*, kab_id: int, posyandu_id: UUID, month: dt.date, pesan: str) -> LaporanBulanan | None:
    """The latest version of the month, which may be none yet; raises when there is no message."""
    if not pesan.strip():
        raise SimpulError(errors.PESAN_KOSONG)
    return _latest(kab_id, posyandu_id, month)


def return_laporan(
    *,
    kab_id: int,
    posyandu_id: UUID,
    month: dt.date,
    pesan: str,
    signer: Signer,
    at: dt.datetime,
    latest: LaporanBulanan | None,
) -> LaporanBulanan:
    """Send the month back with a message; an approved version stays readable under its number."""
    return LaporanBulanan.objects.create(
        id=new_id(),
        kab_id=kab_id,
        posyandu_id=posyandu_id,
        bulan=month,
        versi=latest.versi + 1 if latest else 1,
        status=StatusLaporan.DIKEMBALIKAN,
        pesan=pesan.strip(),
        oleh_id=signer.akun_id,
        oleh_nama=signer.nama,
        pada=at,
    )


def set_number(laporan: LaporanBulanan, n: int) -> None:
    """The change number under which phones fetch it."""
    LaporanBulanan.objects.filter(kab_id=laporan.kab_id, id=laporan.id).update(n=n)


def _latest(kab_id: int, posyandu_id: UUID, month: dt.date) -> LaporanBulanan | None:
    rows = LaporanBulanan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, bulan=month)
    return rows.order_by("-versi").first()
