"""Which posyandu of a place or a regency need a call, and how each desa stands; a handful of reads for all."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.clock import add_months, month_of
from simpul.kunjungan.queries import latest_openings
from simpul.laporan.queries import approved_months
from simpul.layanan.kalender import load_holidays
from simpul.pembinaan.rules.perlu import MONTHS_OPENING, Batas, Keadaan, Perlu, needs_of, report_due
from simpul.posyandu.queries import Berpola, acuan_of, belongs_since, parameters_in

MOST_NAMED = 200  # more posyandu are not named one by one to the database; their regencies are read


@dataclass(frozen=True, slots=True)
class KeadaanBina:
    """A posyandu: what it lacks, its latest opening day, and whether last month's report is approved."""

    home: Berpola
    perlu: Perlu
    buka_terakhir: dt.date | None
    lapor: bool


def standing_of(homes: Sequence[Berpola], today: dt.date) -> list[KeadaanBina]:
    """Posyandu on a day, in the order given."""
    kab_ids = {home.kab_id for home in homes}
    ids = [home.id for home in homes] if len(homes) <= MOST_NAMED else None
    month = month_of(today)
    since = belongs_since(kab_ids, ids)
    opened = latest_openings(kab_ids, ids, add_months(month, -MONTHS_OPENING), today)
    limits, last = limits_of(kab_ids, today), add_months(month, -1)
    approved: dict[UUID, set[dt.date]] = {}
    for place, reported in approved_months(kab_ids, ids, {last, *(report_due(one, today) for one in limits.values())}):
        approved.setdefault(place, set()).add(reported)
    found = []
    for home in homes:
        own = approved.get(home.id, set())
        state = Keadaan(since.get(home.id, today), home.pola_buka, opened.get(home.id), own)
        perlu = needs_of(state, limits[home.kab_id], today)
        found.append(KeadaanBina(home, perlu, state.buka_terakhir, last in own))
    return found


def limits_of(kab_ids: Collection[int], today: dt.date) -> dict[int, Batas]:
    """The numbers and holidays of each regency."""
    own = acuan_of(kab_ids)
    numbers = parameters_in(kab_ids, today)
    return {
        kab_id: Batas(
            buka_hari=numbers[kab_id]["tanpa_buka_hari"],
            laporan_hari=numbers[kab_id]["tanpa_laporan_hari"],
            libur=frozenset(load_holidays(today.year - 1, today.year, own[kab_id].libur_daerah)),
        )
        for kab_id in kab_ids
    }
