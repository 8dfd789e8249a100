"""The pages of Tim Pembina: forming one, its people and its decree, and what is refused in a sentence."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factories.akun import DESA, load_kurun, make_office
from factories.peramban import browser_of, office, words
from simpul.akses.queries import akun_by_id
from simpul.akses.rules.words import Peran
from simpul.kernel import clock
from simpul.wilayah.queries import wilayah_by_kode

PDF = b"%PDF-1.4\n1 0 obj\n%%EOF"


@pytest.fixture
def desa(db, tmp_path, settings) -> int:
    settings.SIMPUL_DATA = tmp_path
    load_kurun()
    return wilayah_by_kode(DESA).id


def test_it_works(desa) -> None:
    kades = office(Peran.KEPALA_DESA, DESA)
    assert "Kepala desa" in words(kades.get(f"/tim/{desa}/"))
    assert kades.post(f"/tim/{desa}/", {"dasar_ketua": "Ketua TP PKK desa"}).status_code == 302
    bina = make_office(Peran.BIDAN, "62.10.02.2003", "Bu Ratna")
    login = akun_by_id(bina.akun_id).nama_pengguna
    ratna = {"nama": "Ratna Dewi", "jabatan": "ketua", "mulai": "2026-11-02", "fungsi": ["pembina", "perencana"]}
    assert kades.post(f"/tim/{desa}/anggota/baru/", ratna | {"login": login}).status_code == 302
    assert browser_of(bina.akun_id).get(f"/tim/{desa}/").status_code == 200
    sk = {"nomor": "188/12/2019", "tanggal": "2026-11-02", "berlaku_sampai": clock.today("WIB").isoformat()}
    paper = SimpleUploadedFile("sk.exe", PDF, content_type="image/png")
    assert kades.post(f"/tim/{desa}/sk/baru/", sk | {"berkas": paper}).status_code == 302
    page = kades.get(f"/tim/{desa}/")
    shown = words(page)
    assert "Ratna Dewi" in shown
    assert "Ketua TP PKK desa" in page.content.decode()
    for finding in ("Tahun dalam nomor", "berakhir 0 hari lagi", "belum punya sekretaris"):
        assert finding in shown
    [link] = re.findall(r'href="(/tim/\d+/sk/[^"]+/berkas/)"', page.content.decode())
    got = kades.get(link)
    assert (got["Content-Type"], got.content) == ("application/pdf", PDF)
    listed = words(kades.get("/tim/"))
    assert "1 dari 1 tempat" in listed
    assert "Ratna Dewi" in listed


def test_a_new_chair_is_named_with_the_one_that_was_seen(desa) -> None:
    kades = office(Peran.KEPALA_DESA, DESA)
    kades.post(f"/tim/{desa}/", {})
    new = f"/tim/{desa}/anggota/baru/"
    kades.post(new, {"nama": "Bu Satu", "jabatan": "ketua", "mulai": "2026-01-02"})
    page = kades.post(new, {"nama": "Bu Dua", "jabatan": "ketua", "mulai": "2026-03-02"})
    assert page.status_code == 422
    assert "Sekarang Bu Satu yang memegang jabatan ini" in words(page)
    assert 'value="Bu Dua"' in page.content.decode()
    [(seat, holder)] = re.findall(r'name="(pemegang-[^"]+)" value="([^"]+)"', page.content.decode())
    again = {"nama": "Bu Dua", "jabatan": "ketua", "mulai": "2026-03-02", seat: holder}
    assert kades.post(new, again).status_code == 302
    shown = words(kades.get(f"/tim/{desa}/"))
    assert "Bu Dua" in shown
    assert "Bu Satu, Ketua 2 Januari 2026 sampai 2 Maret 2026" in shown


@pytest.mark.parametrize(("path", "form", "said"), [
    ("anggota/baru/", {"nama": "", "mulai": "2026-01-02"}, "Nama anggota belum diisi"),
    ("anggota/baru/", {"nama": "Bu A", "mulai": "besok"}, "Tanggalnya belum lengkap"),
    ("anggota/baru/", {"nama": "Bu A", "mulai": "2026-01-02", "login": "tidak.ada"}, "Akun ini belum terdaftar"),
    ("anggota/baru/", {"nama": "Bu A", "jabatan": "ketua_bidang", "mulai": "2026-01-02"}, "Ketua bidang perlu bidang"),
    ("sk/baru/", {"nomor": "", "tanggal": "2026-01-02"}, "Nomor SK belum diisi"),
    ("sk/baru/", {"nomor": "1/2026", "tanggal": ""}, "Tanggalnya belum lengkap"),
])  # fmt: skip
def test_bad_input_is_told_beside_what_was_typed(desa, path, form, said) -> None:
    kades = office(Peran.KEPALA_DESA, DESA)
    kades.post(f"/tim/{desa}/", {})
    page = kades.post(f"/tim/{desa}/{path}", form)
    assert page.status_code == 422
    assert said in words(page)
    if form.get("nama"):
        assert f'value="{form["nama"]}"' in page.content.decode()


def test_a_paper_that_is_none_is_refused(desa) -> None:
    kades = office(Peran.KEPALA_DESA, DESA)
    kades.post(f"/tim/{desa}/", {})
    for content in (b"MZ not a picture", b"%PDF-1.4 cut", b"%PDF-" + b"x" * 10_500_000):
        sk = {"nomor": "1/2026", "tanggal": "2026-01-02", "berkas": SimpleUploadedFile("sk.pdf", content)}
        assert kades.post(f"/tim/{desa}/sk/baru/", sk).status_code == 422
    assert "Belum ada SK" in words(kades.get(f"/tim/{desa}/"))


def test_the_province_sees_the_registry_and_changes_its_own_only(desa) -> None:
    office(Peran.KEPALA_DESA, DESA).post(f"/tim/{desa}/", {})
    gub = office(Peran.PROVINSI, "62")
    page = gub.get(f"/tim/{desa}/")
    assert page.status_code == 200
    assert "Tambah anggota" not in words(page)
    assert gub.post(f"/tim/{desa}/", {"nama": "x"}).status_code == 403
    assert gub.post(f"/tim/{wilayah_by_kode('62').id}/", {}).status_code == 302
    assert re.search(r"\b1 dari \d+ tempat", words(gub.get("/tim/?tingkat=4")))
