"""Rules of visits: limits of measurements, dates, opening days, two weighings of one date. Pure."""

from simpul.kunjungan.rules.conflict import Timbang, conflicts, months_of, next_after, stranded
from simpul.kunjungan.rules.dates import check_date
from simpul.kunjungan.rules.limits import Ukuran, check_hard, check_soft, check_vitamin_a
from simpul.kunjungan.rules.sesi import REOPEN_DAYS, carried_id, kehadiran_id, may_reopen, sesi_id
from simpul.kunjungan.rules.temuan import is_finding

__all__ = [
    "REOPEN_DAYS",
    "Timbang",
    "Ukuran",
    "carried_id",
    "check_date",
    "check_hard",
    "check_soft",
    "check_vitamin_a",
    "conflicts",
    "is_finding",
    "kehadiran_id",
    "may_reopen",
    "months_of",
    "next_after",
    "sesi_id",
    "stranded",
]
