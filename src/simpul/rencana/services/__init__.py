"""Writes of rencana: `check_x` decides, `x` writes."""

from simpul.rencana.services.baris import (
    add_realisasi,
    add_rencana,
    add_tertulis,
    check_add_realisasi,
    check_add_rencana,
    check_step_rencana,
    check_update_rencana,
    step_rencana,
    update_rencana,
)
from simpul.rencana.services.insentif import check_pay_insentif, pay_insentif, set_insentif
from simpul.rencana.services.matriks import check_save_program, save_program, update_program

__all__ = [
    "add_realisasi",
    "add_rencana",
    "add_tertulis",
    "check_add_realisasi",
    "check_add_rencana",
    "check_pay_insentif",
    "check_save_program",
    "check_step_rencana",
    "check_update_rencana",
    "pay_insentif",
    "save_program",
    "set_insentif",
    "step_rencana",
    "update_program",
    "update_rencana",
]
