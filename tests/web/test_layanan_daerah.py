"""A regency sets agencies, days, words and hidden lines in the office: dated, in the trail, as far as the phone."""

import datetime as dt
import gzip
import json
from typing import Any

import pytest

from factories.akun import DESA
from factories.balai import Balai, row_of
from factories.dunia import KAB, Api
from factories.peramban import office, words
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.jurnal.models import Perubahan
from simpul.layanan.loader import current_version
from simpul.posyandu.models import LapisanKabupaten
from simpul.posyandu.queries import catalog_at, find_posyandu

PAGE = f"/acuan/{KAB}/layanan/"
FORM: dict[str, Any] = {
    "kata-desa": "nagari",
    "nama-dinas_perkim": "Dinas Perkimtan",
    "opd-perumahan_rakyat": "dlh",
    "hari-perumahan_rakyat": "7",
    "hari-PR-02": "9",
    "opd-PU-02": "dlh",
    "sembunyi": ["PEN-07"],
}


def on_phone(balai: Balai) -> dict[str, Any]:
    """The catalogue as a phone fetches it now."""
    content: dict[str, Any] = json.loads(gzip.decompress(Api(balai.hp).get("/katalog").content))
    return content


def test_it_works(balai: Balai) -> None:
    dpmd = office(Peran.DPMD, "62.10", "Bu Hesti")
    assert "Dinas penerima" in words(dpmd.get(PAGE))
    said = words(dpmd.post(PAGE, FORM, follow=True))
    assert "Setelan tersimpan" in said
    assert "Berlaku sejak 26 November 2026 Bu Hesti" in said
    content = on_phone(balai)
    assert content["version"] == current_version()
    assert content["labels"]["desa"] == "nagari"
    lines = {line["id"]: line for line in content["lines"]}
    assert "PEN-07" not in lines
    assert (lines["PR-02"]["opd"], lines["PR-02"]["deadline_days"]) == ("dlh", 9)
    assert (lines["PU-02"]["opd"], lines["PU-02"]["deadline_days"]) == ("dlh", 5)
    assert row_of(balai.send("0001-A-0002")).sla_hari == 9
    assert Perubahan.objects.filter(entitas="posyandu", posyandu_id=balai.dunia.melati).exists()
    [line] = JejakAudit.objects.filter(entitas="lapisan", kab_id=KAB)
    assert line.ids == [str(LapisanKabupaten.objects.get().id)]
    again = dpmd.get(PAGE).content.decode()
    assert 'value="nagari"' in again
    assert 'value="Dinas Perkimtan"' in again


def test_it_begins_on_its_day_and_older_days_keep_theirs(balai: Balai) -> None:
    dpmd = office(Peran.DPMD, "62.10")
    assert dpmd.post(PAGE, FORM | {"mulai": "2027-01-04"}).status_code == 302
    assert on_phone(balai)["labels"]["desa"] == "desa"
    assert row_of(balai.send("0001-A-0002")).sla_hari == 5
    home = find_posyandu(KAB, balai.dunia.melati)
    assert home is not None
    assert catalog_at(home, None, dt.date(2027, 1, 3)).labels["desa"] == "desa"
    assert catalog_at(home, None, dt.date(2027, 1, 4)).labels["desa"] == "nagari"
    dpmd.post(PAGE, FORM | {"mulai": "2027-01-04", "kata-desa": "gampong"})
    home = find_posyandu(KAB, balai.dunia.melati)
    assert home is not None
    assert catalog_at(home, None, dt.date(2027, 1, 4)).labels["desa"] == "gampong"  # the last word of a day counts
    assert LapisanKabupaten.objects.count() == 2


def test_a_record_of_a_line_hidden_meanwhile_is_kept(balai: Balai) -> None:
    assert office(Peran.DPMD, "62.10").post(PAGE, {"sembunyi": ["PEN-04"]}).status_code == 302
    assert "PEN-04" not in {line["id"] for line in on_phone(balai)["lines"]}
    assert row_of(balai.send("0001-A-0002", layanan_id="PEN-04")).layanan_id == "PEN-04"


def test_what_the_catalogue_says_anyway_is_no_setting(balai: Balai) -> None:
    same = {"kata-desa": "desa", "opd-perumahan_rakyat": "dinas_perkim", "hari-PR-02": "5", "nama-dlh": ""}
    assert office(Peran.DPMD, "62.10").post(PAGE, same).status_code == 302
    assert LapisanKabupaten.objects.get().isi == {}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"hari-PR-02": "lima"}, "hari jawaban pertama"),
        ({"hari-PR-02": "٥"}, "hari jawaban pertama"),
        ({"hari-sosial": "99"}, "hari jawaban pertama"),
        ({"opd-sosial": "dinas_bulan"}, "dinas penerima"),
        ({"kata-desa": "<script>"}, "kata daerah"),
        ({"sembunyi": ["TRA-02"]}, "TRA-02"),
        ({"mulai": "2026-11-25"}, "paling awal hari ini"),
    ],
)
def test_what_cannot_be_stays_in_the_form(balai: Balai, wrong: dict[str, Any], said: str) -> None:
    answer = office(Peran.PENGELOLA, "62.10").post(PAGE, FORM | wrong)
    assert (answer.status_code, said in words(answer)) == (422, True)
    assert not LapisanKabupaten.objects.exists()
    if not {"hari-PR-02"} & set(wrong):
        assert 'value="Dinas Perkimtan"' in answer.content.decode()


@pytest.mark.parametrize(
    ("peran", "kode"), [(Peran.SEKRETARIS_DESA, DESA), (Peran.KASI_PMK, "62.10.02"), (Peran.PROVINSI, "62")]
)
def test_who_may_not(balai: Balai, peran: Peran, kode: str) -> None:
    client = office(peran, kode)
    for path in (PAGE, f"/acuan/{KAB}/tabel/"):
        assert client.get(path).status_code == 403
    assert client.post(PAGE, FORM).status_code == 403
    assert not LapisanKabupaten.objects.exists()


def test_tables_tell_their_version_and_source(balai: Balai) -> None:
    page = words(office(Peran.DPMD, "62.10").get(f"/acuan/{KAB}/tabel/"))
    for word in ("who-2006-2007/1", "Permenkes 2/2020", "Buku KIA", current_version(), "KBM"):
        assert word in page


def test_odd_input_is_not_kept(balai: Balai) -> None:
    odd = {"kata-desa": "\x00", "mulai": "besok", "sembunyi": ["XX", "\x00"], "opd-\x00": "x", "hari-sosial": " "}
    assert office(Peran.DPMD, "62.10").post(PAGE, odd).status_code == 302
    assert LapisanKabupaten.objects.get().isi == {}
