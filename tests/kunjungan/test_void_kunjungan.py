"""A void visit leaves the phones and stays in the office's history."""

import datetime as dt

import pytest

from factories.warga import TODAY, code, make_rumah
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Kunjungan
from simpul.kunjungan.queries import list_kunjungan, recap_rows, sync_rows

pytestmark = pytest.mark.django_db
MONTH = dt.date(2026, 11, 1)


def visited(home):
    key = new_id()
    facts = {"tanggal": TODAY, "cara": "lapangan", "subjek_jenis": "tempat", "tempat": "Balai"}
    facts["jawaban"] = {"jumlah_peserta": 40}
    home.do("record_kunjungan", kunjungan_id=key, layanan_id="KES-01", **facts)
    return key


def test_it_works() -> None:
    home = make_rumah()
    key = visited(home)
    assert len(recap_rows(home.kab_id, [home.posyandu_id], [MONTH]).kunjungan) == 1
    home.do("void_kunjungan", kunjungan_id=key, alasan="salah tempat")
    assert sync_rows("kunjungan", home.kab_id, home.posyandu_id, [key]) == []
    assert list_kunjungan(home.kab_id, [home.posyandu_id], MONTH, dt.date(2026, 12, 1)) == []
    assert recap_rows(home.kab_id, [home.posyandu_id], [MONTH]).kunjungan == []
    [change] = home.changes
    assert (change.gone, change.months) == (True, {MONTH})
    assert Kunjungan.objects.get(kab_id=home.kab_id, id=key).riwayat[0]["alasan"] == "salah tempat"


def test_unknown_foreign_and_repeated_are_refused() -> None:
    home, there = make_rumah(), make_rumah("Mawar 1", places=False)
    key, foreign = visited(home), visited(there)
    for wrong in (new_id(), foreign):
        assert code(home.do("void_kunjungan", kunjungan_id=wrong, alasan="")) == "kunjungan.tidak_ditemukan"
    ops = [home.op("void_kunjungan", kunjungan_id=key, alasan="") for _ in range(2)]
    assert code(home.perform(ops)[1]) == "kunjungan.sudah_dibatalkan"
