"""A correction changes what it names; old and new values stay with author and reason."""

import datetime as dt

import pytest

from factories.warga import code, make_rumah, warned
from simpul.kernel.ids import new_id
from simpul.warga.models import DirektoriNik
from simpul.warga.queries import profile, reveal_nik, search, sync_rows

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 26)
NIK = "6210025009251207"


def row_of(home, key):
    return sync_rows("warga", home.kab_id, home.posyandu_id, [key])[0]


def test_it_works() -> None:
    home = make_rumah()
    key = home.add("Aisyah Nur", rt="02")
    outcome = home.do("correct_warga", warga_id=key, alasan="salah tulis", nama="Aisyah Nurul", rt=None)
    assert (outcome["lama"], outcome["baru"]) == (
        {"nama": "Aisyah Nur", "rt": "02"},
        {"nama": "Aisyah Nurul", "rt": None},
    )
    row = row_of(home, key)
    assert (row["nama"], row["rt"], row["n"]) == ("Aisyah Nurul", None, 2)
    page = profile(home.kab_id, [home.posyandu_id], key, TODAY)
    [line] = page.riwayat
    assert (line.oleh, line.alasan, line.lama["nama"]) == ("Bu Sari", "salah tulis", "Aisyah Nur")
    assert [found.id for found in search(home.kab_id, [home.posyandu_id], "aisah nurul")] == [key]


def test_two_phones_correcting_different_fields_keep_both() -> None:
    home = make_rumah()
    key = home.add()
    home.do("correct_warga", warga_id=key, alasan="HP 1", telepon="0812")
    home.do("correct_warga", warga_id=key, alasan="HP 2", rt="03")
    row = row_of(home, key)
    assert (row["telepon"], row["rt"]) == ("0812", "03")


def test_two_corrections_in_one_batch_see_each_other() -> None:
    home = make_rumah()
    key = home.add("Aisyah")
    ops = [home.op("correct_warga", warga_id=key, alasan="", nama=name) for name in ("Aisyah Nur", "Aisyah Nurul")]
    _, second = home.perform(ops)
    assert second["lama"] == {"nama": "Aisyah Nur"}
    assert row_of(home, key)["nama"] == "Aisyah Nurul"


@pytest.mark.parametrize(
    ("payload", "refusal"),
    [
        ({"nama": ""}, "warga.nama_kosong"),
        ({"tanggal_lahir": dt.date(2027, 1, 1)}, "warga.lahir_di_depan"),
        ({"tanggal_lahir": dt.date(1826, 1, 1)}, "warga.lahir_terlalu_lama"),
        ({"keluarga_id": new_id()}, "warga.bukan_posyandu_ini"),
        ({"nama_ibu": "x" * 300}, "warga.teks_terlalu_panjang"),
    ],
)
def test_impossible_corrections_are_refused(payload, refusal) -> None:
    home = make_rumah()
    key = home.add()
    assert code(home.do("correct_warga", warga_id=key, alasan="", **payload)) == refusal


def test_nobody_is_her_own_mother() -> None:
    home = make_rumah()
    key = home.add()
    assert code(home.do("correct_warga", warga_id=key, alasan="", ibu_id=key)) == "warga.ibu_diri_sendiri"


def test_person_of_another_posyandu_is_not_found() -> None:
    here, there = make_rumah(), make_rumah("Mawar 1", places=False)
    stranger = there.add()
    assert code(here.do("correct_warga", warga_id=stranger, alasan="", nama="X")) == "warga.tidak_ditemukan"


def test_nik_comes_later_and_goes_again() -> None:
    home = make_rumah()
    key = home.add()
    outcome = home.do("correct_warga", warga_id=key, alasan="KK datang", nik="6210 0250 0925 1207")
    assert (outcome["baru"], warned(outcome)) == ({"nik": "**** 1207"}, [])
    assert reveal_nik(home.kab_id, home.posyandu_id, key) == NIK
    assert [found.id for found in search(home.kab_id, [home.posyandu_id], NIK)] == [key]
    home.do("correct_warga", warga_id=key, alasan="salah orang", nik=None)
    assert reveal_nik(home.kab_id, home.posyandu_id, key) is None
    assert not DirektoriNik.objects.exists()


def test_nik_of_another_is_warned_about() -> None:
    home = make_rumah()
    home.add(nik=NIK)
    other = home.add("Putri")
    outcome = home.do("correct_warga", warga_id=other, alasan="", nik=NIK)
    assert warned(outcome) == ["warga.nik_terpakai"]


def test_a_birth_date_against_her_nik_is_warned_about_and_kept() -> None:
    home = make_rumah()
    key = home.add(lahir=dt.date(2025, 9, 10), nik=NIK)
    outcome = home.do("correct_warga", warga_id=key, alasan="salah ketik", tanggal_lahir=dt.date(2025, 9, 11))
    assert warned(outcome) == ["warga.nik_tanggal_berbeda"]
    assert row_of(home, key)["tanggal_lahir"] == "2025-09-11"
    assert warned(home.do("correct_warga", warga_id=key, alasan="", nama="Aisyah")) == []


def test_phones_show_who_corrected_what_and_why() -> None:
    home = make_rumah()
    key = home.add()
    home.do("correct_warga", warga_id=key, alasan="salah ketik", nama="Aisyah Nurul", nik=NIK)
    home.do("set_izin", warga_id=key, jenis="foto", setuju=True)
    home.do("end_warga", warga_id=key, status="pindah", tanggal=TODAY)
    first, second = row_of(home, key)["riwayat"]
    assert (first["oleh"], first["alasan"], first["lama"]) == (
        "Bu Sari",
        "salah ketik",
        {"nama": "Aisyah Nur", "nik": None},
    )
    assert first["baru"] == {"nama": "Aisyah Nurul", "nik": "**** 1207"}
    assert second["baru"]["status"] == "pindah"


def test_same_nik_again_is_no_change() -> None:
    home = make_rumah()
    key = home.add(nik=NIK)
    outcome = home.do("correct_warga", warga_id=key, alasan="", nik=NIK)
    assert (outcome["baru"], warned(outcome)) == ({}, [])


def test_birth_date_counts_every_month_again_and_a_name_counts_none() -> None:
    home = make_rumah()
    key = home.add(service_date=dt.date(2026, 10, 5))
    home.do("correct_warga", warga_id=key, alasan="", nama="Aisyah")
    assert {month for change in home.changes for month in change.months} == set()
    home.do("correct_warga", warga_id=key, alasan="", tanggal_lahir=dt.date(2025, 9, 11))
    assert {month for change in home.changes for month in change.months} == {
        dt.date(2026, 10, 1),
        dt.date(2026, 11, 1),
    }
