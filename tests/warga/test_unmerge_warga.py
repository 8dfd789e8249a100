"""A wrong link is undone; every row stands for itself again."""

import datetime as dt

import pytest

from factories.warga import TODAY, code, make_rumah
from simpul.kernel.ids import new_id
from simpul.kunjungan.queries import person_penimbangan
from simpul.warga.queries import find_people, list_duplicates, list_merges, profile

pytestmark = pytest.mark.django_db
BORN = dt.date(2025, 10, 15)


def test_it_works() -> None:
    home = make_rumah()
    a, b = home.add("Hana", BORN), home.add("Hana", BORN)
    home.do("record_penimbangan", penimbangan_id=new_id(), warga_id=a, tanggal=TODAY, berat_g=8600)
    home.do("merge_warga", asal_id=a, tujuan_id=b, alasan="dikira sama")
    home.do("unmerge_warga", asal_id=a, alasan="kembar")
    assert find_people(home.kab_id, [a])[a].digabung_ke is None
    assert [row.berat_g for row in person_penimbangan(home.kab_id, home.posyandu_id, a)] == [8600]
    assert person_penimbangan(home.kab_id, home.posyandu_id, b) == []
    page = profile(home.kab_id, [home.posyandu_id], a, TODAY)
    assert [line.jenis for line in page.riwayat] == ["pisah", "gabung"]
    [link] = list_merges(home.kab_id, [home.posyandu_id])
    assert link.dibatalkan_saat is not None


def test_whom_registration_found_alike_is_asked_about_again() -> None:
    home = make_rumah()
    a, b = home.add("Hana", BORN), home.add("Hana", BORN)
    alone = home.add("Bima", dt.date(2024, 1, 5))
    home.do("merge_warga", asal_id=b, tujuan_id=a, alasan="dikira sama")
    assert list_duplicates(home.kab_id, [home.posyandu_id]) == []
    home.do("unmerge_warga", asal_id=b, alasan="kembar")
    [pair] = list_duplicates(home.kab_id, [home.posyandu_id])
    assert {pair.a.id, pair.b.id} == {a, b}
    home.do("merge_warga", asal_id=alone, tujuan_id=a, alasan="keliru")
    assert home.do("unmerge_warga", asal_id=alone, alasan="keliru")["perlu_tinjau"] is False


def test_phones_get_the_row_back() -> None:
    home = make_rumah()
    a, b = home.add("Hana", BORN), home.add("Hana", BORN)
    home.do("merge_warga", asal_id=a, tujuan_id=b, alasan="")
    home.do("unmerge_warga", asal_id=a, alasan="")
    assert {(change.id, change.gone) for change in home.changes if change.entity == "warga"} == {(a, False), (b, False)}


def test_middle_of_a_chain_takes_its_own_along() -> None:
    home = make_rumah()
    a, b, c = (home.add("Hana", BORN) for _ in range(3))
    home.do("merge_warga", asal_id=a, tujuan_id=b, alasan="")
    home.do("merge_warga", asal_id=b, tujuan_id=c, alasan="")
    home.do("unmerge_warga", asal_id=b, alasan="")
    people = find_people(home.kab_id, [a, b])
    assert (people[a].digabung_ke, people[b].digabung_ke) == (b, None)


def test_what_is_not_merged_is_refused() -> None:
    home = make_rumah()
    a, b = home.add("Hana", BORN), home.add("Hana", BORN)
    assert code(home.do("unmerge_warga", asal_id=a, alasan="")) == "warga.belum_digabung"
    assert code(home.do("unmerge_warga", asal_id=new_id(), alasan="")) == "warga.tidak_ditemukan"
    home.do("merge_warga", asal_id=a, tujuan_id=b, alasan="")
    home.do("unmerge_warga", asal_id=a, alasan="")
    assert code(home.do("unmerge_warga", asal_id=a, alasan="")) == "warga.belum_digabung"
    # A link undone can be made again.
    assert "akar" in home.do("merge_warga", asal_id=a, tujuan_id=b, alasan="")
