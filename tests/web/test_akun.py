"""Accounts on office pages (O-16): making, changing, ending; one's own password; why one may or may not."""

import datetime as dt
import html

import pytest
from django.test import Client

from factories.akun import DESA, SANDI, SIBLING_DESA, make_office, make_posyandu
from factories.balai import Balai
from factories.dunia import KAB
from factories.peramban import browser_of, office, printed, signs_in, words
from simpul.akses.models import Akun, Hibah, JejakAudit
from simpul.akses.rules.words import Peran
from simpul.wilayah.queries import wilayah_by_kode

NEW = {
    "nama": "Bu Wati",
    "nama_pengguna": "wati.melati",
    "peran": "ketua_posyandu",
}


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


@pytest.fixture
def hesti(balai: Balai) -> Client:
    return office(Peran.PENGELOLA, "62.10", "Bu Hesti")


def at_melati(balai: Balai) -> dict[str, str]:
    return {"tempat": f"p:{KAB}:{balai.dunia.melati}"}


def test_it_works(balai: Balai, joko: Client) -> None:
    assert "Posyandu Melati 3" in words(joko.get("/akun/baru/"))
    made = joko.post("/akun/baru/", NEW | at_melati(balai))
    akun = Akun.objects.get(nama_pengguna="wati.melati")
    assert signs_in("wati.melati", printed(made))
    page = words(joko.get(f"/akun/{akun.id}/"))
    assert "Ketua Posyandu Posyandu Melati 3" in page
    assert printed(made) not in page  # it is told once
    line = JejakAudit.objects.get(tindakan="kelola_akun", entitas="akun")
    assert (line.akun_id, line.ids) == (balai.dunia.joko, [str(akun.id)])
    assert "Bu Wati" in words(joko.get("/akun/?cari=wat"))
    assert "Bu Sari" in words(joko.get("/akun/?jenis=kader"))


def test_a_fault_is_said_and_the_rest_is_kept(balai: Balai, joko: Client) -> None:
    for fault, sentence in (
        ({"nama_pengguna": "Bu Wati!"}, "Nama pengguna"),
        ({"tempat": "p:1:x"}, "tempat"),
        ({"peran": ""}, "tempat"),
    ):
        answer = joko.post("/akun/baru/", NEW | at_melati(balai) | fault)
        assert answer.status_code == 422, fault
        assert sentence.lower() in words(answer).lower()
        assert 'value="Bu Wati"' in answer.content.decode()
    assert not Akun.objects.filter(nama="Bu Wati", nama_pengguna__isnull=False).exists()


def test_nobody_gives_a_role_above_her_own(balai: Balai, joko: Client) -> None:
    desa = {"tempat": f"w:{wilayah_by_kode(DESA).id}"}
    assert joko.post("/akun/baru/", NEW | desa | {"peran": "kepala_desa"}).status_code == 403
    elsewhere = {"tempat": f"w:{wilayah_by_kode(SIBLING_DESA).id}"}
    assert joko.post("/akun/baru/", NEW | elsewhere | {"peran": "ketua_posyandu"}).status_code == 403
    kades = make_office(Peran.KEPALA_DESA, DESA, "Pak Kades").akun_id
    assert "hanya bisa dilihat" in words(joko.get(f"/akun/{kades}/"))
    assert joko.post(f"/akun/{kades}/sandi/").status_code == 403
    assert joko.post(f"/akun/{kades}/faktor/").status_code == 403
    assert joko.post(f"/akun/{kades}/keaktifan/", {"aktif": "tidak"}).status_code == 403
    assert signs_in(Akun.objects.get(id=kades).nama_pengguna, SANDI)


def test_tasks_begin_and_end(balai: Balai, hesti: Client) -> None:
    rina = make_office(Peran.BIDAN, DESA, "Bidan Wulan").akun_id
    form = {"peran": "petugas_opd", "tempat": f"w:{KAB}", "opd": "dinas_perkim", "bidang": ["perumahan_rakyat"]}
    page = words(hesti.post(f"/akun/{rina}/tugas/", form, follow=True))
    assert "Petugas dinas Kabupaten Gunung Mas Dinas Perumahan dan Kawasan Permukiman Perumahan" in page
    no_opd = hesti.post(f"/akun/{rina}/tugas/", form | {"opd": ""})
    assert no_opd.status_code == 422
    task = Hibah.objects.get(akun_id=rina, peran="petugas_opd")
    assert hesti.post(f"/akun/{rina}/tugas/{task.id}/akhir/").status_code == 302
    task.refresh_from_db()
    assert task.selesai is not None
    assert task.selesai <= dt.date(2026, 11, 26)


def test_a_task_ends_on_a_day_by_a_decree(balai: Balai, hesti: Client) -> None:
    rina = make_office(Peran.BIDAN, DESA, "Bidan Wulan").akun_id
    task = Hibah.objects.get(akun_id=rina)
    path = f"/akun/{rina}/tugas/{task.id}/akhir/"
    early = hesti.post(path, {"selesai": "2025-12-31", "sk": "9/2026"})
    assert (early.status_code, "mendahului" in words(early)) == (422, True)
    assert "1 Januari 2027" in words(hesti.post(path, {"selesai": "2027-01-01", "sk": "9/2026"}, follow=True))
    task.refresh_from_db()
    assert (task.selesai, task.sk_akhir) == (dt.date(2027, 1, 1), "9/2026")
    assert "berakhir: 9/2026" in words(hesti.get(f"/akun/{rina}/"))


def test_a_new_sheet_and_rest(balai: Balai, hesti: Client) -> None:
    rina = make_office(Peran.BIDAN, DESA, "Bidan Wulan").akun_id
    login, open_desk = Akun.objects.get(id=rina).nama_pengguna, browser_of(rina)
    sheet = hesti.post(f"/akun/{rina}/sandi/")
    assert "Lembar masuk pertama" in words(sheet)
    assert signs_in(login, printed(sheet))
    assert not signs_in(login, SANDI)
    assert open_desk.get("/").headers["Location"] == "/masuk/?next=/"  # her open sessions ended
    assert hesti.post(f"/akun/{rina}/keaktifan/", {"aktif": "tidak"}).status_code == 302
    assert not signs_in(login, printed(sheet))
    assert [line.entitas for line in JejakAudit.objects.filter(ids=[str(rina)]).order_by("at")] == ["sandi", "akun"]


def test_nobody_resets_herself_or_a_kader(balai: Balai) -> None:
    hesti = make_office(Peran.PENGELOLA, "62.10", "Bu Hesti").akun_id
    desk = browser_of(hesti)
    assert desk.post(f"/akun/{hesti}/sandi/").status_code == 403
    assert desk.post(f"/akun/{hesti}/faktor/").status_code == 403
    assert desk.post(f"/akun/{balai.dunia.sari}/sandi/").status_code == 422
    assert signs_in(Akun.objects.get(id=hesti).nama_pengguna, SANDI)


def test_ones_own_password(balai: Balai, joko: Client) -> None:
    wrong = joko.post("/akun/saya/", {"lama": "salah", "baru": "padi-baru-dipanen-3"})
    assert wrong.status_code == 422
    assert joko.post("/akun/saya/", {"lama": SANDI, "baru": "padi-baru-dipanen-3"}).status_code == 302
    assert joko.get("/akun/saya/").status_code == 200  # still signed in
    same = joko.post("/akun/saya/", {"lama": "padi-baru-dipanen-3", "baru": "padi-baru-dipanen-3"})
    assert (same.status_code, "sama dengan yang sekarang" in words(same)) == (422, True)


def ask(client: Client, act: str, posyandu: str = "", page: str = "/akun/saya/", **more: str) -> str:
    """What the question page says."""
    return words(client.get(page, {"tindakan": act, "posyandu": posyandu} | more))


def test_why_one_may_or_may_not(balai: Balai, joko: Client, hesti: Client) -> None:
    melati = f"{KAB}:{balai.dunia.melati}"
    may = ask(joko, "terima_usulan", melati)
    assert "Anda boleh menerima usulan." in may
    assert "Sebabnya: Anda sekretaris desa" in may
    may_not = ask(joko, "baca_kasus", melati)
    assert "Anda belum boleh membaca laporan rahasia." in may_not
    other = ask(hesti, "jawab_usulan", melati, f"/akun/{balai.dunia.joko}/")
    assert "Pak Joko belum boleh menjawab usulan." in other


@pytest.mark.parametrize(
    ("peran", "kode", "act", "condition"),
    [
        (Peran.PETUGAS_OPD, "62.10", "lihat_rekap", "bidangnya termasuk bidang tugas Anda"),
        (Peran.PETUGAS_OPD, "62.10", "jawab_usulan", "usulannya sudah diteruskan ke dinas Anda"),
        (Peran.BIDAN, DESA, "lihat_usulan", "bidangnya kesehatan"),
        (Peran.SEKRETARIS_DESA, DESA, "lihat_kesehatan", "warganya ada dalam usulan yang sampai kepada Anda"),
        (Peran.DPMD, "62.10", "lihat_warga", "Anda menulis alasan, yang dicatat dan bisa diperiksa"),
        (Peran.KEPALA_DESA, DESA, "baca_kasus", "laporannya dikirim kepada Anda"),
        (Peran.PENGELOLA, "62.10", "kelola_akun", "perannya termasuk peran yang boleh Anda atur"),
    ],
)
def test_a_condition_is_told_as_a_condition(balai: Balai, peran: Peran, kode: str, act: str, condition: str) -> None:
    said = ask(office(peran, kode, opd="dinas_sosial", bidang=("sosial",)), act, f"{KAB}:{balai.dunia.melati}")
    assert f"Boleh, dengan syarat: {condition}" in said
    assert "Sebabnya: Anda " in said
    assert "belum boleh" not in said


def test_one_may_ask_about_any_posyandu_by_its_name_or_place(balai: Balai) -> None:
    stranger = office(Peran.SEKRETARIS_DESA, SIBLING_DESA)
    assert "Melati 3" not in words(stranger.get("/akun/saya/"))
    one = ask(stranger, "lihat_warga", cari_posyandu="melati")
    assert "Melihat nama warga di Posyandu Melati 3" in one
    assert "Anda belum boleh melihat nama warga." in one
    assert "Yang boleh: " in one
    # Two posyandu lie in that desa: one is chosen first.
    several = ask(stranger, "lihat_warga", cari_posyandu="Petak Bahandang")
    assert "2 Posyandu cocok. Pilih satu" in several
    chosen = ask(stranger, "lihat_warga", f"{KAB}:{balai.dunia.mawar}", cari_posyandu="Petak Bahandang")
    assert "Melihat nama warga di Posyandu Mawar 1" in chosen
    assert "Tidak ada Posyandu dengan kata “Zulkifli”" in ask(stranger, "lihat_warga", cari_posyandu="Zulkifli")


def test_more_posyandu_than_the_list_holds_is_said(balai: Balai, hesti: Client) -> None:
    for number in range(20):
        make_posyandu(f"Kenanga {number}")
    assert "Ada Posyandu lain yang tidak ditampilkan." in words(hesti.get("/akun/saya/"))
    assert "Ada Posyandu lain" in ask(hesti, "lihat_warga", cari_posyandu="Petak Bahandang")


def test_a_refused_page_asks_the_question(balai: Balai) -> None:
    stranger = office(Peran.SEKRETARIS_DESA, SIBLING_DESA)
    refused = stranger.get(f"/warga/{balai.home}")
    link = f"/akun/saya/?tindakan=lihat_warga&amp;posyandu={KAB}%3A{balai.dunia.melati}#s-wewenang"
    assert f'<a href="{link}">Mengapa saya tidak boleh?</a>' in refused.content.decode()
    told = words(stranger.get(html.unescape(link)))
    assert "Melihat nama warga di Posyandu Melati 3" in told
    assert "Tugas Anda sekarang: sekretaris desa" in told
    # A visitor has no account to ask about, and an address with nothing behind it asks nothing.
    assert "Mengapa saya" not in words(Client().get("/tidak-ada/"))


@pytest.mark.parametrize("code", ["y", "1:x", "٣:x", "9" * 40 + ":x", f"{KAB}:{'0' * 32}", ":", "1:", "\x00"])
def test_an_odd_question_is_not_answered(balai: Balai, joko: Client, code: str) -> None:
    assert joko.get("/akun/saya/", {"tindakan": "x", "posyandu": code, "cari_posyandu": "\x00"}).status_code == 200
    assert "Mengapa boleh" in ask(joko, "lihat_warga", code)


@pytest.mark.parametrize("peran", [Peran.BIDAN, Peran.KASI_PMK, Peran.PETUGAS_OPD, Peran.DPMD, Peran.PROVINSI])
def test_other_roles_manage_nobody(balai: Balai, peran: Peran) -> None:
    kode = {Peran.BIDAN: DESA, Peran.KASI_PMK: "62.10.02", Peran.PROVINSI: "62"}.get(peran, "62.10")
    client = office(peran, kode, opd="dinas_sosial")
    assert client.get("/akun/").status_code == 403
    assert client.get("/akun/baru/").status_code == 403
    assert client.get(f"/akun/{balai.dunia.joko}/").status_code == 403
    assert client.get("/akun/saya/").status_code == 200


def test_an_account_elsewhere_is_out_of_reach(balai: Balai) -> None:
    other = office(Peran.SEKRETARIS_DESA, SIBLING_DESA)
    assert "Bu Sari" not in words(other.get("/akun/?jenis=kader"))
    for path in (f"/akun/{balai.dunia.joko}/", f"/akun/{balai.dunia.sari}/", f"/akun/{balai.citra}/"):
        assert other.get(path).status_code == 403
