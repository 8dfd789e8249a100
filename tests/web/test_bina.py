"""Coaching pages: a promise comes first at the next visit, findings close with proof, an agency keeps to its field."""

import datetime as dt
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories.akun import DESA, SIBLING_DESA, make_office, make_posyandu
from factories.bina import make_visit, picture
from factories.peramban import browser_of, words
from factories.wilayah import GUNUNG_MAS_KAB_ID as KAB
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.flows.bina import Rencana, plan_kunjungan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.pembinaan.models import BukuHarian, JanjiBina, KunjunganBina, StrataTahun, TemuanBina
from simpul.pembinaan.rules.kunjungan import JanjiIn
from simpul.posyandu.models import Posyandu, PosyanduWilayah
from simpul.wilayah.queries import wilayah_by_kode

NOON = dt.datetime(2026, 11, 26, 5, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 26)
KURUN_ID = "62.10.02"


@pytest.fixture
def desa(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path, settings) -> UUID:
    """Posyandu Melati 3, planned for the 10th, with another in the next desa; nobody opened."""
    from factories.akun import load_kurun

    settings.SIMPUL_DATA = tmp_path
    monkeypatch.setattr(clock, "now", lambda: NOON)
    load_kurun()
    posyandu_id = make_posyandu()
    make_posyandu("Teratai 1", SIBLING_DESA)
    Posyandu.objects.filter(id=posyandu_id).update(pola_buka={"tanggal": 10})
    PosyanduWilayah.objects.filter(posyandu_id=posyandu_id).update(dari=dt.date(2024, 1, 1))
    return posyandu_id


def kasi() -> Client:
    return browser_of(make_office(Peran.KASI_PMK, KURUN_ID, "Bu Mira").akun_id)


def plan(client: Client, posyandu_id: UUID, **more: str) -> str:
    said = {"rencana": "2026-11-26", "tujuan": "Melihat hari buka", "petugas": "Bu Mira", "bidang": ""} | more
    answer = client.post(f"/bina/baru/{KAB}/{posyandu_id}/", said)
    assert answer.status_code == 302, words(answer)
    return answer.headers["Location"]


RESULT = {
    "versi": "1",
    "tanggal": "2026-11-26",
    "periksa-papan_nama": "sebagian",
    "catatan-papan_nama": "tulisan pudar",
    "temuan-1": "SK kader belum ada",
    "pemilik-1": "Sekretaris desa",
    "batas-1": "2026-12-20",
    "janji-1": "Papan nama dicat ulang",
    "pembuat-1": "Ketua Posyandu",
    "janji-batas-1": "2026-11-30",
}


def test_a_promise_comes_first_at_the_next_visit(desa: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    client = kasi()
    first = plan(client, desa)
    assert client.post(f"{first}hasil/", RESULT).status_code == 302
    monkeypatch.setattr(clock, "now", lambda: NOON + dt.timedelta(days=14))
    second = plan(client, desa, rencana="2026-12-10")
    page = words(client.get(second))
    assert page.index("Papan nama dicat ulang") < page.index("SK kader belum ada") < page.index("Tujuan")
    assert "Perlu ditanyakan" in page
    promise = JanjiBina.objects.get(kab_id=KAB)
    kept = {"versi": "1", "tanggal": "2026-12-10", f"nilai-{promise.id}": "ya", f"ket-{promise.id}": "sudah dicat"}
    assert client.post(f"{second}hasil/", kept).status_code == 302
    assert "Ditepati" in words(client.get(second))
    third = plan(client, desa, rencana="2026-12-20")
    assert "Papan nama dicat ulang" not in words(client.get(third))
    assert JejakAudit.objects.filter(entitas="kunjungan_bina", kab_id=KAB).count() == 5


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tanggal": "2026-11-27"}, "belum tiba"),
        ({"batas-1": "2026-11-25"}, "lebih awal dari tanggal kunjungan"),
        ({"pemilik-1": ""}, "penanggung jawab"),
        ({"versi": "7"}, "diubah orang lain"),
    ],
)
def test_a_refusal_keeps_what_was_typed(desa: UUID, change: dict[str, str], said: str) -> None:
    client = kasi()
    visit = plan(client, desa)
    answer = client.post(f"{visit}hasil/", RESULT | change)
    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="SK kader belum ada"' in answer.content.decode()
    assert 'value="tulisan pudar"' in answer.content.decode()
    assert not TemuanBina.objects.filter(kab_id=KAB).exists()


def test_two_at_once_do_not_lose_each_other(desa: UUID) -> None:
    client, other = kasi(), kasi()
    visit = plan(client, desa)
    assert client.post(f"{visit}hasil/", RESULT).status_code == 302
    assert other.post(f"{visit}hasil/", RESULT).status_code == 422
    assert TemuanBina.objects.filter(kab_id=KAB).count() == 1


def test_a_finding_is_closed_with_its_proof(desa: UUID) -> None:
    client = kasi()
    visit = plan(client, desa)
    client.post(f"{visit}hasil/", RESULT)
    found = TemuanBina.objects.get(kab_id=KAB)
    address = f"/bina/temuan/{KAB}/{found.id}/"
    assert "Bukti perbaikannya masih kosong" in words(client.post(address, {"selesai": "2026-11-26", "bukti": " "}))
    assert client.post(address, {"selesai": "2026-11-20", "bukti": "SK dilihat"}).status_code == 422
    fake = SimpleUploadedFile("sk.pdf", b"bukan pdf")
    assert client.post(address, {"selesai": "2026-11-26", "bukti": "SK dilihat", "berkas": fake}).status_code == 422
    photo = SimpleUploadedFile("sk.jpg", picture(), "image/jpeg")
    assert client.post(address, {"selesai": "2026-11-26", "bukti": "SK dilihat", "berkas": photo}).status_code == 302
    assert "SK dilihat" in words(client.get(visit))
    assert client.get(f"{address}bukti/")["Content-Type"] == "image/jpeg"
    assert "sudah dicatat selesai" in words(client.post(address, {"selesai": "2026-11-26", "bukti": "lagi"}))


def test_an_agency_writes_visits_of_its_own_field_only(desa: UUID) -> None:
    actor = make_office(Peran.PETUGAS_OPD, "62.10", opd="dinas_sosial", bidang=("sosial",))
    client = browser_of(actor.akun_id)
    form = client.get(f"/bina/baru/{KAB}/{desa}/").content.decode()
    assert 'value="sosial"' in form
    assert 'value="kesehatan"' not in form
    own = plan(client, desa, bidang="sosial")
    assert client.post(f"{own}hasil/", RESULT).status_code == 302
    said = Rencana((KAB, desa), 0, "kesehatan", TODAY, "Melihat", "Petugas")
    with pytest.raises(SimpulError, match="peran"):
        plan_kunjungan(actor, said)
    general = plan(kasi(), desa)
    assert client.get(general).status_code == 200
    assert client.post(f"{general}hasil/", RESULT).status_code == 403
    assert "Hasil kunjungan" not in words(client.get(general))


def test_a_visit_is_called_off_with_a_reason(desa: UUID) -> None:
    client = kasi()
    visit = plan(client, desa)
    assert client.post(f"{visit}pembatalan/", {"versi": "1", "alasan_batal": " "}).status_code == 422
    assert client.post(f"{visit}pembatalan/", {"versi": "1", "alasan_batal": "Banjir"}).status_code == 302
    assert "Banjir" in words(client.get(visit))
    assert client.post(f"{visit}hasil/", RESULT | {"versi": "2"}).status_code == 422
    assert KunjunganBina.objects.get(kab_id=KAB).status == "batal"


def test_the_sheet_is_one_page(desa: UUID) -> None:
    """Also with more promises and findings than a page could hold."""
    actor = make_office(Peran.KASI_PMK, KURUN_ID, "Bu Mira")
    many = tuple(JanjiIn(new_id(), f"Kesepakatan nomor {n} " + "panjang " * 30, "Ketua", TODAY) for n in range(9))
    make_visit(actor, (KAB, desa), 0, TODAY, janji=many)
    client = browser_of(actor.akun_id)
    sheet = client.get(f"{plan(client, desa)}lembar.pdf")
    assert sheet["Content-Type"] == "application/pdf"
    assert b"/Type/Pages/Count 1/" in sheet.content


def test_the_kecamatan_page_has_a_text_ready_to_send(desa: UUID) -> None:
    actor = make_office(Peran.KASI_PMK, KURUN_ID, "Bu Mira")
    late = JanjiIn(new_id(), "Papan nama dicat", "Ketua", TODAY)
    make_visit(actor, (KAB, desa), 0, TODAY, janji=(late,))
    client = browser_of(actor.akun_id)
    plan(client, desa, rencana="2026-12-04")
    answer = client.get(f"/kecamatan/{wilayah_by_kode(KURUN_ID).id}/")
    page = words(answer)
    for told in ("1 belum buka", "1 belum lapor", "1 kesepakatan jatuh tempo", "Ingatkan lewat WA", "0 dari 1"):
        assert told in page, told
    assert "hari buka yang direncanakan 10 November 2026" in page
    assert "berkunjung 4 Desember 2026" in page
    assert "https://wa.me/?text=Bapak%2FIbu%20di%20Desa" in answer.content.decode()
    assert "Usulan dijawab" in page
    province = browser_of(make_office(Peran.PROVINSI, "62").akun_id)
    assert "Usulan dijawab" not in words(province.get(f"/kecamatan/{wilayah_by_kode(KURUN_ID).id}/"))


def test_the_regency_sees_who_needs_a_call(desa: UUID) -> None:
    client = browser_of(make_office(Peran.DPMD, "62.10").akun_id)
    page = words(client.get("/bina/perlu/"))
    assert "2 dari 2 Posyandu" in page
    assert "Belum buka rencana 10 November 2026" in page
    assert "Teratai 1" in words(client.get("/bina/perlu/?jenis=lapor"))
    assert client.get("/bina/perlu/?jenis=aneh&mulai=99").status_code == 200


def test_a_regency_read_whole_says_the_same(desa: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past so many posyandu they are no longer named one by one to the database."""
    dpmd, village = make_office(Peran.DPMD, "62.10"), make_office(Peran.SEKRETARIS_DESA, DESA)
    clients = [browser_of(one.akun_id) for one in (dpmd, village)]
    by_name = [words(client.get("/bina/perlu/")) for client in clients]
    monkeypatch.setattr("simpul.flows.perlu_bina.MOST_NAMED", 0)
    whole = [words(client.get("/bina/perlu/")) for client in clients]
    assert whole == by_name
    assert "1 dari 1 Posyandu" in whole[1]


def test_the_diary_is_written_searched_and_put_right(desa: UUID) -> None:
    client, place = kasi(), wilayah_by_kode(KURUN_ID)
    book = f"/buku-harian/{place.id}/"
    village = wilayah_by_kode(DESA)
    said = {"tanggal": "2026-11-20", "isi": "Rapat kader\ntentang jadwal", "desa": str(village.id)}
    assert client.post(book, said).status_code == 302
    assert client.post(book, said | {"isi": ""}).status_code == 422
    assert client.post(book, said | {"tanggal": "2026-11-27"}).status_code == 422
    assert client.post(book, said | {"desa": str(place.kab_id)}).status_code == 422
    row = BukuHarian.objects.get(kab_id=KAB)
    assert "tentang jadwal" in words(client.get(book))
    assert "tentang jadwal" in words(client.get(f"{book}?bulan=2026-11&cari=JADWAL"))
    assert "tentang jadwal" not in words(client.get(f"{book}?bulan=2026-10"))
    right = f"/buku-harian/{KAB}/{row.id}/"
    assert client.post(right, said | {"isi": "Rapat kader dan bidan", "versi": "1"}).status_code == 302
    assert client.post(right, said | {"isi": "Lain", "versi": "1"}).status_code == 422
    assert BukuHarian.objects.get(kab_id=KAB).isi == "Rapat kader dan bidan"


def test_readiness_shows_every_part_and_what_comes_next(desa: UUID) -> None:
    client = browser_of(make_office(Peran.KEPALA_DESA, DESA).akun_id)
    page = words(client.get(f"/kesiapan/{KAB}/{desa}/"))
    for told in (
        "Nilai internal, bukan penilaian resmi", "Berita acara musyawarah", "belum bisa dinilai", "Langkah berikutnya",
        "Layanan bidang Sosial", "Laporan Oktober 2026 tepat waktu", "Strata lama tahun 2026: belum bisa dinilai",
    ):  # fmt: skip
        assert told in page, told
    address = f"/kesiapan/{KAB}/{desa}/strata/"
    assert client.post(address, {"tahun": "2025", "nilai-kb": "62", "sumber-kb": ""}).status_code == 422
    assert client.post(address, {"tahun": "2025", "nilai-kb": "banyak", "sumber-kb": "PLKB"}).status_code == 422
    assert client.post(address, {"tahun": "2025"}).status_code == 422
    assert client.post(address, {"tahun": "2025", "nilai-kb": "62", "sumber-kb": "rekap PLKB"}).status_code == 302
    assert "rekap PLKB" in words(client.get(f"/kesiapan/{KAB}/{desa}/?tahun=2025"))
    assert StrataTahun.objects.filter(kab_id=KAB).count() == 1


def test_the_list_is_narrowed_by_stage(desa: UUID) -> None:
    client = kasi()
    page = words(client.get("/kesiapan/"))
    assert "Semua 2" in page
    assert "Belum 2" in page
    assert "Melati 3" in words(client.get("/kesiapan/?tahap=belum&cari=melati"))
    assert "Tidak ada Posyandu" in words(client.get("/kesiapan/?tahap=optimal"))
    assert "Kunjungan pembinaan" in words(client.get("/pembinaan/"))
