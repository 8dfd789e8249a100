"""Consent is given or withdrawn in one place, apart from the legal basis."""

import datetime as dt

import pytest

from factories.warga import code, make_rumah
from simpul.kernel.ids import new_id
from simpul.warga.queries import profile

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    home = make_rumah()
    key = home.add(izin_pesan=True)
    home.do("set_izin", warga_id=key, jenis="foto", setuju=True)
    outcome = home.do("set_izin", warga_id=key, jenis="pesan", setuju=False)
    assert (outcome["lama"], outcome["baru"]) == ({"izin_pesan": True}, {"izin_pesan": False})
    page = profile(home.kab_id, [home.posyandu_id], key, dt.date(2026, 11, 26))
    assert (page.izin_foto, page.izin_pesan, page.dasar_hukum) == (True, False, "tugas_pelayanan")
    assert [line.jenis for line in page.riwayat] == ["izin", "izin"]
    [change] = home.changes
    assert change.months == frozenset()


def test_stranger_is_refused() -> None:
    home = make_rumah()
    assert code(home.do("set_izin", warga_id=new_id(), jenis="foto", setuju=True)) == "warga.tidak_ditemukan"


def test_withdrawn_twice_stays_withdrawn() -> None:
    home = make_rumah()
    key = home.add(izin_foto=True)
    ops = [home.op("set_izin", warga_id=key, jenis="foto", setuju=False) for _ in range(2)]
    first, second = home.perform(ops)
    assert (first["lama"], second["lama"]) == ({"izin_foto": True}, {"izin_foto": False})
