"""Photos: shown after a decision about what names them, with headers that keep them in their frame."""

import hashlib
import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from factories.akun import DESA, SIBLING_DESA
from factories.balai import Balai, row_of
from factories.dunia import KAB, TODAY, child
from factories.peramban import browser_of, office
from simpul.akses.queries import perangkat_by_id
from simpul.akses.rules.words import Peran
from simpul.flows.photos import receive_foto
from simpul.kernel.ids import new_id
from simpul.usulan.models import Usulan


@pytest.fixture(autouse=True)
def photos_lie_here(settings, tmp_path) -> None:
    settings.SIMPUL_DATA = tmp_path


def picture(colour: str = "brown") -> tuple[str, bytes]:
    """A photo as the phone sends it, and its hash."""
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "JPEG")
    return hashlib.sha256(file.getvalue()).hexdigest(), file.getvalue()


def stored(balai: Balai, colour: str = "brown") -> str:
    sidik, content = picture(colour)
    receive_foto(perangkat_by_id(balai.hp.id), sidik, 0, content, is_last=True)
    return sidik


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def test_it_works(balai: Balai, joko: Client) -> None:
    sidik = stored(balai)
    request = balai.send("0001-A-0002", foto=[sidik])
    page = joko.get(request).content.decode()
    address = f"/foto/{balai.home}{sidik}/?usulan={row_of(request).id}"
    assert address in page
    answer = joko.get(address)
    assert answer["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(answer.content)).size == (64, 48)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "no-store"


def test_a_photo_still_on_its_way_is_said(balai: Balai, joko: Client) -> None:
    sidik, _ = picture()
    request = balai.send("0001-A-0002", foto=[sidik])
    assert "belum terkirim dari HP" in joko.get(request).content.decode()
    assert joko.get(f"/foto/{balai.home}{sidik}/?usulan={row_of(request).id}").status_code == 404


def test_a_photo_is_not_seen_through_another_request(balai: Balai, joko: Client) -> None:
    sidik = stored(balai)
    balai.send("0001-A-0002", foto=[sidik])
    address = f"/foto/{balai.home}{sidik}/"
    for query in (f"?usulan={balai.usulan}", f"?usulan={new_id()}", "?usulan=x", f"?kunjungan={new_id()}", ""):
        assert joko.get(address + query).status_code == 403, query


@pytest.mark.parametrize(
    ("peran", "kode", "status"),
    [(Peran.KEPALA_DESA, DESA, 200), (Peran.SEKRETARIS_DESA, SIBLING_DESA, 403), (Peran.PETUGAS_OPD, "62.10", 403)],
)
def test_who_sees_a_request_photo(balai: Balai, peran: Peran, kode: str, status: int) -> None:
    sidik = stored(balai)
    request = balai.send("0001-A-0002", foto=[sidik])
    client = office(peran, kode, opd="dinas_sosial")
    assert client.get(f"/foto/{balai.home}{sidik}/?usulan={row_of(request).id}").status_code == status


def test_a_visit_photo_follows_the_field_of_the_visit(balai: Balai, joko: Client) -> None:
    sidik, visit = stored(balai), new_id()
    about = {"layanan_id": "KES-02", "cara": "rumah", "subjek_jenis": "orang", "warga_id": balai.citra}
    balai.do("set_izin", warga_id=balai.citra, jenis="foto", setuju=True)
    balai.do("record_kunjungan", kunjungan_id=visit, tanggal=TODAY, jawaban={}, foto=[sidik], **about)
    address = f"/foto/{balai.home}{sidik}/?kunjungan={visit}"
    assert office(Peran.BIDAN, DESA).get(address).status_code == 200
    assert joko.get(address).status_code == 200  # Citra is in a request of this village
    assert office(Peran.PETUGAS_OPD, "62.10", opd="dinas_sosial").get(address).status_code == 403
    assert Client().get(address).status_code == 302


def test_a_withdrawn_consent_closes_her_photos_and_not_those_of_things(balai: Balai, joko: Client) -> None:
    person, thing, paper = (stored(balai, colour) for colour in ("brown", "grey", "white"))
    hers = {"untuk": "orang", "warga_id": balai.citra}
    request = balai.send("0001-A-0002", foto=[person], **hers)
    house = balai.send("0001-A-0003", foto=[thing], foto_benda=True, **hers)
    balai.do("complete_usulan", usulan_id=row_of(request).id, berkas={"ktp": paper})
    addresses = [
        f"/foto/{balai.home}{sidik}/?usulan={row_of(page).id}"
        for sidik, page in ((person, request), (thing, house), (paper, request))
    ]
    balai.do("set_izin", warga_id=balai.citra, jenis="foto", setuju=True)
    assert [joko.get(address).status_code for address in addresses] == [200, 200, 200]
    balai.do("set_izin", warga_id=balai.citra, jenis="foto", setuju=False)
    assert [joko.get(address).status_code for address in addresses] == [403, 200, 200]
    assert "tidak memberi izin foto" in joko.get(addresses[0]).content.decode()
    page = joko.get(request).content.decode()
    assert "1 foto tidak ditampilkan" in page
    assert person not in page
    assert thing in joko.get(house).content.decode()


def test_photos_of_a_merged_person_need_the_consent_of_all_her_rows(balai: Balai, joko: Client) -> None:
    sidik, visit, twin = stored(balai), new_id(), child("Citra")
    balai.do("register_warga", **twin)
    about = {"layanan_id": "KES-02", "cara": "rumah", "subjek_jenis": "orang", "warga_id": twin["warga_id"]}
    balai.do("record_kunjungan", kunjungan_id=visit, tanggal=TODAY, jawaban={}, foto=[sidik], **about)
    balai.do("set_izin", warga_id=balai.citra, jenis="foto", setuju=True)
    bidan, address = office(Peran.BIDAN, DESA), f"/foto/{balai.home}{sidik}/?kunjungan={visit}"
    assert bidan.get(address).status_code == 403
    merged = {"asal_id": str(twin["warga_id"]), "tujuan_id": str(balai.citra), "alasan": "sama"}
    place = f"/warga/{balai.home}mirip/"
    bidan.post(place, {"arah": f"{merged['asal_id']}|{merged['tujuan_id']}", "alasan": "sama"})
    assert bidan.get(address).status_code == 403
    balai.do("set_izin", warga_id=balai.citra, jenis="foto", setuju=True)
    assert bidan.get(address).status_code == 200
    balai.do("set_izin", warga_id=twin["warga_id"], jenis="foto", setuju=False)  # by a phone that has not heard
    assert bidan.get(address).status_code == 403


def paper(name: str = "surat.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, picture("white")[1] if content is None else content, "image/jpeg")


def papers(balai: Balai, request: str) -> tuple[dict[str, str], str]:
    """The photos of the papers a request has, and the code of one it asks for."""
    row = Usulan.objects.get(kab_id=KAB, id=row_of(request).id)
    return row.berkas, row.berkas_diminta[0]


def test_the_village_adds_the_photo_of_a_paper(balai: Balai, joko: Client) -> None:
    request = balai.send("0001-A-0002")
    _, kode = papers(balai, request)
    assert "Unggah foto surat" in joko.get(request).content.decode()
    exif = Image.Exif()
    exif[0x010F] = "Kamera kantor"
    file = io.BytesIO()
    Image.new("RGB", (5000, 4000), "white").save(file, "JPEG", exif=exif)
    answer = joko.post(f"{request}kelengkapan/", {"kode": kode, "foto": paper(content=file.getvalue())}, follow=True)
    assert "Tersimpan. Kader membaca" in answer.content.decode()
    [(known, sidik)] = papers(balai, request)[0].items()
    assert (known, sidik) == (kode, hashlib.sha256(file.getvalue()).hexdigest())
    shown = joko.get(f"/foto/{balai.home}{sidik}/?usulan={row_of(request).id}")
    clean = Image.open(io.BytesIO(shown.content))
    assert (max(clean.size), dict(clean.getexif())) == (1600, {})
    # The same again changes nothing but the history.
    again = {"kode": kode, "foto": paper(content=file.getvalue())}
    assert joko.post(f"{request}kelengkapan/", again).status_code == 302
    assert papers(balai, request)[0] == {kode: sidik}


@pytest.mark.parametrize(
    ("peran", "kode", "opd", "status"),
    [
        (Peran.KEPALA_DESA, DESA, "", 302),
        (Peran.SEKRETARIS_DESA, SIBLING_DESA, "", 403),
        (Peran.PETUGAS_OPD, "62.10", "dinas_sosial", 403),
        (Peran.BIDAN, DESA, "", 403),
    ],
)
def test_who_adds_a_paper(balai: Balai, tmp_path: Path, peran: Peran, kode: str, opd: str, status: int) -> None:
    request = balai.send("0001-A-0002")
    sent = {"kode": papers(balai, request)[1], "foto": paper()}
    assert office(peran, kode, opd=opd).post(f"{request}kelengkapan/", sent).status_code == status
    # Who may not leaves nothing behind.
    assert len([one for one in tmp_path.rglob("*") if one.is_file()]) == (status == 302)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 surat", "bukan foto JPEG"),
        (b"", "bukan foto JPEG"),
        (b"\xff\xd8\xff" + b"x" * (10 * 1024 * 1024), "lebih dari 10 MB"),
        (None, "bukan foto JPEG"),
    ],
)
def test_what_is_no_photo_is_said_beside_the_form(
    balai: Balai, joko: Client, tmp_path: Path, content: bytes | None, words: str
) -> None:
    request = balai.send("0001-A-0002")
    kode = papers(balai, request)[1]
    sent = {"kode": kode} if content is None else {"kode": kode, "foto": paper("../../surat.pdf", content)}
    answer = joko.post(f"{request}kelengkapan/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert papers(balai, request)[0] == {}
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_a_bomb_of_pixels_is_not_unfolded(balai: Balai, joko: Client) -> None:
    request = balai.send("0001-A-0002")
    file = io.BytesIO()
    Image.new("1", (8000, 8000)).save(file, "PNG")
    sent = {"kode": papers(balai, request)[1], "foto": paper(content=file.getvalue())}
    assert joko.post(f"{request}kelengkapan/", sent).status_code == 422


def test_a_paper_that_the_line_does_not_know(balai: Balai, joko: Client) -> None:
    request = balai.send("0001-A-0002")
    for kode in ("rahasia", "", "x" * 500):
        answer = joko.post(f"{request}kelengkapan/", {"kode": kode, "foto": paper()})
        assert answer.status_code == 422
        assert "tidak ada dalam daftar" in answer.content.decode()
