"""Rows are built again from the log by the same acts, and rows have the shape phones are promised."""

import datetime as dt
from itertools import groupby
from operator import itemgetter

import msgspec
import pytest

from factories.kunjungan import AISYAH, LAST_MONTH, come, open_sesi, weigh
from factories.warga import TODAY, act, make_rumah
from simpul.jurnal.operations.rows import ROWS
from simpul.kernel.ids import new_id
from simpul.kunjungan import queries as kunjungan
from simpul.kunjungan import services as kunjungan_services
from simpul.kunjungan.models import Kehadiran, Kunjungan, Penimbangan, Sesi
from simpul.warga import queries as warga
from simpul.warga import services as warga_services
from simpul.warga.models import DirektoriNik, Episode, Keluarga, Penggabungan, RiwayatWarga, Warga

pytestmark = pytest.mark.django_db
TABLES = (Penimbangan, Kehadiran, Kunjungan, Sesi, RiwayatWarga, Penggabungan, Episode, DirektoriNik, Warga, Keluarga)
OWNERS = {
    **dict.fromkeys(("keluarga", "warga"), warga),
    **dict.fromkeys(("sesi", "kehadiran", "penimbangan", "kunjungan"), kunjungan),
}


def live(home) -> None:
    """A month of a posyandu with every kind of operation."""
    family, mother = new_id(), new_id()
    home.do("register_keluarga", keluarga_id=family, kepala_nama="Kadir", nomor_kk="6210020101150001")
    woman = {"nama": "Nur", "jenis_kelamin": "P", "tanggal_lahir": dt.date(1998, 1, 1), "nik": "6210024101981207"}
    home.do("register_warga", warga_id=mother, keluarga_id=family, **woman)
    home.do("record_episode", episode_id=new_id(), warga_id=mother, jenis="menyusui", mulai=dt.date(2025, 10, 1))
    child, twice = home.add(**AISYAH, ibu_id=mother), home.add("Aisah", AISYAH["lahir"], tamu=True)
    home.do("set_izin", warga_id=child, jenis="foto", setuju=True)
    day = open_sesi(home)
    open_sesi(home, kader_hadir=[new_id()])
    come(home, day, child)
    weigh(home, child, 8700, LAST_MONTH)
    first, _ = weigh(home, child, 8900, sesi_id=day, panjang_mm=735, posisi="telentang")
    second, _ = weigh(home, twice, 9000, vitamin_a="merah")
    visit = {"tanggal": TODAY, "cara": "rumah", "subjek_jenis": "orang", "jawaban": {"batuk_lama": True}}
    home.do("record_kunjungan", kunjungan_id=new_id(), layanan_id="KES-02", warga_id=child, **visit)
    home.do("merge_warga", asal_id=twice, tujuan_id=child, alasan="sama")
    home.do("choose_penimbangan", dipilih_id=first, ditinggal_ids=[second])
    home.do("correct_warga", warga_id=child, alasan="KK", tanggal_lahir=dt.date(2025, 9, 9), nik="6210024909251207")
    home.do("correct_penimbangan", penimbangan_id=first, alasan="baca", berat_g=8950)
    home.do("close_sesi", sesi_id=day, rekap={"D": 1})
    home.do("reopen_sesi", sesi_id=day, alasan="lupa")
    home.do("end_warga", warga_id=mother, status="pindah", tanggal=TODAY)


def rows_of(home):
    since = dt.date(2024, 11, 1)
    return {
        entity: owner.snapshot_rows(entity, home.kab_id, home.posyandu_id, since) for entity, owner in OWNERS.items()
    }


def test_it_works() -> None:
    home = make_rumah()
    live(home)
    before = rows_of(home)
    hidden = {model: sorted(model.objects.values_list("id", flat=True)) for model in (RiwayatWarga, Penggabungan)}
    kunjungan_services.clear_kunjungan(home.kab_id, home.posyandu_id)
    warga_services.clear_warga(home.kab_id, home.posyandu_id)
    assert [model for model in TABLES if model.objects.exists()] == []
    for kind, run in groupby(home.log, key=lambda item: item.envelope.type):
        act(kind, list(run))
    assert rows_of(home) == before
    assert hidden == {model: sorted(model.objects.values_list("id", flat=True)) for model in hidden}
    assert len(before["penimbangan"]) == 3


def test_rows_have_the_promised_shape() -> None:
    home = make_rumah()
    live(home)
    for entity, rows in rows_of(home).items():
        assert rows, entity
        for row in rows:
            assert set(row) == set(ROWS[entity].__struct_fields__)
            msgspec.convert(msgspec.json.decode(msgspec.json.encode(row)), ROWS[entity])


def test_snapshot_and_pull_say_the_same() -> None:
    home = make_rumah()
    live(home)
    for entity, rows in rows_of(home).items():
        ids = [row["id"] for row in rows]
        pulled = OWNERS[entity].sync_rows(entity, home.kab_id, home.posyandu_id, ids)
        # A snapshot has its own order: by person before id.
        assert pulled == sorted(rows, key=itemgetter("id"))
