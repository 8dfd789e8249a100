"""Further opening days: kept, shown in the month, on public pages and the poster; the main day stays what it was."""

import datetime as dt

import pytest
from django.test import Client

from factories.akun import make_office
from factories.balai import Balai
from factories.peramban import browser_of, words
from simpul.akses.rules.words import Peran
from simpul.flows.agenda import month_agenda
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import find_posyandu
from simpul.posyandu.queries.rows import posyandu_row
from simpul.posyandu.rules.pola import MOST_OTHERS, BukaLain, check_buka_lain
from simpul.posyandu.rules.words import KelompokBuka
from simpul.web.informasi.poster import poster_facts
from simpul.web.publik.halaman import posyandu_page
from simpul.wilayah.rules import bounds_of

THIRD_THURSDAY = {"minggu_ke": 3, "hari": 4}
LANSIA = BukaLain(KelompokBuka.LANSIA, THIRD_THURSDAY, "pustu")
MONTH = dt.date(2026, 11, 1)


@pytest.fixture
def joko(balai: Balai) -> Client:
    """The secretary of the village of Melati 3."""
    return browser_of(make_office(Peran.SEKRETARIS_DESA, "62.10.02.2002").akun_id)


def facts(**more: str) -> dict[str, str]:
    plain = {"nama": "Melati 3", "pola": "minggu", "minggu_ke": "2", "hari": "3", "status": "aktif"}
    lansia = {"lain-kelompok-0": "lansia", "lain-hari-0": "4", "lain-minggu-0": "3", "lain-tempat-0": "pustu"}
    return plain | lansia | more


def test_it_works(balai: Balai, joko: Client) -> None:
    kab_id, home_id = balai.home.strip("/").split("/")
    answer = joko.post(f"/posyandu/{balai.home}perubahan/", facts(), follow=True)
    assert "Lansia: Kamis minggu ke-3, di pustu" in words(answer)
    home = find_posyandu(int(kab_id), balai.dunia.melati)
    assert home is not None
    assert home.buka_lain == (LANSIA,)
    assert str(home.id) == home_id
    days = {(day, thing.kata) for day, thing in month_agenda([home], [home.kab_id], bounds_of(home.jalur), MONTH)}
    assert {(dt.date(2026, 11, 11), "Melati 3"), (dt.date(2026, 11, 19), "Melati 3, Lansia")} <= days
    page = posyandu_page(home)
    assert [kata for kata, _ in page.baris.lain] == [LANSIA.kata]
    assert LANSIA.kata in str(poster_facts(page, "a4"))
    assert home.next_opening(dt.date(2026, 11, 12)) == dt.date(2026, 12, 9)
    assert "buka_lain" not in posyandu_row(home, MONTH)


def test_what_was_typed_stays(balai: Balai, joko: Client) -> None:
    path = f"/posyandu/{balai.home}perubahan/"
    joko.post(path, facts())
    assert 'value="pustu"' in joko.get(path).content.decode()
    odd = joko.post(path, facts(**{"lain-tempat-2": "balai RW 3"}))
    assert (odd.status_code, "belum dipilih kelompoknya" in words(odd)) == (422, True)
    assert 'value="balai RW 3"' in odd.content.decode()
    assert joko.post(path, facts(**{"lain-tanggal-0": "32"})).status_code == 422


def test_a_day_is_kept_once_and_there_is_an_end() -> None:
    assert check_buka_lain([LANSIA, LANSIA]) == (LANSIA,)
    many = [BukaLain(KelompokBuka.BALITA, {"tanggal": day}) for day in range(1, MOST_OTHERS + 2)]
    with pytest.raises(SimpulError) as refused:
        check_buka_lain(many)
    assert refused.value.code == "posyandu.pola_banyak"
