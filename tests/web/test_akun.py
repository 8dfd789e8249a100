"""Accounts on office pages (O-16): making, changing, ending; one's own password; why one may or may not."""

import datetime as dt

import pytest
from django.test import Client

from factories.akun import DESA, SANDI, SIBLING_DESA, make_office
from factories.balai import Balai
from factories.dunia import KAB
from factories.peramban import browser_of, office, signs_in, words
from simpul.akses.models import Akun, Hibah, JejakAudit
from simpul.akses.rules.words import Peran
from simpul.wilayah.queries import wilayah_by_kode

NEW = {
    "nama": "Bu Wati",
    "nama_pengguna": "wati.melati",
    "kata_sandi": "sawah-hijau-subur-9",
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
    made = joko.post("/akun/baru/", NEW | at_melati(balai), follow=True)
    assert "Ketua Posyandu Posyandu Melati 3" in words(made)
    akun = Akun.objects.get(nama_pengguna="wati.melati")
    assert signs_in("wati.melati", NEW["kata_sandi"])
    assert NEW["kata_sandi"] not in words(made)
    line = JejakAudit.objects.get(tindakan="kelola_akun", entitas="akun")
    assert (line.akun_id, line.ids) == (balai.dunia.joko, [str(akun.id)])
    assert "Bu Wati" in words(joko.get("/akun/?cari=wat"))
    assert "Bu Sari" in words(joko.get("/akun/?jenis=kader"))


def test_a_fault_is_said_and_the_rest_is_kept(balai: Balai, joko: Client) -> None:
    for fault, sentence in (
        ({"kata_sandi": "pendek"}, "sandi"),
        ({"nama_pengguna": "Bu Wati!"}, "Nama pengguna"),
        ({"tempat": "p:1:x"}, "tempat"),
        ({"peran": ""}, "tempat"),
    ):
        answer = joko.post("/akun/baru/", NEW | at_melati(balai) | fault)
        assert answer.status_code == 422, fault
        assert sentence.lower() in words(answer).lower()
        assert 'value="Bu Wati"' in answer.content.decode()
        assert NEW["kata_sandi"] not in answer.content.decode()
    assert not Akun.objects.filter(nama="Bu Wati", nama_pengguna__isnull=False).exists()


def test_nobody_gives_a_role_above_her_own(balai: Balai, joko: Client) -> None:
    desa = {"tempat": f"w:{wilayah_by_kode(DESA).id}"}
    assert joko.post("/akun/baru/", NEW | desa | {"peran": "kepala_desa"}).status_code == 403
    elsewhere = {"tempat": f"w:{wilayah_by_kode(SIBLING_DESA).id}"}
    assert joko.post("/akun/baru/", NEW | elsewhere | {"peran": "ketua_posyandu"}).status_code == 403
    kades = make_office(Peran.KEPALA_DESA, DESA, "Pak Kades").akun_id
    assert "hanya bisa dilihat" in words(joko.get(f"/akun/{kades}/"))
    assert joko.post(f"/akun/{kades}/sandi/", {"kata_sandi": "kata-sandi-curian-1"}).status_code == 403
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


def test_a_new_password_and_rest(balai: Balai, hesti: Client) -> None:
    rina = make_office(Peran.BIDAN, DESA, "Bidan Wulan").akun_id
    login = Akun.objects.get(id=rina).nama_pengguna
    assert hesti.post(f"/akun/{rina}/sandi/", {"kata_sandi": "pendek"}).status_code == 422
    assert hesti.post(f"/akun/{rina}/sandi/", {"kata_sandi": "padi-baru-dipanen-3"}).status_code == 302
    assert signs_in(login, "padi-baru-dipanen-3")
    assert hesti.post(f"/akun/{rina}/keaktifan/", {"aktif": "tidak"}).status_code == 302
    assert not signs_in(login, "padi-baru-dipanen-3")


def test_ones_own_password(balai: Balai, joko: Client) -> None:
    wrong = joko.post("/akun/saya/", {"lama": "salah", "baru": "padi-baru-dipanen-3"})
    assert wrong.status_code == 422
    assert joko.post("/akun/saya/", {"lama": SANDI, "baru": "padi-baru-dipanen-3"}).status_code == 302
    assert joko.get("/akun/saya/").status_code == 200  # still signed in


def test_why_one_may_or_may_not(balai: Balai, joko: Client, hesti: Client) -> None:
    may = words(joko.get(f"/akun/saya/?tindakan=terima_usulan&posyandu={balai.dunia.melati}"))
    assert "Anda boleh menerima usulan." in may
    assert "Sebabnya: Anda sekretaris desa" in may
    may_not = words(joko.get(f"/akun/saya/?tindakan=baca_kasus&posyandu={balai.dunia.melati}"))
    assert "Anda belum boleh membaca laporan rahasia." in may_not
    other = words(hesti.get(f"/akun/{balai.dunia.joko}/?tindakan=jawab_usulan&posyandu={balai.dunia.melati}"))
    assert "Pak Joko belum boleh menjawab usulan." in other
    assert joko.get("/akun/saya/?tindakan=x&posyandu=y").status_code == 200


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
