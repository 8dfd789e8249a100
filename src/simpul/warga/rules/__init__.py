"""Rules of people: NIK, life-cycle group, plausible dates, likely duplicates, merging of edits. Pure."""

from simpul.warga.rules.archiving import RESTORE_DAYS, may_restore
from simpul.warga.rules.dates import check_birth, check_event, check_work_date, months_through
from simpul.warga.rules.hak import (
    IDENTITAS,
    JenisHak,
    StatusHak,
    first_answer_due,
    is_late,
    make_ticket,
    may_step,
    read_ticket,
    show_ticket,
)
from simpul.warga.rules.life_cycle import EpisodeRingkas, Kelompok, group_of, is_balita
from simpul.warga.rules.linking import Tautan, roots_of
from simpul.warga.rules.matching import LIKELY, Ciri, Key, duplicate_score, index_keys, search_keys, sound_key
from simpul.warga.rules.merging import MERGE_RULES, Aturan, merge_field, merge_row
from simpul.warga.rules.nik import check_nik, clean_number, decode_nik, is_filler, mask_number, mask_tail
from simpul.warga.rules.reasons import AlasanMirip, reasons_alike
from simpul.warga.rules.text import check_texts

__all__ = [
    "IDENTITAS",
    "LIKELY",
    "MERGE_RULES",
    "RESTORE_DAYS",
    "AlasanMirip",
    "Aturan",
    "Ciri",
    "EpisodeRingkas",
    "JenisHak",
    "Kelompok",
    "Key",
    "StatusHak",
    "Tautan",
    "check_birth",
    "check_event",
    "check_nik",
    "check_texts",
    "check_work_date",
    "clean_number",
    "decode_nik",
    "duplicate_score",
    "first_answer_due",
    "group_of",
    "index_keys",
    "is_balita",
    "is_filler",
    "is_late",
    "make_ticket",
    "mask_number",
    "mask_tail",
    "may_restore",
    "may_step",
    "merge_field",
    "merge_row",
    "months_through",
    "read_ticket",
    "reasons_alike",
    "roots_of",
    "search_keys",
    "show_ticket",
    "sound_key",
]
