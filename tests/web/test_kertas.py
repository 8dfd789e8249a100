"""Papers as they leave the printer: signs, names of posts, order of the fields, and no word on another."""

import io
import zipfile

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from factories.akun import DESA
from factories.balai import Balai
from factories.dunia import KAB
from factories.kertas import overlapping, printed
from factories.peramban import browser_of, office, words
from simpul.akses.rules.words import Peran
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.layanan.loader import FIELDS
from simpul.posyandu.models import Pengurus, Posyandu
from simpul.wilayah.queries import JenisWilayah, Tingkat, WilayahRow, descendants, wilayah_by_kode

LINE = {
    "tahun": "2027", "bidang": "trantibumlinmas", "kegiatan": "Pos kamling", "volume": "2", "satuan": "buah",
    "biaya": "2.480.000.000", "bulan": ["3"], "penanggung_jawab": "Bu Sari",
}  # fmt: skip


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def kelurahan() -> WilayahRow:
    """One of Kecamatan Kurun."""
    inside = descendants(wilayah_by_kode("62.10.02").id, Tingkat.DESA)
    return next(one for one in inside if one.jenis is JenisWilayah.KELURAHAN)


def folder_of(client: Client, balai: Balai) -> zipfile.ZipFile:
    answer = client.get(f"/registrasi/{balai.home}paket.zip")
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def cells(content: bytes, sheet: int = 0) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(sheet).to_python()


@pytest.mark.parametrize("is_example", [True, False])
def test_what_leaves_the_office_says_when_it_is_an_example(balai: Balai, joko: Client, is_example: bool) -> None:
    Posyandu.objects.filter(kab_id=KAB).update(data_contoh=is_example)
    folder = folder_of(joko, balai)
    letter = printed(folder.read("surat-permohonan.pdf")).split()
    assert ("TA" in letter) is is_example  # poppler reads the sign, which stands aslant, in pieces
    dpmd = office(Peran.DPMD, "62.10")
    files = (
        folder.read("matriks-rekapitulasi.xlsx"),
        dpmd.get("/posyandu/sarana.xlsx").content,
        dpmd.get("/lomba/masa-bakti/daftar.xlsx").content,
    )
    for file in files:
        mark = str(cells(file)[1][0])
        assert mark.startswith("DATA CONTOH. Diunduh " if is_example else "Diunduh "), mark


def test_the_board_stands_in_the_order_of_the_fields(balai: Balai, joko: Client) -> None:
    since = clock.today("WIB").replace(day=1)
    for code in sorted(FIELDS):
        Pengurus.objects.create(id=new_id(), kab_id=KAB, posyandu_id=balai.dunia.melati, nama=f"Bu {code}",
                                jabatan="ketua_bidang", bidang=code, mulai=since)  # fmt: skip
    rows = cells(folder_of(joko, balai).read("matriks-rekapitulasi.xlsx"), 1)
    named = [str(row[5]) for row in rows if str(row[4]).startswith("Ketua bidang")]
    assert named == [f"Bu {code}" for code in FIELDS]


def test_the_plan_is_signed_by_who_answers_for_it(balai: Balai, joko: Client) -> None:
    """Ketua and head of the village for a posyandu, the head alone for the village, camat above, then nobody."""
    here = kelurahan()
    lurah = office(Peran.KEPALA_DESA, here.jalur)
    assert joko.post(f"/rencana/posyandu/{balai.home}baru/", LINE | {"sumber": "apbdes"}).status_code == 302
    assert lurah.post(f"/rencana/{here.id}/baru/", LINE | {"sumber": "dpa_kecamatan"}).status_code == 302
    home = printed(joko.get(f"/rencana/posyandu/{balai.home}rencana.pdf?tahun=2027").content)
    assert "Posyandu Melati 3, Desa" in home.split("Menurut bidang")[0].split("TAHUN 2027")[1]
    assert "Mengetahui, Ketua Posyandu, Kepala desa," in home
    village = printed(joko.get(f"/rencana/{wilayah_by_kode(DESA).id}/rencana.pdf?tahun=2027").content)
    assert "Kepala desa," in village
    assert "Posyandu Melati 3 1 Trantibumlinmas" in village  # whose line it is
    own = printed(lurah.get(f"/rencana/{here.id}/rencana.pdf?tahun=2027").content)
    assert "Lurah," in own
    assert "DPA kecamatan" in own
    assert not any(word in own for word in ("epala desa", "APBDes", "RKPDes"))
    dpmd = office(Peran.DPMD, "62.10")
    for kode, head in (("62.10.02", "Camat,"), ("62.10", "")):
        place = wilayah_by_kode(kode)
        above = printed(dpmd.get(f"/rencana/{place.id}/rencana.pdf?tahun=2027").content)
        assert head in above
        assert "Kepala desa" not in above
        assert "Layar musyawarah desa" not in words(dpmd.get(f"/rencana/{place.id}/?tahun=2027"))


@pytest.mark.parametrize("banyak", [3, 5, 9])
def test_a_plan_with_many_sources_stays_readable(balai: Balai, banyak: int) -> None:
    here, sources = kelurahan(), ["dpa_kecamatan", "apbd_kab", "swadaya", "csr", "apbd_prov", "apbn", "baznas", "lain"]
    lurah, joko = office(Peran.KEPALA_DESA, here.jalur), browser_of(balai.dunia.joko)
    for source in sources[: banyak - 1]:
        assert lurah.post(f"/rencana/{here.id}/baru/", LINE | {"sumber": source}).status_code == 302
    joko.post(f"/rencana/posyandu/{balai.home}baru/", LINE | {"sumber": "apbdes"})
    for kode in ("62.10", "62.10.02"):
        place = wilayah_by_kode(kode)
        paper = office(Peran.DPMD, "62.10").get(f"/rencana/{place.id}/rencana.pdf?tahun=2027").content
        assert overlapping(paper) == []
        assert "Trantibumlinmas" in printed(paper)
        assert f"Rp{banyak * 2_480_000_000:,}".replace(",", ".") in printed(paper)
