"""Plans on office pages: from a request to its realisation, two people at one line, totals, programmes, incentives."""

import datetime as dt
import io
import re
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories.akun import DESA, make_office
from factories.balai import Balai
from factories.dunia import KAB, NOON, TODAY
from factories.kegiatan import kategori_id, make_kegiatan, sesi_ids
from factories.peramban import browser_of, office, words
from factories.rencana import PDF
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.kegiatan.models import KehadiranPeserta, Peserta
from simpul.kernel.ids import derive_id
from simpul.posyandu.models import Kader
from simpul.rencana.models import AsalRencana, Insentif, ProgramDinas, RencanaKerja
from simpul.wilayah.queries import JenisWilayah, Tingkat, descendants, wilayah_by_kode

LINE = {
    "tahun": "2027", "bidang": "kesehatan", "kegiatan": "Pengadaan timbangan", "volume": "2", "satuan": "buah",
    "biaya": "5.000.000", "sumber": "apbdes", "bulan": ["3"], "penanggung_jawab": "Bu Sari",
}  # fmt: skip


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def add_line(client: Client, balai: Balai, **said: object) -> str:
    """A line of the posyandu; its page."""
    answer = client.post(f"/rencana/posyandu/{balai.home}baru/", LINE | said)
    assert answer.status_code == 302, words(answer)
    return answer.headers["Location"]


def line_of(path: str) -> RencanaKerja:
    return RencanaKerja.objects.get(kab_id=KAB, id=path.rstrip("/").split("/")[-1])


def decide(client: Client, path: str, forum: str, putusan: str = "diterima", **said: object):
    form = {"forum": forum, "putusan": putusan, "tanggal": "2026-11-20", "versi": line_of(path).versi, **said}
    return client.post(f"{path}putusan/", form)


def step(client: Client, path: str, langkah: str, **said: object):
    form = {"langkah": langkah, "tanggal": "2026-11-25", "versi": line_of(path).versi, **said}
    return client.post(f"{path}langkah/", form)


def test_it_works(balai: Balai, joko: Client) -> None:
    """One tap takes a request into the plan; musyawarah, RKPDes, APBDes, work, proof; the request tells of it."""
    listed = words(joko.get("/rencana/usulan/"))
    assert "0001-A-0001" in listed
    balai.send("0001-A-0002")
    asked = balai.send("0001-A-0003", pemohon="Pak Karto")
    done = joko.post(f"/rencana{asked}", {"tahun": "2027"}, follow=True)
    assert "Masuk rencana 2027: Perbaikan rumah tidak layak, RT 02 Dusun Krajan" in words(done)
    again = words(joko.post(f"/rencana{asked}", {"tahun": "2027"}, follow=True))
    assert "sudah masuk rencana tahun 2027" in again
    assert AsalRencana.objects.count() == 1
    assert "0001-A-0003" not in words(joko.get("/rencana/usulan/?tahun=2027"))
    assert "0001-A-0003" in words(joko.get("/rencana/usulan/?tahun=2026"))
    path = f"/rencana/{KAB}/{RencanaKerja.objects.get().id}/"
    page = words(joko.get(path))
    assert "Usulan 0001-A-0003" in page
    assert "Biayanya belum diisi" in page
    assert "Karto" not in page
    for forum in ("musyawarah", "rencana", "anggaran"):
        assert decide(joko, path, forum).status_code == 302
    assert "Masuk APBDes" in words(joko.get(asked))
    assert "RKPDes ditetapkan sesudah 30 September 2026" in words(joko.get(path))
    assert step(joko, path, "mulai").status_code == 302
    paper = SimpleUploadedFile("x.exe", PDF)
    form = {"tanggal": "2026-11-26", "biaya": "2.500.000", "versi": line_of(path).versi, "bukti": paper}
    assert joko.post(f"{path}realisasi/", form).status_code == 302
    [proof] = re.findall(rf"{path}bukti/\w+/", joko.get(path).content.decode())
    assert joko.get(proof).content == PDF
    assert step(joko, path, "selesai").status_code == 302
    assert line_of(path).status == "selesai"
    overview = words(joko.get(f"/rencana/posyandu/{balai.home}?tahun=2027"))
    assert "Rp2.500.000" in overview
    assert JejakAudit.objects.filter(tindakan="tetapkan_rencana").count() == 3


def test_a_secretary_keeps_the_plan_and_the_village_decides(balai: Balai, joko: Client) -> None:
    path = add_line(joko, balai)
    kader = browser_of(balai.dunia.sari)
    assert kader.get(path).status_code == 200
    assert kader.post(f"{path}langkah/", {"langkah": "batal"}).status_code == 403
    camat = office(Peran.KASI_PMK, "62.10.02")
    assert camat.get(path).status_code == 200
    assert decide(camat, path, "rencana").status_code == 403
    agency = office(Peran.PETUGAS_OPD, "62.10", opd="dinas_sosial", bidang=("sosial",))
    assert agency.get(path).status_code == 403
    assert "Pengadaan timbangan" not in words(agency.get("/rencana/"))
    # A decision cannot come through the door of a step.
    assert step(joko, path, "masuk_anggaran").status_code == 422
    assert line_of(path).status == "usulan"


def test_who_saves_second_is_told_and_loses_nothing(balai: Balai, joko: Client) -> None:
    path = add_line(joko, balai)
    seen = line_of(path).versi
    first = joko.post(f"{path}perubahan/", LINE | {"biaya": "6.000.000", "versi": seen})
    assert first.status_code == 302
    mine = LINE | {"kegiatan": "Timbangan dan alat ukur", "versi": seen}
    second = joko.post(f"{path}perubahan/", mine)
    assert second.status_code == 422
    page = words(second)
    assert "diubah orang lain" in page
    assert "Biaya Rp6.000.000 Rp5.000.000" in page
    assert 'value="Timbangan dan alat ukur"' in second.content.decode()
    assert line_of(path).biaya == 6_000_000
    assert joko.post(f"{path}perubahan/", mine | {"versi": line_of(path).versi}).status_code == 302
    assert (line_of(path).kegiatan, line_of(path).biaya) == ("Timbangan dan alat ukur", 5_000_000)
    assert decide(joko, path, "rencana", versi=seen).status_code == 422


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"biaya": "12 juta"}, "Jumlah rupiah belum bisa dibaca"),
        ({"bidang": ""}, "Bidangnya belum dipilih"),
        ({"tahun": "1900"}, "Tahun ini di luar rencana"),
        ({"sumber": "dpa_kecamatan"}, "Sumber dana ini tidak ada"),
    ],
)
def test_what_cannot_be_is_refused_and_stays_typed(balai: Balai, joko: Client, said: dict, sentence: str) -> None:
    answer = joko.post(f"/rencana/posyandu/{balai.home}baru/", LINE | said)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'value="Pengadaan timbangan"' in answer.content.decode()
    assert not RencanaKerja.objects.exists()


def test_papers_and_reasons(balai: Balai, joko: Client) -> None:
    path = add_line(joko, balai)
    assert "Alasannya belum ditulis" in words(decide(joko, path, "musyawarah", "ditolak"))
    assert "Tanggalnya kosong atau belum tiba" in words(decide(joko, path, "musyawarah", tanggal="2026-12-01"))
    early = {"tanggal": "2026-11-26", "biaya": "1", "versi": line_of(path).versi}
    assert "belum mulai dikerjakan" in words(joko.post(f"{path}realisasi/", early))
    decide(joko, path, "anggaran")
    step(joko, path, "mulai")
    wrong = early | {"versi": line_of(path).versi, "bukti": io.BytesIO(b"MZ bukan surat")}
    assert "bukan foto atau PDF" in words(joko.post(f"{path}realisasi/", wrong))
    decided = decide(joko, path, "musyawarah", "ditolak", alasan="Dana kurang")
    assert "tidak sesuai dengan keadaan" in words(decided)
    assert joko.get(f"{path}bukti/{'0' * 64}/").status_code == 403


def test_a_kelurahan_reads_its_own_words(balai: Balai) -> None:
    kelurahan = next(one for one in descendants(wilayah_by_kode("62.10.02").id, Tingkat.DESA)
                     if one.jenis is JenisWilayah.KELURAHAN)  # fmt: skip
    lurah = office(Peran.KEPALA_DESA, kelurahan.jalur)
    form = LINE | {"sumber": "dpa_kecamatan"}
    path = lurah.post(f"/rencana/{kelurahan.id}/baru/", form).headers["Location"]
    decide(lurah, path, "anggaran")
    pages = [path, f"/rencana/{kelurahan.id}/?tahun=2027", f"/rencana/{kelurahan.id}/layar/?tahun=2027"]
    shown = " ".join(words(lurah.get(page)) for page in [*pages, f"/rencana/{kelurahan.id}/baru/", "/rencana/"])
    assert "Masuk DPA kecamatan" in shown
    assert "usyawarah kelurahan" in shown
    assert not re.search("APBDes|RKPDes|usyawarah desa", shown)


def test_a_stated_total_is_kept_beside_the_sum(balai: Balai, joko: Client) -> None:
    add_line(joko, balai)
    add_line(joko, balai, biaya="1.000.000", bidang="sosial")
    path = f"/rencana/posyandu/{balai.home}"
    said = {"tahun": "2027", "bidang": "kesehatan", "jumlah": "5.500.000", "teks": "RAB 2027: lima setengah juta"}
    assert joko.post(f"{path}jumlah/", said | {"teks": ""}).status_code == 422
    assert "menyebut Rp5.500.000, jumlah barisnya Rp5.000.000" in words(joko.post(f"{path}jumlah/", said, follow=True))
    page = words(joko.post(f"{path}jumlah/", said | {"jumlah": "5000000"}, follow=True))
    assert "sama dengan jumlah barisnya" in page
    assert "menyebut" not in page


def test_the_wall_names_nobody_and_runs_no_script(balai: Balai, joko: Client) -> None:
    asked = balai.send("0001-A-0002", pemohon="Pak Karto", foto_benda=True)
    balai.send("0001-A-0003", pemohon="Pak Kadir", layanan_id="PU-02")
    joko.post(f"/rencana{asked}", {"tahun": "2027"})
    desa = wilayah_by_kode(DESA)
    answer = joko.get(f"/rencana/{desa.id}/layar/?tahun=2027")
    page = words(answer)
    assert "biaya belum dihitung · APBDes · Usulan" in page
    assert "1 usulan" in page
    assert not re.search("Karto|Kadir|Citra", page)
    assert "<script" not in answer.content.decode()
    assert answer.content.decode().count('class="lembar"') == 7


def test_a_calendar_holds_opening_days_and_the_months_plan(balai: Balai, joko: Client) -> None:
    add_line(joko, balai, tahun="2026", bulan=["11"])
    add_line(joko, balai, tahun="2026", bulan=["12"], kegiatan="Bukan bulan ini")
    balai.do("open_sesi", sesi_id=derive_id("sesi", str(balai.dunia.melati), TODAY.isoformat()), tanggal=TODAY,
             tempat="Balai desa", kader_hadir=[balai.dunia.sari])  # fmt: skip
    for path in (f"/rencana/posyandu/{balai.home}kalender/", f"/rencana/{wilayah_by_kode('62.10.02').id}/kalender/"):
        page = words(
            (office(Peran.KASI_PMK, "62.10.02") if "posyandu" not in path else joko).get(f"{path}?bulan=2026-11")
        )
        assert "✓ Melati 3" in page
        assert "Pengadaan timbangan" in page
        assert "Bukan bulan ini" not in page
    assert joko.get(f"/rencana/posyandu/{balai.home}kalender/?bulan=9999-12").status_code == 200


TABLE = "kode;nama;tahun;bidang;anggaran;tempat\n1.06.01;Bantuan lansia;2027;Sosial;25.000.000;\n"


def test_an_agency_brings_a_table_that_is_looked_at_row_by_row(balai: Balai) -> None:
    agency = office(Peran.PETUGAS_OPD, "62.10", opd="dinas_sosial", bidang=("sosial",))
    text = (
        TABLE + "1.06.02;Gizi;2027;Kesehatan;1;\n1.06.03;Tanpa angka;2027;Sosial;banyak;\n1.06.01;Lagi;2027;Sosial;5;\n"
    )
    looked = words(agency.post(f"/rencana/matriks/{KAB}/impor/", {"tempel": text}))
    assert "2 1.06.01 Bantuan lansia Siap" in looked
    assert looked.count("Perlu dibetulkan") == 3
    assert not ProgramDinas.objects.exists()
    saved = agency.post(f"/rencana/matriks/{KAB}/impor/", {"tempel": text, "simpan": "1"})
    assert "1.06.03;Tanpa angka" in saved.content.decode()  # what is wrong stays to be put right
    [row] = ProgramDinas.objects.all()
    assert (row.kode, row.anggaran, row.opd, row.bidang) == ("1.06.01", 25_000_000, "dinas_sosial", "sosial")
    file = SimpleUploadedFile("t.csv", TABLE.replace("25", "30").encode())
    agency.post(f"/rencana/matriks/{KAB}/impor/", {"berkas": file, "simpan": "1", "tempel": ""})
    row.refresh_from_db()
    assert (row.anggaran, ProgramDinas.objects.count()) == (30_000_000, 1)
    village = browser_of(balai.dunia.joko)
    assert "Bantuan lansia" in words(village.get("/rencana/matriks/?tahun=2027"))
    path = f"/rencana/matriks/{KAB}/{row.id}/"
    other = office(Peran.PETUGAS_OPD, "62.10", opd="dinas_lain", bidang=("sosial",))
    assert [client.get(path).status_code for client in (village, other, agency)] == [403, 403, 200]
    change = {"tahun": "2027", "bidang": "sosial", "opd": "dinas_sosial", "kode": "1.06.01", "nama": "Bantuan lansia",
              "anggaran": "1", "versi": "1"}  # fmt: skip
    assert "diubah orang lain" in words(agency.post(path, change))
    assert agency.post(path, change | {"versi": str(row.versi)}).status_code == 302
    assert "Tempat ini bukan" in words(agency.post(path, change | {"versi": "3", "tempat": "Mars"}))
    empty = agency.post(f"/rencana/matriks/{KAB}/impor/", {"tempel": "kode;nama\n1;x"})
    assert "Kolom tahun, bidang, anggaran tidak ada" in words(empty)


def test_incentives_show_proof_and_are_marked_once(balai: Balai, joko: Client) -> None:
    rows = [
        Kader.objects.create(id=UUID(int=9 + place), kab_id=KAB, posyandu_id=balai.dunia.melati, nama=nama,
                             akun_id=akun, mulai=dt.date(2026, 1, 1))
        for place, (nama, akun) in enumerate((("Bu Sari", balai.dunia.sari), ("Bu Tanpa", None)))
    ]  # fmt: skip
    balai.do("open_sesi", sesi_id=derive_id("sesi", str(balai.dunia.melati), TODAY.isoformat()), tanggal=TODAY,
             tempat="Balai desa", kader_hadir=[balai.dunia.sari])  # fmt: skip
    path = f"/rencana/insentif/{balai.home}2026-11/"
    page = words(joko.get(path))
    assert "Bu Sari 26" in page
    assert "Bu Tanpa Belum ada bukti hadir" in page
    amounts = {f"jumlah-{row.id}": "250.000" for row in rows} | {"sumber": "apbdes"}
    assert "belum bisa dibaca" in words(joko.post(f"{path}rencana/", amounts | {f"jumlah-{rows[0].id}": "banyak"}))
    assert "2 kader tersimpan" in words(joko.post(f"{path}rencana/", amounts, follow=True))
    assert "Rp500.000" in words(joko.get(path))
    paid = {"kader": [str(row.id) for row in rows], "tanggal": "2026-11-26", "bukti": "KW 7"}
    assert "Nomor bukti bayar belum ditulis" in words(joko.post(f"{path}pembayaran/", paid | {"bukti": ""}))
    assert "2 kader ditandai" in words(joko.post(f"{path}pembayaran/", paid, follow=True))
    assert "sudah ditandai dibayar pada 26 November 2026" in words(joko.post(f"{path}pembayaran/", paid))
    joko.post(f"{path}rencana/", amounts | {f"jumlah-{rows[0].id}": "1"})
    assert Insentif.objects.get(kader=rows[0]).jumlah == 250_000  # what was paid stays as it was paid
    sheet = joko.get(f"{path}daftar-hadir.pdf")
    assert (sheet["Content-Type"], sheet.content[:5]) == ("application/pdf", b"%PDF-")
    assert "2 2 Rp500.000" in words(joko.get("/rencana/insentif/?bulan=2026-11"))


def test_paper_of_a_place(balai: Balai, joko: Client) -> None:
    add_line(joko, balai)
    answer = joko.get(f"/rencana/{wilayah_by_kode(DESA).id}/rencana.pdf?tahun=2027")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    regency = office(Peran.DPMD, "62.10")
    page = words(regency.get(f"/rencana/{wilayah_by_kode('62.10').id}/?tahun=2027"))
    assert "Kecamatan Kurun 1 5.000.000" in page


def test_an_event_stands_in_the_calendar_and_proves_presence(balai: Balai, joko: Client) -> None:
    camat = make_office(Peran.KASI_PMK, "62.10.02")
    info = make_kegiatan(camat)
    rows = [
        Kader.objects.create(id=UUID(int=9 + place), kab_id=KAB, posyandu_id=balai.dunia.melati, nama=nama,
                             mulai=dt.date(2026, 1, 1))
        for place, nama in enumerate(("Bu Hadir", "Bu Diundang"))
    ]  # fmt: skip
    who = {"kab_id": KAB, "kegiatan_id": info.id}
    people = [
        Peserta.objects.create(id=UUID(int=50 + place), kategori_id=kategori_id(info), nama=row.nama, asal="register",
                               kode=f"K{place}", kunci=f"k{place}", kader_id=row.id, posyandu_id=balai.dunia.melati,
                               asal_jalur=DESA, dibuat_at=NOON, **who)
        for place, row in enumerate(rows)
    ]  # fmt: skip
    for place, sesi in enumerate(sesi_ids(info)[:2]):
        KehadiranPeserta.objects.create(id=UUID(int=90 + place), sesi_id=sesi, peserta=people[0], waktu=NOON,
                                        cara="daftar", dicatat_at=NOON, oleh_id=camat.akun_id, **who)  # fmt: skip
    page = words(joko.get(f"/rencana/insentif/{balai.home}2026-11/"))
    assert page.count("Bimtek kader Kecamatan Kurun") == 1  # two sessions of one day are one day
    assert "Bu Diundang Belum ada bukti hadir" in page
    for calendar in (f"/rencana/{wilayah_by_kode(DESA).id}/kalender/", f"/rencana/posyandu/{balai.home}kalender/"):
        assert "◆ Bimtek kader Kecamatan Kurun" in words(joko.get(f"{calendar}?bulan=2026-11"))
    assert "◆ Bimtek" not in words(joko.get(f"/rencana/posyandu/{balai.home}kalender/?bulan=2026-10"))
