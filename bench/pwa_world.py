"""An installation with one posyandu of 1,000 people, for `bench.pwa`; prints what the phone needs to know."""

import json
import random
import sys
from typing import Any

from bench import ROOT

MONTHS = 3


def main() -> int:
    """Build it in SIMPUL_DATA and print the activation link and the children as one line of JSON."""
    sys.path.insert(0, str(ROOT / "tests"))
    from e2e.dunia import set_up

    set_up()
    from simpul.flows.demo.load import make_year
    from simpul.flows.demo.people import Size
    from simpul.flows.demo.places import make_places
    from simpul.flows.demo.welcome import fresh_kader_code
    from simpul.flows.perform import perform
    from simpul.jurnal.transactions import write_transaction
    from simpul.kernel.clock import add_months, month_of, today
    from simpul.layanan.loader import load_catalog
    from simpul.wilayah import queries as wilayah

    catalog, day = load_catalog(), today("WIB")
    regency = wilayah.wilayah_by_kode("62.10")
    desa = wilayah.descendants(regency.id, wilayah.Tingkat.DESA)[0]
    with write_transaction():
        example = make_places(random.Random(1), catalog, regency, {desa: 1}, add_months(month_of(day), 1 - MONTHS))
    year = make_year("pwa", example.homes[0], example, catalog, day, months=MONTHS, size=Size(275, 110))
    perform(year.operations, "contoh", wait_seconds=60)
    people = [one for one in year.operations if one.type == "register_warga"]
    children = _weighed(year.operations)
    code = fresh_kader_code()
    print(json.dumps({"tautan": code.alamat, "kader": code.kader, "orang": len(people), "anak": children}))
    return 0


def _weighed(operations: list[Any]) -> list[dict[str, Any]]:
    """Children with their last readings, so that what is typed next is no surprise: id, grams, millimetres."""
    last: dict[str, dict[str, Any]] = {}
    for one in operations:
        if one.type == "record_penimbangan" and "panjang_mm" in one.payload:
            last[one.payload["warga_id"]] = {
                "id": one.payload["warga_id"],
                "berat_g": one.payload["berat_g"],
                "panjang_mm": one.payload["panjang_mm"],
            }
    return list(last.values())[:40]


if __name__ == "__main__":
    sys.exit(main())
