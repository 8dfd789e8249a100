"""When backups are made, where, and which are kept: pure, time is an argument."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from simpul.kernel.clock import local_time

_NAME = re.compile(r"simpul-(\d{8}T\d{6}Z)\.cadangan")
# A backup that is missed by half a day is an alarm.
LATE = dt.timedelta(hours=36)
ZONE = "WIB"


@dataclass(frozen=True, slots=True)
class Plan:
    """Settings of keeping. `hour` is on the clock of WIB; None makes no backup by itself."""

    folder: Path
    hour: int | None = 1
    daily: int = 7
    weekly: int = 5
    disk_mb: int = 1024


def made_at(path: Path) -> dt.datetime | None:
    """When a backup was made, by its name."""
    found = _NAME.fullmatch(path.name)
    return dt.datetime.strptime(found[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC) if found else None


def stamped(paths: Iterable[Path]) -> list[tuple[dt.datetime, Path]]:
    """Backups, newest first."""
    return sorted(((at, path) for path in paths if (at := made_at(path)) is not None), reverse=True)


def is_due(plan: Plan, last: dt.datetime | None, at: dt.datetime) -> bool:
    """Whether the hour of today has struck since the last backup."""
    if plan.hour is None:
        return False
    wall = local_time(at, ZONE)
    struck = wall.replace(hour=plan.hour, minute=0, second=0, microsecond=0)
    if struck > wall:
        struck -= dt.timedelta(days=1)
    return last is None or local_time(last, ZONE) < struck


def is_late(plan: Plan, last: dt.datetime | None, at: dt.datetime) -> bool:
    """Whether the newest backup is older than it may be."""
    return plan.hour is not None and (last is None or at - last > LATE)


def to_remove(plan: Plan, paths: Iterable[Path], held: str = "") -> list[Path]:
    """Backups past their time: the newest of each of the last days and of each of the last weeks stays.

    Days and weeks count where there is a backup, so that a machine that stood still for a month keeps what it has.
    `held` is the name of the one an upgrade goes back to: it stays until the next upgrade.
    """
    days: dict[dt.date, Path] = {}
    weeks: dict[tuple[int, int], Path] = {}
    listed = stamped(paths)
    for at, path in listed:
        day = local_time(at, ZONE).date()
        days.setdefault(day, path)
        weeks.setdefault(day.isocalendar()[:2], path)
    kept = {*list(days.values())[: plan.daily], *list(weeks.values())[: plan.weekly], *(p for _, p in listed[:1])}
    return [path for _, path in listed if path not in kept and path.name != held]
