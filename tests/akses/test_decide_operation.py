"""Each operation type is an act at each door, or may not come through it."""

import datetime as dt
from dataclasses import replace

import pytest

from factories.akses import actor_of, at
from simpul.akses.rules.operations import ACTIONS
from simpul.akses.rules.words import Peran, Pintu
from simpul.akses.services import decide_operation
from simpul.jurnal.operations import OPERATION_TYPES

OFFICE_ONLY = {
    *("receive_usulan", "return_usulan", "forward_usulan", "answer_usulan", "close_usulan"),
    *("plan_usulan", "unplan_usulan"),
    *("release_operasi", "refuse_operasi"),
    "carry_penimbangan",
}


def test_it_works() -> None:
    assert decide_operation(actor_of(Peran.KADER), "record_penimbangan", "hp", at("own")).allowed


def test_every_type_has_an_act_at_some_door_and_no_word_is_left_over() -> None:
    assert {name for acts in ACTIONS.values() for name in acts} == set(OPERATION_TYPES)
    assert set(ACTIONS[Pintu.CONTOH]) == set(OPERATION_TYPES)
    assert set(ACTIONS[Pintu.KANTOR]) == set(OPERATION_TYPES)
    assert set(OPERATION_TYPES) - set(ACTIONS[Pintu.HP]) == OFFICE_ONLY


@pytest.mark.parametrize("kind", sorted(set(OPERATION_TYPES) - OFFICE_ONLY))
def test_a_kader_may_do_on_her_phone_all_but_what_the_chair_decides(kind) -> None:
    chair_only = {"merge_warga", "unmerge_warga", "distinguish_warga", "reopen_sesi", "choose_penimbangan"}
    allowed = decide_operation(actor_of(Peran.KADER), kind, "hp", at("own")).allowed
    assert allowed is (kind not in chair_only)
    assert decide_operation(actor_of(Peran.KETUA_POSYANDU), kind, "hp", at("own")).allowed


@pytest.mark.parametrize("kind", sorted(OFFICE_ONLY))
def test_the_work_of_offices_does_not_come_from_a_phone(kind) -> None:
    refused = decide_operation(actor_of(Peran.KETUA_POSYANDU), kind, "hp", at("own"))
    assert refused.code == "akses.pintu"


def test_an_unknown_type_and_an_unknown_account_are_refused() -> None:
    assert decide_operation(actor_of(Peran.KADER), "terbang", "hp", at("own")).code == "akses.pintu"
    assert decide_operation(None, "open_sesi", "hp", at("own")).code == "akses.belum_bertugas"


def test_another_posyandu_is_refused_whatever_the_type() -> None:
    for kind in set(OPERATION_TYPES) - {"seal_kasus"}:
        for door in Pintu:
            assert not decide_operation(actor_of(Peran.KETUA_POSYANDU), kind, door, at("sibling")).allowed


@pytest.mark.parametrize(
    ("service_date", "code"),
    [
        ("2026-06-29", ""),
        ("2026-06-30", "akses.belum_bertugas"),
        ("2025-12-31", "akses.belum_bertugas"),
        (None, "akses.belum_bertugas"),
    ],
)
def test_work_done_in_office_and_sent_later_is_hers(service_date, code) -> None:
    actor = actor_of(Peran.KADER)
    ended = replace(actor.grants[0], selesai=dt.date(2026, 6, 30))
    target = at("own", pada=dt.date.fromisoformat(service_date) if service_date else None)
    assert decide_operation(replace(actor, grants=(ended,)), "open_sesi", "hp", target).code == code


def test_a_task_to_come_is_not_begun_by_a_later_date() -> None:
    actor = actor_of(Peran.KADER)
    coming = replace(actor.grants[0], mulai=dt.date(2027, 1, 1))
    target = at("own", pada=dt.date(2027, 1, 2))
    assert not decide_operation(replace(actor, grants=(coming,)), "open_sesi", "hp", target).allowed


def test_work_copied_from_paper_older_than_the_task_is_allowed_today() -> None:
    target = at("own", pada=dt.date(2025, 11, 26))
    assert decide_operation(actor_of(Peran.KADER), "record_penimbangan", "hp", target).allowed
