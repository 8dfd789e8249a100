"""A family is registered with or without its KK number."""

import pytest

from factories.warga import code, make_rumah, warned
from simpul.kernel.ids import new_id
from simpul.warga.models import Keluarga
from simpul.warga.queries import sync_rows

pytestmark = pytest.mark.django_db
KK = "6210020101150001"


def test_it_works() -> None:
    home = make_rumah()
    key = new_id()
    outcome = home.do("register_keluarga", keluarga_id=key, kepala_nama="  Pak   Kadir ", nomor_kk=KK, rt="02")
    assert outcome == {"peringatan": [], "mungkin_sama": []}
    [row] = sync_rows("keluarga", home.kab_id, home.posyandu_id, [key])
    assert (row["kepala_nama"], row["kk_samar"], row["rt"], row["n"]) == ("Pak Kadir", "6210 **** **** 0001", "02", 1)
    stored = Keluarga.objects.get(kab_id=home.kab_id, id=key)
    assert KK.encode() not in bytes(stored.kk_sandi)


def test_empty_name_is_refused() -> None:
    home = make_rumah()
    assert code(home.do("register_keluarga", keluarga_id=new_id(), kepala_nama="  ")) == "warga.nama_kosong"


def test_long_or_unreadable_text_is_refused() -> None:
    home = make_rumah()
    long = home.do("register_keluarga", keluarga_id=new_id(), kepala_nama="Kadir", alamat="x" * 201)
    assert code(long) == "warga.teks_terlalu_panjang"
    torn = home.do("register_keluarga", keluarga_id=new_id(), kepala_nama="Ka\0dir")
    assert code(torn) == "warga.teks_tidak_terbaca"


def test_same_id_twice_is_refused() -> None:
    home = make_rumah()
    key = new_id()
    first, second = (home.op("register_keluarga", keluarga_id=key, kepala_nama=name) for name in ("Kadir", "Karto"))
    assert code(home.perform([first, second])[1]) == "warga.keluarga_sudah_ada"
    assert code(home.do("register_keluarga", keluarga_id=key, kepala_nama="Karto")) == "warga.keluarga_sudah_ada"
    assert Keluarga.objects.get(kab_id=home.kab_id, id=key).kepala_nama == "Kadir"


def test_same_kk_twice_is_kept_and_flagged() -> None:
    home = make_rumah()
    keys = [new_id(), new_id()]
    ops = [home.op("register_keluarga", keluarga_id=key, kepala_nama="Kadir", nomor_kk=KK) for key in keys]
    first, second = home.perform(ops)
    assert first["mungkin_sama"] == []
    assert (second["mungkin_sama"], warned(second)) == ([str(keys[0])], ["warga.kk_terpakai"])


def test_short_kk_is_kept_and_warned_about() -> None:
    home = make_rumah()
    outcome = home.do("register_keluarga", keluarga_id=new_id(), kepala_nama="Kadir", nomor_kk="6210 02")
    assert warned(outcome) == ["warga.kk_bukan_16_angka"]
