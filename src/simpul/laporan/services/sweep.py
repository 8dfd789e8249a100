"""The sweeper: opens each month, keeps proving that stored sums equal their rows, and repairs what does not."""

import datetime as dt
import random
from collections.abc import Collection
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.services import AuditIn
from simpul.jurnal.transactions import lock_posyandu, write_transaction
from simpul.kernel.clock import add_months, local_date, month_of
from simpul.laporan.models import RekapBulan
from simpul.laporan.services.prove import REPAIR
from simpul.laporan.services.recount import Hitung, recount_many
from simpul.posyandu import queries as posyandu

SAMPLE = 20
OPEN_MONTHS = 3
OPENED_AT_ONCE = 500  # the loop has other work too; the rest follows at the next round


def sweep(at: dt.datetime, chance: random.Random) -> int:
    """Recount a random sample of posyandu for the open months; returns how many months were wrong or new.

    Each month that was wrong leaves a line in the trail.
    """
    sample = posyandu.sample_ids(SAMPLE, chance.random())
    homes = posyandu.posyandu_by_ids({kab_id for kab_id, _ in sample}, [key for _, key in sample])
    changed = 0
    for home in homes.values():
        this_month = month_of(local_date(at, home.zona_waktu))
        months = [add_months(this_month, -back) for back in range(OPEN_MONTHS)]
        with write_transaction(wait_seconds=30):
            lock_posyandu(home.kab_id, [home.id])
            found = recount_many(home.kab_id, {home.id: months}, at)
            akses.write_audit([_line(home.kab_id, one) for one in found if not one.baru])
        changed += len(found)
    return changed


def _line(kab_id: int, one: Hitung) -> AuditIn:
    words = ", ".join(f"{name} {value:+d}" for name, value in one.selisih.items())
    ids = (str(one.posyandu_id), one.bulan.isoformat())
    return AuditIn(None, REPAIR, "rekap_bulan", ids, kab_id=kab_id, posyandu_id=one.posyandu_id, alasan=words)


def open_months(at: dt.datetime) -> int:
    """Begin the month of every active posyandu after its local midnight; returns how many were begun.

    Without it a posyandu that does nothing all month would be missing from the children of its regency (S), and the
    coverage D/S would look better than it is.
    """
    begun = 0
    for zone, by_kab in posyandu.active_by_zone().items():
        month = month_of(local_date(at, zone))
        for kab_id, ids in by_kab.items():
            for posyandu_id in _unopened(kab_id, ids, month)[: OPENED_AT_ONCE - begun]:
                with write_transaction(wait_seconds=30):
                    lock_posyandu(kab_id, [posyandu_id])
                    begun += len(recount_many(kab_id, {posyandu_id: [month]}, at))
    return begun


def _unopened(kab_id: int, ids: Collection[UUID], month: dt.date) -> list[UUID]:
    opened = set(RekapBulan.objects.filter(kab_id=kab_id, bulan=month).values_list("posyandu_id", flat=True))
    return [posyandu_id for posyandu_id in ids if posyandu_id not in opened]
