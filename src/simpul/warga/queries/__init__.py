"""Reads of people: by id for checks, rows for sync, the recap's population, pages and search."""

from simpul.warga.queries.pages import (
    BarisGabung,
    BarisOrang,
    BarisRiwayat,
    PasanganMirip,
    Profil,
    list_duplicates,
    list_history,
    list_merges,
    list_people,
    profile,
    reveal_nik,
    search,
)
from simpul.warga.queries.people import (
    Orang,
    Rumpun,
    clusters,
    episodes_of,
    exists,
    family_heads,
    find_people,
    find_rt,
    merged_map,
    nik_elsewhere,
)
from simpul.warga.queries.recap import OrangRekap, recap_people
from simpul.warga.queries.rows import snapshot_rows, sync_rows
from simpul.warga.queries.secrets import hash_number, open_value, seal_value

__all__ = [
    "BarisGabung",
    "BarisOrang",
    "BarisRiwayat",
    "Orang",
    "OrangRekap",
    "PasanganMirip",
    "Profil",
    "Rumpun",
    "clusters",
    "episodes_of",
    "exists",
    "family_heads",
    "find_people",
    "find_rt",
    "hash_number",
    "list_duplicates",
    "list_history",
    "list_merges",
    "list_people",
    "merged_map",
    "nik_elsewhere",
    "open_value",
    "profile",
    "recap_people",
    "reveal_nik",
    "seal_value",
    "search",
    "snapshot_rows",
    "sync_rows",
]
