"""The registry on office pages (O-06): who sees it, who changes it, and the sheet that activates a phone."""

import html
import re

import pytest
from django.test import Client

from factories.akun import DESA, SIBLING_DESA, Phone
from factories.balai import Balai
from factories.dunia import KAB
from factories.peramban import browser_of, office, words
from simpul.akses.models import Akun, JejakAudit
from simpul.akses.rules.words import Peran
from simpul.flows.perangkat import enrol_perangkat
from simpul.jurnal.operations.protocol import EnrolRequest
from simpul.posyandu.models import Kader, Pengurus, Posyandu
from simpul.wilayah.queries import wilayah_by_kode

FACTS = {"nama": "Kenanga 2", "pola": "minggu", "minggu_ke": "2", "hari": "3", "asal": ["balita", "lansia"]}


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def add_kader(joko: Client, balai: Balai, **facts: object) -> Kader:
    form = {"nama": "Bu Narti", "mulai": "2026-11-01", "bidang": ["sosial", "kesehatan"], "sk_nomor": "141/9", **facts}
    assert joko.post(f"/posyandu/{balai.home}kader/baru/", form).status_code == 302
    return Kader.objects.get(nama=form["nama"])


def test_it_works(balai: Balai, joko: Client) -> None:
    listed = words(joko.get("/posyandu/"))
    assert "Mawar 1" in listed
    assert "Mawar 1" not in words(joko.get("/posyandu/?cari=melati"))
    desa = {"desa_id": str(wilayah_by_kode(DESA).id)}
    assert joko.post("/posyandu/baru/", FACTS | desa).status_code == 302
    made = Posyandu.objects.get(nama="Kenanga 2")
    page = words(joko.get(f"/posyandu/{KAB}/{made.id}/"))
    assert "Rabu minggu ke-2" in page
    assert "Posyandu balita, Posyandu lansia" in page
    assert "belum terbit dari Kemendagri" in page


def test_a_change_with_a_fault_says_it_plainly_and_keeps_the_rest(balai: Balai, joko: Client) -> None:
    path = f"/posyandu/{balai.home}perubahan/"
    assert 'value="Melati 3"' in joko.get(path).content.decode()
    wrong = joko.post(path, FACTS | {"nomor_registrasi": "62.10.02.9999.001"})
    assert wrong.status_code == 422
    assert "bukan untuk desa ini" in words(wrong)
    assert 'value="Kenanga 2"' in wrong.content.decode()
    for fault in ({"pola": "tanggal", "tanggal": "dua"}, {"lat": "utara"}, {"dibentuk_tahun": "lama"}, {"nama": ""}):
        assert joko.post(path, FACTS | fault).status_code == 422
    right = FACTS | {"nomor_registrasi": f"{DESA}.001", "lat": "-1,5", "lon": "113,9"}
    assert joko.post(path, right).status_code == 302
    row = Posyandu.objects.get(id=balai.dunia.melati)
    assert (row.nama, row.nomor_registrasi, row.lat, row.pola_buka) == (
        "Kenanga 2", f"{DESA}.001", -1.5, {"minggu_ke": 2, "hari": 3},
    )  # fmt: skip


def test_kader_come_and_go(balai: Balai, joko: Client) -> None:
    kader = add_kader(joko, balai)
    page = words(joko.get(f"/posyandu/{balai.home}"))
    assert "Bu Narti belum punya akun B F" in page
    path = f"/posyandu/{balai.home}kader/{kader.id}/akhir/"
    assert "Semua catatannya tetap tersimpan" in words(joko.get(path))
    early = joko.post(path, {"selesai": "2025-01-01", "alasan": "pindah_domisili"})
    assert early.status_code == 422
    assert joko.post(path, {"selesai": "2026-11-26", "alasan": "pindah_domisili"}).status_code == 302
    assert "Kader yang sudah selesai bertugas (1)" in words(joko.get(f"/posyandu/{balai.home}"))
    assert joko.post(path, {"selesai": "2026-11-26"}).status_code == 422
    assert joko.post(f"/posyandu/{balai.home}kader/baru/", {"nama": " "}).status_code == 422


def test_a_post_of_the_board_changes_hands(balai: Balai, joko: Client) -> None:
    path = f"/posyandu/{balai.home}pengurus/baru/"
    for nama, mulai in (("Bu Wati", "2026-01-01"), ("Bu Rani", "2026-11-20")):
        form = {"jabatan": "ketua_bidang:sosial", "nama": nama, "mulai": mulai}
        assert joko.post(path, form).status_code == 302
    assert Pengurus.objects.filter(selesai__isnull=True).get().nama == "Bu Rani"
    assert "(sekarang Bu Rani)" in words(joko.get(path))
    assert joko.post(path, {"jabatan": "ketua", "nama": ""}).status_code == 422


def test_the_sheet_activates_a_phone_once(balai: Balai, joko: Client) -> None:
    kader = add_kader(joko, balai)
    path = f"/posyandu/{balai.home}kader/{kader.id}/kode/"
    assert "sekali pakai" in words(joko.get(path))
    assert Kader.objects.get(id=kader.id).akun_id is None
    sheet = joko.post(path)
    shown = html.unescape(sheet.content.decode())
    code = re.search(r"\b([A-Z0-9]{5})-([A-Z0-9]{5})\b", words(sheet))
    assert code
    assert 'src="data:image/svg+xml' in shown
    assert "Kabupaten Gunung Mas" in words(sheet)
    assert code[1] + code[2] not in str(sheet.headers)
    answer = enrol_perangkat(EnrolRequest(code=code[0], public_key=Phone().public_key), None, "10.0.0.1")
    assert answer.kader_nama == "Bu Narti"
    assert Akun.objects.get(id=answer.akun_id).nama_pengguna is None
    assert JejakAudit.objects.filter(tindakan="terbitkan_kode", akun_id=balai.dunia.joko).exists()
    # A second sheet works with the same account, and the first code is over.
    again = words(joko.post(path))
    assert Kader.objects.get(id=kader.id).akun_id == answer.akun_id
    assert code[0] not in again


@pytest.mark.parametrize(
    ("peran", "kode", "sees", "edits", "codes"),
    [
        (Peran.KEPALA_DESA, DESA, True, True, True),
        (Peran.SEKRETARIS_DESA, SIBLING_DESA, False, False, False),
        (Peran.BIDAN, DESA, True, False, False),
        (Peran.KASI_PMK, "62.10.02", True, False, False),
        (Peran.DPMD, "62.10", True, True, False),
        (Peran.PENGELOLA, "62.10", True, True, True),
        (Peran.PROVINSI, "62", True, False, False),
    ],
)
def test_who_may_what(balai: Balai, peran: Peran, kode: str, sees: bool, edits: bool, codes: bool) -> None:
    kader = add_kader(browser_of(balai.dunia.joko), balai)
    client, home = office(peran, kode), f"/posyandu/{balai.home}"
    page = client.get(home)
    assert (page.status_code == 200) == sees
    assert ("Ubah data" in words(page)) == edits
    assert (client.get(f"{home}perubahan/").status_code == 200) == edits
    assert (client.get(f"{home}kader/baru/").status_code == 200) == edits
    sheet = client.post(f"{home}kader/{kader.id}/kode/")
    assert (sheet.status_code == 200) == codes
    assert bool(re.search(r"\b[A-Z0-9]{5}-[A-Z0-9]{5}\b", words(sheet))) == codes


def test_a_guessed_address_tells_nothing(balai: Balai) -> None:
    other = office(Peran.SEKRETARIS_DESA, SIBLING_DESA)
    real, guessed = other.get(f"/posyandu/{balai.home}"), other.get(f"/posyandu/{KAB}/{balai.citra}/")
    assert (real.status_code, guessed.status_code) == (403, 403)
    assert words(real) == words(guessed)
    assert other.post("/posyandu/baru/", FACTS | {"desa_id": str(wilayah_by_kode(DESA).id)}).status_code == 403
    assert other.post("/posyandu/baru/", FACTS | {"desa_id": "x"}).status_code == 422
