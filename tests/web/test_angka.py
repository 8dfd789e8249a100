"""Figures of every tier: who sees them, that each opens its list, that the list is as long as the figure (R43)."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.akun import DESA, make_posyandu
from factories.bulan import CHILDREN, NOVEMBER, TODAY, Melati
from factories.dunia import sesi_of
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.kernel.ids import new_id
from simpul.laporan.queries import place_figures, sum_figures
from simpul.laporan.services import drain_kotak_keluar
from simpul.layanan.indikator import load_indicators
from simpul.posyandu.models import Kader
from simpul.usulan.models import Usulan
from simpul.wilayah.queries import NASIONAL_ID, wilayah_by_id, wilayah_by_kode

NAMES = re.compile("|".join(CHILDREN))
NOV = "?bulan=2026-11"


def text(answer: Any) -> str:
    return answer.content.decode()


def page_of(kode: str) -> str:
    return f"/angka/{wilayah_by_kode(kode).id}/{NOV}"


def lines(answer: Any) -> int:
    return text(answer).split("nama-nama", 1)[-1].split("</ol>")[0].count("<li") if "nama-nama" in text(answer) else 0


def test_it_works(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    shown = text(desa.get(page_of(DESA)))
    assert "7 dari 8" in shown  # D of S
    assert "Data sampai 15.00.00 WIB" in shown  # eight in the morning, UTC
    assert "Melati 3" in shown
    assert "Mawar 1" in shown
    listed = desa.get(f"{melati.path}{NOV}&indikator=D")
    assert lines(listed) == 7
    assert set(NAMES.findall(text(listed))) == set(CHILDREN) - {"Indra"}


def test_every_figure_opens_a_list_of_its_length(melati: Melati, masuk: Any) -> None:
    bidan, desa = masuk(Peran.BIDAN, DESA), masuk(Peran.SEKRETARIS_DESA, DESA)
    for client in (bidan, desa):
        shown = text(client.get(f"{melati.path}{NOV}"))
        figures = re.findall(r'href="([^"]*indikator=[^"]*)"><span class="angka">([\d.]+)<', shown)
        figures += re.findall(r'<td class="n"><a href="([^"]*bulan=2026-11[^"]*indikator=[^"]*)">([\d.]+)<', shown)
        rates = re.findall(r'(?:dari|D|O|B) <a href="([^"]*indikator=[^"]*)">([\d.]+)</a>', shown)
        assert len(rates) >= 15
        assert len(figures) >= 15
        figures += rates
        for address, figure in figures:
            answer = client.get(address.replace("&amp;", "&"))
            assert lines(answer) == int(figure), address


def test_a_list_of_many_requests_is_whole(melati: Melati, masuk: Any) -> None:
    desa, one = masuk(Peran.SEKRETARIS_DESA, DESA), Usulan.objects.get(id=melati.usulan)
    before = lines(desa.get(f"{melati.path}{NOV}&indikator=terbuka"))
    same = {field.attname: getattr(one, field.attname) for field in Usulan._meta.concrete_fields}
    Usulan.objects.bulk_create(
        Usulan(**(same | {"id": new_id(), "nomor": f"0001-B-{number:04d}"})) for number in range(2_050)
    )
    for figure in ("terbuka", f"terbuka_{one.bidang}"):
        listed = desa.get(f"{melati.path}{NOV}&indikator={figure}")
        assert lines(listed) >= 2_050 + (before if figure == "terbuka" else 1), figure
        assert text(listed).count('<li class="sunyi"') == 0
        assert "0001-B-2049" in text(listed)


def test_kader_who_were_there_are_named_from_the_register(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    listed = text(desa.get(f"{melati.path}{NOV}&indikator=kader_aktif"))
    assert "Bu Sari" in listed
    assert "Bu Rani" in listed
    assert "tidak lagi terdaftar" not in listed
    assert "7 orang hadir, 2 kader" in text(desa.get(f"{melati.path}{NOV}&indikator=hari_buka"))


def test_a_rate_carries_all_it_needs(melati: Melati, masuk: Any) -> None:
    shown = text(masuk(Peran.SEKRETARIS_DESA, DESA).get(f"{melati.path}{NOV}"))
    card = next(part for part in shown.split("<li") if "Di bawah garis merah" in part and "BGM/D" in part)
    assert "indikator=D" in card  # the denominator opens its list too
    card = " ".join(re.sub(r"<[^>]+>", " ", card).split())
    for word in (
        "14,3 %",
        "1 di bawah garis merah",
        "dari 7 balita ditimbang",
        "7 dari 8",
        "November 2026",
        "Sumber",
        "Diperbarui",
    ):
        assert word in card, word
    assert "Jangan dibandingkan dengan SSGI" in card


def test_a_state_of_health_has_names_for_those_who_care(melati: Melati, masuk: Any) -> None:
    """The midwife reads all three; the village only Citra, for whom it has a request (R51)."""
    answer = masuk(Peran.BIDAN, DESA).get(f"{melati.path}{NOV}&indikator=T")
    assert set(NAMES.findall(text(answer))) == {"Fajar", "Citra", "Dewa"}
    answer = masuk(Peran.SEKRETARIS_DESA, DESA).get(f"{melati.path}{NOV}&indikator=T")
    assert set(NAMES.findall(text(answer))) == {"Citra"}
    assert lines(answer) == 3


@pytest.mark.parametrize(
    ("peran", "kode"), [(Peran.KASI_PMK, "62.10.02"), (Peran.PROVINSI, "62"), (Peran.PETUGAS_OPD, "62.10")]
)
def test_higher_tiers_never_read_a_name(melati: Melati, masuk: Any, peran: Peran, kode: str) -> None:
    grant = {"opd": "dinas_kesehatan", "bidang": ("kesehatan",)} if peran is Peran.PETUGAS_OPD else {}
    client = masuk(peran, kode, **grant)
    for path in (page_of("62.10.02"), page_of(DESA), f"{melati.path}{NOV}", f"{melati.path}bidang/kesehatan/{NOV}"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert not NAMES.search(text(answer))
    for figure in ("S", "D", "T", "BGM", "temuan_kesehatan", "layanan_kesehatan"):
        answer = client.get(f"{melati.path}{NOV}&indikator={figure}")
        assert answer.status_code == 403
        assert not NAMES.search(text(answer))
        assert "Peran Anda melihat jumlah" in text(answer)
    assert JejakAudit.objects.filter(entitas="angka:BGM", alasan="ditolak").count() == 1


def test_small_cells_are_hidden_across_agencies(melati: Melati, masuk: Any) -> None:
    province = text(masuk(Peran.PROVINSI, "62").get(f"{melati.path}{NOV}"))
    assert "&lt; 5" in province
    assert not re.search(r">[1-4]</span>(?!Hari buka|Kader)", province)
    village = text(masuk(Peran.SEKRETARIS_DESA, DESA).get(f"{melati.path}{NOV}"))
    assert "&lt; 5" not in village


def test_a_day_with_few_people_is_hidden_across_agencies(melati: Melati, masuk: Any) -> None:
    """A second, small day; the first is covered too, for the month's sum would tell the small one."""
    quiet = TODAY - dt.timedelta(days=7)
    melati.dunia.at -= dt.timedelta(days=7)
    melati.hp.at = melati.dunia.at
    sesi = sesi_of(melati.dunia.melati, quiet)
    melati.do("open_sesi", quiet, sesi_id=sesi, tanggal=quiet, tempat="Dusun", kader_hadir=[melati.dunia.sari])
    melati.weigh("Indra", quiet, 12100)
    melati.do("close_sesi", quiet, sesi_id=sesi, rekap={"D": 0})
    melati.send()
    while drain_kotak_keluar():
        pass
    address = f"{melati.path}{NOV}&indikator=hari_buka"
    for peran, kode, opd in ((Peran.PROVINSI, "62", ""), (Peran.PETUGAS_OPD, "62.10", "dinas_kesehatan")):
        days = text(masuk(peran, kode, opd=opd).get(address))
        assert "Dusun, &lt; 5 orang hadir, 1 kader" in days
        assert "Balai desa, * orang hadir" in days
    village = text(masuk(Peran.SEKRETARIS_DESA, DESA).get(address))
    assert "Dusun, 1 orang hadir, 1 kader" in village
    assert "Balai desa, 7 orang hadir" in village


def test_a_day_with_many_people_is_told_to_all(melati: Melati, masuk: Any) -> None:
    address = f"{melati.path}{NOV}&indikator=hari_buka"
    assert "Balai desa, 7 orang hadir" in text(masuk(Peran.PROVINSI, "62").get(address))


def test_the_regency_reads_names_only_with_a_reason(melati: Melati, masuk: Any) -> None:
    client = masuk(Peran.DPMD, "62.10")
    asked = client.get(f"{melati.path}{NOV}&indikator=D")
    assert asked.status_code == 403
    assert "Tulis alasan" in text(asked)
    reason = "menindaklanjuti laporan data ganda"
    client.post("/akun/alasan/", {"lanjut": f"{melati.path}{NOV}&indikator=D", "alasan": reason})
    answer = client.get(f"{melati.path}{NOV}&indikator=D")
    assert lines(answer) == 7
    line = JejakAudit.objects.get(entitas="angka:D", alasan=reason)
    assert len(line.ids) == 7
    assert client.get(f"{melati.path}{NOV}&indikator=BGM").status_code == 403


def test_another_village_is_refused(melati: Melati, masuk: Any) -> None:
    stranger = masuk(Peran.SEKRETARIS_DESA, "62.10.02.2003")
    for path in (page_of(DESA), page_of("62.10"), melati.path, f"{melati.path}bidang/sosial/", "/angka/999999999/"):
        answer = stranger.get(path)
        assert answer.status_code == 403, path
        assert "Melati" not in text(answer)


def test_a_visitor_is_sent_to_sign_in(melati: Melati) -> None:
    assert Client().get(melati.path).status_code == 302


def test_an_agency_sees_the_figures_of_its_field_only(melati: Melati, masuk: Any) -> None:
    client = masuk(Peran.PETUGAS_OPD, "62.10", opd="dinas_sosial", bidang=("sosial",))
    shown = text(client.get(page_of("62.10")))
    assert "Layanan bidang Sosial" in shown
    assert "Balita ditimbang" not in shown
    assert client.get(f"{melati.path}{NOV}&indikator=D").status_code == 403
    assert client.get(f"{melati.path}bidang/kesehatan/").status_code == 403
    assert client.get(f"{melati.path}bidang/sosial/").status_code == 200


def cells(part: str) -> list[int]:
    """The figures of a table narrowed to one, from top to bottom."""
    found = re.findall(r'<td class="n">(?:<a [^>]*>)?([\d.]+)<', part)
    return [int(figure.replace(".", "")) for figure in found]


def test_the_sums_of_all_tiers_agree(melati: Melati, masuk: Any) -> None:
    """Every figure: the rows of a page add up to its last row, and that is the same from desa to regency."""
    client = masuk(Peran.DPMD, "62.10")
    for figure in load_indicators().figures:
        totals = {}
        for kode in ("62.10", "62.10.02", DESA):
            for table in text(client.get(f"{page_of(kode)}&indikator={figure}")).split("<table")[1:]:
                body, foot = table.split("<tfoot>")
                [totals[kode]] = cells(foot)
                assert sum(cells(body.split("<tbody>")[1])) == totals[kode], (figure, kode)
        assert len(set(totals.values())) == 1, (figure, totals)
    assert "7 dari 8" in text(client.get(page_of("62.10")))


@pytest.mark.parametrize("kode", ["62", "62.10", "62.10.02", DESA])
def test_the_rows_of_a_place_add_up(melati: Melati, kode: str) -> None:
    """Also where an office may not see small cells: the figures themselves, up to the nation."""
    for place in (wilayah_by_kode(kode), wilayah_by_id(NASIONAL_ID)):
        found = place_figures(place, NOVEMBER, TODAY)
        rows = [row.angka for row in found.tempat_rows or found.posyandu_rows]
        wanted = sum_figures(rows)
        assert {k: v for k, v in found.total.items() if v} == {k: v for k, v in wanted.items() if v}
        assert found.total["terbuka_0_5"] == found.total["terbuka"] == 1


def test_the_total_of_a_table_opens_its_figure(melati: Melati, masuk: Any) -> None:
    client = masuk(Peran.DPMD, "62.10")
    total = text(client.get(page_of("62.10"))).split("<tfoot>")[1].split("</tfoot>")[0]
    found = re.findall(r'<a href="([^"]*indikator=D)">7</a>', total)
    assert len(found) == 1
    narrowed = text(client.get(found[0].replace("&amp;", "&")))
    assert "Balita ditimbang bulan ini: 7." in narrowed
    assert "<a " not in narrowed.split("<tfoot>")[1].split("</tfoot>")[0]


def test_a_kecamatan_shows_its_posyandu_too(melati: Melati, masuk: Any) -> None:
    """To those who see small numbers; two tables of the same figures would give them away to the others."""
    shown = text(masuk(Peran.KASI_PMK, "62.10.02").get(page_of("62.10.02")))
    assert "menurut desa dan kelurahan" in shown
    assert "menurut Posyandu" in shown
    assert f"{melati.path}?bulan=2026-11" in shown
    assert "menurut Posyandu" not in text(masuk(Peran.PROVINSI, "62").get(page_of("62.10.02")))
    assert "menurut Posyandu" not in text(masuk(Peran.DPMD, "62.10").get(page_of("62.10")))


def test_a_month_that_is_none_shows_the_running_one(melati: Melati, masuk: Any) -> None:
    client = masuk(Peran.SEKRETARIS_DESA, DESA)
    for odd in ("2026-13", "2031-01", "kemarin", "%00"):
        assert "November 2026 (bulan berjalan)" in text(client.get(f"{melati.path}?bulan={odd}"))
    assert "Oktober 2026" in text(client.get(f"{melati.path}?bulan=2026-10"))


def test_the_page_of_a_field_tells_four_kinds(melati: Melati, masuk: Any) -> None:
    client = masuk(Peran.SEKRETARIS_DESA, DESA)
    health = text(client.get(f"{melati.path}bidang/kesehatan/{NOV}"))
    assert "7 balita ditimbang, 7 orang hadir di hari buka." in health
    assert "1 pendataan dicatat: Deteksi dini dan pemantauan (1)." in health
    assert "1 kunjungan rumah dilakukan." in health
    assert "1 penyuluhan: Penyuluhan kesehatan dan gizi (1). Peserta seluruhnya 30 orang." in health
    assert "Kegiatan bersama" not in health  # the fifth kind, when there was none
    for word in ("<dt>Posyandu</dt>", "<dt>Tempat</dt>", "<dt>Bulan laporan</dt>", "<dd>26 November 2026</dd>"):
        assert word in health
    social = text(client.get(f"{melati.path}bidang/sosial/{NOV}"))
    assert "Bu Rani, Bu Sari" in social
    assert "belum tercatat" in social  # no phone was given
    assert "Usulan diperiksa desa: diterima (1), diteruskan (1)." in social
    assert "1 usulan baru dikirim dan 1 diteruskan ke dinas." in social
    assert not NAMES.search(health + social)


def test_a_house_where_nobody_was_is_not_visited(melati: Melati, masuk: Any) -> None:
    about = {"layanan_id": "KES-02", "cara": "rumah", "subjek_jenis": "orang", "warga_id": melati.anak["Eka"]}
    melati.do("record_kunjungan", kunjungan_id=new_id(), tanggal=TODAY, jawaban={}, hasil="tidak_ada_orang", **about)
    melati.send()
    health = text(masuk(Peran.SEKRETARIS_DESA, DESA).get(f"{melati.path}bidang/kesehatan/{NOV}"))
    assert "1 kunjungan rumah dilakukan." in health


def test_only_those_who_know_the_kader_read_their_phones(melati: Melati, masuk: Any) -> None:
    Kader.objects.filter(posyandu_id=melati.dunia.melati).update(telepon="081234567890")
    social = f"{melati.path}bidang/sosial/{NOV}"
    assert "0812-3456-7890" in text(masuk(Peran.SEKRETARIS_DESA, DESA).get(social))
    for client in (masuk(Peran.KASI_PMK, "62.10.02"), masuk(Peran.PROVINSI, "62")):
        shown = text(client.get(social))
        assert "0812" not in shown
        assert "2 orang" in shown


@pytest.mark.parametrize("kode", ["62", "62.10", "62.10.02", DESA])
def test_reads_do_not_grow_with_the_place(melati: Melati, masuk: Any, kode: str) -> None:
    client = masuk(Peran.PROVINSI if kode == "62" else Peran.DPMD, "62" if kode == "62" else "62.10")
    path = page_of(kode)
    client.get(path)
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    for number in range(6):
        make_posyandu(f"Anggrek {number}", desa=DESA)
    with CaptureQueriesContext(connection) as after:
        client.get(path)
    assert len(after) == len(before) <= 24
