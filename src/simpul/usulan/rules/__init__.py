"""Pure decisions of usulan: states, numbers, sentences and clocks. No Django, no clock, no catalogue."""

from simpul.usulan.rules.jam import deadline_label, is_overdue, remaining_days, resume_deadline
from simpul.usulan.rules.kalimat import check_message, long_date
from simpul.usulan.rules.nomor import (
    OFFICE_LETTER,
    Nomor,
    format_nomor,
    nomor_warnings,
    office_prefix,
    parse_nomor,
    rt_of,
)
from simpul.usulan.rules.status import (
    OPEN,
    REFERRED,
    RUNNING,
    Act,
    Hasil,
    Keputusan,
    PosKasus,
    Status,
    StatusKasus,
    next_status,
    refusal,
    responsible,
    status_label,
)

__all__ = [
    "OFFICE_LETTER",
    "OPEN",
    "REFERRED",
    "RUNNING",
    "Act",
    "Hasil",
    "Keputusan",
    "Nomor",
    "PosKasus",
    "Status",
    "StatusKasus",
    "check_message",
    "deadline_label",
    "format_nomor",
    "is_overdue",
    "long_date",
    "next_status",
    "nomor_warnings",
    "office_prefix",
    "parse_nomor",
    "refusal",
    "remaining_days",
    "responsible",
    "resume_deadline",
    "rt_of",
    "status_label",
]
