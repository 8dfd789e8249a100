"""What only the first posyandu of the large regency has, for the pages that show it; a part of `bench.dataset`."""

import sys
from typing import Any

from bench import ROOT

HELD = 20


def make_papers(example: Any) -> None:
    """At the first posyandu: last month approved, and records that wait for the village."""
    sys.path.insert(0, str(ROOT / "tests"))
    from factories.dunia import child, make_operation
    from simpul.akses.models import Akun
    from simpul.akses.services import load_actor
    from simpul.flows.laporan import approve_laporan
    from simpul.flows.perform import perform
    from simpul.kernel import clock
    from simpul.kernel.clock import add_months, month_of, today

    home, at = example.homes[0], clock.now()
    head = load_actor(Akun.objects.get(nama_pengguna="kades").id, at)
    approve_laporan(head, home, add_months(month_of(today("WIB")), -1), at=at)
    unborn = add_months(today("WIB"), 2)  # the first of next month may be tomorrow, which a clock may say
    who, date = example.kader[home.id][0], today("WIB")
    held = [
        make_operation("register_warga", home.id, who, child(f"Anak {n}", unborn), kab_id=home.kab_id, date=date)
        for n in range(HELD)
    ]
    assert {one.verdict for one in perform(held, "hp")} == {"quarantined"}
