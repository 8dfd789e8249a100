"""SQLite plans by statistics: a row asked for by its id is not looked for among all rows of its regency."""

import pytest
from django.db import connection

from factories.wilayah import GUNUNG_MAS_KAB_ID as KAB
from simpul.jurnal.models import Operasi
from simpul.jurnal.planner import needs_statistics, refresh_statistics
from simpul.kernel.ids import new_id

pytestmark = pytest.mark.django_db


def _fill(count: int) -> list[Operasi]:
    moment = "2026-11-26T05:00:00+00:00"
    posyandu_id, akun_id = new_id(), new_id()
    rows = [
        Operasi(
            id=new_id(),
            kab_id=KAB,
            posyandu_id=posyandu_id,
            jenis="open_sesi",
            versi=1,
            katalog_versi="1",
            status="diterima",
            n=number,
            pelaku_id=akun_id,
            tanggal_layanan="2026-11-26",
            dicatat_at=moment,
            diterima_at=moment,
            pintu="hp",
            kunci_id=posyandu_id,
            isi=b"",
        )
        for number in range(count)
    ]
    return Operasi.objects.bulk_create(rows)


def test_it_works() -> None:
    rows = _fill(400)
    wanted = Operasi.objects.filter(kab_id=KAB, id__in=[row.id for row in rows[:5]])
    if not needs_statistics():
        assert refresh_statistics() == 0
        return
    assert refresh_statistics() > 0
    assert "sqlite_autoindex_jurnal_operasi_1" in wanted.explain()
    assert wanted.count() == 5


def test_it_is_told_again_without_harm() -> None:
    first, again = refresh_statistics(), refresh_statistics()
    assert first <= again
    assert connection.vendor != "postgresql" or again == 0
