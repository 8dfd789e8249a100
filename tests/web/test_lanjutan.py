"""What follows an event on pages: the scanner, tests, certificates that anyone may check, competence."""

import io
import json
import zipfile
from uuid import uuid4

import pytest
from django.test import Client

from factories.akun import make_office
from factories.kegiatan import follow_event, kategori_id, make_kegiatan, sesi_ids
from factories.peramban import browser_of, words
from factories.posyandu import KAB, MELATI, SARI, load_posyandu
from simpul.akses.services import ActorContext, Peran
from simpul.flows.undangan import Daftar, Sumber, invite
from simpul.kegiatan import queries
from simpul.kegiatan.models import Sertifikat
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.forms import HariForm
from simpul.kegiatan.rules.peserta import badge_text
from simpul.kernel import clock
from simpul.kernel.verification import group_code
from simpul.wilayah.queries import wilayah_by_kode

pytestmark = pytest.mark.django_db
TODAY = clock.today("WIB")
PDF = b"%PDF-"
ROW = {"sesi": None, "teks": "XYZ234", "waktu": 1}


@pytest.fixture
def kasi() -> ActorContext:
    load_posyandu()
    return make_office(Peran.KASI_PMK, "62.10.02")


@pytest.fixture
def browser(kasi) -> Client:
    return browser_of(kasi.akun_id)


@pytest.fixture
def info(kasi) -> KegiatanInfo:
    """Today, one session, Bu Rani and Bu Sari on the list; Bu Sari was there and has her certificate."""
    made = make_kegiatan(kasi, hari=(HariForm(TODAY),))
    invite(kasi, KAB, made.id, kategori_id(made), Daftar(Sumber.KADER, wilayah_by_kode("62.10.02").id))
    follow_event(kasi, made, people(made)["Bu Sari"].id)
    return made


def people(info) -> dict[str, queries.PesertaInfo]:
    """Participants by name."""
    return {one.nama: one for one in queries.peserta_page(info.kab_id, info.id)}


def certificate(info) -> queries.SertifikatInfo:
    """The one certificate."""
    [row] = queries.sertifikat_page(info.kab_id, info.id)
    return row


def test_it_works(browser, info) -> None:
    here = f"/kegiatan/{KAB}/{info.id}/"
    page = browser.get(here)
    for part in ("tes/", "sertifikat/", "kecakapan/"):
        assert f'href="{here}{part}"' in page.content.decode()
        assert browser.get(f"{here}{part}").status_code == 200
    assert words(browser.get(f"{here}sertifikat/")).count("Bu Sari") >= 2
    pdf = browser.get(f"{here}sertifikat/{certificate(info).id}.pdf")
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", PDF)
    for paper in ("tanda-peserta.pdf", "tes/soal.pdf"):
        assert browser.get(f"{here}{paper}").content[:5] == PDF
    answer = browser.get(f"{here}sertifikat/semua.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert [archive.read(name)[:5] for name in archive.namelist()] == [PDF]
    assert answer["X-Bagian"] == "1"


def test_anyone_may_check_a_certificate_and_learns_no_name(browser, info) -> None:
    row, visitor = certificate(info), Client()
    address = f"/periksa/sertifikat/{group_code(row.kode)}/"
    page = words(visitor.get(address))
    assert "Sertifikat ini asli" in page
    assert row.nomor in page
    assert "Bu Sari" not in page
    assert visitor.get(f"/periksa/{row.kode}/").headers["Location"] == address
    assert visitor.get("/periksa/sertifikat/ABCD-EFGH-JKMN/").status_code == 404
    browser.post(f"/kegiatan/{KAB}/{info.id}/sertifikat/{row.id}/tarik/", {"alasan": "salah orang"})
    page = words(visitor.get(address))
    assert "Sertifikat ini sudah ditarik" in page
    assert "salah orang" not in page
    assert browser.get(f"/kegiatan/{KAB}/{info.id}/sertifikat/{row.id}.pdf").status_code == 404
    Sertifikat.objects.filter(kab_id=KAB, id=row.id).update(nomor="1/PALSU/2026")
    page = words(visitor.get(address))
    assert "Isi sertifikat ini berubah" in page
    assert "PALSU" not in page


def test_a_certificate_for_someone_absent_is_refused_and_nothing_typed_is_lost(browser, info) -> None:
    here = f"/kegiatan/{KAB}/{info.id}/sertifikat/"
    answer = browser.post(f"{here}terbit/", {"peserta": str(people(info)["Bu Rani"].id)})
    assert answer.status_code == 422
    assert "Bu Rani hadir 0 persen sesi, sedangkan sertifikat perlu 80 persen" in words(answer)
    typed = {"pola": "{urut}/{nama}", "jp": "8", "tanggal": "x", "kota": "Kuala Kurun", "penanda_jabatan": "Camat"}
    answer = browser.post(f"{here}setelan/", typed)
    assert answer.status_code == 422
    assert 'value="Kuala Kurun"' in answer.content.decode()
    Sertifikat.objects.filter(kab_id=KAB).update(nama="Bu Lain")
    assert browser.get(f"{here}{certificate(info).id}.pdf").status_code == 400


def test_a_scanner_takes_the_list_along_and_sends_what_it_read(browser, info) -> None:
    here = f"/kegiatan/pindai/{KAB}/{info.id}/"
    page = browser.get(here)
    assert "Bu Sari" not in page.content.decode()
    assert "camera=(self)" in page["Permissions-Policy"]
    assert "camera=()" in browser.get("/kegiatan/")["Permissions-Policy"]
    worker = Client().get("/kegiatan/pindai/pekerja.js")
    assert (worker["Content-Type"], worker["Cache-Control"]) == ("text/javascript", "no-cache")
    listed = browser.get(f"{here}daftar/").json()
    rani = people(info)["Bu Rani"]
    assert [rani.kode, "Bu Rani", 0] in listed["orang"]
    assert set(listed) == {"nama", "sesi", "sampai", "kategori", "orang", "hadir", "izin"}
    scan = {"id": str(uuid4()), "sesi": str(sesi_ids(info)[0]), "teks": badge_text(info.id, rani.kode)}
    scan["waktu"] = now = int(clock.now().timestamp() * 1000)
    note = ROW | {"id": str(uuid4())}
    sent = {"dikirim": now, "alat": "HP pintu 1", "baris": [scan, note]}
    for _ in range(2):
        said = browser.post(f"{here}kirim/", json.dumps(sent), content_type="application/json").json()
        assert said["hasil"] == {scan["id"]: "tersimpan", note["id"]: "catatan"}
        assert abs(said["hadir"][scan["sesi"]][rani.kode] - now) < 1000
    assert "XYZ234" in words(browser.get(f"/kegiatan/{KAB}/{info.id}/hadir/catatan/"))


@pytest.mark.parametrize("body", ["", "[]", "{}", "null", '{"baris": [1], "dikirim": 1}', '{"baris": 7, "dikirim": 1}'])
def test_what_no_scanner_sends_is_refused_in_a_sentence(browser, info, body) -> None:
    answer = browser.post(f"/kegiatan/pindai/{KAB}/{info.id}/kirim/", body, content_type="application/json")
    assert answer.status_code == 400
    assert "Catatan di HP tetap aman" in answer.json()["pesan"]


def test_a_test_is_answered_without_an_account_and_papers_are_typed(browser, info) -> None:
    here, visitor = f"/kegiatan/{KAB}/{info.id}/tes/", Client()
    link = f"/kegiatan/tes/{KAB}/{queries.tes_of(KAB, info.id).kode}/"
    assert visitor.get(link).status_code == 404
    browser.post(f"{here}buka/", {"tahap": "pre"})
    assert link in browser.get(here).content.decode()
    assert "Berapa bidang SPM?" in words(visitor.get(link))
    sari, rani = people(info)["Bu Sari"], people(info)["Bu Rani"]
    wrong = visitor.post(link, {"kode": "AAAAAA", "s-1": "1"})
    assert wrong.status_code == 422
    assert "checked" in wrong.content.decode()
    assert visitor.post(link, {"kode": sari.kode, "s-1": "1"}).status_code == 201
    assert visitor.post(link, {"kode": sari.kode, "s-1": "0"}).status_code == 422
    grid = f"{here}pre/lembar/"
    typed = {f"j-{rani.id}": "AB", f"l-{rani.id}": ""}
    assert 'value="AB"' in browser.post(grid, typed).content.decode()
    assert browser.post(grid, typed | {f"j-{rani.id}": "A"}).status_code == 302
    page = words(browser.get(here))
    assert "1 dari 2" in page
    assert "kurang dari 10" in page
    answer = browser.post(f"{here}soal/", {"soal": "Lain?\n*A. ya\nB. tidak"})
    assert answer.status_code == 422
    assert "Lain?" in answer.content.decode()
    assert browser.get(f"{here}nanti/lembar/").status_code == 404


def test_competence_from_the_event_to_the_kader_and_the_next_invitation(browser, info, kasi) -> None:
    page = words(browser.get("/kecakapan/undang/?bidang=sosial"))
    assert "Bu Sari" in page
    here = f"/kegiatan/{KAB}/{info.id}/kecakapan/"
    assert browser.post(here, {}).status_code == 422
    assert "1 kader mendapat kecakapan" in words(browser.post(here, {"butir": ["sos1", "pen1"]}))
    kader = f"/kecakapan/{KAB}/{MELATI}/{SARI}/"
    page = words(browser.get(kader))
    assert "terlatih" in page
    assert info.nama in page
    assert "Bu Sari" not in words(browser.get("/kecakapan/undang/?bidang=sosial"))
    assert "1 dari 1" in words(browser.get(f"/kecakapan/{KAB}/{MELATI}/"))
    assert "1 dari 1" in words(browser.get("/kecakapan/"))
    later = make_kegiatan(kasi)
    chosen = {"bidang": "kesehatan", "kader": str(SARI), "acara": f"{KAB}/{later.id}/{kategori_id(later)}"}
    assert browser.post("/kecakapan/undang/", chosen | {"acara": "x"}).status_code == 422
    assert browser.post("/kecakapan/undang/", chosen).status_code == 302
    assert list(people(later)) == ["Bu Sari"]


def test_a_kader_is_seen_tested_and_awarded_and_a_slip_is_put_right(browser, info) -> None:
    kader = f"/kecakapan/{KAB}/{MELATI}/{SARI}/"
    seen = {"butir": ["kes07"], "cara": "pengamatan", "tanggal": TODAY.isoformat(), "penilai": "Bidan Ita"}
    assert browser.post(f"{kader}catat/", seen).status_code == 302
    assert browser.post(f"{kader}catat/", seen | {"tanggal": "31-02-2026"}).status_code == 422
    assert browser.post(f"{kader}catat/", seen | {"cara": "kegiatan"}).status_code == 422
    award = {"tingkat": "madya", "nomor": "440/1", "tanggal": TODAY.isoformat(), "puskesmas": "Puskesmas Kurun"}
    assert browser.post(f"{kader}tanda/", award | {"nomor": ""}).status_code == 422
    assert browser.post(f"{kader}tanda/", award).status_code == 302
    page = words(browser.get(kader))
    assert "Puskesmas menetapkan madya, sedangkan keterampilan yang tercatat" in page
    [row] = queries.kecakapan_of(KAB, [SARI])
    assert browser.post(f"{kader}batal/", {"baris": "x", "alasan": "keliru"}).status_code == 422
    assert browser.post(f"{kader}batal/", {"baris": str(row.id), "alasan": "keliru"}).status_code == 302
    assert queries.kecakapan_of(KAB, [SARI]) == []


def test_a_province_counts_kader_and_names_none(info) -> None:
    provinsi = browser_of(make_office(Peran.PROVINSI, "62").akun_id)
    page = words(provinsi.get(f"/kecakapan/{KAB}/{MELATI}/"))
    assert "Terlatih per bidang" in page
    assert "Bu Sari" not in page
    assert provinsi.get(f"/kecakapan/{KAB}/{MELATI}/{SARI}/").status_code == 403
    for part in ("sertifikat/", "tes/", "kecakapan/"):
        assert provinsi.get(f"/kegiatan/{KAB}/{info.id}/{part}").status_code == 403
