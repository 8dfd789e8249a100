"""Reads of usulan: typed rows, always inside a regency; sealed reports have their own narrow door."""

from simpul.usulan.queries.detail import (
    UsulanDetail,
    access_facts,
    family_of,
    find_usulan,
    linked_warga,
    protected_answers,
    similar_usulan,
    usulan_of,
)
from simpul.usulan.queries.facts import exists, last_counter, named_photos, number_holders, requests_of, work_calendar
from simpul.usulan.queries.kasus import KasusItem, kasus_facts, kasus_for
from simpul.usulan.queries.lists import InboxCount, UsulanItem, count_by_status, count_inbox, inbox
from simpul.usulan.queries.recap import UsulanAge, UsulanRekap, open_ages, recap_rows
from simpul.usulan.queries.rows import snapshot_rows, sync_rows
from simpul.usulan.queries.tally import open_ages_by_place, open_by_place, open_by_posyandu, village_steps

__all__ = [
    "InboxCount",
    "KasusItem",
    "UsulanAge",
    "UsulanDetail",
    "UsulanItem",
    "UsulanRekap",
    "access_facts",
    "count_by_status",
    "count_inbox",
    "exists",
    "family_of",
    "find_usulan",
    "inbox",
    "kasus_facts",
    "kasus_for",
    "last_counter",
    "linked_warga",
    "named_photos",
    "number_holders",
    "open_ages",
    "open_ages_by_place",
    "open_by_place",
    "open_by_posyandu",
    "protected_answers",
    "recap_rows",
    "requests_of",
    "similar_usulan",
    "snapshot_rows",
    "sync_rows",
    "usulan_of",
    "village_steps",
    "work_calendar",
]
