"""The home page by role (O-02)."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.akun import DESA, make_posyandu
from factories.bulan import Melati
from factories.dunia import KAB, child
from simpul.akses.models import Perangkat
from simpul.akses.queries import perangkat_by_id
from simpul.akses.rules.words import Peran
from simpul.akses.services import add_permintaan
from simpul.jurnal.models import PosisiPerangkat
from simpul.kernel import clock


def text(answer: Any) -> str:
    return answer.content.decode()


def cards(answer: Any) -> dict[str, str]:
    found = re.findall(r'<span class="angka">(\d+)</span>([^<]+)<br><span class="sunyi">([^<]*)', text(answer))
    return {words: f"{count}: {more}" for count, words, more in found}


def test_it_works(melati: Melati, masuk: Any) -> None:
    answer = masuk(Peran.SEKRETARIS_DESA, DESA).get("/")
    assert cards(answer) == {
        "usulan baru": "0: 1 belum ditutup",
        "laporan menunggu": "2: 1 bulan ini, 1 bulan lalu",
        "Posyandu belum buka bulan ini": "1: 1 lewat jadwal",
        "catatan ditahan": "0: menunggu keputusan desa",
    }
    shown = text(answer)
    assert ">7/8</a>" in shown
    assert "87,5 %" in shown
    assert re.search(r'Sosial <a href="/usulan/\?bidang=sosial"><strong>1</strong>', shown)
    assert "belum buka" in shown.split("Mawar 1")[1]


def test_held_work_leads_to_its_list(melati: Melati, masuk: Any) -> None:
    melati.hp.record("register_warga", warga_id=melati.usulan, nama="", jenis_kelamin="P", tanggal_lahir="2025-01-01")
    melati.dunia.push(*melati.hp.outbox)
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    answer = desa.get("/")
    assert cards(answer)["catatan ditahan"].startswith("1:")
    assert f"/hp/338/{melati.dunia.melati}/tertahan/" in text(answer)
    assert "ditahan" not in text(masuk(Peran.BIDAN, DESA).get("/"))


def test_a_phone_whose_work_never_came_is_on_the_page(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    hp = melati.hp
    hp.record("register_warga", **child("Yang tidak sampai"))
    melati.dunia.push(hp.record("register_warga", **child("Yang sampai")))
    assert "HP perlu dilihat" not in cards(desa.get("/"))
    old = clock.now() - dt.timedelta(days=3, minutes=1)
    assert PosisiPerangkat.objects.filter(kab_id=KAB, perangkat_id=hp.id).update(lubang_sejak=old) == 1
    assert cards(desa.get("/"))["HP perlu dilihat"] == "1: 1 dengan catatan belum sampai"
    Perangkat.objects.filter(kab_id=KAB, id=hp.id).update(status="aktifkan_ulang")
    assert cards(desa.get("/"))["HP perlu dilihat"] == "1: 1 dengan catatan belum sampai, 1 perlu diaktifkan ulang"
    add_permintaan(perangkat_by_id(hp.id), melati.dunia.sari, "kunci balas")
    assert cards(desa.get("/"))["HP perlu dilihat"].startswith("1: 1 kader menunggu PIN baru, 1 dengan")
    assert "HP perlu dilihat" not in text(masuk(Peran.BIDAN, DESA).get("/"))
    assert "Mulai di sini" not in text(desa.get("/"))
    Perangkat.objects.filter(kab_id=KAB, id=hp.id).update(status="dicabut")
    assert "HP perlu dilihat" not in cards(desa.get("/"))


def test_a_village_without_a_phone_is_told_how_to_begin(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    assert "Mulai di sini" not in text(desa.get("/"))
    Perangkat.objects.filter(kab_id=KAB).update(status="dicabut")
    shown = text(desa.get("/"))
    assert "Mulai di sini" in shown
    assert all(f'href="{page}"' in shown and desa.get(page).status_code == 200 for page in ("/posyandu/", "/impor/"))
    assert "Mulai di sini" not in text(masuk(Peran.BIDAN, DESA).get("/"))


@pytest.mark.parametrize(
    ("peran", "kode", "begin"),
    [
        (Peran.KASI_PMK, "62.10.02", "/angka/"),
        (Peran.DPMD, "62.10", "/angka/"),
        (Peran.PROVINSI, "62", "/angka/"),
        (Peran.PETUGAS_OPD, "62.10", "/usulan/"),
        (Peran.PENGELOLA, "62.10", "/akun/"),
        (Peran.DP3A, "62.10", "/kasus/"),
    ],
)
def test_each_role_begins_at_its_work(melati: Melati, masuk: Any, peran: Peran, kode: str, begin: str) -> None:
    grant = {"opd": "dinas_sosial", "bidang": ("sosial",)} if peran is Peran.PETUGAS_OPD else {}
    answer = masuk(peran, kode, **grant).get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, begin)


def test_another_village_is_not_shown(melati: Melati, masuk: Any) -> None:
    shown = text(masuk(Peran.SEKRETARIS_DESA, "62.10.02.2003").get("/"))
    assert "Belum ada Posyandu di sini" in shown
    assert "Melati" not in shown


def test_a_visitor_is_sent_to_sign_in(db: None) -> None:
    assert Client().get("/").headers["Location"] == "/masuk/?next=/"


def test_reads_do_not_grow_with_the_village(melati: Melati, masuk: Any) -> None:
    client = masuk(Peran.SEKRETARIS_DESA, DESA)
    client.get("/")
    with CaptureQueriesContext(connection) as before:
        client.get("/")
    for number in range(6):
        make_posyandu(f"Anggrek {number}", desa=DESA)
    with CaptureQueriesContext(connection) as after:
        client.get("/")
    assert len(after) == len(before) <= 40
