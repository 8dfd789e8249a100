"""Reads of plans: typed rows, always inside a regency."""

from simpul.rencana.queries.baris import (
    RealisasiInfo,
    RencanaInfo,
    Saring,
    TahapInfo,
    find_rencana,
    history_of,
    list_rencana,
    realised_by,
    spent_of,
)
from simpul.rencana.queries.insentif import InsentifInfo, insentif_in, insentif_tally
from simpul.rencana.queries.jumlah import TertulisInfo, place_groups, sum_groups, tertulis_of
from simpul.rencana.queries.matriks import ProgramInfo, find_program, list_program, program_near
from simpul.rencana.queries.usulan import proposals_of, requests_of, taken

__all__ = [
    "InsentifInfo",
    "ProgramInfo",
    "RealisasiInfo",
    "RencanaInfo",
    "Saring",
    "TahapInfo",
    "TertulisInfo",
    "find_program",
    "find_rencana",
    "history_of",
    "insentif_in",
    "insentif_tally",
    "list_program",
    "list_rencana",
    "place_groups",
    "program_near",
    "proposals_of",
    "realised_by",
    "requests_of",
    "spent_of",
    "sum_groups",
    "taken",
    "tertulis_of",
]
