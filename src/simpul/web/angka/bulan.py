"""The month of a page: the running one unless the address names another, in words (R46)."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest

from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of

CHOICES = 13


@dataclass(frozen=True, slots=True)
class Bulan:
    """A month, today's date in the zone of the place, and the months one may choose."""

    awal: dt.date
    hari_ini: dt.date
    pilihan: tuple[dt.date, ...]

    @property
    def iso(self) -> str:
        """As addresses write it: 2026-11."""
        return f"{self.awal:%Y-%m}"

    @property
    def berjalan(self) -> bool:
        """Whether it is the running month."""
        return self.awal == month_of(self.hari_ini)


def read_month(request: HttpRequest, zone: str) -> Bulan:
    """The month asked for by `?bulan=2026-11`; what is no month of the past or the present is the running one."""
    today = clock.today(zone)
    running = month_of(today)
    asked = parse_month(request.GET.get("bulan", "")) or running
    month = min(asked, running)
    choices = [add_months(running, -back) for back in range(CHOICES)]
    return Bulan(month, today, tuple(choices if month in choices else [*choices, month]))


def parse_month(text: str) -> dt.date | None:
    """2026-11 as the first day of that month; None when it is none."""
    try:
        return dt.date.fromisoformat(f"{text}-01") if len(text) == 7 else None
    except ValueError:
        return None
