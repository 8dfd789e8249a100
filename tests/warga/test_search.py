"""A person is found by the sound of her name, her number, and only at her posyandu."""

import datetime as dt

import pytest

from factories.warga import make_rumah
from simpul.kernel.ids import new_id
from simpul.warga.queries import exists, list_people, reveal_nik, search, snapshot_rows, sync_rows

pytestmark = pytest.mark.django_db
NIK = "6210025009251207"


def names(home, text):
    return [found.nama for found in search(home.kab_id, [home.posyandu_id], text)]


def test_it_works() -> None:
    home = make_rumah()
    home.add("Aisyah Nur", nik=NIK)
    home.add("Muhammad Rizky", jenis_kelamin="L", nomor_sementara="S-A0127")
    assert names(home, "aisah") == ["Aisyah Nur"]
    assert names(home, "Mohamad") == ["Muhammad Rizky"]
    assert names(home, "noer ais") == ["Aisyah Nur"]
    assert names(home, "s-a0127") == ["Muhammad Rizky"]
    assert names(home, "6210 0250 0925 1207") == ["Aisyah Nur"]
    assert names(home, "  ") == []


def test_other_posyandu_and_regency_stay_hidden() -> None:
    here, there = make_rumah(), make_rumah("Mawar 1", places=False)
    stranger = there.add("Aisyah", nik=NIK)
    assert names(here, "aisyah") == []
    assert reveal_nik(here.kab_id, here.posyandu_id, stranger) is None
    assert sync_rows("warga", here.kab_id, here.posyandu_id, [stranger]) == []
    assert exists("warga", here.kab_id, here.posyandu_id, [stranger]) == set()
    assert exists("warga", there.kab_id + 1, there.posyandu_id, [stranger]) == set()
    assert list_people(there.kab_id + 1, [there.posyandu_id]) == []


def test_lists_narrow_to_the_names_of_a_figure() -> None:
    home = make_rumah()
    first, second = home.add("Bima", jenis_kelamin="L"), home.add("Aisyah")
    home.do("end_warga", warga_id=first, status="pindah", tanggal=dt.date(2026, 11, 1))
    assert [one.nama for one in list_people(home.kab_id, [home.posyandu_id])] == ["Aisyah", "Bima"]
    assert [one.nama for one in list_people(home.kab_id, [home.posyandu_id], active_only=True)] == ["Aisyah"]
    assert [one.nama for one in list_people(home.kab_id, [home.posyandu_id], ids=[first])] == ["Bima"]
    assert list_people(home.kab_id, [home.posyandu_id], ids=[new_id()]) == []
    assert second


def test_a_snapshot_reads_the_whole_posyandu_in_few_queries(django_assert_max_num_queries) -> None:
    home = make_rumah()
    for number in range(5):
        home.add(f"Anak {number}", nik=NIK)
    with django_assert_max_num_queries(4):
        rows = snapshot_rows("warga", home.kab_id, home.posyandu_id, dt.date(2024, 11, 1))
    assert len(rows) == 5
