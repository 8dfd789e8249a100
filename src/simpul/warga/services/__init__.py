"""Use cases of people. `check_x` decides and writes nothing, `x` writes what was decided and decides nothing."""

from simpul.warga.services.anonymous import register_anonymous
from simpul.warga.services.clear import clear_warga
from simpul.warga.services.consent import check_set_izin, set_izin
from simpul.warga.services.correct import check_correct_warga, correct_warga
from simpul.warga.services.keluarga import (
    check_correct_keluarga,
    check_register_keluarga,
    correct_keluarga,
    register_keluarga,
)
from simpul.warga.services.merge import check_merge_warga, check_unmerge_warga, merge_warga, unmerge_warga
from simpul.warga.services.register import check_register_warga, register_warga
from simpul.warga.services.status import (
    check_end_warga,
    check_record_episode,
    end_warga,
    record_episode,
)

__all__ = [
    "check_correct_keluarga",
    "check_correct_warga",
    "check_end_warga",
    "check_merge_warga",
    "check_record_episode",
    "check_register_keluarga",
    "check_register_warga",
    "check_set_izin",
    "check_unmerge_warga",
    "clear_warga",
    "correct_keluarga",
    "correct_warga",
    "end_warga",
    "merge_warga",
    "record_episode",
    "register_anonymous",
    "register_keluarga",
    "register_warga",
    "set_izin",
    "unmerge_warga",
]
