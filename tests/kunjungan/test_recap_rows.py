"""What laporan reads: the months asked for, two before them for weighings, and each child's first weighing ever."""

import datetime as dt

import pytest

from factories.kunjungan import AISYAH, come, open_sesi, weigh
from factories.warga import TODAY, make_rumah
from simpul.kunjungan.queries import recap_rows

pytestmark = pytest.mark.django_db
MONTH = dt.date(2026, 11, 1)


def test_it_works() -> None:
    home = make_rumah()
    child = home.add(**AISYAH, service_date=dt.date(2026, 1, 5))
    dates = [dt.date(2026, 1, 5), dt.date(2026, 3, 5), dt.date(2026, 8, 31), dt.date(2026, 10, 1), TODAY]
    for number, date in enumerate(dates):
        weigh(home, child, 7000 + 100 * number, date)
    day = open_sesi(home)
    come(home, day, child)
    rows = recap_rows(home.kab_id, [home.posyandu_id], [MONTH])
    assert [row.tanggal for row in rows.penimbangan] == [dates[0], dates[3], dates[4]]
    assert [(row.warga_id, row.hari_buka, row.tamu) for row in rows.penimbangan[-1:]] == [(child, False, False)]
    assert [(day.tanggal, day.status) for day in rows.sesi] == [(TODAY, "buka")]
    assert [row.warga_id for row in rows.hadir] == [child]
    [person] = rows.orang
    assert (person.id, person.terdaftar, person.berakhir, person.memiliki_kms) == (child, dates[0], None, True)


def test_a_child_weighed_in_the_first_of_the_months_needs_no_earlier_row() -> None:
    home = make_rumah()
    child = home.add(**AISYAH, service_date=dt.date(2026, 1, 5))
    for date in (dt.date(2026, 1, 5), dt.date(2026, 9, 30), TODAY):
        weigh(home, child, 8000, date)
    rows = recap_rows(home.kab_id, [home.posyandu_id], [MONTH]).penimbangan
    assert [row.tanggal for row in rows] == [dt.date(2026, 9, 30), TODAY]


def test_the_first_weighing_may_be_a_merged_row_s() -> None:
    home = make_rumah()
    a, b = home.add(**AISYAH, service_date=dt.date(2026, 1, 5)), home.add("Aisah", AISYAH["lahir"])
    weigh(home, a, 7000, dt.date(2026, 1, 5))
    weigh(home, b, 8900)
    home.do("merge_warga", asal_id=a, tujuan_id=b, alasan="")
    rows = recap_rows(home.kab_id, [home.posyandu_id], [MONTH]).penimbangan
    assert [(row.warga_id, row.berat_g) for row in rows] == [(b, 7000), (b, 8900)]


def test_order_is_the_date_and_then_who_came_first() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    later, first, second = weigh(home, child, 8900)[0], weigh(home, child, 8800, MONTH)[0], weigh(home, child, 1000)[0]
    rows = recap_rows(home.kab_id, [home.posyandu_id], [MONTH]).penimbangan
    assert [row.id for row in rows] == [first, later, second]


def test_nothing_of_another_posyandu_or_regency() -> None:
    home, there = make_rumah(), make_rumah("Mawar 1", places=False)
    weigh(there, there.add(**AISYAH), 8900)
    assert recap_rows(home.kab_id, [home.posyandu_id], [MONTH]).penimbangan == []
    elsewhere = recap_rows(there.kab_id + 1, [there.posyandu_id], [MONTH])
    assert (elsewhere.orang, elsewhere.penimbangan) == ([], [])


def test_many_months_of_many_posyandu_are_a_handful_of_queries(django_assert_max_num_queries) -> None:
    home, there = make_rumah(), make_rumah("Mawar 1", places=False)
    for place in (home, there):
        weigh(place, place.add(**AISYAH), 8900, dt.date(2026, 5, 5))
    with django_assert_max_num_queries(8):
        rows = recap_rows(home.kab_id, [home.posyandu_id, there.posyandu_id], [MONTH, dt.date(2026, 7, 1)])
    assert {row.posyandu_id for row in rows.penimbangan} == {home.posyandu_id, there.posyandu_id}
