"""A person who moved or died stays in the months before."""

import datetime as dt

import pytest

from factories.warga import TODAY, code, make_rumah
from simpul.warga.queries import recap_people, snapshot_rows, sync_rows

pytestmark = pytest.mark.django_db
MOVED = dt.date(2026, 10, 20)


def test_it_works() -> None:
    home = make_rumah()
    key = home.add(service_date=dt.date(2026, 8, 1))
    home.do("end_warga", warga_id=key, status="pindah", tanggal=MOVED)
    [row] = sync_rows("warga", home.kab_id, home.posyandu_id, [key])
    assert (row["status"], row["status_tanggal"]) == ("pindah", "2026-10-20")
    [change] = home.changes
    assert sorted(change.months) == [dt.date(2026, 10, 1), dt.date(2026, 11, 1)]
    [person], _ = recap_people(home.kab_id, [home.posyandu_id], dt.date(2026, 10, 1))
    assert person.berakhir == MOVED
    assert recap_people(home.kab_id, [home.posyandu_id], dt.date(2026, 11, 1)) == ([], {})


def test_a_mistake_is_taken_back_and_she_counts_again() -> None:
    home = make_rumah()
    key = home.add(service_date=dt.date(2026, 8, 1))
    home.do("end_warga", warga_id=key, status="meninggal", tanggal=MOVED)
    home.do("end_warga", warga_id=key, status="aktif", tanggal=TODAY)
    assert sync_rows("warga", home.kab_id, home.posyandu_id, [key])[0]["status"] == "aktif"
    assert sorted(home.changes[0].months) == [dt.date(2026, 10, 1), dt.date(2026, 11, 1)]
    [person], _ = recap_people(home.kab_id, [home.posyandu_id], dt.date(2026, 11, 1))
    assert person.berakhir is None


def test_old_leavers_are_not_sent_to_a_new_phone() -> None:
    home = make_rumah()
    key = home.add(service_date=dt.date(2026, 8, 1))
    home.do("end_warga", warga_id=key, status="pindah", tanggal=MOVED)
    assert len(snapshot_rows("warga", home.kab_id, home.posyandu_id, dt.date(2026, 10, 1))) == 1
    assert snapshot_rows("warga", home.kab_id, home.posyandu_id, dt.date(2026, 11, 1)) == []


def test_impossible_days_are_refused() -> None:
    home = make_rumah()
    key = home.add()
    early = home.do("end_warga", warga_id=key, status="meninggal", tanggal=dt.date(2025, 9, 9))
    assert code(early) == "warga.sebelum_lahir"
    late = home.do("end_warga", warga_id=key, status="pindah", tanggal=TODAY + dt.timedelta(days=2))
    assert code(late) == "warga.tanggal_di_depan"


def test_an_earlier_day_later_counts_from_the_earlier() -> None:
    home = make_rumah()
    key = home.add(service_date=dt.date(2026, 8, 1))
    home.do("end_warga", warga_id=key, status="pindah", tanggal=TODAY)
    outcome = home.do("end_warga", warga_id=key, status="pindah", tanggal=MOVED)
    assert outcome["dari"] == MOVED.isoformat()
    outcome = home.do("end_warga", warga_id=key, status="meninggal", tanggal=TODAY)
    assert (outcome["dari"], outcome["lama"]["status"]) == (MOVED.isoformat(), "pindah")


def test_a_guest_who_leaves_counted_in_no_month() -> None:
    home = make_rumah()
    key = home.add(service_date=dt.date(2026, 8, 1), tamu=True)
    home.do("end_warga", warga_id=key, status="pindah", tanggal=MOVED)
    people, _ = recap_people(home.kab_id, [home.posyandu_id], dt.date(2026, 8, 1))
    assert [one.tamu for one in people] == [True]
    [row] = sync_rows("warga", home.kab_id, home.posyandu_id, [key])
    assert (row["terdaftar_tanggal"], row["status_tanggal"]) == ("2026-10-20", "2026-10-20")
    again = home.do("end_warga", warga_id=key, status="meninggal", tanggal=MOVED)
    assert again["tamu"]


@pytest.mark.parametrize(("tamu", "status"), [(True, "aktif"), (False, "tamu")])
def test_who_turns_out_to_live_here_or_not_counts_since_her_registration(tamu: bool, status: str) -> None:
    home = make_rumah()
    key = home.add(service_date=dt.date(2026, 8, 1), tamu=tamu)
    outcome = home.do("end_warga", warga_id=key, status=status, tanggal=TODAY)
    assert (outcome["dari"], outcome["tamu"]) == ("2026-08-01", False)
    left = home.do("end_warga", warga_id=key, status="pindah", tanggal=TODAY)
    back = home.do("end_warga", warga_id=key, status="aktif", tanggal=TODAY)
    assert left["tamu"] is not tamu
    assert back["dari"] == (TODAY.isoformat() if tamu else "2026-08-01")
