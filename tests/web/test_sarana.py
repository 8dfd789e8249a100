"""Pages of what a posyandu has: filled, refused with everything typed, shown and taken home."""

import io

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from factories.akun import make_office
from factories.balai import Balai
from factories.peramban import browser_of, words
from simpul.akses.rules.words import Peran
from simpul.posyandu.models import Dana, Peralatan, Sarana

DESA = "62.10.02.2002"


@pytest.fixture
def joko(balai: Balai) -> Client:
    """The secretary of the village of Melati 3."""
    return browser_of(make_office(Peran.SEKRETARIS_DESA, DESA).akun_id)


def test_it_is_written_shown_and_taken_home(balai: Balai, joko: Client) -> None:
    home = f"/posyandu/{balai.home}"
    assert "Belum pernah diperiksa" in words(joko.get(f"{home}sarana/"))
    found = {"diperiksa": "2026-11-02", "gedung": "pinjam", "jamban": "rusak", "ruang": "2", "catatan": "=1+1"}
    answer = joko.post(f"{home}sarana/pemeriksaan/", found, follow=True)
    assert "Hasil periksa tempat tersimpan" in words(answer)
    joko.post(f"{home}peralatan/", {
        "baik-timbangan_bayi": "1", "sumber-timbangan_bayi": "apbn", "tahun-timbangan_bayi": "2023",
        "nama-lain-0": "Tenda lipat", "baik-lain-0": "2", "rusak-lain-0": "1",
    })  # fmt: skip
    money = {"rencana-dana_desa": "Rp12.500.000", "terpakai-dana_desa": "9.000.000", "keterangan-dana_desa": "PMT"}
    joko.post(f"{home}dana/2026/", money)
    page = words(joko.get(f"{home}sarana/"))
    for told in ("Pinjam tempat", "Ada, rusak", "Terakhir diperiksa 2 November 2026", "Tenda lipat", "12.500.000",
                 "Kit antropometri belum lengkap: Timbangan digital ibu dan anak"):  # fmt: skip
        assert told in page
    assert 'value="Tenda lipat"' in joko.get(f"{home}peralatan/").content.decode()
    book = CalamineWorkbook.from_filelike(io.BytesIO(joko.get("/posyandu/sarana.xlsx").content))
    assert book.sheet_names == ["Sarana", "Peralatan", "Dana"]
    cells = {cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row}
    assert {"Melati 3", "=1+1", "Tenda lipat", 12_500_000.0, "Dana Desa (APBDes)"} <= cells


def test_what_was_typed_stays_when_it_is_refused(balai: Balai, joko: Client) -> None:
    home = f"/posyandu/{balai.home}"
    tools = joko.post(f"{home}peralatan/", {"baik-meja": "tiga", "nama-lain-1": "Tikar", "baik-lain-1": "4"})
    assert (tools.status_code, "Jumlah Meja belum bisa dibaca" in words(tools)) == (422, True)
    shown = tools.content.decode()
    assert 'value="tiga"' in shown
    assert 'value="Tikar"' in shown
    money = joko.post(f"{home}dana/2026/", {"rencana-csr": "banyak", "rencana-swadaya": "2.000"})
    assert (money.status_code, "Jumlah dari CSR perusahaan" in words(money)) == (422, True)
    assert 'value="2.000"' in money.content.decode()
    place = joko.post(f"{home}sarana/pemeriksaan/", {"diperiksa": "besok", "catatan": "atap bocor"})
    assert (place.status_code, 'value="atap bocor"' in place.content.decode()) == (422, True)
    assert (Sarana.objects.count(), Peralatan.objects.count(), Dana.objects.count()) == (0, 0, 0)


def test_a_reader_is_offered_nothing_to_write(balai: Balai, joko: Client) -> None:
    kasi = browser_of(make_office(Peran.KASI_PMK, "62.10.02", "Pak Kasi").akun_id)
    home = f"/posyandu/{balai.home}"
    assert "Hitung peralatan" not in words(kasi.get(f"{home}sarana/"))
    assert "Hitung peralatan" in words(joko.get(f"{home}sarana/"))
    assert kasi.post(f"{home}dana/2026/", {}).status_code == 403
