"""A weighing that another posyandu did comes into the child's series once, and counts where it should."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from factories.warga import TODAY, Rumah, code, make_rumah
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kunjungan.queries import person_penimbangan
from simpul.kunjungan.rules import carried_id
from simpul.laporan.queries import month_sets

pytestmark = pytest.mark.django_db
MONTH = dt.date(2026, 11, 1)
OCTOBER = dt.date(2026, 10, 22)


def carry(home: Rumah, child: UUID, sebab: str, tanggal: dt.date = TODAY, **more: Any) -> Any:
    source = new_id()
    facts = {"penimbangan_id": carried_id(source, home.posyandu_id), "berat_g": 8900, **more}
    where = {"dari_posyandu_id": new_id(), "dari_nama": "Mawar 1", "dari_penimbangan_id": source}
    return home.do("carry_penimbangan", warga_id=child, tanggal=tanggal, sebab=sebab, **where, **facts)


def sets_of(home: Rumah) -> dict[str, list[str]]:
    key = (home.posyandu_id, MONTH)
    return month_sets(home.kab_id, [key])[key]


def test_it_works() -> None:
    """A resident was weighed elsewhere as a guest: she is in D here, the service is that of the other posyandu."""
    home = make_rumah()
    child = home.add()
    home.do("record_penimbangan", penimbangan_id=new_id(), warga_id=child, tanggal=OCTOBER, berat_g=8700)
    outcome = carry(home, child, "tamu")
    assert not isinstance(outcome, SimpulError), outcome.code
    found = sets_of(home)
    # Registered in November: only then in S.
    assert (found["S"], found["D"], found["N"], found["tamu"]) == ([str(child)], [str(child)], [str(child)], [])
    assert "layanan_kesehatan" not in found
    rows = person_penimbangan(home.kab_id, home.posyandu_id, child)
    assert [(row.berat_g, row.asal, row.asal_nama) for row in rows] == [(8700, "", ""), (8900, "tamu", "Mawar 1")]


def test_the_months_before_a_move_were_counted_there() -> None:
    home = make_rumah()
    child = home.add()
    carry(home, child, "pindah", OCTOBER, berat_g=8700)
    home.do("record_penimbangan", penimbangan_id=new_id(), warga_id=child, tanggal=TODAY, berat_g=9000)
    assert sets_of(home)["N"] == [str(child)]
    carry(home, child, "pindah", dt.date(2026, 11, 5), berat_g=8800)
    found = sets_of(home)
    assert (found["S"], found["D"]) == ([], [])
    # What was done here stays a service of here.
    assert len(found["layanan_kesehatan"]) == 1


def test_it_comes_once() -> None:
    home = make_rumah()
    child = home.add()
    source = new_id()
    where = {"dari_posyandu_id": new_id(), "dari_nama": "Mawar 1", "dari_penimbangan_id": source}
    facts = {"warga_id": child, "tanggal": TODAY, "sebab": "tamu", "berat_g": 8900, **where}
    key = carried_id(source, home.posyandu_id)
    assert not isinstance(home.do("carry_penimbangan", penimbangan_id=key, **facts), SimpulError)
    assert code(home.do("carry_penimbangan", penimbangan_id=key, **facts)) == "kunjungan.sudah_tercatat"
    assert code(home.do("carry_penimbangan", penimbangan_id=new_id(), **facts)) == "kunjungan.bawaan_salah_id"


def test_what_cannot_be_is_refused_as_always() -> None:
    home = make_rumah()
    child = home.add()
    assert code(carry(home, child, "tamu", dt.date(2025, 1, 1))) == "kunjungan.sebelum_lahir"
    assert code(carry(home, child, "tamu", berat_g=98000)) == "kunjungan.berat_di_luar_batas"
    assert code(carry(home, new_id(), "tamu")) == "kunjungan.orang_tidak_ditemukan"
