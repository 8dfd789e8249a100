"""Use cases of visits. `check_x` decides and writes nothing, `x` writes what was decided and decides nothing."""

from simpul.kunjungan.services.choose import (
    check_choose_penimbangan,
    check_void_penimbangan,
    choose_penimbangan,
    void_penimbangan,
)
from simpul.kunjungan.services.clear import clear_kunjungan
from simpul.kunjungan.services.correct import check_correct_penimbangan, correct_penimbangan
from simpul.kunjungan.services.follow import check_follow_archive, check_follow_warga, follow_warga
from simpul.kunjungan.services.record import (
    carry_penimbangan,
    check_carry_penimbangan,
    check_record_penimbangan,
    record_penimbangan,
)
from simpul.kunjungan.services.sesi import (
    check_close_sesi,
    check_open_sesi,
    check_record_kehadiran,
    check_reopen_sesi,
    close_sesi,
    open_sesi,
    record_kehadiran,
    reopen_sesi,
)
from simpul.kunjungan.services.visit import (
    check_record_kunjungan,
    check_void_kunjungan,
    record_kunjungan,
    void_kunjungan,
)

__all__ = [
    "carry_penimbangan",
    "check_carry_penimbangan",
    "check_choose_penimbangan",
    "check_close_sesi",
    "check_correct_penimbangan",
    "check_follow_archive",
    "check_follow_warga",
    "check_open_sesi",
    "check_record_kehadiran",
    "check_record_kunjungan",
    "check_record_penimbangan",
    "check_reopen_sesi",
    "check_void_kunjungan",
    "check_void_penimbangan",
    "choose_penimbangan",
    "clear_kunjungan",
    "close_sesi",
    "correct_penimbangan",
    "follow_warga",
    "open_sesi",
    "record_kehadiran",
    "record_kunjungan",
    "record_penimbangan",
    "reopen_sesi",
    "void_kunjungan",
    "void_penimbangan",
]
