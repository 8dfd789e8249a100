"""Numbers that a region sets: from a day on, with a basis, and never backwards."""

import datetime as dt

import pytest

from factories.posyandu import KAB, load_posyandu, pengelola
from simpul.akses.services import ActorContext
from simpul.flows.parameter import set_parameter
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import parameter_history, parameters_in, parameters_of
from simpul.posyandu.rules.parameter import BUTIR, PARAMETER, Berlaku, Parameters

DAY = dt.timedelta(days=1)
PERBUP = "Perbup 12/2026 Pasal 4"


@pytest.fixture
def boss(db) -> ActorContext:
    load_posyandu()
    return pengelola()


def test_it_works(boss) -> None:
    today = clock.today("WIB")
    set_parameter(boss, KAB, "kader_minimum", 9, f"  {PERBUP} ", today + DAY)

    before, after = parameters_of(KAB, today), parameters_of(KAB, today + DAY)
    assert (before["kader_minimum"], after["kader_minimum"]) == (15, 9)
    assert after.of("kader_minimum") == Berlaku(9, PERBUP, today + DAY)
    assert after["masa_jabatan_tahun"] == 5
    assert parameters_in([KAB, KAB + 1], today + DAY)[KAB + 1]["kader_minimum"] == 15
    assert parameter_history(KAB) == [("kader_minimum", Berlaku(9, PERBUP, today + DAY))]


def test_the_last_word_of_a_day_counts(boss) -> None:
    today = clock.today("WIB")
    set_parameter(boss, KAB, "kader_minimum", 9, PERBUP, today)
    set_parameter(boss, KAB, "kader_minimum", 7, PERBUP, today)
    set_parameter(boss, KAB, "kader_minimum", 12, PERBUP, today + DAY)
    set_parameter(boss, KAB, "kader_minimum", 8, PERBUP, today)

    assert parameters_of(KAB, today)["kader_minimum"] == 8
    assert parameters_of(KAB, today + DAY)["kader_minimum"] == 12


@pytest.mark.parametrize(
    ("kode", "nilai", "dasar", "shift", "code"),
    [
        ("kader_maksimum", 5, PERBUP, 0, "posyandu.parameter_tidak_dikenal"),
        ("kader_minimum", 0, PERBUP, 0, "posyandu.parameter_batas"),
        ("kader_minimum", 61, PERBUP, 0, "posyandu.parameter_batas"),
        ("kader_minimum", 9, "  ", 0, "posyandu.parameter_tanpa_dasar"),
        ("kader_minimum", 9, PERBUP, -1, "posyandu.parameter_mundur"),
    ],
)
def test_what_is_refused_changes_nothing(boss, kode, nilai, dasar, shift, code) -> None:
    with pytest.raises(SimpulError) as refused:
        set_parameter(boss, KAB, kode, nilai, dasar, clock.today("WIB") + shift * DAY)
    assert refused.value.code == code
    assert parameter_history(KAB) == []


def test_every_default_lies_inside_its_limits() -> None:
    assert len(BUTIR) == len(PARAMETER)
    assert [item.kode for item in PARAMETER if not item.terkecil <= item.bawaan <= item.terbesar] == []
    assert all(item.dasar for item in PARAMETER)
    with pytest.raises(KeyError):
        Parameters()["tidak_ada"]
