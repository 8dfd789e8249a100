"""Use cases of people. `check_x` decides and writes nothing, `x` writes what was decided and decides nothing."""

from simpul.warga.services.anonymous import register_anonymous
from simpul.warga.services.archive import (
    archive_warga,
    check_archive_warga,
    check_restore_warga,
    restore_warga,
)
from simpul.warga.services.clear import clear_warga
from simpul.warga.services.consent import check_set_izin, set_izin
from simpul.warga.services.correct import check_correct_warga, correct_warga
from simpul.warga.services.distinguish import check_distinguish_warga, distinguish_warga
from simpul.warga.services.hak import (
    approve_hapus,
    check_approve_hapus,
    check_close,
    check_identitas,
    check_permintaan,
    check_step,
    close_permintaan,
    empty_old,
    forget_said,
    note_identitas,
    propose_hapus,
    receive_permintaan,
    return_hapus,
)
from simpul.warga.services.keluarga import (
    check_correct_keluarga,
    check_register_keluarga,
    correct_keluarga,
    register_keluarga,
)
from simpul.warga.services.merge import check_merge_warga, check_unmerge_warga, merge_warga, unmerge_warga
from simpul.warga.services.register import check_register_warga, register_warga
from simpul.warga.services.reseal import names_in_use, reseal_numbers
from simpul.warga.services.status import (
    check_end_warga,
    check_record_episode,
    end_warga,
    record_episode,
)

__all__ = [
    "approve_hapus",
    "archive_warga",
    "check_approve_hapus",
    "check_archive_warga",
    "check_close",
    "check_correct_keluarga",
    "check_correct_warga",
    "check_distinguish_warga",
    "check_end_warga",
    "check_identitas",
    "check_merge_warga",
    "check_permintaan",
    "check_record_episode",
    "check_register_keluarga",
    "check_register_warga",
    "check_restore_warga",
    "check_set_izin",
    "check_step",
    "check_unmerge_warga",
    "clear_warga",
    "close_permintaan",
    "correct_keluarga",
    "correct_warga",
    "distinguish_warga",
    "empty_old",
    "end_warga",
    "forget_said",
    "merge_warga",
    "names_in_use",
    "note_identitas",
    "propose_hapus",
    "receive_permintaan",
    "record_episode",
    "register_anonymous",
    "register_keluarga",
    "register_warga",
    "reseal_numbers",
    "restore_warga",
    "return_hapus",
    "set_izin",
    "unmerge_warga",
]
