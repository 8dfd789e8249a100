"""People of a posyandu put right (O-06): a kader's facts and fields, the board, and who reads a telephone number."""

import datetime as dt

import pytest
from django.test import Client

from factories.akun import DESA, SIBLING_DESA
from factories.balai import Balai
from factories.dunia import KAB
from factories.peramban import browser_of, office, words
from simpul.akses.models import Hibah, JejakAudit
from simpul.akses.rules.words import Peran
from simpul.jurnal.models import Perubahan
from simpul.posyandu.models import Kader, Pengurus, PosyanduAsal
from simpul.posyandu.queries import kader_counts, kader_of

NARTI = {
    "nama": "Bu Narti",
    "mulai": "2026-03-01",
    "bidang": ["sosial"],
    "telepon": "081234567890",
    "sk_nomor": "1/2026",
}


@pytest.fixture
def joko(balai: Balai) -> Client:
    desk = browser_of(balai.dunia.joko)
    assert desk.post(f"/posyandu/{balai.home}kader/baru/", NARTI).status_code == 302
    board = {"jabatan": "ketua", "nama": "Bu Tini", "telepon": "081298765432", "mulai": "2026-02-01"}
    assert desk.post(f"/posyandu/{balai.home}pengurus/baru/", board).status_code == 302
    return desk


def narti() -> Kader:
    return Kader.objects.get(nama__startswith="Bu Narti", selesai=None)


def of_kader(balai: Balai, act: str) -> str:
    return f"/posyandu/{balai.home}kader/{narti().id}/{act}/"


def of_chair(balai: Balai, act: str) -> str:
    return f"/posyandu/{balai.home}pengurus/{Pengurus.objects.get(jabatan='ketua').id}/{act}/"


def test_it_works(balai: Balai, joko: Client) -> None:
    form = joko.get(of_kader(balai, "perubahan")).content.decode()
    assert 'value="081234567890"' in form
    before = Perubahan.objects.filter(entitas="kader").count()
    right = NARTI | {"nama": "Bu Narti Wijaya", "telepon": "081111111111", "bidang": ["sosial", "kesehatan"]}
    assert joko.post(of_kader(balai, "perubahan"), right).status_code == 302
    row = narti()
    assert (row.nama, row.telepon, row.bidang) == ("Bu Narti Wijaya", "081111111111", ["kesehatan", "sosial"])
    assert row.mulai == dt.date(2026, 3, 1)
    assert Perubahan.objects.filter(entitas="kader").count() > before  # phones hear of it
    assert JejakAudit.objects.filter(tindakan="kelola_kader", ids=[str(row.id)]).count() == 2
    empty = joko.post(of_kader(balai, "perubahan"), NARTI | {"nama": " "})
    assert (empty.status_code, "Nama belum diisi" in words(empty)) == (422, True)
    assert 'value="081234567890"' in empty.content.decode()  # what was typed stays


def test_fields_change_from_a_day_and_the_old_ones_stay_known(balai: Balai, joko: Client) -> None:
    old = narti()
    path = of_kader(balai, "bidang")
    for day, sentence in (("2026-03-01", "sejak 1 Maret 2026"), ("2026-01-01", "sejak 1 Maret 2026")):
        said = joko.post(path, {"mulai": day, "bidang": ["kesehatan"], "nama": "x"})
        assert (said.status_code, sentence in words(said)) == (422, True)
    form = {"mulai": "2026-11-01", "bidang": ["kesehatan"], "sk_nomor": "9/2026", "nama": "Orang lain"}
    assert joko.post(path, form).status_code == 302
    new = narti()
    old.refresh_from_db()
    assert (old.selesai, old.alasan_berhenti, old.bidang) == (dt.date(2026, 11, 1), "bidang_berganti", ["sosial"])
    assert (new.nama, new.mulai, new.bidang, new.sk_nomor) == (
        "Bu Narti",
        dt.date(2026, 11, 1),
        ["kesehatan"],
        "9/2026",
    )
    for day, bidang in ((dt.date(2026, 10, 31), ("sosial",)), (dt.date(2026, 11, 1), ("kesehatan",))):
        assert [row.bidang for row in kader_of(KAB, balai.dunia.melati, day) if row.nama == "Bu Narti"] == [bidang]
        assert kader_counts([KAB], [balai.dunia.melati], day)[balai.dunia.melati] == 1
    assert "bidang tugas berganti" in words(joko.get(f"/posyandu/{balai.home}"))
    assert joko.post(f"/posyandu/{balai.home}kader/{old.id}/bidang/", form).status_code == 422  # she has gone on


def test_her_account_goes_on_with_her(balai: Balai, joko: Client) -> None:
    assert joko.post(of_kader(balai, "kode")).status_code == 200
    akun_id = narti().akun_id
    joko.post(of_kader(balai, "bidang"), {"mulai": "2026-11-01", "bidang": ["kesehatan"]})
    assert narti().akun_id == akun_id
    assert Hibah.objects.filter(akun_id=akun_id, peran="kader", selesai=None).count() == 1
    joko.post(of_kader(balai, "akhir"), {"selesai": "2026-11-26", "alasan": "mengundurkan_diri"})
    assert not Hibah.objects.filter(akun_id=akun_id, peran="kader", selesai=None).exists()


def test_the_board_is_put_right_and_a_post_falls_vacant(balai: Balai, joko: Client) -> None:
    right = {"nama": "Bu Tini Rahayu", "telepon": "", "sk_nomor": "7/2026"}
    assert joko.post(of_chair(balai, "perubahan"), right).status_code == 302
    row = Pengurus.objects.get(jabatan="ketua")
    assert (row.nama, row.telepon, row.sk_nomor, row.mulai) == ("Bu Tini Rahayu", "", "7/2026", dt.date(2026, 2, 1))
    assert joko.post(of_chair(balai, "perubahan"), right | {"nama": ""}).status_code == 422
    early = joko.post(of_chair(balai, "akhir"), {"selesai": "2026-01-01", "alasan": "tidak_sehat"})
    assert early.status_code == 422
    end = {"selesai": "2026-11-20", "alasan": "tidak_sehat"}
    page = words(joko.post(of_chair(balai, "akhir"), end, follow=True))
    assert "Ketua kosong" in page
    assert "Bu Tini Rahayu, ketua · 1 Februari 2026 sampai sebelum 20 November 2026 (tidak sehat)" in page
    assert joko.post(of_chair(balai, "akhir"), end).status_code == 422  # once


def test_who_reads_a_telephone_number(balai: Balai, joko: Client) -> None:
    for client in (joko, office(Peran.BIDAN, DESA), office(Peran.DPMD, "62.10")):
        assert "0812-3456-7890" in words(client.get(f"/posyandu/{balai.home}"))
    for client in (office(Peran.KASI_PMK, "62.10.02"), office(Peran.PROVINSI, "62")):
        page = words(client.get(f"/posyandu/{balai.home}"))
        assert "0812-••••-890" in page
        assert "3456" not in page


def test_who_may_not(balai: Balai, joko: Client) -> None:
    for client in (office(Peran.SEKRETARIS_DESA, SIBLING_DESA), office(Peran.BIDAN, DESA)):
        for path in (of_kader(balai, "perubahan"), of_kader(balai, "bidang"), of_chair(balai, "perubahan")):
            assert client.get(path).status_code == 403
            assert client.post(path, NARTI).status_code == 403
    mawar = f"/posyandu/{KAB}/{balai.dunia.mawar}/kader/{narti().id}/perubahan/"
    assert joko.post(mawar, NARTI | {"nama": "Bukan dia"}).status_code in {400, 404}
    assert narti().nama == "Bu Narti"


def test_a_former_posyandu_has_a_name_and_a_day(balai: Balai, joko: Client) -> None:
    path = f"/posyandu/{balai.home}perubahan/"
    facts = {"nama": "Melati 3", "asal": ["lansia", "bkb"], "asal-nama-lansia": "Melati Senja"}
    assert joko.post(path, facts | {"asal-tanggal-lansia": "2025-07-01"}).status_code == 302
    rows = PosyanduAsal.objects.order_by("tipe").values_list("tipe", "nama", "dilebur")
    assert list(rows) == [("bkb", "", None), ("lansia", "Melati Senja", dt.date(2025, 7, 1))]
    assert 'value="2025-07-01"' in joko.get(path).content.decode()
    assert "Posyandu lansia Melati Senja" in words(joko.get(f"/posyandu/{balai.home}"))
    assert joko.post(path, facts | {"asal": []}).status_code == 302
    assert not PosyanduAsal.objects.exists()
