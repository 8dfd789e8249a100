"""Two people who look alike are told apart, and stay so."""

import datetime as dt

import pytest

from factories.warga import code, make_rumah
from simpul.kernel.ids import new_id
from simpul.warga.models import BedaWarga, Warga
from simpul.warga.queries import list_duplicates
from simpul.warga.rules import AlasanMirip, is_filler

pytestmark = pytest.mark.django_db
BORN = dt.date(2025, 10, 15)


def test_it_works() -> None:
    home = make_rumah()
    a, b = home.add("Hana", BORN), home.add("Hana", BORN)
    [pair] = list_duplicates(home.kab_id, [home.posyandu_id])
    assert {pair.a.id, pair.b.id} == {a, b}
    assert pair.alasan == (AlasanMirip.NAMA_SAMA, AlasanMirip.LAHIR_SAMA)
    home.do("distinguish_warga", warga_id=a, lain_id=b, alasan="kembar")
    assert list_duplicates(home.kab_id, [home.posyandu_id]) == []
    assert Warga.objects.filter(kab_id=home.kab_id, perlu_tinjau=True).count() == 0
    assert [change.id for change in home.changes] == [b]


def test_it_holds_for_the_row_that_stands_for_her() -> None:
    home = make_rumah()
    a, b, c = home.add("Hana", BORN), home.add("Hana", BORN), home.add("Hanna", BORN)
    home.do("distinguish_warga", warga_id=a, lain_id=c, alasan="sepupu")
    home.do("merge_warga", asal_id=a, tujuan_id=b, alasan="orang yang sama")
    assert list_duplicates(home.kab_id, [home.posyandu_id]) == []
    home.do("unmerge_warga", asal_id=a, alasan="keliru")
    pairs = {frozenset((pair.a.id, pair.b.id)) for pair in list_duplicates(home.kab_id, [home.posyandu_id])}
    assert pairs == {frozenset((a, b)), frozenset((b, c))}


def test_who_looks_alike_only_after_a_correction_is_found_too() -> None:
    home = make_rumah()
    a, b = home.add("Hana", BORN), home.add("Budi", BORN)
    assert list_duplicates(home.kab_id, [home.posyandu_id]) == []
    home.do("correct_warga", warga_id=b, alasan="salah ketik", nama="Hannah")
    [pair] = list_duplicates(home.kab_id, [home.posyandu_id])
    assert {pair.a.id, pair.b.id} == {a, b}


def test_a_filler_number_joins_nobody_and_a_real_one_does() -> None:
    home = make_rumah()
    filler, real = "3328010000000000", "3328015510250007"
    assert is_filler(filler)
    assert not is_filler(real)
    for name in ("Hana", "Budi", "Citra"):
        home.add(name, BORN, nik=filler)
    assert list_duplicates(home.kab_id, [home.posyandu_id]) == []
    home.add("Siti", dt.date(1990, 1, 1), nik=real)
    home.add("Tono", dt.date(1970, 1, 1), nik=real)
    [pair] = list_duplicates(home.kab_id, [home.posyandu_id])
    assert pair.alasan == (AlasanMirip.NIK_SAMA,)


def test_across_posyandu_only_who_lives_at_both() -> None:
    home, other = make_rumah(), make_rumah("Mawar 1", places=False)
    a, b = home.add("Hana", BORN), other.add("Hana", BORN)
    places = [home.posyandu_id, other.posyandu_id]
    [pair] = list_duplicates(home.kab_id, places)
    assert {pair.a.id, pair.b.id} == {a, b}
    assert not pair.satu_posyandu
    home.do("distinguish_warga", warga_id=a, lain_id=b, alasan="bukan dia")
    assert list_duplicates(home.kab_id, places) == []
    other.do("end_warga", warga_id=b, status="tamu", tanggal=dt.date(2026, 11, 20))
    assert list_duplicates(home.kab_id, places) == []


def test_refusals() -> None:
    home = make_rumah()
    a = home.add("Hana", BORN)
    assert code(home.do("distinguish_warga", warga_id=a, lain_id=a, alasan="")) == "warga.beda_diri"
    assert code(home.do("distinguish_warga", warga_id=new_id(), lain_id=a, alasan="")) == "warga.tidak_ditemukan"
    assert code(home.do("distinguish_warga", warga_id=a, lain_id=new_id(), alasan="x" * 501)).endswith("panjang")
    assert not BedaWarga.objects.exists()
