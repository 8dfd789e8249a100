"""Two phones open one day: one session, all kader present."""

import datetime as dt

import pytest

from factories.kunjungan import open_sesi
from factories.warga import TODAY, code, make_rumah, warned
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Sesi
from simpul.kunjungan.queries import list_sesi, sync_rows
from simpul.kunjungan.rules import sesi_id

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    home = make_rumah()
    key = open_sesi(home)
    [row] = sync_rows("sesi", home.kab_id, home.posyandu_id, [key])
    assert row == {
        "id": str(key),
        "n": 1,
        "tanggal": "2026-11-26",
        "tempat": "Balai dusun",
        "status": "buka",
        "kader_hadir": [str(home.akun_id)],
    }
    [change] = home.changes
    assert change.months == {dt.date(2026, 11, 1)}


def test_a_second_phone_adds_its_kader() -> None:
    home = make_rumah()
    other = new_id()
    key = open_sesi(home)
    assert open_sesi(home, kader_hadir=[other, home.akun_id], tempat="Balai desa") == key
    row = Sesi.objects.get(kab_id=home.kab_id, id=key)
    assert (row.kader_hadir, row.tempat) == ([str(home.akun_id), str(other)], "Balai desa")


def test_both_phones_in_one_batch_are_one_day() -> None:
    home = make_rumah()
    key, kader = sesi_id(home.posyandu_id, TODAY), [new_id(), new_id()]
    ops = [home.op("open_sesi", sesi_id=key, tanggal=TODAY, tempat="Balai", kader_hadir=[one]) for one in kader]
    home.perform(ops)
    assert Sesi.objects.get(kab_id=home.kab_id, id=key).kader_hadir == [str(one) for one in kader]


def test_a_closed_day_is_not_opened_by_a_late_phone() -> None:
    home = make_rumah()
    key = open_sesi(home)
    home.do("close_sesi", sesi_id=key, rekap={"S": 1})
    open_sesi(home)
    assert Sesi.objects.get(kab_id=home.kab_id, id=key).status == "tutup"


def test_wrong_days_are_refused() -> None:
    home = make_rumah()
    facts = {"tempat": "Balai", "kader_hadir": []}
    other = home.do("open_sesi", sesi_id=new_id(), tanggal=TODAY, **facts)
    assert code(other) == "kunjungan.sesi_nomor_salah"
    for date, refusal in (
        (TODAY + dt.timedelta(days=2), "kunjungan.tanggal_di_depan"),
        (TODAY.replace(year=2027), "kunjungan.tanggal_di_depan"),
        (TODAY.replace(year=2020), "kunjungan.tanggal_terlalu_lama"),
    ):
        key = sesi_id(home.posyandu_id, date)
        assert code(home.do("open_sesi", sesi_id=key, tanggal=date, **facts)) == refusal
    assert not Sesi.objects.filter(kab_id=home.kab_id).exists()


def test_a_clock_that_is_a_year_off_is_warned_about() -> None:
    home = make_rumah()
    key = sesi_id(home.posyandu_id, TODAY)
    outcome = home.do(
        "open_sesi",
        sesi_id=key,
        tanggal=TODAY,
        tempat="Balai",
        kader_hadir=[],
        clock_offset_ms=-365 * 24 * 3600 * 1000,
    )
    assert warned(outcome) == ["kunjungan.jam_hp_berbeda"]


def test_days_are_listed_newest_first() -> None:
    home = make_rumah()
    open_sesi(home, dt.date(2026, 10, 26))
    open_sesi(home)
    days = list_sesi(home.kab_id, [home.posyandu_id], dt.date(2026, 10, 1), dt.date(2026, 12, 1))
    assert [day.tanggal for day in days] == [TODAY, dt.date(2026, 10, 26)]
    assert [day.hadir for day in days] == [0, 0]
