"""Working days and the holidays of Indonesia."""

import datetime as dt

import pytest

from simpul.layanan.kalender import (
    first_answer_deadline,
    is_working_day,
    load_holidays,
    working_days_between,
)


def test_it_works() -> None:
    holidays = load_holidays(2026, 2027)
    assert first_answer_deadline(dt.date(2026, 11, 26), 5, holidays) == dt.date(2026, 12, 3)
    assert holidays[dt.date(2026, 12, 25)] == "Hari Raya Natal"
    assert holidays[dt.date(2026, 12, 24)].startswith("Cuti Bersama")
    assert first_answer_deadline(dt.date(2026, 12, 23), 1, holidays) == dt.date(2026, 12, 28)


def test_negative_days_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        first_answer_deadline(dt.date(2026, 11, 26), -1, set())


def test_the_fixture_window_of_november_2026_has_no_holiday() -> None:
    window = [day for day in load_holidays(2026, 2026) if dt.date(2026, 11, 1) <= day <= dt.date(2026, 12, 10)]
    assert window == []


def test_a_regional_holiday_moves_the_deadline() -> None:
    regional = {dt.date(2026, 11, 30): "Hari jadi kabupaten"}
    holidays = load_holidays(2026, 2026, regional)
    assert first_answer_deadline(dt.date(2026, 11, 26), 5, holidays) == dt.date(2026, 12, 4)


def test_working_days_between_counts_what_the_deadline_adds() -> None:
    holidays = load_holidays(2026, 2027)
    start = dt.date(2026, 12, 21)
    for days in range(12):
        due = first_answer_deadline(start, days, holidays)
        assert working_days_between(start, due, holidays) == days
    assert working_days_between(start, start, holidays) == 0
    assert working_days_between(start, dt.date(2026, 12, 1), holidays) == 0
    assert not is_working_day(dt.date(2026, 12, 25), holidays)
