"""The checklist cannot claim what is missing: red, yellow, green from what is stored."""

from dataclasses import replace

import pytest

from posyandu.test_temuan_surat import SK
from simpul.posyandu.rules.istilah import DESA, KELURAHAN
from simpul.posyandu.rules.kelengkapan import SuratTerbaca, Warna, kelengkapan, kurang_of
from simpul.posyandu.rules.surat import JenisSurat, Masa
from simpul.posyandu.rules.temuan import Berat, Temuan

ODD = Temuan("hari_salah", Berat.PERINGATAN, "Di surat tertulis hari Selasa.")
PAPERS = {
    jenis: SuratTerbaca(replace(SK, jenis=jenis), Masa.BERLAKU, ()) for jenis in JenisSurat
}  # fmt: skip


def colours(papers=PAPERS, people=(), pengurus=9, kader=15, kosong=(), words=DESA) -> dict[str, Warna]:
    parts = kelengkapan(papers, people, jumlah_pengurus=pengurus, jumlah_kader=kader, data_kosong=kosong, words=words)
    assert bool(kurang_of(parts)) is (Warna.MERAH in {part.warna for part in parts})
    return {part.kode: part.warna for part in parts}


def test_a_whole_folder_is_green() -> None:
    assert set(colours().values()) == {Warna.HIJAU}
    assert list(colours()) == [*(jenis.value for jenis in JenisSurat), "pengurus", "kader", "data"]


@pytest.mark.parametrize("jenis", JenisSurat)
@pytest.mark.parametrize(
    ("read", "warna"),
    [
        (None, Warna.MERAH),
        (SuratTerbaca(replace(SK, sidik=""), Masa.BERLAKU, ()), Warna.MERAH),
        (SuratTerbaca(SK, Masa.BERAKHIR, ()), Warna.MERAH),
        (SuratTerbaca(SK, Masa.AWAL, ()), Warna.KUNING),
        (SuratTerbaca(SK, Masa.BERLAKU, (ODD,)), Warna.KUNING),
        (SuratTerbaca(SK, Masa.TANPA_BATAS, ()), Warna.HIJAU),
    ],
)
def test_each_paper_by_what_is_there(jenis, read, warna) -> None:
    papers = {one: known for one, known in PAPERS.items() if one is not jenis} | ({jenis: read} if read else {})
    found = colours(papers)
    assert found[jenis.value] is warna
    assert {one for code, one in found.items() if code != jenis.value} == {Warna.HIJAU}


def test_people_are_missing_or_only_odd() -> None:
    assert colours(pengurus=0)["pengurus"] is Warna.MERAH
    assert colours(kader=0)["kader"] is Warna.MERAH
    assert colours(people=[Temuan("pengurus_kosong", Berat.PENTING, "x")])["pengurus"] is Warna.MERAH
    few = [Temuan("kader_kurang", Berat.PERINGATAN, "x"), Temuan("ketua_bidang_kosong", Berat.CATATAN, "y")]
    found = colours(people=few, kosong=("tempat buka",))
    assert (found["kader"], found["pengurus"], found["data"]) == (Warna.KUNING, Warna.HIJAU, Warna.KUNING)


def test_a_kelurahan_has_its_own_assembly() -> None:
    parts = kelengkapan({}, [], jumlah_pengurus=1, jumlah_kader=1, data_kosong=(), words=KELURAHAN)
    assert kurang_of(parts)[0] == "Berita acara musyawarah kelurahan"
    assert "SK Tim Pembina kelurahan" in kurang_of(parts)
