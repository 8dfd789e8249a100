"""Rules of people: NIK, life-cycle group, plausible dates, likely duplicates, merging of edits. Pure."""

from simpul.warga.rules.dates import check_birth, check_event, check_work_date, months_through
from simpul.warga.rules.life_cycle import EpisodeRingkas, Kelompok, group_of, is_balita
from simpul.warga.rules.linking import Tautan, roots_of
from simpul.warga.rules.matching import LIKELY, Ciri, Key, duplicate_score, index_keys, search_keys, sound_key
from simpul.warga.rules.merging import MERGE_RULES, Aturan, merge_field, merge_row
from simpul.warga.rules.nik import check_nik, clean_number, decode_nik, mask_number, mask_tail
from simpul.warga.rules.text import check_texts

__all__ = [
    "LIKELY",
    "MERGE_RULES",
    "Aturan",
    "Ciri",
    "EpisodeRingkas",
    "Kelompok",
    "Key",
    "Tautan",
    "check_birth",
    "check_event",
    "check_nik",
    "check_texts",
    "check_work_date",
    "clean_number",
    "decode_nik",
    "duplicate_score",
    "group_of",
    "index_keys",
    "is_balita",
    "mask_number",
    "mask_tail",
    "merge_field",
    "merge_row",
    "months_through",
    "roots_of",
    "search_keys",
    "sound_key",
]
