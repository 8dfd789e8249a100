"""The sweeper: keeps proving that stored sums equal their rows, and repairs what does not."""

import datetime as dt
import random

from simpul.jurnal.transactions import lock_posyandu, write_transaction
from simpul.kernel.clock import add_months, month_of
from simpul.laporan.models import RekapBulan
from simpul.laporan.services.recount import recount_many
from simpul.posyandu import queries as posyandu

SAMPLE = 20
OPEN_MONTHS = 3


def sweep(at: dt.datetime, chance: random.Random) -> int:
    """Recount a random sample of posyandu for the open months; returns how many months were wrong or new.

    The same pass opens a new month at local midnight, because its recap does not exist yet.
    """
    repaired = 0
    for kab_id, posyandu_id in posyandu.sample_ids(SAMPLE, chance.random()):
        this_month = month_of(at.date())
        months = [add_months(this_month, -back) for back in range(OPEN_MONTHS)]
        with write_transaction(wait_seconds=30):
            lock_posyandu(kab_id, [posyandu_id])
            repaired += recount_many(kab_id, {posyandu_id: months}, at)
    return repaired


def is_open(kab_id: int, month: dt.date) -> bool:
    """Whether any recap of the month exists in the regency."""
    return RekapBulan.objects.filter(kab_id=kab_id, bulan=month).exists()
