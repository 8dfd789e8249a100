"""Writes of the registry. Every use case has a check that decides and an act that writes; both take lists.

Acts return the changes phones must hear of; `stamp` puts the change number on those rows.
"""

from simpul.jurnal.contracts import Change
from simpul.posyandu.services.acuan import check_set_acuan, set_acuan
from simpul.posyandu.services.people import (
    add_kader,
    check_add_kader,
    check_end_kader,
    check_end_pengurus,
    check_set_pengurus,
    check_update_kader,
    end_kader,
    end_pengurus,
    link_akun,
    set_pengurus,
    update_kader,
)
from simpul.posyandu.services.registry import (
    add_posyandu,
    check_add_posyandu,
    check_move_posyandu,
    check_update_posyandu,
    move_posyandu,
    stamp,
    update_posyandu,
)

__all__ = [
    "Change",
    "add_kader",
    "add_posyandu",
    "check_add_kader",
    "check_add_posyandu",
    "check_end_kader",
    "check_end_pengurus",
    "check_move_posyandu",
    "check_set_acuan",
    "check_set_pengurus",
    "check_update_kader",
    "check_update_posyandu",
    "end_kader",
    "end_pengurus",
    "link_akun",
    "move_posyandu",
    "set_acuan",
    "set_pengurus",
    "stamp",
    "update_kader",
    "update_posyandu",
]
