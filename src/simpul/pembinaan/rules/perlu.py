"""Which posyandu needs a friendly call: its opening day or last month's report has not come (users.md job 18).

Days are counted from the planned opening day, or from the first of the month after the month of a report. A planned
day that is a holiday waits for the next day that is none; the last day for a report waits for a working day.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from simpul.kernel.clock import add_months, month_of
from simpul.layanan.kalender import is_working_day
from simpul.posyandu.rules.pola import planned_opening

MONTHS_OPENING = 4  # so many months back the longest patience (90 days) reaches
ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Batas:
    """After how many days each shows, and the holidays of the regency."""

    buka_hari: int
    laporan_hari: int
    libur: Collection[dt.date] = frozenset()


@dataclass(frozen=True, slots=True)
class Keadaan:
    """A posyandu: since when it belongs to its desa, its pattern, its latest opening day up to today, and the months
    (first days) whose report is approved."""

    sejak: dt.date
    pola: Mapping[str, int] | None
    buka_terakhir: dt.date | None
    disetujui: Collection[dt.date] = frozenset()


@dataclass(frozen=True, slots=True)
class Perlu:
    """The opening day that was planned and did not come, and the month whose report did not come."""

    belum_buka: dt.date | None = None
    belum_lapor: dt.date | None = None

    def __bool__(self) -> bool:
        return self.belum_buka is not None or self.belum_lapor is not None


def needs_of(state: Keadaan, limits: Batas, today: dt.date) -> Perlu:
    """What a posyandu lacks on a day."""
    return Perlu(missed_opening(state, limits, today), missed_report(state, limits, today))


def missed_opening(state: Keadaan, limits: Batas, today: dt.date) -> dt.date | None:
    """The latest planned day whose patience is over and after whose month's beginning the posyandu did not open.

    A month without a pattern is held to one opening day until its last day.
    """
    for back in range(MONTHS_OPENING + 1):
        month = add_months(month_of(today), -back)
        plan = opening_due(state.pola, month, limits.libur)
        if plan + dt.timedelta(days=limits.buka_hari) > today:
            continue
        opened = state.buka_terakhir is not None and state.buka_terakhir >= month
        return None if opened or plan < state.sejak else plan
    return None


def missed_report(state: Keadaan, limits: Batas, today: dt.date) -> dt.date | None:
    """The latest month whose report is due and not approved; a month that ended before the posyandu began owes none."""
    month = report_due(limits, today)
    return None if month in state.disetujui or add_months(month, 1) <= state.sejak else month


def report_due(limits: Batas, today: dt.date) -> dt.date:
    """The latest month whose last day for a report has passed, the same for all posyandu of a regency."""
    month = add_months(month_of(today), -1)
    while today <= _last_day_for(month, limits):
        month = add_months(month, -1)
    return month


def _last_day_for(month: dt.date, limits: Batas) -> dt.date:
    last = add_months(month, 1) - ONE + dt.timedelta(days=limits.laporan_hari)
    while not is_working_day(last, limits.libur):
        last += ONE
    return last


def opening_due(pola: Mapping[str, int] | None, month: dt.date, libur: Collection[dt.date]) -> dt.date:
    """The day on which a posyandu is expected to open in a month."""
    plan = planned_opening(pola, month) or add_months(month_of(month), 1) - ONE
    while plan in libur:
        plan += ONE
    return plan
