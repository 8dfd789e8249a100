"""Which posyandu shows for a call: the boundary days of both limits, holidays, months without a planned day."""

import datetime as dt

import pytest

from simpul.pembinaan.rules.ajakan import MOST_NAMED, Baris, reminder
from simpul.pembinaan.rules.perlu import Batas, Keadaan, Perlu, missed_opening, missed_report, needs_of, opening_due

BEGAN = dt.date(2024, 1, 1)
TENTH = {"tanggal": 10}
LIMITS = Batas(buka_hari=3, laporan_hari=5)
OCTOBER, SEPTEMBER = dt.date(2026, 10, 1), dt.date(2026, 9, 1)


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


def state(opened: dt.date | None = None, pola=TENTH, approved=(), began: dt.date = BEGAN) -> Keadaan:
    return Keadaan(began, pola, opened, approved)


@pytest.mark.parametrize(
    ("today", "opened", "expected"),
    [
        (day(11, 12), day(10, 10), None),  # the second day after the plan
        (day(11, 13), day(10, 10), day(11, 10)),  # the third
        (day(11, 13), day(11, 3), None),  # opened before the planned day, in its month
        (day(11, 13), day(11, 13), None),
        (day(11, 9), day(9, 10), day(10, 10)),  # October never came, and November is not due
        (day(11, 9), None, day(10, 10)),
        (day(11, 9), day(11, 2), None),  # October's came late
    ],
)
def test_an_opening_day_is_missed_after_the_days_of_the_region(today, opened, expected) -> None:
    assert missed_opening(state(opened), LIMITS, today) == expected


def test_a_planned_holiday_waits_for_the_next_day_that_is_none() -> None:
    limits = Batas(3, 5, frozenset({day(11, 10), day(11, 11)}))
    assert opening_due(TENTH, day(11, 1), limits.libur) == day(11, 12)
    assert missed_opening(state(day(10, 10)), limits, day(11, 14)) is None
    assert missed_opening(state(day(10, 10)), limits, day(11, 15)) == day(11, 12)


def test_a_month_without_a_planned_day_lasts_until_its_end() -> None:
    assert missed_opening(state(day(10, 20), pola=None), LIMITS, day(11, 30)) is None
    assert missed_opening(state(day(10, 20), pola=None), LIMITS, day(12, 2)) is None
    assert missed_opening(state(day(10, 20), pola=None), LIMITS, day(12, 3)) == day(11, 30)
    assert missed_opening(state(day(12, 1), pola=None), LIMITS, day(12, 3)) is None


def test_a_posyandu_owes_nothing_from_before_it_was() -> None:
    assert missed_opening(state(began=day(11, 11)), LIMITS, day(11, 13)) is None
    assert missed_opening(state(began=day(11, 10)), LIMITS, day(11, 13)) == day(11, 10)
    assert missed_report(state(began=day(11, 1)), LIMITS, day(11, 20)) is None
    assert missed_report(state(began=day(10, 31)), LIMITS, day(11, 20)) == OCTOBER


def test_the_longest_patience_still_finds_a_plan() -> None:
    assert missed_opening(state(), Batas(90, 5), day(11, 30)) == day(8, 10)


@pytest.mark.parametrize(
    ("today", "approved", "expected"),
    [
        (day(11, 5), {SEPTEMBER}, None),  # the last day in order, a Thursday
        (day(11, 6), {SEPTEMBER}, OCTOBER),
        (day(11, 6), {SEPTEMBER, OCTOBER}, None),
        (day(11, 5), set(), SEPTEMBER),  # the month before is still open
        (day(11, 5), {OCTOBER}, SEPTEMBER),
    ],
)
def test_a_report_is_missed_after_the_days_of_the_region(today, approved, expected) -> None:
    assert missed_report(state(approved=approved), LIMITS, today) == expected


def test_the_last_day_for_a_report_waits_for_a_working_day() -> None:
    # 5 September 2026 is a Saturday; Monday is a holiday here.
    limits = Batas(3, 5, frozenset({day(9, 7)}))
    july = state(approved={day(7, 1)})
    assert missed_report(july, limits, day(9, 8)) is None
    assert missed_report(july, limits, day(9, 9)) == day(8, 1)


def test_both_are_told_together() -> None:
    assert needs_of(state(), LIMITS, day(11, 20)) == Perlu(day(11, 10), OCTOBER)
    assert not needs_of(state(day(11, 10), approved={OCTOBER}), LIMITS, day(11, 20))


def test_a_reminder_asks_and_blames_nobody() -> None:
    rows = [Baris("Melati 3", Perlu(day(11, 10), OCTOBER), ("papan nama dipasang",)), Baris("Mawar 1", Perlu())]
    text = reminder("Kecamatan Kurun", "Desa Tumbang", rows, day(12, 4))
    assert "Posyandu Melati 3: hari buka yang direncanakan 10 November 2026" in text
    assert "Posyandu Melati 3: laporan Oktober 2026" in text
    assert "kesepakatan “papan nama dipasang”" in text
    assert "berkunjung 4 Desember 2026" in text
    assert "Mawar 1" not in text
    assert not [word for word in ("terlambat", "lalai", "segera", "wajib", "teguran", "!") if word in text.casefold()]


def test_a_reminder_without_needs_is_only_kind() -> None:
    text = reminder("Kecamatan Kurun", "Desa Tumbang", [])
    assert "belum" not in text
    assert text.endswith("Terima kasih.")


def test_a_reminder_names_no_more_than_is_read() -> None:
    rows = [Baris(f"Melati {n}", Perlu(day(11, 10))) for n in range(MOST_NAMED + 3)]
    assert "dan 3 Posyandu lain" in reminder("Kecamatan Kurun", "Desa Tumbang", rows)
