"""Charters: winners, long service, the code that anyone may check; lists on paper and as a spreadsheet."""

import datetime as dt
import io
import subprocess
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from python_calamine import CalamineWorkbook

from factories.akun import DESA, SIBLING_DESA, load_kurun, make_kader, make_office, make_posyandu
from factories.lomba import make_lomba
from factories.peramban import browser_of, words
from factories.wilayah import GUNUNG_MAS_KAB_ID as KAB
from simpul.akses.rules.words import Peran
from simpul.akses.services import ActorContext
from simpul.flows import lomba as flows
from simpul.flows import penilaian
from simpul.flows import piagam as piagam_flows
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.lomba.models import Piagam
from simpul.lomba.rules.words import StatusLomba, Tahap
from simpul.posyandu.models import Kader
from simpul.posyandu.queries import find_posyandu
from simpul.wilayah.queries import wilayah_by_kode

NOON = dt.datetime(2026, 11, 26, 5, 0, tzinfo=dt.UTC)
KECAMATAN = "62.10.02"
SIGNED = {"tanggal": "2026-11-26", "kota": "Kurun", "penanda_jabatan": "Camat Kurun", "penanda_nama": "Drs. Contoh"}


def printed(answer: HttpResponse) -> str:
    """The words of a PDF on one line."""
    assert answer.status_code == 200
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=answer.content, check=True, capture_output=True)
    return " ".join(read.stdout.decode().split())


@pytest.fixture
def kasi(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path, settings) -> ActorContext:
    settings.SIMPUL_DATA = tmp_path
    monkeypatch.setattr(clock, "now", lambda: NOON)
    load_kurun()
    return make_office(Peran.KASI_PMK, KECAMATAN, "Bu Mira")


def kader(posyandu_id: UUID, nama: str, *terms: tuple[str, str | None], akun_id: UUID | None = None) -> None:
    """Terms of one kader."""
    for mulai, selesai in terms:
        Kader.objects.create(
            id=new_id(), kab_id=KAB, posyandu_id=posyandu_id, nama=nama, akun_id=akun_id, mulai=mulai, selesai=selesai
        )


def published(kasi: ActorContext) -> str:
    """Two posyandu with the same points; the page of the contest."""
    homes = [find_posyandu(KAB, key) for key in (make_posyandu(), make_posyandu("Teratai 1", SIBLING_DESA))]
    made = make_lomba(kasi, wilayah_by_kode(KECAMATAN).id, [home for home in homes if home])
    for tahap, status in ((Tahap.SELEKSI, StatusLomba.SELEKSI), (Tahap.LAPANGAN, StatusLomba.LAPANGAN)):
        made.to(kasi, status)
        for key in made.peserta:
            made.score(kasi, made.juri, key, 4, 3, tahap=tahap)
        penilaian.lock_tahap(kasi, KAB, made.lomba, tahap)
        if tahap is Tahap.SELEKSI:
            flows.set_finalis(kasi, KAB, made.lomba, made.peserta)
    flows.set_pertimbangan(kasi, KAB, made.lomba, "Keduanya sama baik")
    made.to(kasi, StatusLomba.DITETAPKAN)
    made.to(kasi, StatusLomba.DIUMUMKAN)
    return made.path


def test_winners_get_a_charter_that_anyone_may_check(kasi: ActorContext) -> None:
    path, client = published(kasi), browser_of(kasi.akun_id)
    page = words(client.get(f"{path}hasil/"))
    assert page.count("seri") == 4  # both in both phases
    chosen = [str(one.id) for one in flows.queries.peserta_of(KAB, UUID(path.split("/")[3]))]
    assert client.post(f"{path}piagam/", SIGNED | {"peserta": []}).status_code == 422
    wrong = client.post(f"{path}piagam/", SIGNED | {"peserta": chosen, "kota": ""})
    assert "Tempat tanda tangan belum diisi" in words(wrong)
    assert wrong.content.decode().count(" checked") == 2
    assert client.post(f"{path}piagam/", SIGNED | {"peserta": chosen}).status_code == 302
    rows = list(Piagam.objects.filter(kab_id=KAB).order_by("urut"))
    assert [row.nomor for row in rows] == ["0001/PIAGAM/62.10.02/XI/2026", "0002/PIAGAM/62.10.02/XI/2026"]
    assert "sudah punya piagam ini" in words(client.post(f"{path}piagam/", SIGNED | {"peserta": chosen}))
    paper = printed(client.get(f"{path}piagam.pdf"))
    assert "Juara 1" in paper
    assert "Posyandu Teratai 1" in paper
    assert "Lomba Posyandu tahun 2026" in paper
    anyone = Client()
    assert (
        anyone.get(f"/periksa/?kode={rows[0].kode}", follow=True).redirect_chain[-1][0].startswith("/periksa/piagam/")
    )
    checked = words(anyone.get(f"/periksa/piagam/{rows[0].kode}/"))
    assert "Piagam ini asli" in checked
    assert rows[0].nomor in checked
    assert client.post(f"/lomba/piagam/{KAB}/{rows[0].id}/tarik/", {"alasan": "Salah nama"}).status_code == 302
    assert "sudah ditarik" in words(anyone.get(f"/periksa/piagam/{rows[0].kode}/"))
    assert client.get(f"/lomba/piagam/{KAB}/{rows[0].id}.pdf").status_code == 404
    Piagam.objects.filter(kab_id=KAB, id=rows[1].id).update(nama="Posyandu Lain")
    assert "Isi piagam ini berubah" in words(anyone.get(f"/periksa/piagam/{rows[1].kode}/"))
    assert anyone.get("/periksa/piagam/ABCDEFGHJKMN/").status_code == 404
    # In place of the one withdrawn there may be another, with its own number.
    assert client.post(f"{path}piagam/", SIGNED | {"peserta": [str(rows[0].peserta_id)]}).status_code == 302
    assert Piagam.objects.filter(kab_id=KAB, urut=3, peserta_id=rows[0].peserta_id).exists()


def test_a_result_taken_back_takes_its_charters_along(kasi: ActorContext) -> None:
    path, client = published(kasi), browser_of(kasi.akun_id)
    chosen = [str(one.id) for one in flows.queries.peserta_of(KAB, UUID(path.split("/")[3]))]
    client.post(f"{path}piagam/", SIGNED | {"peserta": chosen})
    first, second = Piagam.objects.filter(kab_id=KAB).order_by("urut")
    client.post(f"/lomba/piagam/{KAB}/{first.id}/tarik/", {"alasan": "Salah nama"})
    assert "Piagam yang sudah terbit untuk lomba ini ikut ditarik." in words(client.get(path))
    back = {"ke": "ditetapkan", "alasan": "Keberatan Teratai 1 benar"}
    assert client.post(f"{path}status/", back).status_code == 302
    assert "sudah ditarik" in words(Client().get(f"/periksa/piagam/{second.kode}/"))
    why = dict(Piagam.objects.filter(kab_id=KAB).values_list("urut", "ditarik_alasan"))
    assert why == {1: "Salah nama", 2: "Pengumuman ditarik: Keberatan Teratai 1 benar"}
    # Published anew, the winners get new ones.
    assert client.post(f"{path}status/", {"ke": "diumumkan"}).status_code == 302
    assert client.post(f"{path}piagam/", SIGNED | {"peserta": chosen}).status_code == 302
    assert Piagam.objects.filter(kab_id=KAB, ditarik_at__isnull=True).count() == 2


def test_the_result_on_paper_says_who_and_why(kasi: ActorContext) -> None:
    path, client = published(kasi), browser_of(kasi.akun_id)
    paper = printed(client.get(f"{path}hasil.pdf"))
    assert "Keduanya sama baik" in paper
    assert "90,00" in paper
    assert "(seri)" in paper
    assert "Nama Tanda tangan Ibu Juri" in paper  # room for each judge to sign


def test_who_moved_without_account_is_two_and_the_page_says_so(kasi: ActorContext) -> None:
    melati, teratai = make_posyandu(), make_posyandu("Teratai 1", SIBLING_DESA)
    kader(melati, "Bu Pindah", ("2004-01-01", "2015-01-01"))
    kader(teratai, "Bu Pindah", ("2015-01-01", None))
    page = words(browser_of(kasi.akun_id).get("/lomba/masa-bakti/"))
    assert page.count("Bu Pindah") == 2
    assert "Kader tanpa akun yang pindah Posyandu tampil terpisah" in page


def test_long_service_is_computed_listed_and_honoured(kasi: ActorContext) -> None:
    client = browser_of(kasi.akun_id)
    melati, teratai = make_posyandu(), make_posyandu("Teratai 1", SIBLING_DESA)
    moved = make_kader(melati, "Bu Pindah")
    kader(melati, "BU LAMA", ("2014-01-01", "2020-01-01"))  # one person, however her name was typed
    kader(melati, "Bu Lama", ("2018-01-01", None))
    kader(melati, "Bu Jeda", ("2012-01-01", "2017-01-01"), ("2022-06-01", None))
    kader(melati, "Bu Pindah", ("2013-01-01", "2019-01-01"), akun_id=moved)
    kader(teratai, "Bu Pindah", ("2019-01-01", None), akun_id=moved)
    kader(teratai, "Bu Lama", ("2023-01-01", None))
    kader(teratai, "Bu Henti", ("2005-01-01", "2025-01-01"))
    kader(melati, "Bu Baru", ("2020-01-01", None))
    page = words(client.get("/lomba/masa-bakti/"))
    assert "paling sedikit 10 tahun per 26 November 2026: 3 kader" in page
    for nama, there in (("Bu Lama", 1), ("Bu Pindah", 1), ("Bu Henti", 1), ("Bu Jeda", 0), ("Bu Baru", 0)):
        assert page.count(nama) == there, nama
    assert "sudah berhenti" in page
    assert "2 kader" in words(client.get("/lomba/masa-bakti/?tanggal=2023-06-01"))
    assert "1 kader" in words(client.get("/lomba/masa-bakti/?tahun=20"))
    assert "belum bisa dibaca" in words(client.get("/lomba/masa-bakti/?tanggal=kemarin"))
    desa = wilayah_by_kode(DESA).id
    assert "1 kader" in words(client.get(f"/lomba/masa-bakti/?tempat={desa}"))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/lomba/masa-bakti/daftar.xlsx").content))
    rows = sheet.get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[-3:]] == ["Bu Henti", "Bu Pindah", "Bu Lama"]
    assert "Bu Pindah" in printed(client.get("/lomba/masa-bakti/daftar.pdf"))
    place = wilayah_by_kode(KECAMATAN)
    long = {one.nama: one.orang for one in piagam_flows.years_of(place, 10, NOON.date())}
    address = f"/lomba/masa-bakti/piagam/?tempat={place.id}&tahun=10&tanggal=2026-11-26"
    nobody = client.post(address, SIGNED | {"orang": [f"{melati}:bu baru"]})
    assert "masa baktinya belum 10 tahun" in words(nobody)
    assert client.post(address, SIGNED | {"orang": [long["Bu Lama"]]}).status_code == 302
    page = words(client.get("/lomba/masa-bakti/"))
    assert "0001/PIAGAM/62.10.02/XI/2026" in page
    row = Piagam.objects.get(kab_id=KAB)
    assert row.isi["sejak"] == "2014-01-01"
    assert "Masa bakti 10 tahun" in printed(client.get(f"/lomba/piagam/{KAB}/{row.id}.pdf"))
    assert "sudah punya piagam ini" in words(client.post(address, SIGNED | {"orang": [long["Bu Lama"]]}))
    far = client.post(address, SIGNED | {"orang": [long["Bu Henti"]], "tanggal": "1999-01-01"})
    assert far.status_code == 422


def test_who_gives_no_charters_sees_no_list(kasi: ActorContext) -> None:
    village = browser_of(make_office(Peran.KEPALA_DESA, DESA).akun_id)
    assert village.get("/lomba/masa-bakti/").status_code == 403
    client = browser_of(kasi.akun_id)
    assert client.get(f"/lomba/masa-bakti/?tempat={wilayah_by_kode('62.10').id}").status_code == 403
    planner = browser_of(make_office(Peran.TIM_PERENCANA, KECAMATAN).akun_id)
    assert planner.get("/lomba/masa-bakti/").status_code == 200
