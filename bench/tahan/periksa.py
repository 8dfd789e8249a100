"""The account after the storm, in the server's own environment: `python -m bench.tahan.periksa HASIL...`.

Everything that phones recorded is in the log, once, under the number that was told; sums equal recaps, recaps equal
rows, and rows equal the log performed again from nothing.
"""

import hashlib
import json
import multiprocessing
import os
import pickle
import sys
from array import array
from pathlib import Path
from typing import Any
from uuid import UUID

PROCESSES = 2


def main(files: list[Path]) -> int:
    """Print one JSON line of counts; all but the first must be zero."""
    from bench.world import set_up

    set_up()
    accounts = [pickle.loads(path.read_bytes()) for path in files]  # our own processes wrote them
    found = _log(accounts)
    found |= {
        "changed_receipts": sum(one["changed_receipts"] for one in accounts),
        "differences": sum(abs(one["differences"]) for one in accounts),
        "refused": sum(sum(one["refused"].values()) for one in accounts),
        "reasons": _added([one["refused"] for one in accounts]),
        "odd": [text for one in accounts for text in one["odd"]][:5],
        "faults": _added([one["faults"] for one in accounts]),
    }
    found |= _projections()
    print(json.dumps(found))
    return 0


def _log(accounts: list[dict[str, Any]]) -> dict[str, Any]:
    """Operations recorded, and how many of them are lost, doubled, held, or told another number."""
    from django.db.models import Count

    from factories.dunia import KAB
    from simpul.jurnal.models import Operasi

    found = dict.fromkeys(("recorded", "lost", "strange", "renumbered", "unsent"), 0)
    for phone in (one for account in accounts for one in account["hp"]):
        told = array("q", phone["n"])
        ids = {UUID(bytes=phone["ids"][at : at + 16]): at // 16 for at in range(0, len(phone["ids"]), 16)}
        found["recorded"] += len(told)
        found["unsent"] += phone["unsent"]
        rows = Operasi.objects.filter(kab_id=KAB, perangkat_id=UUID(phone["id"]))
        for key, seq, n in rows.values_list("id", "perangkat_urut", "n").iterator(chunk_size=20_000):
            place = ids.pop(key, None)
            found["strange"] += place is None or place + 1 != seq
            found["renumbered"] += bool(place is not None and told[place] and told[place] != n)
        found["lost"] += len(ids)
    rows = Operasi.objects.filter(kab_id=KAB)
    found["held"] = rows.exclude(status="diterima").count()
    twice = rows.values("perangkat_id", "perangkat_urut").annotate(times=Count("id")).filter(times__gt=1)
    found["doubled"] = twice.count() + rows.count() - found["recorded"] + found["lost"]
    return found


def _projections() -> dict[str, Any]:
    """Wrong sums, wrong recaps, and tables whose rows are other ones after a rebuild from the log."""
    from django.db import connection

    from simpul.jurnal import replay

    wrong = {"wrong_recaps": _wrong_recaps(), "wrong_sums": _wrong_sums()}
    before = _digests()
    places = replay.logged_posyandu()
    processes = PROCESSES if connection.vendor == "postgresql" else 1
    connection.close()
    with multiprocessing.get_context("spawn").Pool(processes, _ready) as pool:
        acted = sum(pool.imap_unordered(_again, places))
    after = _digests()
    return wrong | {
        "rebuilt": acted,
        "rows": sum(count for count, _ in after.values()),
        "unequal_tables": [name for name in before if before[name] != after[name]],
        "wrong_sums_after": _wrong_sums(),
    }


def _ready() -> None:
    from bench.world import set_up

    set_up()


def _again(place: tuple[int, UUID]) -> int:
    from simpul.flows.rebuild import rebuild_posyandu

    return rebuild_posyandu(*place)


def _wrong_recaps() -> int:
    from factories.dunia import KAB
    from simpul.laporan.indicators import vector
    from simpul.laporan.models import RekapBulan
    from simpul.laporan.queries import month_sets

    stored = {(row.posyandu_id, row.bulan): row.angka for row in RekapBulan.objects.filter(kab_id=KAB)}
    keys, wrong = sorted(stored), 0
    for start in range(0, len(keys), 200):
        for key, sets in month_sets(KAB, keys[start : start + 200]).items():
            wrong += vector(sets) != stored[key]
    return wrong


def _wrong_sums() -> int:
    from django.db.models import Sum

    from factories.dunia import KAB
    from simpul.laporan.models import RekapBulan, RekapGulung
    from simpul.laporan.services import drain_kotak_keluar

    while drain_kotak_keluar():
        pass
    wanted: dict[tuple[Any, str], int] = {}
    for row in RekapBulan.objects.filter(kab_id=KAB).iterator():
        for name, value in row.angka.items():
            wanted[row.bulan, name] = wanted.get((row.bulan, name), 0) + value
    wrong = 0
    for place in set(RekapGulung.objects.values_list("wilayah_id", flat=True)):
        rows = RekapGulung.objects.filter(wilayah_id=place).values("bulan", "indikator").annotate(all=Sum("nilai"))
        have = {(row["bulan"], row["indikator"]): row["all"] for row in rows if row["all"]}
        wrong += have != {key: value for key, value in wanted.items() if value}
    return wrong


def _digests() -> dict[str, tuple[int, str]]:
    """Rows and a digest of each table that the log feeds, whatever their order."""
    from factories.riwayat import FED, plain_rows

    found = {}
    for model in FED:
        count, total = 0, 0
        for row in plain_rows(model):
            text = repr(sorted(row.items()))
            total = (total + int.from_bytes(hashlib.sha256(text.encode()).digest()[:16])) % 2**128
            count += 1
        found[model.__name__] = (count, f"{total:032x}")
    return found


def _added(counts: list[dict[str, int]]) -> dict[str, int]:
    return {name: sum(one.get(name, 0) for one in counts) for name in sorted({key for one in counts for key in one})}


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
