"""Subject requests of a kelurahan: its office, its lurah, and no word on desa where the place is known."""

import re

import pytest
from django.test import Client

from factories.balai import Balai
from factories.dunia import KAB
from factories.peramban import office, words
from simpul.akses.rules.words import Peran
from simpul.posyandu.models import Posyandu
from simpul.warga.models import PermintaanHak
from simpul.wilayah.queries import JenisWilayah, Tingkat, WilayahRow, descendants, wilayah_by_kode

BORN = "2024-08-10"
DESA = re.compile(r"kantor desa|epala desa|Posyandu desa|Desa ")


@pytest.fixture
def kelurahan(balai: Balai) -> WilayahRow:
    """One of Kecamatan Kurun, where Posyandu Melati 3 now lies."""
    inside = descendants(wilayah_by_kode("62.10.02").id, Tingkat.DESA)
    here = next(one for one in inside if one.jenis is JenisWilayah.KELURAHAN)
    moved = Posyandu.objects.filter(kab_id=KAB, id=balai.dunia.melati)
    moved.update(wilayah_id=here.id, jalur=f"{here.jalur}.0001")
    return here


def main(page: str) -> str:
    """Without the line on where the names of places come from."""
    return page.partition("Nama wilayah")[0]


def test_who_asks_is_sent_to_the_office_of_the_kelurahan(kelurahan: WilayahRow) -> None:
    visitor, form = Client(), f"/privasi/permintaan/{kelurahan.id}/"
    assert "Petugas memeriksa KTP atau KK di kantor kelurahan." in words(visitor.get(form))
    sent = words(visitor.post(form, {"jenis": "hapus", "nama": "Citra", "tanggal_lahir": BORN, "uraian": "Pindah"}))
    ticket = re.search(r"H\d+-\w{4}-\w{4}", sent)
    assert ticket
    state = words(visitor.post("/privasi/keadaan/", {"tiket": ticket[0], "tanggal_lahir": BORN}))
    assert "Menunggu identitas diperiksa di kantor kelurahan" in state
    assert "Buku KIA asli ke kantor kelurahan" in state
    assert not DESA.search(main(state))


def test_the_lurah_agrees_to_an_erasure(balai: Balai, kelurahan: WilayahRow) -> None:
    secretary = office(Peran.SEKRETARIS_DESA, kelurahan.jalur)
    said = {"jenis": "hapus", "nama": "Citra", "tanggal_lahir": BORN, "identitas": "kk", "uraian": "Pindah"}
    assert secretary.post(f"/privasi/hak/baru/{balai.home}{balai.citra}/", said).status_code == 302
    path = f"/privasi/hak/{KAB}/{PermintaanHak.objects.get().id}/"
    proposed = words(secretary.post(f"{path}pengajuan/", follow=True))
    assert "Penghapusan diajukan. Lurah menyetujuinya dengan kata sandi." in proposed
    assert "Persetujuan lurah" in proposed
    assert "Menunggu lurah." in proposed
    assert "Menunggu persetujuan lurah" in words(secretary.get("/privasi/hak/"))
    assert not DESA.search(main(proposed))


def test_a_copy_is_handed_over_at_the_office_of_the_kelurahan(balai: Balai, kelurahan: WilayahRow) -> None:
    secretary = office(Peran.SEKRETARIS_DESA, kelurahan.jalur)
    said = {"jenis": "lihat", "nama": "Citra", "tanggal_lahir": BORN, "identitas": "kk"}
    secretary.post(f"/privasi/hak/baru/{balai.home}{balai.citra}/", said)
    path = f"/privasi/hak/{KAB}/{PermintaanHak.objects.get().id}/"
    assert "diserahkan di kantor kelurahan." in words(secretary.get(path))
    secretary.post(f"{path}jawaban/", {"hasil": "selesai", "jawaban": ""})
    assert PermintaanHak.objects.get().jawaban == "Salinan data sudah dicetak dan diserahkan di kantor kelurahan."


def test_a_page_that_knows_no_place_names_both(balai: Balai) -> None:
    assert "Datang ke kantor desa atau kelurahan dengan KTP" in words(Client().get("/privasi/"))
    assert "Tidak ada desa atau kelurahan bernama itu" in words(Client().get("/privasi/permintaan/?cari=Zzz"))
