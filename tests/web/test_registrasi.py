"""Pages of papers, numbers and registration: what an office sees, types and takes home."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from factories.akun import make_office
from factories.balai import Balai
from factories.peramban import browser_of, words
from simpul.akses.rules.words import Peran
from simpul.posyandu.models import Posyandu
from simpul.posyandu.rules.surat import JenisSurat
from simpul.web.registrasi import paket, unduh
from simpul.wilayah.queries import wilayah_by_kode

DESA = "62.10.02.2002"
PDF = b"%PDF-1.4\n%%EOF\n"
XLSX_FACTS = {"Posyandu", "Pengurus", "Kader"}


@pytest.fixture
def joko(balai: Balai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The secretary of the village of Melati 3."""
    monkeypatch.setattr(settings, "SIMPUL_DATA", tmp_path)
    return browser_of(make_office(Peran.SEKRETARIS_DESA, DESA).akun_id)


def home_of(balai: Balai) -> Posyandu:
    return Posyandu.objects.get(id=balai.dunia.melati)


def add(joko: Client, home: Posyandu, jenis: str, file: bytes | None = PDF, **facts: str):
    berkas = {"berkas": SimpleUploadedFile("sk.exe", file)} if file else {}
    plain = {
        "jenis": jenis, "nomor": f"141/{jenis}", "tanggal": "2025-12-10", "penandatangan": "Tin",
        "jabatan": "Kepala Desa", "posyandu": str(home.id),
    }  # fmt: skip
    return joko.post(f"/surat/baru/{home.wilayah_id}/", plain | facts | berkas)


def test_a_folder_is_filled_checked_and_packed(balai: Balai, joko: Client) -> None:
    home = home_of(balai)
    page = words(joko.get(f"/registrasi/{home.kab_id}/{home.id}/"))
    assert "Terkunci sampai berkas diajukan" in page
    assert 'name="nomor"' not in joko.get(f"/registrasi/{home.kab_id}/{home.id}/").content.decode()
    for jenis in JenisSurat:
        assert add(joko, home, jenis.value).status_code == 302
    odd = add(joko, home, "sk_kader", nomor="141/kedua", bunyi_tanggal="Selasa, 10 Desember 2025")
    assert "padahal 10 Desember 2025 hari Rabu" in words(joko.get(odd.headers["Location"]))
    assert "141/kedua" in words(joko.get("/surat/"))
    answer = joko.get(f"/registrasi/{home.kab_id}/{home.id}/paket.zip")
    package = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert package.testzip() is None
    names = package.namelist()
    for wanted in ("matriks-rekapitulasi.xlsx", "surat-permohonan.pdf"):
        assert wanted in names
    for jenis in JenisSurat:
        [paper] = [name for name in names if re.search(rf"/{jenis.value} [^/]*\.pdf$", name)]
        assert package.read(paper) == PDF
    assert package.read("surat-permohonan.pdf").startswith(b"%PDF-")
    book = CalamineWorkbook.from_filelike(io.BytesIO(package.read("matriks-rekapitulasi.xlsx")))
    assert set(book.sheet_names) == XLSX_FACTS
    assert home.nama in [cell for row in book.get_sheet_by_name("Posyandu").to_python() for cell in row]


def test_a_refused_paper_keeps_what_was_typed(balai: Balai, joko: Client) -> None:
    home = home_of(balai)
    answer = add(joko, home, "sk_kader", b"MZ")
    assert answer.status_code == 422
    assert "bukan foto atau PDF" in words(answer)
    assert 'value="141/sk_kader"' in answer.content.decode()
    assert add(joko, home, "sk_kader", tanggal="kemarin").status_code == 422


def test_a_step_that_someone_overtook_says_so(balai: Balai, joko: Client) -> None:
    home = home_of(balai)
    path = f"/registrasi/{home.kab_id}/{home.id}/langkah/"
    late = joko.post(path, {"tindak": "lengkapi", "ke": "3"})
    assert late.status_code == 422
    assert "Orang lain lebih dulu" in words(late)
    missing = joko.post(path, {"tindak": "lengkapi", "ke": "0"})
    assert "Berkas belum lengkap: Berita acara musyawarah desa" in words(missing)
    many = joko.post("/registrasi/langkah/", {"tindak": "lengkapi", "pilih": f"{home.kab_id}:{home.id}:0"}, follow=True)
    assert "Melati 3: Berkas belum lengkap" in words(many)
    assert "Belum ada Posyandu yang dipilih" in words(
        joko.post("/registrasi/langkah/", {"pilih": "x:y:z"}, follow=True)
    )


def test_all_of_a_place_without_a_tick(balai: Balai, joko: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every folder of the place, whatever page it stands on; letters of so many names each."""
    home = home_of(balai)
    add(joko, home, "sk_kader")
    there = Posyandu.objects.filter(wilayah_id=home.wilayah_id).count()
    assert there > 1
    everyone = {"semua": "1", "tempat": str(home.wilayah_id)}
    assert "Unduh paket semua" in words(joko.get(f"/registrasi/?tempat={home.wilayah_id}"))
    monkeypatch.setattr(paket, "MOST_NAMED", 1)
    answer = joko.post("/registrasi/paket/", everyone)
    package = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    letters = [name for name in package.namelist() if name.startswith("surat-permohonan")]
    assert letters == [f"surat-permohonan-{number}.pdf" for number in range(1, there + 1)]
    assert sum("sk_kader" in name for name in package.namelist()) == 1
    rows = CalamineWorkbook.from_filelike(io.BytesIO(package.read("matriks-rekapitulasi.xlsx")))
    assert len(rows.get_sheet_by_name("Posyandu").to_python()) == there + 3
    none = joko.post("/registrasi/paket/", everyone | {"status": "terdaftar"})
    assert "Belum ada Posyandu yang dipilih" in words(none)
    monkeypatch.setattr(unduh, "MOST", 1)
    assert "Sekali paket paling banyak 1 Posyandu" in words(joko.post("/registrasi/paket/", everyone))
    above = joko.post("/registrasi/paket/", everyone | {"tempat": str(wilayah_by_kode("62.10").id)})
    assert above.status_code == 403


def test_the_province_sees_names_and_counts_and_no_file(balai: Balai, joko: Client) -> None:
    home = home_of(balai)
    add(joko, home, "sk_kader")
    province = browser_of(make_office(Peran.PROVINSI, "62", "Pak Surya").akun_id)
    page = province.get(f"/registrasi/?tempat={home.wilayah_id}")
    assert "Melati 3" in words(page)
    assert f"/registrasi/{home.kab_id}/{home.id}/" not in page.content.decode()
    there = Posyandu.objects.filter(wilayah_id=home.wilayah_id).count()
    assert f"0 dari {there} Posyandu terdaftar" in words(page)
    assert "Kabupaten Gunung Mas" in words(province.get("/registrasi/"))
    ticked = {"pilih": f"{home.kab_id}:{home.id}:0"}
    for refused in (
        province.get(f"/registrasi/{home.kab_id}/{home.id}/"),
        province.get(f"/registrasi/tempat/{home.wilayah_id}/matriks.xlsx"),
        province.post("/registrasi/paket/", ticked),
        province.get("/surat/"),
    ):
        assert refused.status_code == 403
    stranger = browser_of(make_office(Peran.SEKRETARIS_DESA, "62.10.02.2003", "Bu Lain").akun_id)
    assert stranger.post("/registrasi/paket/", ticked).status_code == 403
    assert stranger.get(f"/registrasi/?tempat={home.wilayah_id}").status_code == 403


def test_a_region_sets_its_number_with_its_basis(balai: Balai, joko: Client) -> None:
    home = home_of(balai)
    dpmd = browser_of(make_office(Peran.DPMD, "62.10", "Bu Hesti").akun_id)
    path = f"/acuan/{home.kab_id}/angka/"
    assert "Kutai Kartanegara" in words(dpmd.get(path))
    form = {"kode": "kader_minimum", "nilai": "9", "dasar": "Perbup 12/2026 Pasal 4", "mulai": ""}
    for fault in (
        {"nilai": "banyak"},
        {"nilai": "0"},
        {"dasar": " "},
        {"mulai": "2020-01-01"},
        {"mulai": "x"},
        {"kode": "lain"},
    ):
        assert dpmd.post(path, form | fault).status_code == 422, fault
    assert dpmd.post(path, form).status_code == 302
    page = words(dpmd.get(path))
    assert "Perbup 12/2026 Pasal 4" in page
    assert "15 bawaan" in page
    assert "dari paling sedikit 9 (Perbup 12/2026 Pasal 4)" in words(joko.get(f"/posyandu/{balai.home}"))


def test_other_posts_and_birth_are_kept_with_a_kader(balai: Balai, joko: Client) -> None:
    path = f"/posyandu/{balai.home}kader/baru/"
    facts = {
        "nama": "Bu Tum", "bidang": ["sosial", "kesehatan"], "lkd_lain": ["pkk", "sihir"], "kelamin": "P",
        "lahir": "1979-04-03", "pendidikan": "sma",
    }  # fmt: skip
    assert joko.post(path, facts | {"lahir": "1802-01-01"}).status_code == 422
    assert joko.post(path, facts).status_code == 302
    page = words(joko.get(f"/posyandu/{balai.home}"))
    assert "Bu Tum juga menjabat di PKK." in page
    assert "satu kader satu bidang. Lebih dari satu: Bu Tum" in page
