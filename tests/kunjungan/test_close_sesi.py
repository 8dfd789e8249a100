"""A day is closed with the recap the phone showed."""

import datetime as dt

import pytest

from factories.kunjungan import open_sesi
from factories.warga import code, make_rumah
from simpul.kernel.ids import new_id
from simpul.kunjungan.queries import list_sesi

pytestmark = pytest.mark.django_db


def day_of(home):
    return list_sesi(home.kab_id, [home.posyandu_id], dt.date(2026, 11, 1), dt.date(2026, 12, 1))[0]


def test_it_works() -> None:
    home = make_rumah()
    key = open_sesi(home)
    home.do("close_sesi", sesi_id=key, rekap={"S": 69, "D": 41})
    day = day_of(home)
    assert (day.status, day.rekap_hp) == ("tutup", {"S": 69, "D": 41})
    [line] = day.riwayat
    assert (line["lama"], line["baru"], line["oleh"]) == ({"status": "buka"}, {"status": "tutup"}, "Bu Sari")


def test_an_unknown_day_is_refused() -> None:
    home, there = make_rumah(), make_rumah("Mawar 1", places=False)
    assert code(home.do("close_sesi", sesi_id=new_id(), rekap={})) == "kunjungan.sesi_tidak_ditemukan"
    assert code(home.do("close_sesi", sesi_id=open_sesi(there), rekap={})) == "kunjungan.sesi_tidak_ditemukan"


def test_closed_twice_keeps_the_last_recap() -> None:
    home = make_rumah()
    key = open_sesi(home)
    home.do("close_sesi", sesi_id=key, rekap={"D": 1})
    home.do("close_sesi", sesi_id=key, rekap={"D": 2})
    assert day_of(home).rekap_hp == {"D": 2}
    assert len(day_of(home).riwayat) == 2
