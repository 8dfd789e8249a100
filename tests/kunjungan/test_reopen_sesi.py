"""A closed day can be opened again for seven days, with a reason."""

import datetime as dt

import pytest

from factories.kunjungan import open_sesi
from factories.warga import TODAY, code, make_rumah
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Sesi

pytestmark = pytest.mark.django_db


def closed(home):
    key = open_sesi(home)
    home.do("close_sesi", sesi_id=key, rekap={})
    return key


def test_it_works() -> None:
    home = make_rumah()
    key = closed(home)
    last_day = TODAY + dt.timedelta(days=7)
    home.do("reopen_sesi", sesi_id=key, alasan="lupa Bima", service_date=last_day)
    row = Sesi.objects.get(kab_id=home.kab_id, id=key)
    assert (row.status, row.riwayat[-1]["alasan"]) == ("buka", "lupa Bima")


def test_too_late_is_refused() -> None:
    home = make_rumah()
    key = closed(home)
    late = home.do("reopen_sesi", sesi_id=key, alasan="", service_date=TODAY + dt.timedelta(days=8))
    assert code(late) == "kunjungan.sesi_lewat_7_hari"


def test_a_day_that_is_open_or_unknown_is_refused() -> None:
    home = make_rumah()
    key = open_sesi(home)
    assert code(home.do("reopen_sesi", sesi_id=key, alasan="")) == "kunjungan.sesi_belum_tutup"
    assert code(home.do("reopen_sesi", sesi_id=new_id(), alasan="")) == "kunjungan.sesi_tidak_ditemukan"


def test_twice_in_one_batch_is_refused_once() -> None:
    home = make_rumah()
    key = closed(home)
    first, second = home.perform([home.op("reopen_sesi", sesi_id=key, alasan="") for _ in range(2)])
    assert isinstance(first, dict)
    assert code(second) == "kunjungan.sesi_belum_tutup"
