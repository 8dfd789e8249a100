"""Writes of laporan: recount, drain, sweep, approved fields and sign-off; never a row of another domain."""

from simpul.laporan.services.approve_field import (
    approve_rekap_bidang,
    check_approve_rekap_bidang,
    check_withdraw_rekap_bidang,
    withdraw_rekap_bidang,
)
from simpul.laporan.services.drain import drain_kotak_keluar, rebuild_gulung
from simpul.laporan.services.prove import prove_gulung
from simpul.laporan.services.recount import clear_recap, recount, recount_many, recount_since
from simpul.laporan.services.sign import (
    Signer,
    check_return_laporan,
    check_sign_laporan,
    return_laporan,
    set_number,
    sign_laporan,
)
from simpul.laporan.services.sweep import open_months, sweep

__all__ = [
    "Signer",
    "approve_rekap_bidang",
    "check_approve_rekap_bidang",
    "check_return_laporan",
    "check_sign_laporan",
    "check_withdraw_rekap_bidang",
    "clear_recap",
    "drain_kotak_keluar",
    "open_months",
    "prove_gulung",
    "rebuild_gulung",
    "recount",
    "recount_many",
    "recount_since",
    "return_laporan",
    "set_number",
    "sign_laporan",
    "sweep",
    "withdraw_rekap_bidang",
]
