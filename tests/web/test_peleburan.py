"""The page of a merging: what it would do is shown first, then it is done, and both posyandu say so."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.akun import make_office
from factories.balai import Balai
from factories.dunia import KAB
from factories.peramban import browser_of, words
from simpul.akses.rules.words import Peran
from simpul.kernel.ids import new_id
from simpul.posyandu.models import Posyandu
from simpul.warga.models import Warga

DESA = "62.10.02.2002"


@pytest.fixture
def joko(balai: Balai) -> Client:
    """The secretary of the village of Melati 3 and Mawar 1."""
    return browser_of(make_office(Peran.SEKRETARIS_DESA, DESA).akun_id)


def chosen(balai: Balai, **more: str) -> dict[str, str]:
    melati = str(balai.dunia.melati)
    return {"asal": melati, f"tipe-{melati}": "lansia", "alasan": "BA 4/2026", **more}


def test_it_is_looked_at_then_done(balai: Balai, joko: Client) -> None:
    stays = f"/posyandu/{KAB}/{balai.dunia.mawar}/"
    assert "Melati 3" in words(joko.get(f"{stays}peleburan/"))
    looked = joko.post(f"{stays}peleburan/", chosen(balai, langkah="periksa"))
    page = words(looked)
    alive = Warga.objects.filter(posyandu_id=balai.dunia.melati, status="aktif").count()
    assert f"{alive} warga dari" in page
    assert "Peleburan tidak bisa dibatalkan sekaligus" in page
    assert 'value="BA 4/2026"' in looked.content.decode()
    assert Posyandu.objects.get(id=balai.dunia.melati).status == "aktif"
    done = joko.post(f"{stays}peleburan/", chosen(balai, langkah="lebur"), follow=True)
    assert f"{alive} dari {alive} warga sudah pindah" in words(done)
    assert "Lanjutkan yang terhenti" not in words(done)
    assert "Melati 3 Dilebur" in words(joko.get("/posyandu/"))
    assert "Posyandu lansia Melati 3" in words(joko.get(stays))
    old = words(joko.get(f"/posyandu/{balai.home}"))
    assert "Dilebur ke Posyandu lain: Mawar 1" in old
    assert "Citra" in words(joko.get(f"/warga/{KAB}/{balai.dunia.mawar}/"))
    assert joko.get(balai.profile).status_code == 200


def test_a_refusal_keeps_what_was_typed(balai: Balai, joko: Client) -> None:
    path = f"/posyandu/{KAB}/{balai.dunia.mawar}/peleburan/"
    odd = joko.post(path, chosen(balai, langkah="lebur", alasan=""))
    assert (odd.status_code, "Alasan peleburan belum ditulis" in words(odd)) == (422, True)
    assert "checked" in odd.content.decode()
    dpmd = browser_of(make_office(Peran.DPMD, "62.10", "Bu Hesti").akun_id)
    seen = dpmd.post(path, chosen(balai, langkah="periksa"))
    assert "Lebur sekarang" not in words(seen)
    assert dpmd.post(path, chosen(balai, langkah="lebur")).status_code == 403
    assert Posyandu.objects.get(id=balai.dunia.melati).status == "aktif"


def test_reads_do_not_grow_with_the_posts(balai: Balai, joko: Client) -> None:
    path = f"/posyandu/{KAB}/{balai.dunia.mawar}/peleburan/"
    joko.get(path)
    with CaptureQueriesContext(connection) as few:
        joko.get(path)
    one = Posyandu.objects.get(id=balai.dunia.melati)
    for number in range(9_000, 9_006):
        Posyandu.objects.create(
            id=new_id(), kab_id=KAB, nomor_urut=number, nama=f"Anggrek {number}", wilayah_id=one.wilayah_id,
            jalur=f"{DESA}.{number}", zona_waktu="WIB", status="aktif",
        )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        assert "Anggrek 9003" in words(joko.get(path))
    assert len(many) == len(few)
