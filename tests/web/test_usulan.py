"""Requests on office pages (O-03, O-04, O-10): the inbox, one request, its acts; and who may not."""

import datetime as dt
import re

import pytest
from django.test import Client

from factories.akun import DESA, SIBLING_DESA
from factories.balai import NIK, Balai, row_of
from factories.dunia import KAB
from factories.peramban import browser_of, office, words
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.usulan.rules import Status


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def test_it_works(balai: Balai, joko: Client) -> None:
    answers = {"tingkat_parah": "berat", "masih_dihuni": True, "jumlah_penghuni": 4}
    path = balai.send("0001-A-0002", cerita="Atap bocor.", jawaban=answers)
    listed = words(joko.get("/usulan/"))
    assert "Perbaikan rumah tidak layak 0001-A-0002 Pak Kadir RT 02 Melati 3" in listed
    assert "5 hari kerja lagi" in listed
    page = words(joko.get(path))
    assert "Atap bocor." in page
    assert "Masih dihuni? Ya" in page
    assert "Foto rumah dari 3 sisi" in page
    assert "Usulan 0001-A-0002 sudah terkirim ke desa. Jawaban pertama paling lambat Kamis 3 Desember" in page
    assert joko.post(f"{path}penerimaan/").status_code == 302
    assert row_of(path).status == Status.DITERIMA_DESA
    forwarded = joko.post(f"{path}penerusan/", {"opd": "dinas_perkim", "pesan": ""}, follow=True)
    assert "diteruskan ke Dinas Perumahan dan Kawasan Permukiman" in words(forwarded)
    assert (row_of(path).status, row_of(path).opd) == (Status.DITERUSKAN, "dinas_perkim")


def test_urgent_comes_first_and_filters_narrow(balai: Balai, joko: Client) -> None:
    balai.send("0001-A-0002")
    balai.send("0001-A-0003", mendesak=True, alasan_mendesak="roboh", pemohon="Bu Narti")
    balai.send("0001-A-0004", layanan_id="PU-02", pemohon="RT 04")
    found = re.findall(r"0001-A-\d{4}", words(joko.get("/usulan/")))
    assert found == ["0001-A-0003", "0001-A-0001", "0001-A-0002", "0001-A-0004"]
    assert re.findall(r"0001-A-\d{4}", words(joko.get("/usulan/?bidang=pekerjaan_umum"))) == ["0001-A-0004"]
    assert re.findall(r"0001-A-\d{4}", words(joko.get("/usulan/?keadaan=dinas"))) == ["0001-A-0001"]
    assert "Tidak ada usulan dengan saringan ini" in words(joko.get("/usulan/?keadaan=selesai"))
    assert joko.get("/usulan/?keadaan=x&bidang=x&mulai=-1").status_code == 200


def test_a_returned_request_waits_for_papers(balai: Balai, joko: Client) -> None:
    path = balai.send("0001-A-0002")
    form = {"berkas": ["ktp", "surat_tanah"], "pesan": "Mohon dibawa hari Senin."}
    page = words(joko.post(f"{path}pengembalian/", form, follow=True))
    assert "kurang Salinan KTP dan Surat tanah atau keterangan tanah" in page
    assert "menunggu berkas" in page
    assert row_of(path).berkas_kurang == ["ktp", "surat_tanah"]


def test_a_late_request_says_so_and_a_plan_never_does(
    balai: Balai, joko: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, planned = balai.send("0001-A-0002"), balai.send("0001-A-0003")
    joko.post(f"{planned}penerusan/", {"opd": "dinas_perkim"})
    agus = browser_of(balai.dunia.agus)
    answer = {"keputusan": "rencana", "tahun_rencana": "2027", "pesan": "Dana tahun ini sudah terbagi."}
    assert agus.post(f"{planned}jawaban/", answer).status_code == 302
    monkeypatch.setattr(clock, "now", lambda: dt.datetime(2026, 12, 8, 3, 0, tzinfo=dt.UTC))
    assert "lewat batas jawab 3 hari kerja" in words(joko.get(late))
    page = words(joko.get(planned))
    assert "Menunggu anggaran tahun 2027" in page
    assert "lewat batas" not in page
    assert "terlambat" not in page.lower()


def test_an_agency_sees_only_its_own_with_the_least_identity(balai: Balai) -> None:
    citra = balai.path
    dini = office(Peran.PETUGAS_OPD, "62.10", "Bu Dini", opd="dinas_sosial", bidang=("sosial",))
    listed = words(dini.get("/usulan/"))
    assert "0001-A-0001 Citra RT 02" in listed
    page = dini.get(citra)
    assert page.status_code == 200
    assert "/warga/" not in page.content.decode()
    assert "NIK" not in words(page)
    agus = browser_of(balai.dunia.agus)
    assert "0001-A-0001" not in words(agus.get("/usulan/"))
    refused = agus.get(citra)
    assert refused.status_code == 403
    assert "Citra" not in words(refused)
    assert "0001-A-0001" not in words(refused)
    assert JejakAudit.objects.filter(akun_id=balai.dunia.agus, tindakan="ditolak", ids=[citra]).exists()
    # A request that does not exist is refused in the same words.
    assert words(agus.get(f"/usulan/{KAB}/{new_id()}/")) == words(refused)


def test_an_agency_answers_in_two_sentences_or_moves_it(balai: Balai, joko: Client) -> None:
    path = balai.send("0001-A-0002")
    joko.post(f"{path}penerusan/", {"opd": "dinas_perkim"})
    agus = browser_of(balai.dunia.agus)
    assert "Jadwalkan survei" in words(agus.get(path))
    long = agus.post(f"{path}jawaban/", {"keputusan": "diterima", "pesan": "Satu. Dua. Tiga."})
    assert long.status_code == 422
    assert "Pesan lebih dari dua kalimat" in words(long)
    assert "Satu. Dua. Tiga." in words(long)
    undated = agus.post(f"{path}jawaban/", {"keputusan": "survei", "pesan": "Kami datang."})
    assert "Tanggal survei belum diisi" in words(undated)
    survey = {"keputusan": "survei", "pesan": "Kami datang.", "tanggal_survei": "2026-12-02"}
    page = words(agus.post(f"{path}jawaban/", survey, follow=True))
    assert "Dijadwalkan survei" in page
    other = balai.send("0001-A-0003")
    joko.post(f"{other}penerusan/", {"opd": "dinas_perkim"})
    moved = agus.post(f"{other}penerusan/", {"opd": "dinas_pupr"}, follow=True)
    assert moved.redirect_chain[-1][0] == "/usulan/"
    assert agus.get(other).status_code == 403
    bayu = office(Peran.PETUGAS_OPD, "62.10", "Pak Bayu", opd="dinas_pupr")
    assert "dialihkan ke Dinas Pekerjaan Umum" in words(bayu.get(other))


@pytest.mark.parametrize(
    ("peran", "kode", "status"),
    [
        (Peran.KEPALA_DESA, DESA, 200),
        (Peran.SEKRETARIS_DESA, SIBLING_DESA, 403),
        (Peran.BIDAN, DESA, 403),  # a request about housing is not a matter of health
        (Peran.KASI_PMK, "62.10.02", 403),
        (Peran.PROVINSI, "62", 403),
        (Peran.PENGELOLA, "62.10", 403),
        (Peran.DP3A, "62.10", 403),
    ],
)
def test_who_opens_a_request(balai: Balai, peran: Peran, kode: str, status: int) -> None:
    path = balai.send("0001-A-0002", cerita="Atap bocor.")
    client = office(peran, kode)
    answer = client.get(path)
    assert answer.status_code == status
    assert ("Atap bocor." in words(answer)) == (status == 200)
    acted = client.post(f"{path}penerimaan/")
    assert acted.status_code == (302 if status == 200 else 403)
    assert row_of(path).status == (Status.DITERIMA_DESA if status == 200 else Status.DIKIRIM)


def test_dpmd_opens_names_only_with_a_reason_that_is_logged(balai: Balai) -> None:
    path = balai.send("0001-A-0002")
    dpmd = office(Peran.DPMD, "62.10", "Bu Hesti")
    asked = dpmd.get(path)
    assert asked.status_code == 403
    assert "Pak Kadir" not in words(asked)
    assert "Tulis alasan dulu" in words(asked)
    assert dpmd.post("/akun/alasan/", {"alasan": "ya", "lanjut": path}).status_code == 422
    reason = "Surat camat nomor 7 tentang rumah roboh"
    opened = dpmd.post("/akun/alasan/", {"alasan": reason, "lanjut": path}, follow=True)
    assert "Pak Kadir" in words(opened)
    assert "Tidak ada langkah untuk Anda" in words(opened)
    assert JejakAudit.objects.filter(tindakan="lihat_usulan", alasan=reason).exists()
    JejakAudit.objects.all().delete()
    assert "Pak Kadir" in words(dpmd.get("/usulan/"))
    line = JejakAudit.objects.get(tindakan="lihat_usulan")
    kadir = path.rstrip("/").split("/")[-1]
    assert (line.alasan, line.kab_id, line.posyandu_id) == (reason, KAB, balai.dunia.melati)
    assert set(line.ids) == {str(balai.usulan), str(balai.citra), kadir}
    # So the village reads on Citra's page that DPMD saw her name, and why.
    told = words(browser_of(balai.dunia.joko).get(balai.profile))
    assert f"Bu Hesti melihat usulan, 26 November 2026 pukul 15.00: {reason}" in told
    away = dpmd.post("/akun/alasan/", {"alasan": reason, "lanjut": "https://jahat.example/"})
    assert away["Location"] == "/"


def test_protected_answers_are_read_by_named_posts_only(balai: Balai, joko: Client) -> None:
    secret = f"{balai.path}jawaban-terlindung/"
    page = words(joko.get(balai.path))
    assert "Ada jawaban yang dilindungi dan tidak ditampilkan di sini." in page
    assert joko.post(secret).status_code == 403
    dini = office(Peran.PETUGAS_OPD, "62.10", "Bu Dini", opd="dinas_sosial")
    assert "Desil kesejahteraan" not in words(dini.get(balai.path))
    opened = words(dini.post(secret))
    assert "Desil kesejahteraan (bila tahu) 2 desil" in opened
    assert JejakAudit.objects.filter(tindakan="baca_jawaban_terlindung", ids__icontains=str(balai.citra)).count() == 1
    assert office(Peran.KEPALA_DESA, DESA).post(secret).status_code == 200


def test_reading_leaves_a_line_with_the_ids_shown(balai: Balai, joko: Client) -> None:
    JejakAudit.objects.all().delete()
    joko.get("/usulan/")
    line = JejakAudit.objects.get(tindakan="lihat_usulan")
    assert (line.akun_id, line.kab_id, line.posyandu_id) == (balai.dunia.joko, KAB, balai.dunia.melati)
    assert line.ids == [str(balai.usulan), str(balai.citra)]


def test_likely_the_same_requests_are_noted_too(balai: Balai, joko: Client) -> None:
    first, second = balai.send("0001-A-0002"), balai.send("0001-A-0003")
    JejakAudit.objects.all().delete()
    assert "Mungkin sama" in words(joko.get(first))
    noted = {key for ids in JejakAudit.objects.values_list("ids", flat=True) for key in ids}
    assert noted == {path.rstrip("/").split("/")[-1] for path in (first, second)}


def test_refused_acts_change_nothing_and_keep_what_was_typed(balai: Balai, joko: Client) -> None:
    path = balai.send("0001-A-0002")
    closed = joko.post(f"{path}penutupan/", {"hasil": "selesai_di_desa", "pesan": f"NIK {NIK} sudah dibantu."})
    assert closed.status_code == 422
    assert "Pesan memuat nomor NIK" in words(closed)
    empty = joko.post(f"{path}penerusan/", {"opd": "dinas_khayal"})
    assert "Dinas dinas_khayal belum ada" in words(empty)
    assert joko.post(f"{path}jawaban/", {"keputusan": "diterima", "pesan": "Ya."}).status_code == 403
    unread = joko.post(f"{path}penutupan/", {"pesan": "Selesai."})
    assert "Ada isian yang belum dipilih" in words(unread)
    assert row_of(path).status == Status.DIKIRIM


def test_acts_need_a_post(joko: Client, balai: Balai) -> None:
    path = balai.path
    shut = joko.get(f"{path}penerimaan/")
    assert (shut.status_code, shut["Allow"]) == (405, "POST")
    assert "hanya terbuka lewat tombolnya" in words(shut)
    assert Client().get(path).status_code == 302
