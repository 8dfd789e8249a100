"""Approval of one field's recap by its ketua bidang: a row with the figures she read. It holds up nothing."""

import datetime as dt

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.laporan import errors
from simpul.laporan.models import RekapBidang
from simpul.laporan.queries import field_recap
from simpul.laporan.rules import BulanBidang
from simpul.laporan.services.sign import Signer


def check_approve_rekap_bidang(which: BulanBidang, today: dt.date) -> dict[str, int] | None:
    """The figures to approve, None when just these are approved already; raises when the month lies ahead."""
    if which.bulan > today:
        raise SimpulError(errors.BULAN_BELUM_MULAI)
    figures = field_recap(which.kab_id, which.posyandu_id, which.bulan, which.bidang)
    row = _find(which)
    return None if row is not None and row.angka == figures else figures


def approve_rekap_bidang(which: BulanBidang, figures: dict[str, int], signer: Signer, at: dt.datetime) -> None:
    """Keep who approved which figures and when; figures that changed since are approved anew in the same row."""
    row = RekapBidang(
        id=new_id(),
        kab_id=which.kab_id,
        posyandu_id=which.posyandu_id,
        bulan=which.bulan,
        bidang=which.bidang,
        angka=figures,
        oleh_id=signer.akun_id,
        oleh_nama=signer.nama,
        pada=at,
    )
    RekapBidang.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["kab_id", "posyandu_id", "bulan", "bidang"],
        update_fields=["angka", "oleh_id", "oleh_nama", "pada"],
    )


def check_withdraw_rekap_bidang(which: BulanBidang) -> bool:
    """Whether there is an approval to take back; asking twice is harmless."""
    return _find(which) is not None


def withdraw_rekap_bidang(which: BulanBidang) -> None:
    """Take the approval back; that it was given stays in the trail."""
    RekapBidang.objects.filter(
        kab_id=which.kab_id, posyandu_id=which.posyandu_id, bulan=which.bulan, bidang=which.bidang
    ).delete()


def _find(which: BulanBidang) -> RekapBidang | None:
    return RekapBidang.objects.filter(
        kab_id=which.kab_id, posyandu_id=which.posyandu_id, bulan=which.bulan, bidang=which.bidang
    ).first()
