"""The KK number of a family comes later and is corrected; each member's history says by whom."""

import pytest

from factories.warga import act, code, make_rumah, warned
from simpul.kernel.ids import new_id
from simpul.warga.models import Keluarga
from simpul.warga.queries import profile, search, sync_rows
from simpul.warga.services import clear_warga

pytestmark = pytest.mark.django_db
KK, OTHER = "9912990101150001", "9912990101150002"


def family(home, **payload):
    key = new_id()
    home.do("register_keluarga", keluarga_id=key, kepala_nama="Pak Kadir", **payload)
    return key


def masked(home, key):
    return sync_rows("keluarga", home.kab_id, home.posyandu_id, [key])[0]["kk_samar"]


def test_it_works() -> None:
    home = make_rumah()
    key = family(home)
    citra = home.add("Citra", keluarga_id=key)
    outcome = home.do("correct_keluarga", keluarga_id=key, alasan="kartu ditemukan", nomor_kk="9912 9901 0115 0001")
    assert (outcome["lama"], outcome["baru"], warned(outcome)) == ({"nomor_kk": None}, {"nomor_kk": "**** 0001"}, [])
    assert masked(home, key) == "9912 **** **** 0001"
    assert KK.encode() not in bytes(Keluarga.objects.get(kab_id=home.kab_id, id=key).kk_sandi)
    assert [found.id for found in search(home.kab_id, [home.posyandu_id], KK)] == [citra]
    assert {(change.entity, change.id) for change in home.changes} == {("keluarga", key), ("warga", citra)}
    home.do("correct_keluarga", keluarga_id=key, alasan="salah ketik", nomor_kk=OTHER)
    [line, _] = profile(home.kab_id, [home.posyandu_id], citra, home.received_at.date()).riwayat
    assert (line.oleh, line.alasan, line.lama, line.baru) == (
        "Bu Sari",
        "salah ketik",
        {"nomor_kk": "**** 0001"},
        {"nomor_kk": "**** 0002"},
    )


def test_number_is_emptied_and_no_longer_found() -> None:
    home = make_rumah()
    key = family(home, nomor_kk=KK)
    home.add("Citra", keluarga_id=key)
    home.do("correct_keluarga", keluarga_id=key, alasan="keluarga lain", nomor_kk=None)
    assert masked(home, key) is None
    assert search(home.kab_id, [home.posyandu_id], KK) == []


def test_family_of_another_posyandu_is_refused() -> None:
    here, there = make_rumah(), make_rumah("Mawar 1", places=False)
    stranger = family(there)
    refused = here.do("correct_keluarga", keluarga_id=stranger, alasan="", nomor_kk=KK)
    assert code(refused) == "warga.bukan_posyandu_ini"
    assert masked(there, stranger) is None


def test_again_and_twice_in_one_batch() -> None:
    home = make_rumah()
    key = family(home)
    citra = home.add("Citra", keluarga_id=key)
    ops = [home.op("correct_keluarga", keluarga_id=key, alasan="", nomor_kk=number) for number in (KK, KK)]
    first, second = home.perform(ops)
    assert (first["baru"], second["baru"], warned(second)) == ({"nomor_kk": "**** 0001"}, {}, [])
    assert len(sync_rows("warga", home.kab_id, home.posyandu_id, [citra])[0]["riwayat"]) == 1


def test_odd_numbers_are_kept_and_warned_about() -> None:
    home = make_rumah()
    family(home, nomor_kk=KK)
    key = family(home)
    outcome = home.do("correct_keluarga", keluarga_id=key, alasan="", nomor_kk=KK)
    assert warned(outcome) == ["warga.kk_terpakai"]
    assert warned(home.do("correct_keluarga", keluarga_id=key, alasan="", nomor_kk="9912")) == [
        "warga.kk_bukan_16_angka"
    ]
    assert code(home.do("correct_keluarga", keluarga_id=key, alasan="x" * 501)) == "warga.teks_terlalu_panjang"


def test_rebuild_writes_the_same_rows() -> None:
    home = make_rumah()
    key = family(home)
    citra = home.add("Citra", keluarga_id=key)
    home.do("correct_keluarga", keluarga_id=key, alasan="kartu ditemukan", nomor_kk=KK)
    before = [
        sync_rows(name, home.kab_id, home.posyandu_id, [one]) for name, one in (("keluarga", key), ("warga", citra))
    ]
    clear_warga(home.kab_id, home.posyandu_id)
    for item in home.log:
        act(item.envelope.type, [item])
    after = [
        sync_rows(name, home.kab_id, home.posyandu_id, [one]) for name, one in (("keluarga", key), ("warga", citra))
    ]
    assert after == before
