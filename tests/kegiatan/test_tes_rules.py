"""Questions as typed, sheets as on paper, and what a test says of its questions: no database."""

from fractions import Fraction
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.kegiatan.rules.analisis import analyse
from simpul.kegiatan.rules.soal import (
    EMPTY,
    Soal,
    only_keys_differ,
    read_lembar,
    read_soal,
    write_lembar,
    write_soal,
)
from simpul.kernel.errors import SimpulError

TYPED = """
[sosial] 1. Siapa yang menetapkan Posyandu?
A. Camat
*B. Kepala desa atau lurah
C) Puskesmas

Berapa bidang SPM?
a. Lima
* b. Enam
"""


def test_it_works() -> None:
    rows = read_soal(TYPED)
    assert [(row.teks, row.pilihan, row.kunci, row.bidang) for row in rows] == [
        ("Siapa yang menetapkan Posyandu?", ("Camat", "Kepala desa atau lurah", "Puskesmas"), 1, "sosial"),
        ("Berapa bidang SPM?", ("Lima", "Enam"), 1, ""),
    ]
    assert read_soal(write_soal(rows)) == rows
    assert read_lembar("b a", rows) == (1, 0)
    assert read_lembar("-B", rows) == (EMPTY, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" \n ", "kegiatan.soal_kosong"),
        ("Apa?\nA. satu", "kegiatan.soal_pilihan"),
        ("Apa?\n" + "\n".join(f"{letter}. x" for letter in "ABCDEFA"), "kegiatan.soal_pilihan"),
        ("Apa?\nA. satu\nB. dua", "kegiatan.soal_kunci"),
        ("Apa?\n*A. satu\n*B. dua", "kegiatan.soal_kunci"),
        ("[pangan] Apa?\n*A. satu\nB. dua", "kegiatan.soal_bidang"),
        ("A" * 501 + "\n*A. satu\nB. dua", "kegiatan.isian_panjang"),
        ("Apa?\n*A. satu\nB. dua\n" * 61, "kegiatan.terlalu_banyak"),
        ("A. pilihan tanpa soal", "kegiatan.soal_pilihan"),
    ],
)
def test_wrong_questions_are_refused(text, code) -> None:
    with pytest.raises(SimpulError) as refused:
        read_soal(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("B", "kegiatan.lembar_panjang"), ("BAB", "kegiatan.lembar_panjang"), ("BC", "kegiatan.lembar_huruf"),
     ("9A", "kegiatan.lembar_huruf"), ("--", "kegiatan.lembar_kosong")],
)  # fmt: skip
def test_wrong_sheets_are_refused(text, code) -> None:
    with pytest.raises(SimpulError) as refused:
        read_lembar(text, read_soal(TYPED), "Bu Sari")
    assert refused.value.code == code
    assert refused.value.params["nama"] == "Bu Sari"


@given(st.lists(st.integers(EMPTY, 2), min_size=1, max_size=60))
def test_letters_say_what_was_answered(answers) -> None:
    soal = [Soal("Apa?", ("a", "b", "c"), 0)] * len(answers)
    if all(place == EMPTY for place in answers):
        return
    assert read_lembar(write_lembar(answers), soal) == tuple(answers)


def test_only_a_key_may_change_under_answers() -> None:
    rows = read_soal(TYPED)
    assert only_keys_differ(rows, read_soal(TYPED.replace("A. Camat", "*A. Camat").replace("*B. Kepala", "B. Kepala")))
    assert not only_keys_differ(rows, read_soal(TYPED.replace("Camat", "Bupati")))
    assert not only_keys_differ(rows, rows[:1])


def sheets(*answers: tuple[int, ...]) -> dict[UUID, tuple[int, ...]]:
    """Sheets of as many people."""
    return {uuid4(): one for one in answers}


def test_difficulty_and_gain_are_counted_by_hand() -> None:
    soal = [Soal("satu", ("a", "b"), 0), Soal("dua", ("a", "b"), 1)]
    people = [uuid4() for _ in range(12)]
    pre = dict(zip(people, [(0, 0)] * 6 + [(1, 0)] * 6, strict=True))
    post = dict(zip(people, [(0, 1)] * 9 + [(1, 0)] * 3, strict=True))
    found = analyse(soal, pre, post)
    first, second = found.soal
    assert (first.pre.persen, first.post.persen, first.naik, first.kesukaran) == (50, 75, 25, "mudah")
    assert (second.pre.persen, second.post.persen, second.naik, second.kesukaran) == (0, 75, 75, "mudah")
    assert first.pilihan == (9, 3)
    assert (found.rata_pre, found.rata_post, found.hake) == (25, 75, 67)
    assert found.berpasangan == 12
    assert first.daya_beda is None
    assert first.daya_beda_kata == "perlu paling sedikit 30 lembar"
    assert found.temuan == ()


def test_discrimination_tells_who_knows_from_who_does_not_and_finds_a_wrong_key() -> None:
    soal = [Soal("satu", ("a", "b"), 0), Soal("dua", ("a", "b"), 0), Soal("tiga", ("a", "b"), 0)]
    best, last = [(0, 0, 1)] * 15, [(1, 1, 0)] * 15
    found = analyse(soal, {}, sheets(*best, *last))
    assert [row.daya_beda for row in found.soal] == [Fraction(1), Fraction(1), Fraction(-1)]
    assert found.soal[2].daya_beda_kata == "terbalik, periksa kunci"
    assert found.soal[0].daya_beda_kata == "baik"


def test_what_cannot_be_compared_is_said() -> None:
    soal = [Soal("satu", ("a", "b"), 0)]
    pre, post = sheets(*[(0,)] * 20), sheets(*[(0,)] * 12)
    shared = dict(list(pre.items())[:5])
    found = analyse(soal, pre, post | shared)
    assert [one.kode for one in found.temuan] == ["timpang", "sedikit"]
    assert found.berpasangan == 5
    assert [one.kode for one in analyse(soal, sheets((EMPTY,)), {}).temuan] == ["sedikit", "kosong"]
    nothing = analyse(soal, {}, {})
    assert (nothing.temuan, nothing.rata_post, nothing.soal[0].kesukaran) == ((), None, "belum ada jawaban")


def test_no_person_leaves_the_analysis() -> None:
    people = sheets(*[(0,)] * 40)
    said = repr(analyse([Soal("satu", ("a", "b"), 0)], people, people))
    assert not any(str(key) in said for key in people)
