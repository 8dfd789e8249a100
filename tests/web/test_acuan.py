"""What a regency sets, on its page: who may, what is refused, and that phones and trail hear of it."""

import datetime as dt
from typing import Any

import pytest

from factories.akun import DESA
from factories.balai import Balai
from factories.dunia import KAB
from factories.peramban import office, words
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.jurnal.models import Perubahan
from simpul.posyandu.queries import Acuan, acuan_of
from simpul.posyandu.rules import MetodeUmur

PAGE = f"/acuan/{KAB}/"
FORM: dict[str, Any] = {
    "darurat": "Polisi = 110\n\nAmbulans Puskesmas=0537-31119",
    "penerima": ["dp3a", "kepala_desa"],
    "usia": "hari",
    "libur": "2027-06-21 = Hari jadi",
}


def acuan() -> Acuan:
    return acuan_of([KAB])[KAB]


def test_it_works(balai: Balai) -> None:
    dpmd = office(Peran.DPMD, "62.10")
    assert dpmd.get("/acuan/").headers["Location"] == PAGE
    assert 'href="/acuan/"' in dpmd.get(PAGE).content.decode()  # in the menu
    assert "Acuan tersimpan" in words(dpmd.post(PAGE, FORM, follow=True))
    known = acuan()
    assert [(one["nama"], one["nomor"]) for one in known.nomor_darurat] == [
        ("Polisi", "110"),
        ("Ambulans Puskesmas", "0537-31119"),
    ]
    assert (known.penerima_kasus, known.metode_umur) == (("kepala_desa", "dp3a"), MetodeUmur.HARI)
    assert known.libur_daerah == ((dt.date(2027, 6, 21), "Hari jadi"),)
    assert Perubahan.objects.filter(entitas="posyandu", posyandu_id=balai.dunia.melati).exists()
    assert JejakAudit.objects.filter(tindakan="kelola_acuan", entitas="acuan", kab_id=KAB).count() == 1
    again = dpmd.get(PAGE).content.decode()
    assert "Ambulans Puskesmas = 0537-31119" in again
    assert dpmd.post(PAGE, FORM).status_code == 302  # the same once more


@pytest.mark.parametrize(
    ("peran", "kode"),
    [(Peran.SEKRETARIS_DESA, DESA), (Peran.KASI_PMK, "62.10.02"), (Peran.PROVINSI, "62"), (Peran.BIDAN, DESA)],
)
def test_who_may_not(balai: Balai, peran: Peran, kode: str) -> None:
    client = office(peran, kode)
    for answer in (client.get("/acuan/"), client.get(PAGE), client.post(PAGE, FORM)):
        assert answer.status_code == 403
    assert acuan().nomor_darurat == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"darurat": "Polisi"}, "nomor darurat"),
        ({"darurat": "Polisi = hubungi desa"}, "nomor darurat"),
        ({"penerima": []}, "penerima laporan rahasia"),
        ({"penerima": ["camat"]}, "penerima laporan rahasia"),
        ({"libur": "besok = Libur"}, "hari libur daerah"),
        ({"libur": "Hari jadi"}, "hari libur daerah"),
        ({"libur": "2027-06-21 = A\n2027-06-21 = B"}, "hari libur daerah"),
    ],
)
def test_what_cannot_work_stays_in_the_form(balai: Balai, wrong: dict[str, Any], said: str) -> None:
    client = office(Peran.PENGELOLA, "62.10")
    answer = client.post(PAGE, FORM | wrong)
    assert answer.status_code == 422
    assert f"Isian {said} belum bisa dipakai" in words(answer)
    assert "Hari jadi" in words(answer) or "libur" in wrong
    assert acuan().nomor_darurat == ()


def test_odd_addresses_name_nothing(balai: Balai) -> None:
    client = office(Peran.DPMD, "62.10")
    assert client.get("/acuan/999999999/").status_code == 403
    assert client.get("/acuan/99999999999999999999/").status_code == 403
