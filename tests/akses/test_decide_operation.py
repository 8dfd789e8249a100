"""Each operation type is an act at each door, or may not come through it."""

import pytest

from factories.akses import actor_of, at
from simpul.akses.rules.operations import ACTIONS
from simpul.akses.rules.words import Peran, Pintu
from simpul.akses.services import decide_operation
from simpul.jurnal.operations import OPERATION_TYPES

OFFICE_ONLY = {"receive_usulan", "return_usulan", "forward_usulan", "answer_usulan", "close_usulan"}


def test_it_works() -> None:
    assert decide_operation(actor_of(Peran.KADER), "record_penimbangan", "hp", at("own")).allowed


def test_every_type_has_an_act_at_some_door_and_no_word_is_left_over() -> None:
    assert {name for acts in ACTIONS.values() for name in acts} == set(OPERATION_TYPES)
    assert set(ACTIONS[Pintu.CONTOH]) == set(OPERATION_TYPES)
    assert set(ACTIONS[Pintu.KANTOR]) == set(OPERATION_TYPES)
    assert set(OPERATION_TYPES) - set(ACTIONS[Pintu.HP]) == OFFICE_ONLY


@pytest.mark.parametrize("kind", sorted(set(OPERATION_TYPES) - OFFICE_ONLY))
def test_a_kader_may_do_on_her_phone_all_but_what_the_chair_decides(kind) -> None:
    chair_only = {"merge_warga", "unmerge_warga", "reopen_sesi", "choose_penimbangan"}
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
