"""The registry on office pages (O-06): who sees it, who changes it, and the sheet that activates a phone."""

import datetime as dt
import html
import re
from uuid import UUID

import pytest
from django.test import Client

from factories.akun import DESA, SIBLING_DESA, Phone, make_kader
from factories.balai import Balai
from factories.dunia import KAB, TODAY
from factories.peramban import browser_of, office, words
from simpul.akses.models import Akun, JejakAudit, KodeAktivasi
from simpul.akses.rules.words import Peran
from simpul.akses.services import load_actor
from simpul.flows.perangkat import enrol_perangkat
from simpul.jurnal.operations.protocol import EnrolRequest
from simpul.kernel import clock
from simpul.kernel.ids import new_id
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
    wrong = joko.post(path, FACTS | {"lat": "utara"})
    assert wrong.status_code == 422
    assert "Titik lokasi belum lengkap" in words(wrong)
    assert 'value="Kenanga 2"' in wrong.content.decode()
    for fault in ({"pola": "tanggal", "tanggal": "dua"}, {"lat": "utara"}, {"dibentuk_tahun": "lama"}, {"nama": ""}):
        assert joko.post(path, FACTS | fault).status_code == 422
    # The number is locked here: a field that someone adds to the form is not read.
    right = FACTS | {"nomor_registrasi": f"{DESA}.001", "lat": "-1,5", "lon": "113,9"}
    assert joko.post(path, right).status_code == 302
    row = Posyandu.objects.get(id=balai.dunia.melati)
    assert (row.nama, row.nomor_registrasi, row.lat, row.pola_buka) == (
        "Kenanga 2", None, -1.5, {"minggu_ke": 2, "hari": 3},
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


def roles_on(akun_id: UUID, day: dt.date = TODAY) -> set[tuple[str, tuple[str, ...]]]:
    """Role and fields of the tasks an account holds on a day."""
    grants = load_actor(akun_id, clock.now()).current(day)
    return {(grant.peran.value, tuple(sorted(grant.bidang))) for grant in grants}


def test_who_loses_a_post_loses_its_task_on_the_day_the_successor_begins(balai: Balai, joko: Client) -> None:
    """Bu Wati holds the chair's task but stands in no register; the screen ends it all the same."""
    path, wati, rani = f"/posyandu/{balai.home}pengurus/baru/", balai.dunia.wati, balai.dunia.rani
    assert "Bu Wati (ketua Posyandu)" in words(joko.get(path))
    form = {"jabatan": "ketua", "nama": "Bu Rani", "akun_id": str(rani), "mulai": TODAY.isoformat()}
    said = words(joko.post(path, form, follow=True))
    assert "Bu Rani tercatat sebagai pengurus. Tugas pengurus lama di Simpul ikut berakhir." in said
    assert roles_on(wati) == set()
    assert roles_on(wati, TODAY - dt.timedelta(days=1)) == {("ketua_posyandu", ())}
    assert roles_on(rani) == {("kader", ())}
    assert Pengurus.objects.get().akun_id == rani
    assert browser_of(wati).get(f"/posyandu/{balai.home}").status_code == 403


def test_a_task_ends_later_and_the_successors_stays(balai: Balai, joko: Client) -> None:
    path, begin = f"/posyandu/{balai.home}pengurus/baru/", TODAY + dt.timedelta(days=7)
    ready = make_kader(balai.dunia.melati, "Bu Tini", Peran.KETUA_POSYANDU, mulai=begin)
    form = {"jabatan": "ketua", "nama": "Bu Tini", "mulai": begin.isoformat()}
    assert joko.post(path, form).status_code == 302
    assert roles_on(balai.dunia.wati) == {("ketua_posyandu", ())}
    assert roles_on(balai.dunia.wati, begin) == set()
    assert roles_on(ready, begin) == {("ketua_posyandu", ())}
    # The same person once more keeps her task.
    again = form | {"akun_id": str(ready), "mulai": (begin + dt.timedelta(days=1)).isoformat()}
    assert joko.post(path, again).status_code == 302
    assert roles_on(ready, begin + dt.timedelta(days=9)) == {("ketua_posyandu", ())}


def test_a_ketua_bidang_keeps_the_fields_she_still_leads(balai: Balai, joko: Client) -> None:
    home, path = balai.dunia.melati, f"/posyandu/{balai.home}pengurus/baru/"
    two = make_kader(home, "Bu Ani", Peran.KETUA_BIDANG, bidang=("kesehatan", "sosial"), sk="141/3")
    every = make_kader(home, "Bu Ina", Peran.KETUA_BIDANG)
    other = make_kader(home, "Bu Eka", Peran.KETUA_BIDANG, bidang=("pendidikan",))
    form = {"jabatan": "ketua_bidang:sosial", "nama": "Bu Rani", "mulai": TODAY.isoformat()}
    assert joko.post(path, form).status_code == 302
    assert roles_on(two) == {("ketua_bidang", ("kesehatan",))}
    [(_, rest)] = roles_on(every)
    assert (len(rest), "sosial" in rest) == (5, False)
    assert roles_on(other) == {("ketua_bidang", ("pendidikan",))}


def test_an_account_that_has_no_task_here_takes_no_post(balai: Balai, joko: Client) -> None:
    path = f"/posyandu/{balai.home}pengurus/baru/"
    for odd in (str(balai.dunia.tum), str(balai.citra), "x", "\x00"):
        answer = joko.post(path, {"jabatan": "ketua", "nama": "Bu Tum", "akun_id": odd})
        assert answer.status_code == (302 if odd == "\x00" else 422), odd
        if odd != "\x00":
            assert "Akun ini belum terdaftar" in words(answer)
            assert roles_on(balai.dunia.wati)


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


def test_one_print_has_the_sheets_of_all_who_were_ticked(balai: Balai, joko: Client) -> None:
    """Who has no phone yet is ticked to begin with; a posyandu of five is one print, not five."""
    narti, rukmi = add_kader(joko, balai), add_kader(joko, balai, nama="Bu Rukmi")
    path = f"/posyandu/{balai.home}kode/"
    assert f'href="{path}"' in joko.get(f"/posyandu/{balai.home}").content.decode()
    form = joko.get(path).content.decode()
    for one in (narti, rukmi):
        assert f'value="{one.id}" checked' in form
    assert not KodeAktivasi.objects.exists()
    none = joko.post(path, {})
    assert (none.status_code, KodeAktivasi.objects.count()) == (422, 0)
    sheets = joko.post(path, {"kader": [str(narti.id), str(rukmi.id), str(new_id())]})
    codes = re.findall(r"\b[A-Z0-9]{5}-[A-Z0-9]{5}\b", words(sheets))
    assert (len(set(codes)), sheets.content.decode().count('class="lembar"')) == (2, 2)
    assert "2 lembar aktivasi" in words(sheets)
    for name, code in zip(("Bu Narti", "Bu Rukmi"), codes, strict=True):
        answer = enrol_perangkat(EnrolRequest(code=code, public_key=Phone().public_key), None, "10.0.0.1")
        assert answer.kader_nama == name
    assert "Bu Narti sudah memakai HP" in words(joko.get(path))
    assert "checked" not in joko.get(path).content.decode()


def test_sheets_of_another_posyandu_are_refused(balai: Balai, joko: Client) -> None:
    kader = add_kader(joko, balai)
    mawar = f"/posyandu/{KAB}/{balai.dunia.mawar}/kode/"
    assert joko.post(mawar, {"kader": str(kader.id)}).status_code == 422  # no kader of that posyandu
    for client in (office(Peran.SEKRETARIS_DESA, SIBLING_DESA), office(Peran.BIDAN, DESA)):
        assert client.get(f"/posyandu/{balai.home}kode/").status_code == 403
        assert client.post(f"/posyandu/{balai.home}kode/", {"kader": str(kader.id)}).status_code == 403
    assert not KodeAktivasi.objects.exists()


def test_who_sets_up_finds_the_way_back_to_the_steps(balai: Balai, joko: Client) -> None:
    pages = ["/posyandu/banyak/", "/posyandu/baru/", "/akun/baru/", f"/posyandu/{balai.home}"]
    keeper = office(Peran.PENGELOLA, "62.10")
    assert ['href="/mulai/"' in keeper.get(page).content.decode() for page in pages] == [True] * 4
    assert 'href="/mulai/"' not in joko.get(pages[3]).content.decode()
