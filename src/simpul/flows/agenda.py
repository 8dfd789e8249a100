"""What is on in a month: opening days by the pattern, those that were held, and where each can be read."""

import datetime as dt
from collections.abc import Collection, Sequence

from simpul.kegiatan.queries import event_days
from simpul.kernel.clock import add_months, month_of
from simpul.kunjungan.queries import opening_dates
from simpul.posyandu.queries import PosyanduInfo
from simpul.posyandu.rules import KELOMPOK_BUKA_NAMES, BukaLain
from simpul.rencana.rules.kalender import Isi
from simpul.wilayah.rules import Bounds


def month_agenda(
    homes: Sequence[PosyanduInfo], kab_ids: Collection[int], bounds: Bounds, month: dt.date
) -> list[tuple[dt.date, Isi]]:
    """Things of a month with their day: opening days of these posyandu, and events of the place they lie in.

    A posyandu that opened on its planned day stands there once. One read for each regency of the posyandu, one for
    the events.
    """
    first = month_of(month)
    held: dict[tuple[object, dt.date], bool] = {}
    for kab_id in {home.kab_id for home in homes}:
        here = [home.id for home in homes if home.kab_id == kab_id]
        held |= dict.fromkeys(opening_dates(kab_id, here, first, add_months(first, 1)), True)
    found: list[tuple[dt.date, Isi]] = []
    for home in homes:
        days = {day for key, day in held if key == home.id}
        planned = {day: _called(home, other) for day, other in reversed(home.planned_in(first))}
        for day in sorted(days | planned.keys()):
            kind = "dibuka" if day in days else "buka"
            found.append((day, Isi(kind, planned.get(day, home.nama), f"/posyandu/{home.kab_id}/{home.id}/")))
    events = event_days(kab_ids, bounds, [home.id for home in homes], first, add_months(first, 1))
    return found + [(day, Isi("kegiatan", name)) for day, _, _, name in events]


def _called(home: PosyanduInfo, other: BukaLain | None) -> str:
    """'Melati 3', or 'Melati 3, Lansia' on a day of its own."""
    return home.nama if other is None else f"{home.nama}, {KELOMPOK_BUKA_NAMES[other.kelompok]}"
