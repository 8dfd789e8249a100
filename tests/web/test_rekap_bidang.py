"""The ketua bidang reads the recap of her field and says so; readers of the report see it, and what changed since."""

from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from factories.akun import DESA, SANDI, SIBLING_DESA, make_kader, make_posyandu
from factories.bulan import TODAY, Melati
from factories.peramban import browser_of
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.laporan.models import LaporanBulanan, RekapBidang
from simpul.layanan.loader import FIELDS

NOV = "2026-11"


def lead(melati: Melati, bidang: str = "kesehatan", nama: str = "Bu Wati") -> Client:
    """The browser of a ketua bidang of Melati."""
    return browser_of(make_kader(melati.dunia.melati, nama, Peran.KETUA_BIDANG, bidang=(bidang,)))


def address(melati: Melati, bidang: str = "kesehatan", bulan: str = NOV, act: str = "pemeriksaan") -> str:
    return f"/laporan/338/{melati.dunia.melati}/{bulan}/bidang/{bidang}/{act}/"


def page(client: Client, melati: Melati, bidang: str = "kesehatan") -> str:
    """What the page of a field says, on one line."""
    return plain(client.get(f"{melati.path}bidang/{bidang}/?bulan={NOV}"))


def report(client: Client, melati: Melati) -> str:
    """The part of the report about the six fields, on one line."""
    shown = plain(client.get(f"/laporan/338/{melati.dunia.melati}/{NOV}/"))
    return shown.split("Enam bidang")[1]


def plain(answer: Any) -> str:
    assert answer.status_code == 200
    return " ".join(strip_tags(answer.content.decode()).split())


def trail() -> list[str]:
    return list(JejakAudit.objects.filter(entitas="rekap_bidang").order_by("at").values_list("tindakan", flat=True))


def test_it_works(melati: Melati, masuk: Any) -> None:
    wati, desa = lead(melati), masuk(Peran.SEKRETARIS_DESA, DESA)
    assert "Rekap bidang Kesehatan sudah saya periksa" in page(wati, melati)
    assert report(desa, melati).count("belum diperiksa") == len(FIELDS)
    answer = wati.post(address(melati), follow=True)
    assert answer.redirect_chain == [(f"{melati.path}bidang/kesehatan/?bulan={NOV}", 302)]
    assert "sudah diperiksa Oleh Bu Wati, 26 November 2026 pukul 15.00 WIB." in plain(answer)
    assert "sudah saya periksa" not in plain(answer)
    row = RekapBidang.objects.get()
    assert (row.bidang, row.angka["D"], "sasaran" in row.angka) == ("kesehatan", 7, False)
    said = report(desa, melati)
    assert said.count("belum diperiksa") == len(FIELDS) - 1
    assert "sudah diperiksa" in said
    assert "sudah saya periksa" not in page(desa, melati)
    [line] = JejakAudit.objects.filter(tindakan="setujui_rekap_bidang")
    assert line.ids == [str(melati.dunia.melati), "2026-11-01", "kesehatan"]


@pytest.mark.parametrize("bidang", FIELDS)
def test_the_ketua_posyandu_may_in_every_field(melati: Melati, bidang: str) -> None:
    ketua = browser_of(make_kader(melati.dunia.melati, "Bu Ketua", Peran.KETUA_POSYANDU))
    assert "sudah diperiksa Oleh Bu Ketua" in plain(ketua.post(address(melati, bidang), follow=True))
    assert RekapBidang.objects.get().bidang == bidang


@pytest.mark.parametrize("act", ["pemeriksaan", "pencabutan"])
def test_nobody_else_may(melati: Melati, masuk: Any, act: str) -> None:
    """A ketua bidang of another field or posyandu, a kader and every office read the state and have no button."""
    lead(melati).post(address(melati))
    mawar = make_kader(make_posyandu("Kenanga 2"), "Bu Jauh", Peran.KETUA_BIDANG, bidang=("kesehatan",))
    refused = [
        lead(melati, "sosial", "Bu Sosial"),
        browser_of(mawar),
        browser_of(melati.dunia.sari),
        masuk(Peran.SEKRETARIS_DESA, DESA),
        masuk(Peran.SEKRETARIS_DESA, SIBLING_DESA),
        masuk(Peran.BIDAN, DESA),
        masuk(Peran.DPMD, "62.10"),
    ]
    for client in refused:
        assert client.post(address(melati, act=act)).status_code == 403
    assert "Cabut tanda" not in page(refused[0], melati)
    assert RekapBidang.objects.get().oleh_nama == "Bu Wati"
    assert trail() == ["setujui_rekap_bidang"]


def test_an_agency_does_not_read_who_checked(melati: Melati, masuk: Any) -> None:
    lead(melati).post(address(melati))
    agency = masuk(Peran.PETUGAS_OPD, "62.10", opd="dinas_kesehatan", bidang=("kesehatan",))
    assert "Bu Wati" not in page(agency, melati)


def test_again_is_harmless(melati: Melati) -> None:
    """Whether she asks twice or the ketua Posyandu does too: the first word stands, and one line in the trail."""
    wati = lead(melati)
    ketua = browser_of(make_kader(melati.dunia.melati, "Bu Ketua", Peran.KETUA_POSYANDU))
    for client in (wati, wati, ketua):
        assert client.post(address(melati)).status_code == 302
    assert RekapBidang.objects.get().oleh_nama == "Bu Wati"
    assert trail() == ["setujui_rekap_bidang"]
    assert wati.get(address(melati), follow=True).status_code == 200  # an answer that is reloaded


def test_a_later_change_shows_until_she_reads_again(melati: Melati, masuk: Any) -> None:
    wati, desa = lead(melati), masuk(Peran.SEKRETARIS_DESA, DESA)
    wati.post(address(melati))
    wati.post(address(melati, "kesehatan"))
    lead(melati, "sosial", "Bu Sosial").post(address(melati, "sosial"))
    melati.weigh("Indra", TODAY, 12300, 880)
    melati.send()
    shown = page(desa, melati)
    assert "berubah sesudah diperiksa Oleh Bu Wati" in shown
    assert "Balita ditimbang bulan ini: 7 saat diperiksa, sekarang 8." in shown
    assert report(desa, melati).count("berubah sesudah diperiksa") == 1  # the other field did not change
    assert "Rekap bidang Kesehatan sudah saya periksa" in page(wati, melati)
    wati.post(address(melati))
    assert "berubah sesudah diperiksa" not in report(desa, melati)
    assert RekapBidang.objects.get(bidang="kesehatan").angka["D"] == 8
    assert trail() == ["setujui_rekap_bidang"] * 3


def test_she_takes_it_back(melati: Melati) -> None:
    wati = lead(melati)
    assert wati.post(address(melati, act="pencabutan")).status_code == 302  # there is nothing yet
    wati.post(address(melati))
    assert "Cabut tanda sudah diperiksa" in page(wati, melati)
    answer = wati.post(address(melati, act="pencabutan"), follow=True)
    assert "Tanda sudah diperiksa dicabut." in plain(answer)
    assert "Rekap bidang Kesehatan sudah saya periksa" in plain(answer)
    assert not RekapBidang.objects.exists()
    assert trail() == ["setujui_rekap_bidang", "cabut_rekap_bidang"]


def test_the_village_signs_with_or_without_it(melati: Melati, masuk: Any) -> None:
    """What is frozen does not speak of it, so a tick that comes later changes no report."""
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    desa.post(f"/laporan/338/{melati.dunia.melati}/{NOV}/persetujuan/", {"kata_sandi": SANDI})
    made = LaporanBulanan.objects.get(status="disetujui")
    lead(melati).post(address(melati))
    assert "sudah diperiksa" in report(desa, melati)
    assert LaporanBulanan.objects.get().sidik == made.sidik
    assert "Bu Wati" not in made.isi


def test_odd_addresses_leave_nothing(melati: Melati) -> None:
    wati = lead(melati)
    ketua = browser_of(make_kader(melati.dunia.melati, "Bu Ketua", Peran.KETUA_POSYANDU))
    ahead = wati.post(address(melati, bulan="2026-12"))
    assert ahead.status_code == 400
    assert "Bulan ini belum mulai" in ahead.content.decode()
    assert wati.post(address(melati, bulan="2026-13")).status_code == 404
    assert ketua.post(address(melati, "pertanian")).status_code == 403
    assert not RekapBidang.objects.exists()


def test_a_month_without_records_may_be_read_too(melati: Melati) -> None:
    assert lead(melati, "pendidikan").post(address(melati, "pendidikan")).status_code == 302
    assert RekapBidang.objects.get().angka == {}


def test_her_account_says_why_she_may(melati: Melati) -> None:
    said = {"tindakan": "setujui_rekap_bidang", "posyandu": f"338:{melati.dunia.melati}"}
    wati, desa = lead(melati), browser_of(melati.dunia.joko)
    assert "Boleh, dengan syarat: bidangnya termasuk bidang tugas Anda." in plain(wati.get("/akun/saya/", said))
    assert "Yang boleh: ketua Posyandu, ketua bidang." in plain(desa.get("/akun/saya/", said))
