"""The guided first set-up of an empty regency, and many posyandu pasted at once."""

import pytest
from django.test import Client

from factories.akun import DESA, load_kurun, make_office, make_posyandu
from factories.peramban import browser_of, office, words
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.posyandu.models import Posyandu
from simpul.wilayah.queries import Tingkat, descendants, wilayah_by_kode

pytestmark = pytest.mark.django_db
MANY = "/posyandu/banyak/"


@pytest.fixture
def hesti(db: None) -> Client:
    load_kurun()
    return office(Peran.PENGELOLA, "62.10", "Bu Hesti")


def start() -> str:
    return f"/mulai/{wilayah_by_kode('62.10').id}/"


def test_it_works(hesti: Client) -> None:
    assert hesti.get("/").headers["Location"] == "/mulai/"
    assert hesti.get("/mulai/").headers["Location"] == start()
    page = words(hesti.get(start()))
    assert "1 dari 10 langkah beres" in page
    assert "Belum ada Posyandu." in page
    assert "Petak Bahandang" in words(hesti.get(f"{start()}desa/"))
    said = hesti.post(MANY, {"isi": "Petak Bahandang; Melati 1", "langkah": "simpan"})
    assert said.status_code == 302
    assert hesti.get("/").headers["Location"] != "/mulai/"  # set-up goes on from Acuan, it does not stand in the way
    make_office(Peran.SEKRETARIS_DESA, DESA)
    after = words(hesti.get(start()))
    assert "1 Posyandu tercatat." in after
    assert "Setiap desa punya petugas." in after


def test_a_step_is_skipped_and_taken_up_again(hesti: Client) -> None:
    path = f"{start()}langkah/libur/"
    assert "dilewati" in words(hesti.post(path, {"keadaan": "lewati"}, follow=True))
    assert "2 dari 10" in words(hesti.post(f"{start()}langkah/penerima/", {"keadaan": "beres"}, follow=True))
    assert "2 dari 10" in words(browser_of(make_office(Peran.DPMD, "62.10").akun_id).get(start()))  # kept, for all
    assert "dibuka lagi" in words(hesti.post(path, {"keadaan": ""}, follow=True))
    assert JejakAudit.objects.filter(tindakan="kelola_acuan", entitas="acuan").count() == 3


def test_what_is_there_is_not_ticked_by_hand(hesti: Client) -> None:
    kab = wilayah_by_kode("62.10").id
    form = {"darurat": "Polisi = 110", "penerima": ["kepala_desa"], "usia": "hari", "libur": "2027-06-21 = Hari jadi"}
    hesti.post(f"/acuan/{kab}/", form)
    hesti.post(f"/acuan/{kab}/layanan/", {"kata-desa": "kampung"})
    page = words(hesti.get(start()))
    assert "4 dari 10 langkah beres" in page  # a local word does not tick agencies and days
    assert "1 nomor." in page
    assert "1 diubah untuk kabupaten ini." in page
    hesti.post(f"/acuan/{kab}/layanan/", {"kata-desa": "kampung", "hari-sosial": "7"})
    assert "5 dari 10 langkah beres" in words(hesti.get(start()))


@pytest.mark.parametrize(("langkah", "keadaan"), [("bulan", "beres"), ("libur", "salah"), ("wilayah", "beres")])
def test_odd_steps_are_refused(hesti: Client, langkah: str, keadaan: str) -> None:
    assert hesti.post(f"{start()}langkah/{langkah}/", {"keadaan": keadaan}).status_code == 403


def test_who_may_not(hesti: Client) -> None:
    for client in (office(Peran.SEKRETARIS_DESA, DESA), office(Peran.PROVINSI, "62")):
        assert client.get(start()).status_code == 403
        assert client.post(f"{start()}langkah/libur/", {"keadaan": "beres"}).status_code == 403


def test_a_pasted_list_is_looked_at_first(hesti: Client) -> None:
    text = "Desa\tNama\tDusun\tRW\tTempat\nPetak Bahandang\tPosyandu Melati 1\tTengah\t02\tBalai\n62.10.02.2003\tMawar"
    shown = words(hesti.post(MANY, {"isi": text}))
    assert "2 Posyandu siap disimpan" in shown
    assert not Posyandu.objects.exists()
    assert hesti.post(MANY, {"isi": text, "langkah": "simpan"}).status_code == 302
    rows = Posyandu.objects.order_by("nomor_urut").values_list("nama", "dusun", "rw", "tempat", "jalur")
    assert list(rows) == [
        ("Melati 1", "Tengah", "02", "Balai", "62.10.02.2002.0001"),
        ("Mawar", "", "", "", "62.10.02.2003.0002"),
    ]
    again = words(hesti.post(MANY, {"isi": text + "\nPetak Bahandang\tKenanga", "langkah": "periksa"}))
    assert "1 Posyandu siap disimpan" in again
    assert "2 baris dilewati" in again


def test_one_fault_saves_nothing_and_loses_nothing(hesti: Client) -> None:
    text = (
        "Petak Bahandang; Melati 1\nNegeri Awan; Mawar\nPetak Bahandang; ; x\nPetak Bahandang; melati  1\n1;2;3;4;5;6"
    )
    answer = hesti.post(MANY, {"isi": text, "langkah": "simpan"})
    said = words(answer)
    assert answer.status_code == 422
    for fault in ("Baris 2: desa “Negeri Awan”", "Baris 3: nama", "Baris 4: melati 1", "Baris 5: ada 6 kolom"):
        assert fault in said
    assert "Negeri Awan; Mawar" in said
    assert not Posyandu.objects.exists()


def test_a_village_pastes_its_own(hesti: Client) -> None:
    joko = office(Peran.SEKRETARIS_DESA, DESA)
    assert joko.post(MANY, {"isi": ";Melati 1\n;Melati 2", "langkah": "simpan"}).status_code == 302
    assert Posyandu.objects.count() == 2
    other = joko.post(MANY, {"isi": "62.10.02.2003; Mawar", "langkah": "simpan"})
    assert (other.status_code, "tidak ada di wilayah Anda" in words(other)) == (422, True)


@pytest.mark.parametrize("text", ["", "\x00", ";;;;", '"', "=cmd|x;=1+1", "x" * 70_000])
def test_odd_texts_save_nothing(hesti: Client, text: str) -> None:
    make_posyandu()
    assert hesti.post(MANY, {"isi": text, "langkah": "simpan"}).status_code in {200, 422}
    assert Posyandu.objects.count() == 1


def test_villages_stand_under_their_kecamatan(hesti: Client) -> None:
    """A regency has hundreds of them: each kecamatan tells what is missing and opens by itself."""
    hesti.post(MANY, {"isi": "Petak Bahandang; Melati 1", "langkah": "simpan"})
    make_office(Peran.SEKRETARIS_DESA, DESA)
    answer = hesti.get(f"{start()}desa/")
    count = len(descendants(wilayah_by_kode("62.10").id, Tingkat.DESA))
    assert f"Kecamatan Kurun {count} desa, 1 Posyandu {count - 1} belum lengkap" in words(answer)
    assert answer.content.decode().count("<details") == 1
