"""When backups are made and which stay: pure."""

import datetime as dt
from pathlib import Path

from simpul.flows.keeping.plan import Plan, is_due, is_late, made_at, to_remove

PLAN = Plan(Path("/cadangan"), hour=1, daily=3, weekly=2)
# 01:00 in western Indonesia is 18:00 UTC of the day before.
STRUCK = dt.datetime(2026, 11, 26, 18, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def named(at: dt.datetime) -> Path:
    return PLAN.folder / f"simpul-{at:%Y%m%dT%H%M%SZ}.cadangan"


def test_it_is_due_once_after_the_hour() -> None:
    assert is_due(PLAN, STRUCK - HOUR, STRUCK)
    assert not is_due(PLAN, STRUCK - HOUR, STRUCK - HOUR / 2)
    assert not is_due(PLAN, STRUCK, STRUCK + 23 * HOUR)
    assert is_due(PLAN, STRUCK, STRUCK + 24 * HOUR)
    assert is_due(PLAN, None, STRUCK)


def test_nothing_is_due_or_late_when_it_is_switched_off() -> None:
    off = Plan(Path("/cadangan"), hour=None)
    assert not is_due(off, None, STRUCK)
    assert not is_late(off, None, STRUCK)


def test_a_day_and_a_half_is_late() -> None:
    assert not is_late(PLAN, STRUCK, STRUCK + 36 * HOUR)
    assert is_late(PLAN, STRUCK, STRUCK + 37 * HOUR)
    assert is_late(PLAN, None, STRUCK)


def test_the_newest_of_each_day_and_week_stays() -> None:
    days = [STRUCK - dt.timedelta(days=back) for back in range(20)]
    twice = [STRUCK - dt.timedelta(minutes=5)]
    gone = to_remove(PLAN, map(named, days + twice))
    kept = {at for at in days if named(at) not in gone}
    assert named(twice[0]) in gone
    assert named(twice[0]) not in to_remove(PLAN, map(named, days + twice), named(twice[0]).name)
    # Three days, and the newest of the two weeks: the second one is the Sunday before (in WIB).
    assert kept == {*days[:3], dt.datetime(2026, 11, 21, 18, 0, tzinfo=dt.UTC)}


def test_a_machine_that_stood_still_keeps_what_it_has() -> None:
    old = [STRUCK - dt.timedelta(days=400 + back) for back in range(2)]
    assert to_remove(PLAN, map(named, old)) == []


def test_other_files_are_never_touched() -> None:
    other = [PLAN.folder / "kunci.json", PLAN.folder / "simpul-lama.cadangan", PLAN.folder / "catatan.txt"]
    assert to_remove(PLAN, other) == []
    assert made_at(other[1]) is None
