"""Use cases of usulan: `check_x` decides over a list of operations, `x` writes what was decided."""

from simpul.usulan.services.clear import clear_usulan
from simpul.usulan.services.kasus import check_seal_kasus, note_tindak_lanjut, open_kasus, seal_kasus
from simpul.usulan.services.send import check_send_usulan, send_usulan
from simpul.usulan.services.steps import (
    answer_usulan,
    check_answer_usulan,
    check_close_usulan,
    check_complete_usulan,
    check_forward_usulan,
    check_plan_usulan,
    check_receive_usulan,
    check_return_usulan,
    check_unplan_usulan,
    close_usulan,
    complete_usulan,
    forward_usulan,
    plan_usulan,
    receive_usulan,
    return_usulan,
    unplan_usulan,
)

__all__ = [
    "answer_usulan",
    "check_answer_usulan",
    "check_close_usulan",
    "check_complete_usulan",
    "check_forward_usulan",
    "check_plan_usulan",
    "check_receive_usulan",
    "check_return_usulan",
    "check_seal_kasus",
    "check_send_usulan",
    "check_unplan_usulan",
    "clear_usulan",
    "close_usulan",
    "complete_usulan",
    "forward_usulan",
    "note_tindak_lanjut",
    "open_kasus",
    "plan_usulan",
    "receive_usulan",
    "return_usulan",
    "seal_kasus",
    "send_usulan",
    "unplan_usulan",
]
