"""Dates as papers write them: what day of the week they name, and what date."""

import datetime as dt

import pytest

from simpul.kernel.tanggal import date_in, full_date, weekday_in, written_date

TUESDAY, FRIDAY, SUNDAY = 1, 4, 6


def test_it_works() -> None:
    assert full_date(dt.date(2025, 12, 10)) == "Rabu, 10 Desember 2025"


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Selasa, 10 Desember 2025", TUESDAY),
        ("Pada hari Selasa tanggal sepuluh bulan Desember", TUESDAY),
        ("Kuala Kurun, Selasa 10 Desember 2025", TUESDAY),
        ("ditetapkan Selasa tanggal 10 Desember 2025", TUESDAY),
        ("hari Jum'at, 12-12-2025", FRIDAY),
        ("Ahad 14 Desember 2025", SUNDAY),
        ("Minggu, 14 Desember 2025", SUNDAY),
        ("Minggu ke-2 bulan Desember 2025", None),
        ("minggu kedua", None),
        ("10 Desember 2025", None),
        ("hari ini", None),
        ("", None),
    ],
)
def test_a_weekday_is_read_where_papers_write_it(text: str, weekday: int | None) -> None:
    assert weekday_in(text) == weekday


def test_a_day_that_no_month_has_is_words_without_a_date() -> None:
    assert written_date("31 Juni 2025") == ("31 Juni 2025", None)
    assert date_in("31 Juni 2025") is None
    assert written_date("bulan depan") is None
