"""Support that is real: what is counted, what is too few to show, and a tap that leaves no name."""

import datetime as dt

import pytest
from django.test import Client

from factories.akun import DESA, load_kurun, make_office, make_posyandu
from factories.peramban import office, words
from simpul.akses.rules.limits import LIMITS, Laju
from simpul.akses.rules.words import Peran
from simpul.flows import dukungan as flows
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.pembinaan.queries import rating_at
from simpul.pembinaan.rules.dukungan import (
    AnggaranForm,
    HadirForm,
    Nilai,
    SumberDana,
    Unsur,
    check_anggaran,
    check_hadir,
    check_nilai,
    element_names,
    median_of,
    percent_content,
    shown_nilai,
    source_finding,
    source_names,
)
from simpul.wilayah.queries import wilayah_by_kode
from simpul.wilayah.rules import JenisWilayah

TODAY, DAY = dt.date(2026, 11, 30), dt.timedelta(days=1)
KAB = 338


def test_it_works() -> None:
    assert check_anggaran(AnggaranForm(new_id(), "apbdes", 2026, 12_500_000, " PMT  "), TODAY).uraian == "PMT"
    assert median_of({}) is None
    assert median_of({3: 2, 9: 1}) == 3.0
    assert median_of({2: 1, 5: 1}) == 3.5
    assert shown_nilai({Nilai.PUAS: 3, Nilai.BIASA: 1, Nilai.KURANG: 0}) is None
    enough = {Nilai.PUAS: 4, Nilai.BIASA: 1, Nilai.KURANG: 0}
    assert percent_content(shown_nilai(enough)) == 80
    assert percent_content(None) is None


@pytest.mark.parametrize(("facts", "code"), [
    ({"sumber": "kas"}, "pembinaan.anggaran_sumber"),
    ({"tahun": 1999}, "pembinaan.anggaran_tahun"),
    ({"tahun": 2029}, "pembinaan.anggaran_tahun"),
    ({"jumlah_rp": 0}, "pembinaan.anggaran_jumlah"),
    ({"jumlah_rp": -5}, "pembinaan.anggaran_jumlah"),
    ({"jumlah_rp": 10**13}, "pembinaan.anggaran_jumlah"),
    ({"uraian": "x" * 201}, "pembinaan.teks_panjang"),
])  # fmt: skip
def test_a_budget_line_that_is_none_is_refused(facts, code) -> None:
    with pytest.raises(SimpulError) as refused:
        check_anggaran(AnggaranForm(new_id(), **({"sumber": "apbd", "tahun": 2026, "jumlah_rp": 5} | facts)), TODAY)
    assert refused.value.code == code


def test_who_came_is_written_of_a_day_that_was() -> None:
    form = HadirForm(KAB, new_id(), TODAY, ((Unsur.KEPALA, " Pak  Budi "),))
    assert check_hadir(form, 0, TODAY).hadir == ((Unsur.KEPALA, "Pak Budi"),)
    nobody = HadirForm(KAB, form.posyandu_id, TODAY, (), tidak_ada=True)
    assert check_hadir(nobody, 0, TODAY).hadir == ()
    for wrong, versi, code in (
        (form, 1, "pembinaan.hadir_berubah"),
        (HadirForm(KAB, form.posyandu_id, TODAY, ()), 0, "pembinaan.hadir_kosong"),
        (HadirForm(KAB, form.posyandu_id, TODAY + DAY, form.hadir), 0, "pembinaan.hadir_depan"),
    ):
        with pytest.raises(SimpulError) as refused:
            check_hadir(wrong, versi, TODAY)
        assert refused.value.code == code


@pytest.mark.parametrize(("shift", "code"), [
    (-1, "pembinaan.nilai_belum"), (0, ""), (7, ""), (8, "pembinaan.nilai_lewat"),
])  # fmt: skip
def test_families_tap_on_the_day_and_a_week_after(shift, code) -> None:
    told = ""
    try:
        check_nilai(TODAY, TODAY + shift * DAY)
    except SimpulError as error:
        told = error.code
    assert told == code


def test_a_kelurahan_speaks_of_its_own() -> None:
    assert element_names(JenisWilayah.KELURAHAN)[Unsur.KEPALA] == "Lurah"
    assert element_names(JenisWilayah.DESA)[Unsur.KEPALA] == "Kepala desa"
    assert next(iter(source_names(JenisWilayah.KELURAHAN))) is SumberDana.DPA_KECAMATAN
    assert "APBDes" in source_finding(JenisWilayah.KELURAHAN, SumberDana.APBDES)
    assert source_finding(JenisWilayah.DESA, SumberDana.DPA_KECAMATAN)
    assert source_finding(JenisWilayah.DESA, SumberDana.APBDES) == ""


def test_all_parts_stand_on_one_page(db) -> None:
    load_kurun()
    home, place, today = make_posyandu(), wilayah_by_kode(DESA), clock.today("WIB")
    kades = office(Peran.KEPALA_DESA, DESA)
    page, base = f"/dukungan/{place.id}/", f"/dukungan/{KAB}/{home}/"
    assert kades.get("/dukungan/", follow=True).redirect_chain[0][0] == page
    assert "SK yang berlaku belum dicatat" in words(kades.get(page))
    assert kades.post(f"{page}sk/", {"sk_nomor": "141/9/2026", "sk_tanggal": "2026-02-02"}).status_code == 302
    money = {"sumber": "dpa_kecamatan", "tahun": str(today.year), "jumlah": "Rp 12.500.000", "uraian": "PMT"}
    assert kades.post(f"{page}anggaran/", money).status_code == 302
    came = {"tanggal": today.isoformat(), "hadir": ["kepala", "bidan"], "versi": "0"}
    assert kades.post(f"{base}hadir/", came).status_code == 302
    again = kades.post(f"{base}hadir/", came)
    assert (again.status_code, "diubah orang lain" in words(again)) == (422, True)
    said = words(kades.get(page))
    parts = ("menurut desa", "141/9/2026", "12.500.000", "lazimnya", "Kepala desa, Bidan", "1 dari 1", "tercatat di HP")
    assert [part for part in parts if part not in said] == []
    wrong = kades.post(f"{page}anggaran/", money | {"jumlah": "dua juta"})
    assert (wrong.status_code, 'value="dua juta"' in wrong.content.decode()) == (422, True)
    assert f'href="/dukungan/{place.induk_id}/"' not in kades.get(page).content.decode()
    above = words(office(Peran.KASI_PMK, "62.10.02").get(f"/dukungan/{place.induk_id}/"))
    assert f"{place.label} 1 1 1 12.500.000 0 1 dari 1 - di bawah 5" in above
    assert kades.post(f"/dukungan/{wilayah_by_kode('62.10.02.2003').id}/anggaran/", money).status_code == 403
    assert office(Peran.PROVINSI, "62").post(f"{page}anggaran/", money).status_code == 403


def test_a_family_taps_once_a_day_and_few_answers_are_not_shown(db, monkeypatch) -> None:
    load_kurun()
    home, today = make_posyandu(), clock.today("WIB")
    kades, page = office(Peran.KEPALA_DESA, DESA), f"/dukungan/{wilayah_by_kode(DESA).id}/"
    poster = kades.post(f"/dukungan/{KAB}/{home}/nilai/", {"tanggal": today.isoformat()}, follow=True)
    assert poster.content.startswith(b"%PDF")
    row = rating_at(KAB, home, today)
    assert row is not None
    again = flows.open_nilai(make_office(Peran.KEPALA_DESA, DESA), KAB, home, today)
    assert again.kode == row.kode
    link = f"/nilai/{row.kode}/"
    for number in range(5):
        visitor = Client()
        assert words(visitor.get(link)).count("Puas") == 1
        assert "Terima kasih" in words(visitor.post(link, {"nilai": "puas"}))
        assert "sudah tercatat hari ini" in words(visitor.post(link, {"nilai": "kurang"}))
        shown = words(kades.get(page))
        assert ("puas 5" in shown) == (number == 4)
        assert ("belum ditampilkan" in shown) == (number < 4)
    counted = rating_at(KAB, home, today)
    assert counted is not None
    assert counted.counts == {Nilai.PUAS: 5, Nilai.BIASA: 0, Nilai.KURANG: 0}
    assert Client().post(link, {"nilai": "marah"}).status_code == 422
    assert Client().get("/nilai/xxxxxxxx/").status_code == 404
    monkeypatch.setitem(LIMITS, Laju.NILAI, type(LIMITS[Laju.NILAI])(1, dt.timedelta(hours=1)))
    refused = Client().post(link, {"nilai": "puas"})
    assert (refused.status_code, "Retry-After" in refused) == (429, True)
