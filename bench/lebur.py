"""A post of 500 residents with 24 months of records becomes part of another: `python -m bench.lebur`.

The act as the page does it, then the turns of the job loop. `DATABASE_URL` chooses PostgreSQL.
"""

import sys
from time import perf_counter

from bench import Figure, report
from bench.first_sync import fill
from bench.world import database

ANSWER_SECONDS, TURN_SECONDS = 10, 10


def main() -> int:
    """Fill a post, merge it, and report seconds."""
    with database() as vendor:
        return report(measure(vendor))


def measure(vendor: str) -> list[Figure]:
    """Seconds until the page answers, of each turn of the job loop, and of the whole."""
    from factories.dunia import KAB, make_dunia
    from simpul.akses import services as access
    from simpul.flows import peleburan
    from simpul.kernel import clock
    from simpul.posyandu import queries
    from simpul.posyandu.rules.peleburan import LeburForm
    from simpul.posyandu.rules.words import TipeAsal

    dunia = make_dunia()
    fill(dunia, dunia.hp())
    clock.now = lambda: dunia.at
    form = LeburForm(kab_id=KAB, tujuan_id=dunia.mawar, asal={dunia.melati: TipeAsal.BALITA}, alasan="BA 4/2026")
    begun = perf_counter()
    peleburan.begin_peleburan(access.load_actor(dunia.joko, dunia.at), form)
    times = [perf_counter() - begun]
    while peleburan.has_work():
        turn = perf_counter()
        peleburan.work(dunia.at)
        times.append(perf_counter() - turn)
    [row] = queries.merged_into(KAB, dunia.mawar)
    if row.berjalan or row.galat or row.pindah != row.semua:
        sys.exit(f"tidak semua pindah: {row}")
    return [
        Figure(f"Peleburan pos {row.semua} warga: jawaban halaman, {vendor}", "dtk", (times[0],), ANSWER_SECONDS),
        Figure("  satu giliran di belakang", "dtk", tuple(times[1:]) or (0.0,), TURN_SECONDS),
        Figure("  seluruhnya", "dtk", (sum(times),)),
    ]


if __name__ == "__main__":
    sys.exit(main())
