"""The retention run (R58): counted first, removed when told to, once; on the page of a regency and at the console."""

import datetime as dt
import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from factories.balai import Balai, make_balai
from factories.dunia import KAB, NOON, TODAY, child, weighing
from factories.lagi import again
from factories.peramban import browser_of, office, words
from simpul.akses.models import JejakAudit, KodeAktivasi
from simpul.akses.queries import perangkat_by_id
from simpul.akses.rules.retensi import periods_on
from simpul.akses.rules.words import Peran
from simpul.flows.photos import receive_foto
from simpul.flows.retensi import count_photos, dry_run, every_regency, in_words, run
from simpul.jurnal.models import Foto
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan
from simpul.usulan.models import Usulan
from simpul.usulan.queries import places_with_closed
from simpul.warga.models import PermintaanHak

YEAR = dt.timedelta(days=365)


@pytest.fixture
def balai(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Balai:
    settings.SIMPUL_DATA = tmp_path
    monkeypatch.setattr(clock, "now", lambda: NOON)
    return again(make_balai, NOON)


def photo(balai: Balai, colour: str) -> str:
    file = io.BytesIO()
    Image.new("RGB", (20, 10), colour).save(file, "JPEG")
    sidik = hashlib.sha256(file.getvalue()).hexdigest()
    receive_foto(perangkat_by_id(balai.hp.id), sidik, 0, file.getvalue(), is_last=True)
    return sidik


def close(path: str, day: dt.date) -> None:
    Usulan.objects.filter(id=path.rstrip("/").split("/")[-1]).update(
        status="ditutup", hasil="terlayani", ditutup_tanggal=day
    )


def found(balai: Balai, kode: str, at: dt.datetime = NOON) -> int:
    return next(one.jumlah for one in dry_run([KAB], at) if one.masa.kode == kode)


def test_it_works(balai: Balai) -> None:
    """Photos that only requests closed two years ago name are removed; the request itself stays."""
    old, shared = photo(balai, "brown"), photo(balai, "grey")
    closed = balai.send("0001-A-0007", foto=[old, shared])
    balai.send("0001-A-0008", foto=[shared])
    close(closed, (NOON - 2 * YEAR - dt.timedelta(days=1)).date())
    assert found(balai, "foto_usulan") == 1
    assert Foto.objects.count() == 2
    run([KAB], NOON)
    assert list(Foto.objects.values_list("sidik", flat=True)) == [shared]
    assert Usulan.objects.filter(nomor="0001-A-0007").exists()
    line = JejakAudit.objects.get(tindakan="jalankan_retensi")
    assert line.alasan == "foto_usulan 1"
    assert found(balai, "foto_usulan") == 0
    run([KAB], NOON)
    assert JejakAudit.objects.filter(tindakan="jalankan_retensi", alasan="tidak ada yang dihapus").count() == 1


def test_a_photo_stays_until_the_day(balai: Balai) -> None:
    close(balai.send("0001-A-0007", foto=[photo(balai, "brown")]), (NOON - 2 * YEAR + dt.timedelta(days=2)).date())
    assert found(balai, "foto_usulan") == 0


def test_old_readings_go_and_what_was_written_stays(balai: Balai) -> None:
    joko = browser_of(balai.dunia.joko)
    joko.get(balai.profile)
    written = JejakAudit.objects.filter(n__isnull=False).count()
    later = NOON + 6 * YEAR
    assert found(balai, "jejak_baca", later) == JejakAudit.objects.filter(tindakan="lihat_warga").count() > 0
    run([KAB], later)
    assert not JejakAudit.objects.filter(tindakan="lihat_warga").exists()
    assert JejakAudit.objects.filter(n__isnull=False).exclude(tindakan="jalankan_retensi").count() == written


def test_dead_codes_and_what_was_said_in_old_requests(balai: Balai) -> None:
    place = {"kab_id": KAB, "posyandu_id": balai.dunia.melati}
    KodeAktivasi.objects.create(
        id=new_id(), sidik="x", akun_id=balai.dunia.sari, dibuat_at=NOON - YEAR, kedaluwarsa=NOON - YEAR, **place
    )
    joko = browser_of(balai.dunia.joko)
    said = {"jenis": "lihat", "nama": "Citra", "tanggal_lahir": "2024-08-10", "identitas": "kk"}
    path = joko.post(f"/privasi/hak/baru/{balai.home}{balai.citra}/", said).headers["Location"]
    joko.post(f"{path}jawaban/", {"hasil": "selesai", "jawaban": ""})
    later = NOON + 3 * YEAR
    assert (found(balai, "kode_aktivasi"), found(balai, "permintaan_hak", later)) == (1, 1)
    run([KAB], later)
    row = PermintaanHak.objects.get()
    assert (row.isi_sandi, row.status) == (None, "selesai")
    assert not KodeAktivasi.objects.exists()


def test_weighings_are_counted_and_never_removed(balai: Balai) -> None:
    old = child("Hadi", dt.date(2019, 1, 5))
    balai.do("register_warga", **old)
    balai.do("record_penimbangan", **weighing(old["warga_id"], 18000))
    assert found(balai, "penimbangan") == 1
    run([KAB], NOON)
    assert Penimbangan.objects.filter(warga_id=old["warga_id"]).exists()
    assert any("hanya dihitung" in line for line in in_words(dry_run([KAB], NOON)))


def test_every_period_says_why_and_since_when() -> None:
    for one in periods_on(NOON.date()):
        assert one.dasar, one.kode
        assert one.hari > 0, one.kode
        assert one.sejak <= NOON.date(), one.kode
    assert periods_on(dt.date(2020, 1, 1)) == ()


def test_the_regency_sees_it_and_runs_it_with_a_tick(balai: Balai) -> None:
    assert every_regency() == [KAB]
    dewi = office(Peran.DPMD, "62.10", "Bu Dewi")
    page = words(dewi.get("/privasi/retensi/"))
    assert "Foto usulan yang sudah ditutup" in page
    assert "hanya dihitung" in page
    assert "Tidak ada yang dihapus" in words(dewi.post("/privasi/retensi/"))
    assert not JejakAudit.objects.filter(tindakan="jalankan_retensi").exists()
    assert "Selesai. 0 data" in words(dewi.post("/privasi/retensi/", {"yakin": "ya"}, follow=True))
    assert browser_of(balai.dunia.joko).get("/privasi/retensi/").status_code == 403


def test_a_posyandu_without_old_requests_costs_no_query(balai: Balai, django_assert_num_queries: Any) -> None:
    """A regency has a thousand of them; only those with something closed long ago are looked at."""
    balai.send("0001-A-0007", foto=[photo(balai, "brown")])
    with django_assert_num_queries(1):
        assert places_with_closed([KAB], TODAY) == []
    plain = balai.send("0001-A-0008")
    close(plain, TODAY - 3 * YEAR)
    assert places_with_closed([KAB], TODAY) == []
    close(balai.send("0001-A-0009", foto=[photo(balai, "grey")]), TODAY - 3 * YEAR)
    assert places_with_closed([KAB], TODAY) == [(KAB, balai.dunia.melati)]


def test_old_photos_of_many_posyandu_cost_as_many_queries_as_of_one(
    balai: Balai, django_assert_num_queries: Any
) -> None:
    own = photo(balai, "brown")
    close(balai.send("0001-A-0007", foto=[own]), TODAY - 3 * YEAR)
    shared = photo(balai, "grey")
    for place, nomor in ((balai.dunia.mawar, "0002-A-0001"), (balai.dunia.mawar, "0002-A-0002")):
        row = Usulan.objects.get(nomor="0001-A-0007")
        row.id, row.nomor, row.posyandu_id, row.foto = new_id(), nomor, place, [shared]
        row.save(force_insert=True)
    Foto.objects.filter(sidik=shared).update(posyandu_id=balai.dunia.mawar)
    with django_assert_num_queries(4):
        assert count_photos([KAB], NOON - 2 * YEAR) == (2, dt.datetime(2023, 11, 27, tzinfo=dt.UTC))
    assert count_photos([KAB + 1], NOON - 2 * YEAR) == (0, None)
