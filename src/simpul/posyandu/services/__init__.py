"""Writes of the registry. Every use case has a check that decides and an act that writes; both take lists.

Acts return the changes phones must hear of; `stamp` puts the change number on those rows.
"""

from simpul.jurnal.contracts import Change
from simpul.posyandu.services.acuan import check_set_acuan, check_set_lapisan, set_acuan, set_lapisan, set_penyiapan
from simpul.posyandu.services.parameter import check_set_parameter, set_parameter
from simpul.posyandu.services.peleburan import (
    advance_peleburan,
    begin_peleburan,
    check_begin_peleburan,
    finish_peleburan,
    reopen_peleburan,
    resume_peleburan,
    stop_peleburan,
)
from simpul.posyandu.services.people import (
    add_kader,
    change_bidang,
    check_add_kader,
    check_change_bidang,
    check_end_kader,
    check_end_pengurus,
    check_set_pengurus,
    check_update_kader,
    check_update_pengurus,
    end_kader,
    end_pengurus,
    link_akun,
    set_pengurus,
    update_kader,
    update_pengurus,
)
from simpul.posyandu.services.registrasi import check_step_registrasi, step_registrasi
from simpul.posyandu.services.registry import (
    add_posyandu,
    check_add_posyandu,
    check_move_posyandu,
    check_update_posyandu,
    move_posyandu,
    stamp,
    update_posyandu,
)
from simpul.posyandu.services.sarana import add_sarana, set_dana, set_peralatan
from simpul.posyandu.services.surat import add_surat, check_add_surat
from simpul.posyandu.services.tahap import set_tahap

__all__ = [
    "Change",
    "add_kader",
    "add_posyandu",
    "add_sarana",
    "add_surat",
    "advance_peleburan",
    "begin_peleburan",
    "change_bidang",
    "check_add_kader",
    "check_add_posyandu",
    "check_add_surat",
    "check_begin_peleburan",
    "check_change_bidang",
    "check_end_kader",
    "check_end_pengurus",
    "check_move_posyandu",
    "check_set_acuan",
    "check_set_lapisan",
    "check_set_parameter",
    "check_set_pengurus",
    "check_step_registrasi",
    "check_update_kader",
    "check_update_pengurus",
    "check_update_posyandu",
    "end_kader",
    "end_pengurus",
    "finish_peleburan",
    "link_akun",
    "move_posyandu",
    "reopen_peleburan",
    "resume_peleburan",
    "set_acuan",
    "set_dana",
    "set_lapisan",
    "set_parameter",
    "set_pengurus",
    "set_penyiapan",
    "set_peralatan",
    "set_tahap",
    "stamp",
    "step_registrasi",
    "stop_peleburan",
    "update_kader",
    "update_pengurus",
    "update_posyandu",
]
