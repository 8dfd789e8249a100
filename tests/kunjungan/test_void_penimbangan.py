"""Batalkan: the weighing does not count and stays in the history."""

import datetime as dt

import pytest

from factories.kunjungan import AISYAH, weigh
from factories.warga import TODAY, code, make_rumah
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan
from simpul.kunjungan.queries import recap_rows, sync_rows

pytestmark = pytest.mark.django_db
MONTH = dt.date(2026, 11, 1)


def test_it_works() -> None:
    home = make_rumah()
    key, _ = weigh(home, home.add(**AISYAH), 9900)
    home.do("void_penimbangan", penimbangan_id=key, alasan="salah ketik")
    [row] = sync_rows("penimbangan", home.kab_id, home.posyandu_id, [key])
    assert (row["dihitung"], row["berat_g"], row["riwayat"][0]["alasan"]) == (False, 9900, "salah ketik")
    assert recap_rows(home.kab_id, [home.posyandu_id], [MONTH]).penimbangan == []
    [change] = home.changes
    assert MONTH in change.months


def test_the_next_entry_of_the_day_has_no_conflict() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    key, _ = weigh(home, child, 9900)
    home.do("void_penimbangan", penimbangan_id=key, alasan="")
    assert weigh(home, child, 9000)[1]["konflik"] == []


def test_a_conflict_ends_with_it() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    first, _ = weigh(home, child, 8900)
    second, _ = weigh(home, child, 9000)
    home.do("void_penimbangan", penimbangan_id=first, alasan="")
    named = dict(Penimbangan.objects.filter(kab_id=home.kab_id).values_list("id", "konflik"))
    assert named == {first: [], second: []}
    assert {change.id for change in home.changes} == {first, second}


def test_void_twice_is_refused() -> None:
    home = make_rumah()
    key, _ = weigh(home, home.add(**AISYAH), 9900)
    ops = [home.op("void_penimbangan", penimbangan_id=key, alasan="") for _ in range(2)]
    assert code(home.perform(ops)[1]) == "kunjungan.sudah_dibatalkan"
    assert code(home.do("void_penimbangan", penimbangan_id=key, alasan="")) == "kunjungan.sudah_dibatalkan"
    assert code(home.do("void_penimbangan", penimbangan_id=new_id(), alasan="")) == "kunjungan.tidak_ditemukan"


def test_the_first_ever_taken_back_touches_the_next() -> None:
    home = make_rumah()
    child = home.add(lahir=dt.date(2025, 3, 10))
    key, _ = weigh(home, child, 7000, dt.date(2026, 2, 3))
    weigh(home, child, 8900, TODAY)
    assert "2026-11-01" in home.do("void_penimbangan", penimbangan_id=key, alasan="")["bulan"]


def counted(home):
    rows = Penimbangan.objects.filter(kab_id=home.kab_id).values_list("id", "dihitung", "konflik")
    return {key: (is_counted, named) for key, is_counted, named in rows}


def test_what_was_set_aside_for_it_counts_again() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    a, b = weigh(home, child, 8900)[0], weigh(home, child, 9000)[0]
    home.do("choose_penimbangan", dipilih_id=a, ditinggal_ids=[b])
    home.do("void_penimbangan", penimbangan_id=a, alasan="anak lain")
    assert counted(home) == {a: (False, []), b: (True, [])}
    assert [row.id for row in recap_rows(home.kab_id, [home.posyandu_id], [MONTH]).penimbangan] == [b]
    assert Penimbangan.objects.get(kab_id=home.kab_id, id=b).riwayat[-1]["baru"] == {"dihitung": True}
    assert {change.id for change in home.changes} == {a, b}
    assert all(MONTH in change.months for change in home.changes)


def test_of_two_that_were_set_aside_the_chair_is_asked_again() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    a, b, c = (weigh(home, child, weight)[0] for weight in (8900, 9000, 9100))
    home.do("choose_penimbangan", dipilih_id=a, ditinggal_ids=[b, c])
    home.do("void_penimbangan", penimbangan_id=a, alasan="")
    assert counted(home) == {a: (False, []), b: (True, [str(c)]), c: (True, [str(b)])}


def test_what_is_void_in_the_same_batch_stays_void() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    keys = [weigh(home, child, weight)[0] for weight in (8900, 9000, 9100)]
    home.do("choose_penimbangan", dipilih_id=keys[0], ditinggal_ids=keys[1:])
    for order in (keys[:2], [keys[2]]):
        home.perform([home.op("void_penimbangan", penimbangan_id=key, alasan="") for key in order])
        assert not [key for key in order if counted(home)[key][0]]
    assert recap_rows(home.kab_id, [home.posyandu_id], [MONTH]).penimbangan == []
