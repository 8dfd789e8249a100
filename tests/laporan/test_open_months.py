"""A month begins for every active posyandu after its local midnight, also for one that does nothing in it."""

import datetime as dt
from uuid import UUID

import pytest

from factories.posyandu import KAB, MAWAR, MELATI, load_posyandu
from simpul.flows.jobs import run_once
from simpul.jurnal.models import KotakKeluar
from simpul.kernel.ids import new_id
from simpul.laporan import services
from simpul.laporan.models import RekapBulan
from simpul.posyandu.models import Posyandu
from simpul.warga.models import Warga

pytestmark = pytest.mark.django_db
DECEMBER = dt.date(2026, 12, 1)
# 00.30 on 1 December in Kalimantan Tengah (WIB), still November in Greenwich.
MIDNIGHT = dt.datetime(2026, 11, 30, 17, 30, tzinfo=dt.UTC)


def child(posyandu_id: UUID) -> None:
    Warga.objects.create(
        id=new_id(),
        kab_id=KAB,
        posyandu_id=posyandu_id,
        n=1,
        nama="Aisyah",
        nama_bunyi="aisya",
        jenis_kelamin="P",
        tanggal_lahir=dt.date(2025, 3, 4),
        status="aktif",
        dasar_hukum="tugas_pelayanan",
        terdaftar_tanggal=dt.date(2026, 9, 3),
    )


@pytest.fixture
def places(db) -> None:
    load_posyandu()
    child(MELATI)


def opened() -> dict[UUID, dict[str, int]]:
    return dict(RekapBulan.objects.filter(kab_id=KAB, bulan=DECEMBER).values_list("posyandu_id", "angka"))


def test_it_works(places) -> None:
    assert services.open_months(MIDNIGHT) == 2
    found = opened()
    assert (found[MELATI]["S"], found[MELATI].get("D")) == (1, None)
    delta = KotakKeluar.objects.get(kab_id=KAB, posyandu_id=MELATI, bulan=DECEMBER)
    assert delta.selisih["S"] == 1


def test_before_local_midnight_nothing_begins(places) -> None:
    services.open_months(MIDNIGHT - dt.timedelta(hours=1))
    assert opened() == {}


def test_a_posyandu_that_rests_is_left_out(places) -> None:
    Posyandu.objects.filter(kab_id=KAB, id=MAWAR).update(status="nonaktif")
    services.open_months(MIDNIGHT)
    assert set(opened()) == {MELATI}


def test_again_changes_nothing(places) -> None:
    services.open_months(MIDNIGHT)
    before = KotakKeluar.objects.count()
    assert services.open_months(MIDNIGHT) == 0
    assert KotakKeluar.objects.count() == before


def test_the_loop_does_it(places) -> None:
    assert run_once(MIDNIGHT)["bulan"] == 2
    assert "bulan" not in run_once(MIDNIGHT + dt.timedelta(seconds=5))
