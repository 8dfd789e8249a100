"""Writes of pembinaan, each decided before by its rule."""

from simpul.pembinaan.services.aksi import add_aksi, check_update_aksi, lock_aksi, report_aksi, update_aksi
from simpul.pembinaan.services.buku_harian import add_catatan, correct_catatan
from simpul.pembinaan.services.dukungan import (
    add_anggaran,
    count_nilai,
    open_nilai,
    record_hadir,
    seen_hadir,
    state_sk,
    strike_anggaran,
)
from simpul.pembinaan.services.kunjungan import cancel_kunjungan, close_temuan, plan_kunjungan, record_hasil
from simpul.pembinaan.services.strata import state_strata
from simpul.pembinaan.services.tim import (
    Diterima,
    add_anggota,
    add_sk,
    check_add_anggota,
    check_add_sk,
    check_form_tim,
    end_anggota,
    form_tim,
    lock_team,
    update_anggota,
    update_tim,
)

__all__ = [
    "Diterima",
    "add_aksi",
    "add_anggaran",
    "add_anggota",
    "add_catatan",
    "add_sk",
    "cancel_kunjungan",
    "check_add_anggota",
    "check_add_sk",
    "check_form_tim",
    "check_update_aksi",
    "close_temuan",
    "correct_catatan",
    "count_nilai",
    "end_anggota",
    "form_tim",
    "lock_aksi",
    "lock_team",
    "open_nilai",
    "plan_kunjungan",
    "record_hadir",
    "record_hasil",
    "report_aksi",
    "seen_hadir",
    "state_sk",
    "state_strata",
    "strike_anggaran",
    "update_aksi",
    "update_anggota",
    "update_tim",
]
