"""Sealed reports: a chosen post opens them, with a line in the trail; nobody else sees a row or a count."""

import base64

import msgspec
import pytest
from django.conf import settings
from django.test import Client

from factories.akun import DESA, SIBLING_DESA
from factories.balai import Balai
from factories.dunia import KAB
from factories.peramban import browser_of, office, words
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.kernel.ids import new_id
from simpul.kernel.sealing import public_point, seal
from simpul.posyandu.models import AcuanKabupaten, Posyandu
from simpul.usulan.models import TindakLanjutKasus

SECRET = "Rumah di ujung gang"


def report(balai: Balai, *penerima: str, **more: object) -> str:
    """A report about violence, sealed on the phone; the part of an address that names it."""
    AcuanKabupaten.objects.update_or_create(
        kab_id=KAB,
        defaults={"penerima_kasus": ["kepala_desa", "dp3a"], "nomor_darurat": [], "metode_umur": "bulan_penuh"},
    )
    content = {"layanan_id": "TRA-02", "jawaban": {"masih_terancam": True}, "cerita": SECRET, **more}
    envelope = seal(public_point(settings.KEYRING.kasus), msgspec.json.encode(content), b"kasus")
    kasus_id = new_id()
    balai.do("seal_kasus", kasus_id=kasus_id, penerima=list(penerima), amplop=base64.b64encode(envelope).decode())
    return f"/kasus/{KAB}/{kasus_id}/"


@pytest.fixture
def kades(balai: Balai) -> Client:
    return office(Peran.KEPALA_DESA, DESA, "Pak Kades")


def test_it_works(balai: Balai, kades: Client) -> None:
    path = report(balai, "kepala_desa")
    listed = words(kades.get("/kasus/"))
    assert "26 November 2026 pukul 12.00 Belum dibuka" in listed
    assert SECRET not in listed
    opened = kades.post(f"{path}pembukaan/")
    assert SECRET in words(opened)
    assert "Korban masih terancam sekarang? Ya" in words(opened)
    assert opened["Cache-Control"] == "no-store"
    assert JejakAudit.objects.get(tindakan="baca_kasus").alasan == ""
    assert "Sudah dibuka" in words(kades.get("/kasus/"))
    assert kades.post(f"{path}penanganan/").status_code == 302
    assert "Sedang ditangani" in words(kades.get("/kasus/"))
    assert TindakLanjutKasus.objects.filter(status="ditangani").count() == 1


def test_a_post_that_was_not_chosen_sees_nothing(balai: Balai, kades: Client) -> None:
    path = report(balai, "dp3a")
    assert "Tidak ada laporan untuk Anda" in words(kades.get("/kasus/"))
    refused = kades.post(f"{path}pembukaan/")
    assert refused.status_code >= 400
    assert SECRET not in words(refused)
    assert JejakAudit.objects.get(tindakan="baca_kasus").alasan == "tidak dibuka"
    dp3a = office(Peran.DP3A, "62.10", "Bu Ratna")
    assert SECRET in words(dp3a.post(f"{path}pembukaan/"))


def test_an_official_in_the_report_does_not_open_it(balai: Balai, kades: Client) -> None:
    path = report(balai, "kepala_desa", "dp3a", dikecualikan=["kepala_desa"])
    assert SECRET not in words(kades.post(f"{path}pembukaan/"))
    told = words(office(Peran.DP3A, "62.10").post(f"{path}pembukaan/"))
    assert "Tidak diberi tahu Kepala desa" in told
    Posyandu.objects.filter(kab_id=KAB, id=balai.dunia.melati).update(jalur="62.10.02.1001.0003")  # of a kelurahan
    assert "Tidak diberi tahu Lurah" in words(office(Peran.DP3A, "62.10").post(f"{path}pembukaan/"))


@pytest.mark.parametrize(
    ("peran", "kode"),
    [
        (Peran.SEKRETARIS_DESA, DESA),
        (Peran.BIDAN, DESA),
        (Peran.DPMD, "62.10"),
        (Peran.PENGELOLA, "62.10"),
        (Peran.PROVINSI, "62"),
    ],
)
def test_nobody_else_sees_a_row_or_a_count(balai: Balai, peran: Peran, kode: str) -> None:
    path = report(balai, "kepala_desa")
    client = office(peran, kode)
    assert client.get("/kasus/").status_code == 403
    assert "Laporan rahasia" not in words(client.get("/akun/saya/"))
    assert client.post(f"{path}pembukaan/").status_code >= 400
    assert client.post(f"{path}penanganan/").status_code >= 400
    assert not TindakLanjutKasus.objects.exists()


def test_a_head_of_another_village_sees_nothing(balai: Balai) -> None:
    path = report(balai, "kepala_desa")
    other = office(Peran.KEPALA_DESA, SIBLING_DESA)
    assert "Tidak ada laporan untuk Anda" in words(other.get("/kasus/"))
    assert SECRET not in words(other.post(f"{path}pembukaan/"))


def test_opening_is_never_a_link(balai: Balai, kades: Client) -> None:
    assert kades.get(f"{report(balai, 'kepala_desa')}pembukaan/").status_code == 405


def test_nothing_of_it_stands_among_requests(balai: Balai) -> None:
    report(balai, "kepala_desa")
    joko = browser_of(balai.dunia.joko)
    assert words(joko.get("/usulan/")).count("0001-A-") == 1
    assert "tersegel" not in words(joko.get(f"/hp/{balai.home}tertahan/"))
