"""The prover of sums: one place and month a run, round and round, against its recaps and what is on its way up."""

import datetime as dt
from collections import Counter

from simpul.akses import services as akses
from simpul.akses.services import AuditIn
from simpul.jurnal import outbox
from simpul.jurnal.transactions import write_transaction
from simpul.kernel.clock import add_months, local_date, month_of
from simpul.laporan.models import RekapBulan, RekapGulung
from simpul.laporan.services.drain import add_cells
from simpul.posyandu import queries as posyandu
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import WilayahRow

MONTHS = 3
REPAIR = "sapu_rekap"
Sums = Counter[str]


def prove_gulung(at: dt.datetime, turn: int) -> int:
    """Prove the sums of one place in one month, chosen by `turn`, and mend them; returns 1 when they were wrong.

    What differs at a glance may only have been on its way, so it is compared again while nothing moves.
    """
    paths = posyandu.summed_paths()
    if not paths:
        return 0
    place = _place(paths[turn // MONTHS % len(paths)])
    if place is None:
        return 0
    month = add_months(month_of(local_date(at, place.zona_waktu)), -(turn % MONTHS))
    if not _missing(place, month):
        return 0
    with write_transaction(wait_seconds=30):
        outbox.hold_still()
        missing = _missing(place, month)
        if missing:
            add_cells(Counter({(place.id, month, name): value for name, value in missing.items()}))
            akses.write_audit([_line(place, month, missing)])
    return int(bool(missing))


def _place(path: str) -> WilayahRow | None:
    """The place of a path; None when its code is of the past."""
    key = wilayah.wilayah_ids_by_kode([path]).get(path) if path else wilayah.NASIONAL_ID
    return wilayah.wilayah_by_ids([key]).get(key) if key else None


def _missing(place: WilayahRow, month: dt.date) -> Sums:
    """What must be added to the stored sums of a place: its recaps, less what waits, less what is stored."""
    last_day = add_months(month, 1) - dt.timedelta(days=1)
    members = {one.posyandu_id: one.kab_id for one in posyandu.members_on(place.bounds, last_day)}
    wanted: Sums = Counter()
    recaps = RekapBulan.objects.filter(kab_id__in=set(members.values()), bulan=month)
    for posyandu_id, figures in recaps.values_list("posyandu_id", "angka").iterator():
        if posyandu_id in members:
            wanted.update(figures)
    for posyandu_id, difference in outbox.pending(set(members.values()), month):
        if posyandu_id in members:
            wanted.subtract(difference)
    stored = RekapGulung.objects.filter(wilayah_id=place.id, bulan=month)
    wanted.subtract(dict(stored.values_list("indikator", "nilai")))
    return Counter({name: value for name, value in wanted.items() if value})


def _line(place: WilayahRow, month: dt.date, missing: Sums) -> AuditIn:
    words = ", ".join(f"{name} {value:+d}" for name, value in sorted(missing.items()))
    ids = (str(place.id), month.isoformat())
    return AuditIn(None, REPAIR, "rekap_gulung", ids, kab_id=place.kab_id, alasan=f"{place.label}: {words}")
