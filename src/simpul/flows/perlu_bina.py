"""Which posyandu of a place or a regency need a call, and how each desa stands; a handful of reads for all."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.clock import add_months, month_of
from simpul.kunjungan.queries import latest_openings
from simpul.laporan.queries import approved_months
from simpul.layanan.kalender import load_holidays
from simpul.pembinaan.rules.perlu import MONTHS_OPENING, Batas, Keadaan, Perlu, needs_of, report_due
from simpul.posyandu.queries import PosyanduInfo, belongs_since, parameters_in
from simpul.posyandu.rules import StatusPosyandu


@dataclass(frozen=True, slots=True)
class KeadaanBina:
    """A posyandu: what it lacks, its latest opening day, and whether last month's report is approved."""

    home: PosyanduInfo
    perlu: Perlu
    buka_terakhir: dt.date | None
    lapor: bool


def standing_of(homes: Iterable[PosyanduInfo], today: dt.date) -> list[KeadaanBina]:
    """Every active posyandu on a day, in the order given."""
    active = [home for home in homes if home.status is StatusPosyandu.AKTIF]
    kab_ids, ids = {home.kab_id for home in active}, [home.id for home in active]
    month = month_of(today)
    since = belongs_since(kab_ids, ids)
    opened = latest_openings(kab_ids, ids, add_months(month, -MONTHS_OPENING), today)
    limits, last = limits_of(active, kab_ids, today), add_months(month, -1)
    approved: dict[UUID, set[dt.date]] = {}
    for place, reported in approved_months(kab_ids, ids, {last, *(report_due(one, today) for one in limits.values())}):
        approved.setdefault(place, set()).add(reported)
    found = []
    for home in active:
        own = approved.get(home.id, set())
        state = Keadaan(since.get(home.id, today), home.pola_buka, opened.get(home.id), own)
        perlu = needs_of(state, limits[home.kab_id], today)
        found.append(KeadaanBina(home, perlu, state.buka_terakhir, last in own))
    return found


def limits_of(homes: Collection[PosyanduInfo], kab_ids: Collection[int], today: dt.date) -> dict[int, Batas]:
    """The numbers and holidays of each regency."""
    own = {home.kab_id: home.acuan.libur_daerah for home in homes}
    numbers = parameters_in(kab_ids, today)
    return {
        kab_id: Batas(
            buka_hari=numbers[kab_id]["tanpa_buka_hari"],
            laporan_hari=numbers[kab_id]["tanpa_laporan_hari"],
            libur=frozenset(load_holidays(today.year - 1, today.year, own[kab_id])),
        )
        for kab_id in kab_ids
    }
