"""Single values as people type them: read, or told; never guessed."""

import datetime as dt

import pytest

from simpul.flows.impor.errors import Kata
from simpul.interop.impor.nilai import (
    masked,
    read_date,
    read_kk,
    read_nik,
    read_number,
    read_position,
    read_sex,
    read_vitamin_a,
    read_yes,
)

TODAY = dt.date(2026, 11, 26)
NIK = "6210025009240001"


@pytest.mark.parametrize("cell", [NIK, f"'{NIK}", "6210 0250 0924 0001", int(NIK)])
def test_it_works(cell: str | int) -> None:
    assert read_nik(cell) == NIK


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        ("-", None),
        ("0", Kata.NIK_PENGISI),
        (0, Kata.NIK_PENGISI),
        ("0000000000000000", Kata.NIK_PENGISI),
        ("9999999999999999", Kata.NIK_PENGISI),
        ("1234567890123456", Kata.NIK_PENGISI),
        ("62100250092400", Kata.NIK_BUKAN_16),
        ("3.3281E+15", Kata.NIK_TERPOTONG),
        ("3,3281E+15", Kata.NIK_TERPOTONG),
        (6210025009240000, Kata.NIK_TERPOTONG),
        (3.3281e15 + 0.5, Kata.NIK_TERPOTONG),
    ],
)
def test_a_nik_that_lost_digits_or_fills_a_gap_is_told(cell: object, expected: object) -> None:
    assert read_nik(cell) == expected  # type: ignore[arg-type]  # cells of every kind


def test_a_family_number_holds_no_birth_date() -> None:
    assert read_kk("6210029999990001") == "6210029999990001"
    assert read_kk("62100299") is Kata.KK_TIDAK_TERBACA
    assert read_kk("0000000000000000") is Kata.KK_TIDAK_TERBACA
    assert read_kk("") is None


@pytest.mark.parametrize(
    "cell",
    ["2024-08-20", "20-08-2024", "20/8/2024", "20.08.2024", "20 Agustus 2024", "20 Agt 2024", "20-Aug-2024",
     45524, "45524", "2024-08-20 00:00:00"],
)  # fmt: skip
def test_dates_of_every_kind(cell: str | int) -> None:
    assert read_date(cell, TODAY, two_digits=False) == dt.date(2024, 8, 20)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("31-02-2024", Kata.TANGGAL_TIDAK_TERBACA),
        ("08/20/2024", Kata.TANGGAL_TIDAK_TERBACA),
        ("Agustus", Kata.TANGGAL_TIDAK_TERBACA),
        (2024, dt.date(1905, 7, 16)),  # a year as a number is a serial of long ago, which the check of birth refuses
        (999_999, Kata.TANGGAL_TIDAK_TERBACA),
        ("20-08-24", Kata.TAHUN_DUA_ANGKA),
        ("", None),
    ],
)
def test_what_is_no_date_is_told(cell: object, expected: object) -> None:
    assert read_date(cell, TODAY, two_digits=False) == expected  # type: ignore[arg-type]  # cells of every kind


def test_a_serial_of_the_dossier() -> None:
    assert read_date(45520, TODAY, two_digits=False) == dt.date(2024, 8, 16)
    assert read_date("08/20/2024", TODAY, two_digits=False, month_first=True) == dt.date(2024, 8, 20)
    assert read_date("20-08-24", TODAY, two_digits=True) == dt.date(2024, 8, 20)
    assert read_date("20-08-99", TODAY, two_digits=True) == dt.date(1999, 8, 20)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(8.6, 8.6), ("8,6", 8.6), ("8.6 kg", 8.6), (" 86 cm", 86.0), ("0", None), ("-", None), (None, None),
     ("PINDAH RUMAH", Kata.BUKAN_ANGKA), ("8,6,1", Kata.BUKAN_ANGKA), (8600, 8600.0)],
)  # fmt: skip
def test_measures(cell: object, expected: object) -> None:
    assert read_number(cell) == expected  # type: ignore[arg-type]  # cells of every kind


@pytest.mark.parametrize("cell", [1e300, 10**400, 6210025009240001, "9" * 400, f"-{'9' * 400}", float("inf")])
def test_a_number_of_another_column_stays_one_that_can_be_told(cell: object) -> None:
    read = read_number(cell)  # type: ignore[arg-type]  # cells of every kind
    assert isinstance(read, float)
    assert abs(read) == 1e9


def test_words() -> None:
    assert [read_sex(cell) for cell in ("L", "Laki-Laki", 1, "LK")] == ["L"] * 4
    assert [read_sex(cell) for cell in ("P", "PEREMPUAN", 2, "Pr.")] == ["P"] * 4
    assert read_sex("N") is Kata.KELAMIN
    assert [read_position(cell) for cell in ("Terlentang", "berdiri", "", "N")] == ["telentang", "berdiri", None, None]
    assert [read_vitamin_a(cell) for cell in ("Biru", "MERAH", "ya")] == ["biru", "merah", None]
    assert [read_yes(cell) for cell in ("YA", "", "Tidak")] == [True, True, False]


def test_a_number_is_masked_wherever_it_stands() -> None:
    assert masked("nik", NIK) == "**** 0001"
    assert masked("nama", NIK) == "**** 0001"
    assert masked("kk", "123") == "****"
    assert masked("nama", "Aisyah") == "Aisyah"
