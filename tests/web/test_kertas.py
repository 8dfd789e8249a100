"""Papers as they leave the printer: signs, names of posts, order of the fields, and no word on another."""

import io
import zipfile

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from factories.akun import DESA, make_office
from factories.balai import Balai
from factories.dunia import KAB, NOON
from factories.kegiatan import kategori_id, make_kegiatan
from factories.kertas import boxes, overlapping, printed
from factories.peramban import browser_of, office, words
from simpul.akses.rules.words import Peran
from simpul.flows.undangan import Daftar, Sumber, invite
from simpul.kegiatan.models import KategoriPeserta
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.layanan.loader import FIELDS
from simpul.posyandu.models import Kader, Pengurus, Posyandu
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


def test_a_kelurahan_is_no_desa_on_its_sheet(balai: Balai, joko: Client) -> None:
    """Head and states of requests in the words of the place, for the village and for its posyandu."""
    desa = wilayah_by_kode(DESA)
    for path in (f"/lembar/{desa.id}/", f"/lembar/posyandu/{balai.home}"):
        shown = printed(joko.get(f"{path}lembar.pdf").content)
        assert "Diterima desa" in shown
        assert "kelurahan" not in shown.lower()
    assert "Kepala desa, tanda tangan dan cap" in printed(joko.get(f"/lembar/{desa.id}/lembar.pdf").content)
    here, home = kelurahan(), new_id()
    melati = Posyandu.objects.get(kab_id=KAB, id=balai.dunia.melati)
    Posyandu.objects.filter(kab_id=KAB, id=melati.id).update(nama="Bougenvil Mekar Sari Lestari Blok Timur 12")
    facts = {"pola_buka": melati.pola_buka, "zona_waktu": "WIB", "status": melati.status, "n": 0, "buka_lain": []}
    Posyandu.objects.create(id=home, kab_id=KAB, wilayah_id=here.id, nomor_urut=901, nama="Teratai 1", rw="RW 02",
                            jalur=f"{here.jalur}.0901", tempat="Balai kelurahan", **facts)  # fmt: skip
    lurah = office(Peran.KEPALA_DESA, here.jalur)
    village = printed(lurah.get(f"/lembar/{here.id}/lembar.pdf").content)
    assert "Lurah, tanda tangan dan cap" in village
    own = lurah.get(f"/lembar/posyandu/{KAB}/{home}/lembar.pdf").content
    assert "Balai kelurahan, RW 02" in printed(own)
    for shown in (village, printed(own)):
        assert shown.count("kelurahan") >= 2  # of who waits and who took in, below "Menunggu" and "Diterima"
        assert "desa" not in shown.lower()
    assert overlapping(joko.get(f"/lembar/{desa.id}/lembar.pdf").content) == []


def test_every_field_fits_its_box_on_the_poster(balai: Balai, joko: Client) -> None:
    """The longest name once pushed its examples onto the line of the box."""
    for ukuran, large in (("a4", 1.0), ("a3", 1.414)):
        paper = joko.get(f"/informasi/posyandu/{balai.home}poster.pdf?ukuran={ukuran}").content
        places = {word: (top, low) for word, _, top, _, low in boxes(paper)}
        room = (2.55 / 2.54 * 72 - 2 * 9) * large
        assert places["keamanan"][1] - places["E."][0] < room
        assert overlapping(paper) == []
        assert "Timbang, ibu hamil" in printed(paper)


def test_a_letter_says_whose_posyandu_and_who_is_lurah(balai: Balai) -> None:
    here, camat = kelurahan(), make_office(Peran.KASI_PMK, "62.10.02")
    make_office(Peran.KEPALA_DESA, here.jalur, "Bu Tin")
    make_office(Peran.KEPALA_DESA, DESA, "Pak Kades")
    Kader.objects.create(id=new_id(), kab_id=KAB, posyandu_id=balai.dunia.melati, nama="Bu Sari", mulai=NOON.date())
    event = make_kegiatan(camat)
    kurun = wilayah_by_kode("62.10.02").id
    for source in (Sumber.KADER, Sumber.KEPALA_DESA):
        invite(camat, KAB, event.id, kategori_id(event), Daftar(source, kurun))
    browser, home = browser_of(camat.akun_id), f"/kegiatan/{KAB}/{event.id}/"
    each = printed(browser.get(f"{home}undangan.pdf?cara=orang").content)
    assert f"Bu Tin Lurah {here.label} Dengan hormat" in each
    assert "Pak Kades Kepala desa Desa Petak Bahandang Dengan hormat" in each
    assert "Kader Posyandu Melati 3, Desa Petak Bahandang Dengan hormat" in each
    assert "Hal : Undangan bimbingan teknis" in each
    assert "Halaman" not in each
    assert "Halaman 2 dari 2" in printed(browser.get(f"{home}undangan.pdf").content)
    badges = printed(browser.get(f"{home}tanda-peserta.pdf").content)
    assert "Posyandu Melati 3, Desa" in badges


def test_no_quota_is_not_a_quota_of_nobody(balai: Balai) -> None:
    camat = make_office(Peran.KASI_PMK, "62.10.02")
    event = make_kegiatan(camat)
    KategoriPeserta.objects.filter(kab_id=KAB).update(kuota=None)
    report = printed(browser_of(camat.akun_id).get(f"/kegiatan/{KAB}/{event.id}/laporan.pdf").content)
    assert "Jumlah - 0 0" in report


def test_an_activation_sheet_names_the_office_of_its_place(balai: Balai, joko: Client) -> None:
    joko.post(f"/posyandu/{balai.home}kader/baru/", {"nama": "Bu Narti", "bidang": ["sosial"]})
    asked = {"kader": [str(Kader.objects.get(kab_id=KAB, nama="Bu Narti").id)]}
    assert "Minta kode baru di kantor desa." in words(joko.post(f"/posyandu/{balai.home}kode/", asked))
    here = kelurahan()
    moved = Posyandu.objects.filter(kab_id=KAB, id=balai.dunia.melati)
    moved.update(wilayah_id=here.id, jalur=f"{here.jalur}.0001")
    secretary = office(Peran.SEKRETARIS_DESA, here.jalur)
    sheet = words(secretary.post(f"/posyandu/{balai.home}kode/", asked))
    assert "Minta kode baru di kantor kelurahan." in sheet
    assert "kantor desa" not in sheet
