"""Out of the archive: within 30 days from a phone, from the office always, and as she was."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from factories.warga import TODAY, Rumah, code, make_rumah
from simpul.jurnal.contracts import Ctx
from simpul.kernel.errors import CONTRACTS
from simpul.kernel.ids import new_id
from simpul.laporan.queries import month_sets
from simpul.warga.models import DirektoriNik, Warga
from simpul.warga.queries import list_archive, list_people, sync_rows
from simpul.warga.rules import RESTORE_DAYS, may_restore

pytestmark = pytest.mark.django_db
NOVEMBER = dt.date(2026, 11, 1)
VECTORS = json.loads((CONTRACTS / "vectors" / "warga" / "archive.json").read_text(encoding="utf-8"))
NIK = "6210025009250001"


class Kantor(Rumah):
    """The same posyandu, from the office."""

    def ctx(self) -> Ctx:
        return replace(super().ctx(), door="kantor")


@pytest.fixture
def home() -> Rumah:
    return make_rumah()


def archived(home: Rumah, days_ago: int, **facts: object) -> object:
    key = home.add(service_date=dt.date(2026, 8, 1), **facts)
    home.do("archive_warga", warga_id=key, alasan="Salah daftar", service_date=TODAY - dt.timedelta(days=days_ago))
    return key


def test_it_works(home: Rumah) -> None:
    key = home.add(service_date=dt.date(2026, 8, 1), nik=NIK)
    home.do("record_penimbangan", penimbangan_id=new_id(), warga_id=key, tanggal=TODAY, berat_g=8600)
    keys = [(home.posyandu_id, NOVEMBER)]
    before = month_sets(home.kab_id, keys)
    row = sync_rows("warga", home.kab_id, home.posyandu_id, [key])[0]
    home.do("archive_warga", warga_id=key, alasan="Salah daftar")
    outcome = home.do("restore_warga", warga_id=key)
    assert outcome["pulih"]
    assert (outcome["lama"], outcome["baru"]) == ({"status": "diarsipkan"}, {"status": "aktif"})
    assert month_sets(home.kab_id, keys) == before
    again = sync_rows("warga", home.kab_id, home.posyandu_id, [key])[0]
    assert [line["baru"]["status"] for line in again["riwayat"]] == ["diarsipkan", "aktif"]
    assert {**again, "n": 0, "riwayat": []} == {**row, "n": 0, "riwayat": []}
    assert sorted(home.changes[0].months) == [dt.date(2026, month, 1) for month in (8, 9, 10, 11)]
    assert list_archive(home.kab_id, home.posyandu_id) == []
    assert DirektoriNik.objects.filter(kab_id=home.kab_id, warga_id=key).count() == 1


def test_a_phone_may_for_thirty_days_the_office_always(home: Rumah) -> None:
    recent, old = archived(home, 30), archived(home, 31)
    assert home.do("restore_warga", warga_id=recent)["pulih"]
    assert code(home.do("restore_warga", warga_id=old)) == "warga.arsip_lewat"
    office = Kantor(home.posyandu_id, home.akun_id, n=home.n)
    assert office.do("restore_warga", warga_id=old, alasan="Ternyata warga sini")["pulih"]
    assert {one.id for one in list_people(home.kab_id, [home.posyandu_id])} == {recent, old}


def test_the_day_on_the_phone_decides_not_that_of_arrival(home: Rumah) -> None:
    key = archived(home, 40)
    said = TODAY - dt.timedelta(days=12)
    assert home.do("restore_warga", warga_id=key, service_date=said)["pulih"]


def test_twice_is_harmless(home: Rumah) -> None:
    key = archived(home, 3)
    home.do("restore_warga", warga_id=key)
    assert home.do("restore_warga", warga_id=key) == {"pulih": False}
    assert [change.id for change in home.changes] == [key]


def test_one_batch_says_both(home: Rumah) -> None:
    key = archived(home, 3)
    ops = [home.op("restore_warga", warga_id=key) for _ in range(2)]
    assert [one["pulih"] for one in home.perform(ops)] == [True, False]


def test_what_was_said_of_her_meanwhile_holds(home: Rumah) -> None:
    key = archived(home, 3)
    home.do("end_warga", warga_id=key, status="pindah", tanggal=TODAY)
    home.do("correct_warga", warga_id=key, alasan="KTP", nik=NIK)
    home.do("restore_warga", warga_id=key)
    row = Warga.objects.get(kab_id=home.kab_id, id=key)
    assert (row.status, row.arsip_tanggal, row.arsip_n) == ("pindah", None, None)
    assert DirektoriNik.objects.filter(kab_id=home.kab_id, warga_id=key).count() == 1


def test_nobody_and_wrong_clocks_are_refused(home: Rumah) -> None:
    assert code(home.do("restore_warga", warga_id=new_id())) == "warga.tidak_ditemukan"
    late = TODAY + dt.timedelta(days=2)
    assert code(home.do("restore_warga", warga_id=archived(home, 3), service_date=late)) == "warga.tanggal_di_depan"


@pytest.mark.parametrize("case", VECTORS["kasus"], ids=lambda case: case["kasus"])
def test_the_days_are_those_of_the_contract(case: dict[str, object]) -> None:
    days = [dt.date.fromisoformat(str(case[name])) for name in ("masuk", "pada")]
    assert may_restore(*days) == case["boleh"]
    assert VECTORS["hari"] == RESTORE_DAYS
