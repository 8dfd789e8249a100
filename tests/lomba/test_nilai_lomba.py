"""Scores, totals and ranks; whom a judge may not judge; what an instrument must say."""

import datetime as dt
from fractions import Fraction
from uuid import UUID

import hypothesis.strategies as st
import pytest
from hypothesis import given

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.lomba.rules.forms import (
    ButirForm,
    JuriForm,
    LombaForm,
    MasaTahap,
    check_form,
    check_items,
    check_judge,
    findings,
)
from simpul.lomba.rules.hasil import Lembar, final_points, in_words, phase_points, rank, sheet_total
from simpul.lomba.rules.nilai import AsalJuri, AsalPeserta, Butir, check_own, check_scores, is_own
from simpul.lomba.rules.words import JenisLomba, Tahap

A, B = new_id(), new_id()
# governance.md 6.3, the proposed instrument: items graded 1 to 4.
ITEMS = [Butir(A, "Kelembagaan", 60, 4), Butir(B, "Inovasi", 40, 4)]
MELATI, MAWAR, SERUNI = new_id(), new_id(), new_id()
JURI1, JURI2 = new_id(), new_id()


def refusal(act, *arguments) -> str:
    with pytest.raises(SimpulError) as caught:
        act(*arguments)
    return caught.value.code


def test_points_are_the_mean_of_complete_sheets() -> None:
    sheets = [
        Lembar(JURI1, MELATI, {A: 4, B: 2}),  # 60 + 20
        Lembar(JURI2, MELATI, {A: 3, B: 4}),  # 45 + 40
        Lembar(JURI1, MAWAR, {A: 4, B: 4}),
        Lembar(JURI2, MAWAR, {A: 1}),  # not complete: not counted
    ]
    points = phase_points(ITEMS, sheets)
    assert points == {MELATI: Fraction(165, 2), MAWAR: Fraction(100)}
    assert in_words(points[MELATI]) == "82,50"
    assert sheet_total(ITEMS, {A: 1}) is None
    assert sheet_total([], {}) is None


def test_equal_points_share_a_rank_and_are_told() -> None:
    ranked = rank({MELATI: Fraction(80), MAWAR: Fraction(80), SERUNI: Fraction(90)})
    assert [(one.peringkat, one.seri) for one in ranked] == [(1, False), (2, True), (2, True)]
    assert ranked[0].peserta_id == SERUNI
    third = Fraction(100, 3)
    assert [one.seri for one in rank({MELATI: third + third + third, MAWAR: Fraction(100)})] == [True, True]


def test_both_phases_count_by_their_share() -> None:
    found = final_points({MELATI: Fraction(50), MAWAR: Fraction(100)}, {MELATI: Fraction(90), SERUNI: Fraction(60)}, 40)
    assert found == {MELATI: Fraction(74), SERUNI: Fraction(36)}


points = st.dictionaries(st.uuids(version=4), st.integers(0, 400).map(lambda n: Fraction(n, 4)), max_size=12)


@given(points)
def test_a_rank_is_one_more_than_those_with_more_points(given_points: dict[UUID, Fraction]) -> None:
    for one in rank(given_points):
        assert one.peringkat == 1 + sum(value > one.nilai for value in given_points.values())
        assert one.seri == (sum(value == one.nilai for value in given_points.values()) > 1)


def test_a_score_over_its_highest_is_refused_and_a_blank_may_follow() -> None:
    assert check_scores(ITEMS, {A: 4, B: None}) == {A: 4}
    assert refusal(check_scores, ITEMS, {A: 5}) == "lomba.nilai_lebih"
    assert refusal(check_scores, ITEMS, {A: -1}) == "lomba.nilai_lebih"
    assert refusal(check_scores, ITEMS, {A: None}) == "lomba.lembar_kosong"
    assert refusal(check_scores, ITEMS, {new_id(): 1}) == "lomba.butir_tidak_ada"


@pytest.mark.parametrize(
    ("juri", "peserta", "own"),
    [
        (AsalJuri(frozenset({"62.10.02.2002"})), AsalPeserta("62.10.02.2002", MELATI), True),
        (AsalJuri(frozenset({"62.10.02.2002"})), AsalPeserta("62.10.02.2003", MELATI), False),
        (AsalJuri(frozenset({"62.10.02.2002"})), AsalPeserta("62.10.02"), True),
        (AsalJuri(frozenset({"62.10.02.2002"})), AsalPeserta("62.10.03"), False),
        (AsalJuri(frozenset({"62.10.02.20021"})), AsalPeserta("62.10.02.2002"), False),
        (AsalJuri(posyandu_ids=frozenset({MELATI})), AsalPeserta("62.10.02.2009", MELATI), True),
        (AsalJuri(), AsalPeserta("62.10.02.2002", MELATI), False),
    ],
)
def test_a_judge_scores_neither_village_nor_posyandu_of_his_own(juri, peserta, own) -> None:
    assert is_own(juri, peserta) is own
    if own:
        with pytest.raises(SimpulError) as caught:
            check_own(juri, peserta, "Pak Budi", "Posyandu Melati")
        assert str(caught.value) == (
            "Pak Budi tidak boleh menilai Posyandu Melati karena berasal dari wilayah atau Posyandu yang sama."
        )


def test_weights_that_do_not_make_a_hundred_are_told_and_kept() -> None:
    assert [one.bobot for one in check_items([ButirForm(" SK  kader ", 30, 4)])] == [30]
    plain = {tahap: MasaTahap() for tahap in Tahap}
    said = findings({Tahap.SELEKSI: 90, Tahap.LAPANGAN: 100}, plain, 2026)
    assert said == ["Bobot seleksi administrasi berjumlah 90, bukan 100. Nilai tertingginya 90."]
    odd = {
        Tahap.SELEKSI: MasaTahap(dt.date(2025, 10, 17), dt.date(2025, 10, 13)),
        Tahap.LAPANGAN: MasaTahap(dt.date(2025, 10, 10)),
    }
    assert len(findings({}, odd, 2026, without_proof=2)) == 5 + 0


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([ButirForm("", 10, 4)], "lomba.isian_kosong"),
        ([ButirForm("x" * 201, 10, 4)], "lomba.isian_panjang"),
        ([ButirForm("SK", 0, 4)], "lomba.bobot"),
        ([ButirForm("SK", 101, 4)], "lomba.bobot"),
        ([ButirForm("SK", 10, 0)], "lomba.maks"),
        ([ButirForm("SK", 10, 101)], "lomba.maks"),
        ([ButirForm("SK", 10, 4), ButirForm("sk", 10, 4)], "lomba.butir_ganda"),
        ([ButirForm(f"B{n}", 1, 4) for n in range(61)], "lomba.terlalu_banyak"),
    ],
)
def test_an_item_that_cannot_be_scored_is_refused(items, code) -> None:
    assert refusal(check_items, items) == code


def test_a_plan_and_a_judge_say_who_and_when() -> None:
    plan = LombaForm(new_id(), 1, JenisLomba.POSYANDU, " Lomba ", 2026, "DPMD")
    assert check_form(plan).nama == "Lomba"
    for change, code in (
        ({"nama": " "}, "lomba.isian_kosong"),
        ({"nama": "x" * 161}, "lomba.isian_panjang"),
        ({"tahun": 26}, "lomba.tahun"),
        ({"porsi_seleksi": 100}, "lomba.porsi"),
        ({"uraian": "x" * 4001}, "lomba.isian_panjang"),
    ):
        said = {"nama": "Lomba", "tahun": 2026, "porsi_seleksi": 40, "uraian": ""} | change
        assert refusal(check_form, LombaForm(new_id(), 1, JenisLomba.KADER, penyelenggara="DPMD", **said)) == code
    assert refusal(check_judge, JuriForm(new_id(), "Ibu", "Dinas", frozenset())) == "lomba.juri_tahap"
    assert refusal(check_judge, JuriForm(new_id(), "", "Dinas", frozenset(Tahap))) == "lomba.isian_kosong"
