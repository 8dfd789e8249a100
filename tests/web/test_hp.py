"""Phones and held records on office pages: who sees them, Cabut HP, and reasons in words without contents."""

import pytest
from django.test import Client

from factories.akun import DESA, SIBLING_DESA
from factories.balai import Balai
from factories.dunia import KAB, sealed_case
from factories.peramban import browser_of, office, words
from simpul.akses.models import JejakAudit, Perangkat
from simpul.akses.rules.words import Peran
from simpul.kernel.ids import new_id


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def revoke_path(balai: Balai) -> str:
    return f"/hp/{balai.home}{balai.hp.id}/pencabutan/"


def test_it_works(balai: Balai, joko: Client) -> None:
    Perangkat.objects.filter(id=balai.hp.id).update(belum_terkirim=3, versi_app="0.1.0")
    listed = words(joko.get("/hp/"))
    assert "HP A Bu Sari" in listed
    assert "3 catatan" in listed
    assert "lebih dari sebulan" in listed  # enrolled in January, never heard of since
    assert "3 catatan saat terakhir terhubung" in words(joko.get(revoke_path(balai)))
    assert Perangkat.objects.get(id=balai.hp.id).dicabut_at is None
    done = words(joko.post(revoke_path(balai), {"alasan": "HP hilang di pasar"}, follow=True))
    assert "HP A sudah dicabut" in done
    assert Perangkat.objects.get(id=balai.hp.id).status == "dicabut"
    assert JejakAudit.objects.get(tindakan="cabut_perangkat").alasan == "HP hilang di pasar"
    assert "HP ini sudah dicabut" in words(joko.get(revoke_path(balai)))


def test_held_records_say_why_without_contents(balai: Balai, joko: Client) -> None:
    payload = {"warga_id": new_id(), "nama": "Rahasia Isi", "jenis_kelamin": "P", "tanggal_lahir": "2031-01-01"}
    held = balai.dunia.say(balai.hp, "register_warga", **payload)
    assert held.verdict == "quarantined"
    sealed = balai.dunia.say(balai.hp, "seal_kasus", kasus_id=new_id(), penerima=["polisi"], amplop=sealed_case())
    assert sealed.verdict == "quarantined"
    page = words(joko.get(f"/hp/{balai.home}tertahan/"))
    assert "Orang baru Tanggal lahir 2031-01-01 belum tiba." in page
    assert "Bu Sari HP A" in page
    assert "tersegel" not in page  # that a report exists is not for the village to learn
    assert "Rahasia Isi" not in page
    assert "Catatan ditahan (1)" in words(joko.get(f"/posyandu/{balai.home}"))


def test_what_an_office_typed_is_not_held(balai: Balai, joko: Client) -> None:
    joko.post(f"{balai.path}pengembalian/", {"pesan": ""})
    assert "Tidak ada catatan yang ditahan" in words(joko.get(f"/hp/{balai.home}tertahan/"))


@pytest.mark.parametrize(
    ("peran", "kode", "sees", "revokes", "held"),
    [
        (Peran.KEPALA_DESA, DESA, True, True, True),
        (Peran.SEKRETARIS_DESA, SIBLING_DESA, False, False, False),
        (Peran.PENGELOLA, "62.10", True, True, False),
        (Peran.DPMD, "62.10", True, False, False),
        (Peran.BIDAN, DESA, False, False, False),
        (Peran.PETUGAS_OPD, "62.10", False, False, False),
    ],
)
def test_who_may_what(balai: Balai, peran: Peran, kode: str, sees: bool, revokes: bool, held: bool) -> None:
    client = office(peran, kode, opd="dinas_sosial")
    assert ("HP A" in words(client.get("/hp/"))) == sees
    assert (client.post(revoke_path(balai), {"alasan": "hilang"}).status_code == 302) == revokes
    assert (Perangkat.objects.get(id=balai.hp.id).status == "dicabut") == revokes
    assert (client.get(f"/hp/{balai.home}tertahan/").status_code == 200) == held


def test_a_phone_of_another_posyandu_is_not_revoked_through_ones_own(balai: Balai) -> None:
    elsewhere = office(Peran.SEKRETARIS_DESA, SIBLING_DESA)
    guessed = f"/hp/{KAB}/{balai.dunia.mawar}/{balai.hp.id}/pencabutan/"
    assert elsewhere.post(guessed, {"alasan": "hilang"}).status_code == 403
    assert Perangkat.objects.get(id=balai.hp.id).status == "aktif"
