"""A month of a posyandu, a desa or a kecamatan: opening days, and what the plan puts into it."""

import datetime as dt
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest

from simpul.flows.agenda import month_agenda
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.posyandu.queries import posyandu_under
from simpul.posyandu.rules import StatusPosyandu
from simpul.rencana.queries import list_rencana
from simpul.rencana.rules.kalender import Hari, weeks_of
from simpul.rencana.rules.words import COUNTED
from simpul.web.angka.bulan import parse_month
from simpul.web.rencana.reach import Pandang
from simpul.web.rencana.words import BarisRencana, lines_of
from simpul.wilayah.queries import Tingkat

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Kalender:
    """The page of a month; `sebelum` and `berikut` are the months around it as addresses write them."""

    lihat: Pandang
    bulan: dt.date
    minggu: list[list[Hari]]
    rencana: list[BarisRencana]
    tanpa_pola: int
    sebelum: str
    berikut: str


def calendar_page(request: HttpRequest, seen: Pandang) -> Kalender:
    """The calendar; above a kecamatan there is none, for a regency opens on every day."""
    if seen.home is None and seen.place.tingkat < Tingkat.KECAMATAN:
        raise Http404
    today = clock.today(seen.place.zona_waktu)
    month = parse_month(request.GET.get("bulan", "")) or month_of(today)
    if not FIRST_YEAR <= month.year <= LAST_YEAR:
        month = month_of(today)
    homes = [seen.home] if seen.home else posyandu_under(seen.place.id)
    homes = [home for home in homes if home.status is StatusPosyandu.AKTIF]
    saring = replace(seen.saring(month.year), bulan=month.month)
    rows = [row for row in list_rencana(seen.scope, seen.kab_ids, saring) if row.status in COUNTED]
    return Kalender(
        seen,
        month,
        weeks_of(month, month_agenda(homes, seen.kab_ids, seen.bounds, month)),
        lines_of(rows),
        sum(home.pola_buka is None for home in homes),
        f"{add_months(month, -1):%Y-%m}" if month.year > FIRST_YEAR else "",
        f"{add_months(month, 1):%Y-%m}" if month.year < LAST_YEAR else "",
    )
