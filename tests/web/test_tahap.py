"""The way to six fields: the regency plans for a kecamatan at once, everyone sees how far, nobody below may plan."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.akun import make_office
from factories.balai import Balai
from factories.peramban import browser_of, words
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.kernel.ids import new_id
from simpul.posyandu.models import Posyandu
from simpul.wilayah.queries import wilayah_by_kode

KECAMATAN, DESA, PROVINSI = "62.10.02", "62.10.02.2002", "62"


@pytest.fixture
def dpmd(balai: Balai):
    return browser_of(make_office(Peran.DPMD, "62.10", "Bu Hesti").akun_id)


def plan(**facts: str) -> dict[str, str]:
    return {"tempat": str(wilayah_by_kode(KECAMATAN).id), "cakupan": "semua", **facts}


def test_a_regency_plans_for_a_kecamatan_and_the_province_counts(balai: Balai, dpmd) -> None:
    there = Posyandu.objects.filter(jalur__startswith=KECAMATAN).count()
    wave = plan(gelombang="1", target_tahun="2026", percontohan="ya")
    answer = dpmd.post("/tahap/penetapan/", wave, follow=True)
    assert f"Tersimpan untuk {there} Posyandu" in words(answer)
    Posyandu.objects.filter(id=balai.dunia.melati).update(enam_bidang_sejak=dt.date(2026, 11, 1))
    page = words(dpmd.get("/tahap/"))
    assert f"1 dari {there} Posyandu melayani enam bidang" in page
    assert f"1 dari {there}" in page
    province = browser_of(make_office(Peran.PROVINSI, PROVINSI, "Pak Surya").akun_id)
    seen = words(province.get("/tahap/"))
    assert "Kabupaten Gunung Mas" in seen
    assert "Melati 3" not in seen
    assert "Gelombang 1" in seen
    dpmd.post("/tahap/penetapan/", plan(kini="1", gelombang="2"))
    dpmd.post("/tahap/penetapan/", plan(kini="3", gelombang="0"))
    one = Posyandu.objects.get(id=balai.dunia.melati)
    assert (one.gelombang, one.target_tahun, one.percontohan) == (2, 2026, True)
    assert JejakAudit.objects.filter(entitas="tahap").count() == 2


def test_only_those_ticked_are_planned(balai: Balai, dpmd) -> None:
    ticked = plan(cakupan="dipilih", pilih=str(balai.dunia.melati), gelombang="3")
    dpmd.post("/tahap/penetapan/", ticked)
    assert list(Posyandu.objects.filter(gelombang=3).values_list("id", flat=True)) == [balai.dunia.melati]


def test_what_sets_nothing_is_refused_with_what_was_typed(balai: Balai, dpmd) -> None:
    odd = dpmd.post("/tahap/penetapan/", plan(target_tahun="1999"))
    assert (odd.status_code, 'value="1999"' in odd.content.decode()) == (422, True)
    assert dpmd.post("/tahap/penetapan/", plan()).status_code == 422
    none = dpmd.post("/tahap/penetapan/", plan(cakupan="dipilih", gelombang="1"))
    assert "Belum ada Posyandu yang dicentang" in words(none)
    assert not Posyandu.objects.filter(gelombang__isnull=False).exists()


def test_a_village_does_not_plan(balai: Balai, dpmd) -> None:
    joko = browser_of(make_office(Peran.SEKRETARIS_DESA, DESA).akun_id)
    own = {"tempat": str(wilayah_by_kode(DESA).id), "cakupan": "semua", "gelombang": "1"}
    assert joko.post("/tahap/penetapan/", own).status_code == 403
    assert "Tetapkan" not in words(joko.get("/tahap/"))
    assert "Melati 3" in words(joko.get("/tahap/"))


def test_reads_do_not_grow(balai: Balai, dpmd) -> None:
    path = f"/tahap/?tempat={wilayah_by_kode(KECAMATAN).id}"
    dpmd.get(path)
    with CaptureQueriesContext(
        connection,
    ) as few:
        dpmd.get(path)
    one = Posyandu.objects.get(id=balai.dunia.melati)
    for number in range(9_000, 9_006):
        Posyandu.objects.create(
            id=new_id(), kab_id=one.kab_id, nomor_urut=number, nama=f"Anggrek {number}", wilayah_id=one.wilayah_id,
            jalur=f"{DESA}.{number}", zona_waktu="WIB", status="aktif",
        )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        assert "Anggrek 9003" in words(dpmd.get(path))
    assert len(many) == len(few)
