"""A merge is a link: one person, both rows kept, her work read under the row that stands for her."""

import datetime as dt

import pytest

from factories.warga import TODAY, code, make_rumah
from simpul.kernel.ids import new_id
from simpul.kunjungan.queries import person_penimbangan
from simpul.kunjungan.queries import sync_rows as work_rows
from simpul.warga.models import Warga
from simpul.warga.queries import find_people, list_duplicates, list_merges, profile, recap_people, search, sync_rows

pytestmark = pytest.mark.django_db
BORN = dt.date(2025, 10, 15)


def merged(home):
    """Hana registered twice, each row weighed once, the newer merged into the older."""
    old = home.add("Hana", BORN, service_date=dt.date(2026, 9, 1))
    new = home.add("Hanna", BORN)
    for key, date, weight in ((old, dt.date(2026, 10, 20), 8400), (new, TODAY, 8600)):
        home.do("record_penimbangan", penimbangan_id=new_id(), warga_id=key, tanggal=date, berat_g=weight)
    outcome = home.do("merge_warga", asal_id=new, tujuan_id=old, alasan="NIK sama")
    return old, new, outcome


def test_it_works() -> None:
    home = make_rumah()
    old, new, _ = merged(home)
    assert sync_rows("warga", home.kab_id, home.posyandu_id, [old, new])[0]["id"] == str(old)
    assert len(sync_rows("warga", home.kab_id, home.posyandu_id, [old, new])) == 1
    weights = [row.berat_g for row in person_penimbangan(home.kab_id, home.posyandu_id, old)]
    assert weights == [8400, 8600]
    page = profile(home.kab_id, [home.posyandu_id], new, TODAY)
    assert (page.orang.id, page.gabungan) == (old, (new,))
    assert [line.jenis for line in page.riwayat] == ["gabung"]
    assert [found.id for found in search(home.kab_id, [home.posyandu_id], "hana")] == [old]
    [person], roots = recap_people(home.kab_id, [home.posyandu_id], dt.date(2026, 9, 1))
    assert roots == {new: old}
    assert (person.id, person.terdaftar) == (old, dt.date(2026, 9, 1))


def test_phones_hear_who_is_gone_and_whose_the_work_is() -> None:
    home = make_rumah()
    old, new, outcome = merged(home)
    assert outcome["akar"] == {str(new): str(old)}
    told = {(change.entity, change.id): change for change in home.changes}
    assert told["warga", new].gone
    assert not told["warga", old].gone
    weighings = [change.id for change in home.changes if change.entity == "penimbangan"]
    [row] = work_rows("penimbangan", home.kab_id, home.posyandu_id, weighings)
    assert row["warga_id"] == str(old)
    assert told["warga", new].months == {dt.date(2026, month, 1) for month in (9, 10, 11)}


def test_likeness_counts_a_mother_who_is_named_by_her_row() -> None:
    home = make_rumah()
    nur, siti = home.add("Nur Aini", dt.date(1998, 3, 2)), home.add("Siti Wahyuni", dt.date(1990, 7, 9))
    one = home.add("Hana Putri", BORN, ibu_id=nur)
    home.add("Hana Putri", BORN, nama_ibu="Nur Aini")
    home.add("Hana Putri", BORN, ibu_id=siti)
    scores = {pair.nilai for pair in list_duplicates(home.kab_id, [home.posyandu_id]) if one in {pair.a.id, pair.b.id}}
    assert scores == {100, 60}


def test_a_chain_ends_at_its_root() -> None:
    home = make_rumah()
    a, b, c = (home.add("Hana", BORN) for _ in range(3))
    home.do("merge_warga", asal_id=a, tujuan_id=b, alasan="")
    home.do("merge_warga", asal_id=b, tujuan_id=c, alasan="")
    people = find_people(home.kab_id, [a, b, c])
    assert (people[a].digabung_ke, people[b].digabung_ke, people[c].digabung_ke) == (c, c, None)


def test_impossible_merges_are_refused() -> None:
    home, there = make_rumah(), make_rumah("Mawar 1", places=False)
    a, b, stranger = home.add("Hana", BORN), home.add("Hana", BORN), there.add()
    assert code(home.do("merge_warga", asal_id=a, tujuan_id=a, alasan="")) == "warga.gabung_diri"
    assert code(home.do("merge_warga", asal_id=a, tujuan_id=stranger, alasan="")) == "warga.tidak_ditemukan"
    home.do("merge_warga", asal_id=a, tujuan_id=b, alasan="")
    assert code(home.do("merge_warga", asal_id=a, tujuan_id=b, alasan="")) == "warga.sudah_digabung"
    assert code(home.do("merge_warga", asal_id=b, tujuan_id=a, alasan="")) == "warga.gabung_melingkar"


def test_work_for_the_merged_row_goes_to_the_root() -> None:
    home = make_rumah()
    old, new, _ = merged(home)
    late = home.do("record_penimbangan", penimbangan_id=new_id(), warga_id=new, tanggal=TODAY, berat_g=8700)
    assert len(late["konflik"]) == 1
    assert len(person_penimbangan(home.kab_id, home.posyandu_id, old)) == 3


def test_the_flag_of_likely_duplicates_is_lifted() -> None:
    home = make_rumah()
    _, new, _ = merged(home)
    assert not Warga.objects.get(kab_id=home.kab_id, id=new).perlu_tinjau
    [link] = list_merges(home.kab_id, [home.posyandu_id])
    assert (link.asal_id, link.alasan, link.dibatalkan_saat) == (new, "NIK sama", None)


def test_what_a_phone_says_of_the_merged_row_holds_for_the_person() -> None:
    """She is corrected and moves by the id under which a phone that was away still knows her."""
    home = make_rumah()
    old, new, _ = merged(home)
    number = "6210025210250007"
    home.do("correct_warga", warga_id=new, alasan="KK", nama="Hana Putri", nik=number)
    assert {change.id for change in home.changes} >= {old}
    home.do("end_warga", warga_id=new, status="pindah", tanggal=TODAY)
    page = profile(home.kab_id, [home.posyandu_id], old, TODAY)
    assert page is not None
    assert (page.orang.nama, page.orang.nik_samar, page.orang.status) == ("Hana Putri", "6210 **** **** 0007", "pindah")
    assert [row.jenis for row in page.riwayat if row.jenis in {"perbaikan", "akhir"}] != []
    home.do("unmerge_warga", asal_id=new, alasan="")
    again = profile(home.kab_id, [home.posyandu_id], old, TODAY)
    assert again is not None
    assert (again.orang.nama, again.orang.status) == ("Hana Putri", "pindah")
