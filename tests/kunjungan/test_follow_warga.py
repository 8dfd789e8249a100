"""When a person is corrected, merged or split, her weighings follow."""

import datetime as dt

import pytest

from factories.kunjungan import AISYAH, come, open_sesi, weigh
from factories.warga import TODAY, code, make_rumah
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan
from simpul.kunjungan.queries import sync_rows

pytestmark = pytest.mark.django_db


def months(home):
    return {month for change in home.changes for month in change.months}


def test_it_works() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    key, before = weigh(home, child, 8900, dt.date(2026, 6, 10), panjang_mm=735, posisi="telentang")
    outcome = home.do("correct_warga", warga_id=child, alasan="KK", tanggal_lahir=dt.date(2025, 7, 10))
    [row] = sync_rows("penimbangan", home.kab_id, home.posyandu_id, [key])
    assert row["penilaian"]["umur_bulan"] == before["penilaian"]["umur_bulan"] + 2
    assert list(outcome["penilaian_baru"]) == [str(key)]
    stored = Penimbangan.objects.get(kab_id=home.kab_id, id=key)
    assert stored.bbu_z100 == round(row["penilaian"]["z"]["bb_u"] * 100)
    assert {dt.date(2026, 6, 1), dt.date(2026, 7, 1), dt.date(2026, 8, 1)} <= months(home)


def test_a_name_leaves_the_weighings_alone() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    weigh(home, child, 8900)
    assert "penilaian_baru" not in home.do("correct_warga", warga_id=child, alasan="", nama="Aisyah Nur")


def test_a_birth_after_a_weighing_is_refused() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    weigh(home, child, 8900, dt.date(2026, 6, 10))
    refusal = home.do("correct_warga", warga_id=child, alasan="", tanggal_lahir=dt.date(2026, 6, 11))
    assert code(refusal) == "pertumbuhan.sebelum_lahir"


def test_merged_weighings_of_one_date_conflict_until_split() -> None:
    home = make_rumah()
    a, b = home.add(**AISYAH), home.add("Aisah", AISYAH["lahir"])
    first, second = weigh(home, a, 8900)[0], weigh(home, b, 9000)[0]
    home.do("merge_warga", asal_id=b, tujuan_id=a, alasan="")
    named = dict(Penimbangan.objects.filter(kab_id=home.kab_id).values_list("id", "konflik"))
    assert named == {first: [str(second)], second: [str(first)]}
    home.do("unmerge_warga", asal_id=b, alasan="")
    named = dict(Penimbangan.objects.filter(kab_id=home.kab_id).values_list("id", "konflik"))
    assert named == {first: [], second: []}


def test_split_after_a_choice_gives_each_child_her_weighing_back() -> None:
    home = make_rumah()
    a, b = home.add(**AISYAH), home.add("Aisah", AISYAH["lahir"])
    first, second = weigh(home, a, 8900)[0], weigh(home, b, 9000)[0]
    home.do("merge_warga", asal_id=b, tujuan_id=a, alasan="")
    home.do("choose_penimbangan", dipilih_id=first, ditinggal_ids=[second])
    home.do("unmerge_warga", asal_id=b, alasan="")
    rows = Penimbangan.objects.filter(kab_id=home.kab_id).values_list("id", "dihitung", "konflik")
    assert {key: (counted, named) for key, counted, named in rows} == {first: (True, []), second: (True, [])}
    assert second in {change.id for change in home.changes}


def test_merged_weighings_are_assessed_as_those_of_the_root() -> None:
    home = make_rumah()
    right, wrong = home.add("Hana", dt.date(2025, 10, 15)), home.add("Hana", dt.date(2025, 7, 15))
    key, _ = weigh(home, wrong, 8600)
    home.do("merge_warga", asal_id=wrong, tujuan_id=right, alasan="")
    assert Penimbangan.objects.get(kab_id=home.kab_id, id=key).penilaian["umur_bulan"] == 13
    home.do("unmerge_warga", asal_id=wrong, alasan="")
    assert Penimbangan.objects.get(kab_id=home.kab_id, id=key).penilaian["umur_bulan"] == 16


def test_a_birth_date_said_of_the_merged_row_grades_the_person() -> None:
    home = make_rumah()
    right, wrong = home.add("Hana", dt.date(2025, 10, 15)), home.add("Hana", dt.date(2025, 10, 15))
    key, _ = weigh(home, wrong, 8600)
    home.do("merge_warga", asal_id=wrong, tujuan_id=right, alasan="")
    home.do("correct_warga", warga_id=wrong, alasan="akta", tanggal_lahir=dt.date(2025, 7, 15))
    assert Penimbangan.objects.get(kab_id=home.kab_id, id=key).penilaian["umur_bulan"] == 16


def test_all_work_of_a_merged_person_is_sent_again() -> None:
    home = make_rumah()
    a, b = home.add(**AISYAH), home.add("Aisah", AISYAH["lahir"])
    day = open_sesi(home)
    come(home, day, b)
    visit = new_id()
    facts = {"tanggal": TODAY, "cara": "meja", "subjek_jenis": "orang", "jawaban": {}, "warga_id": b}
    home.do("record_kunjungan", kunjungan_id=visit, layanan_id="KES-02", **facts)
    home.do("merge_warga", asal_id=b, tujuan_id=a, alasan="")
    told = {change.entity for change in home.changes}
    assert told == {"warga", "kehadiran", "kunjungan"}
    [row] = sync_rows("kunjungan", home.kab_id, home.posyandu_id, [visit])
    assert row["warga_id"] == str(a)
