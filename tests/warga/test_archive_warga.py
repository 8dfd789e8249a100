"""A person who was registered by mistake leaves every list and count; what was recorded for her stays."""

import datetime as dt
from uuid import UUID

import pytest

from factories.warga import TODAY, Rumah, code, make_rumah
from simpul.kernel.ids import derive_id, new_id
from simpul.kunjungan.queries import (
    list_conflicts,
    list_kunjungan,
    list_penimbangan,
    list_sesi,
    person_penimbangan,
    recap_rows,
    work_since,
)
from simpul.laporan.queries import month_sets
from simpul.warga.models import DirektoriNik
from simpul.warga.queries import (
    candidates_for,
    list_archive,
    list_duplicates,
    list_people,
    nik_counts,
    profile,
    recap_people,
    search,
    snapshot_rows,
    sync_rows,
    traits_of,
)

pytestmark = pytest.mark.django_db
AUGUST, NOVEMBER = dt.date(2026, 8, 1), dt.date(2026, 11, 1)
END = dt.date(2026, 12, 1)
NIK = "6210025009250001"


@pytest.fixture
def home() -> Rumah:
    return make_rumah()


def weigh(home: Rumah, key: UUID, day: dt.date = TODAY, berat_g: int = 8600) -> None:
    outcome = home.do("record_penimbangan", penimbangan_id=new_id(), warga_id=key, tanggal=day, berat_g=berat_g)
    assert isinstance(outcome, dict)


def come(home: Rumah, key: UUID) -> None:
    sesi = derive_id("sesi", str(home.posyandu_id), TODAY.isoformat())
    home.do("open_sesi", sesi_id=sesi, tanggal=TODAY, tempat="Balai", kader_hadir=[])
    home.do("record_kehadiran", kehadiran_id=new_id(), sesi_id=sesi, warga_id=key)


def sets_of(home: Rumah, month: dt.date = NOVEMBER) -> dict[str, list[str]]:
    return month_sets(home.kab_id, [(home.posyandu_id, month)])[home.posyandu_id, month]


def test_it_works(home: Rumah) -> None:
    key = home.add(service_date=AUGUST, nik=NIK)
    weigh(home, key)
    weigh(home, key, berat_g=8700)
    come(home, key)
    assert sets_of(home)["S"] == [str(key)]
    outcome = home.do("archive_warga", warga_id=key, alasan="Salah daftar")
    assert (outcome["arsip"], outcome["lama"], outcome["baru"]) == (
        TODAY.isoformat(),
        {"status": "aktif"},
        {"status": "diarsipkan"},
    )
    places = [home.posyandu_id]
    assert list_people(home.kab_id, places) == []
    assert search(home.kab_id, places, "aisyah") == search(home.kab_id, places, NIK) == []
    assert recap_people(home.kab_id, places, AUGUST) == ([], {})
    rows = recap_rows(home.kab_id, places, [NOVEMBER])
    assert (rows.penimbangan, rows.hadir) == ([], [])
    assert not any(sets_of(home).get(name) for name in ("S", "D", "sasaran", "terlayani", "layanan_kesehatan"))
    assert list_penimbangan(home.kab_id, places, NOVEMBER, END) == list_conflicts(home.kab_id, places) == []
    assert [day.hadir for day in list_sesi(home.kab_id, places, NOVEMBER, END)] == [0]
    assert nik_counts(home.kab_id, places) == {}


def test_her_page_keeps_everything_and_says_why(home: Rumah) -> None:
    key = home.add()
    weigh(home, key)
    home.do("archive_warga", warga_id=key, alasan="Salah daftar")
    page = profile(home.kab_id, [home.posyandu_id], key, TODAY)
    assert page is not None
    assert (page.orang.arsip_tanggal, page.orang.status) == (TODAY, "aktif")
    assert [(line.jenis, line.alasan, line.oleh) for line in page.riwayat] == [("arsip", "Salah daftar", "Bu Sari")]
    assert [row.berat_g for row in person_penimbangan(home.kab_id, home.posyandu_id, key)] == [8600]
    [listed] = list_archive(home.kab_id, home.posyandu_id)
    assert (listed.orang.id, listed.alasan, listed.oleh) == (key, "Salah daftar", "Bu Sari")
    assert [one.id for one in list_people(home.kab_id, [home.posyandu_id], ids=[key])] == [key]


def test_phones_hold_her_as_archived_on_pull_and_snapshot(home: Rumah) -> None:
    key = home.add()
    home.do("archive_warga", warga_id=key, alasan="Salah daftar")
    [pulled] = sync_rows("warga", home.kab_id, home.posyandu_id, [key])
    assert snapshot_rows("warga", home.kab_id, home.posyandu_id, AUGUST) == [pulled]
    assert pulled["arsip_tanggal"] == TODAY.isoformat()
    assert pulled["riwayat"][-1]["baru"] == {"status": "diarsipkan"}
    assert [change.id for change in home.changes] == [key]


def test_months_are_counted_again_since_her_first_work(home: Rumah) -> None:
    key = home.add(service_date=dt.date(2026, 10, 5))
    weigh(home, key, dt.date(2026, 9, 20))
    outcome = home.do("archive_warga", warga_id=key, alasan="Salah daftar")
    assert outcome["dari"] == "2026-09-20"
    assert sorted(home.changes[0].months) == [dt.date(2026, month, 1) for month in (9, 10, 11)]


def test_her_number_is_free_for_who_is_registered_rightly(home: Rumah) -> None:
    wrong = home.add(nik=NIK)
    home.do("archive_warga", warga_id=wrong, alasan="Salah daftar")
    facts = {"nama": "Aisyah Nur", "jenis_kelamin": "P", "tanggal_lahir": dt.date(2025, 9, 10)}
    again = home.do("register_warga", warga_id=new_id(), nik=NIK, **facts)
    assert (again["peringatan"], again["mungkin_sama"]) == ([], [])
    assert list_duplicates(home.kab_id, [home.posyandu_id]) == []
    traits, number = traits_of(home.kab_id, [wrong])[wrong]
    assert wrong not in {key for key, _ in candidates_for(home.kab_id, home.posyandu_id, traits, number)}
    assert DirektoriNik.objects.filter(kab_id=home.kab_id).count() == 1


def test_twice_from_two_phones_keeps_the_first_day_and_reason(home: Rumah) -> None:
    key = home.add(service_date=AUGUST)
    home.do("archive_warga", warga_id=key, alasan="Salah daftar", service_date=dt.date(2026, 11, 20))
    outcome = home.do("archive_warga", warga_id=key, alasan="Hanya mencoba")
    assert outcome == {"arsip": None}
    [listed] = list_archive(home.kab_id, home.posyandu_id)
    assert (listed.orang.arsip_tanggal, listed.alasan) == (dt.date(2026, 11, 20), "Salah daftar")
    # The second phone must still hear how she is.
    assert [change.id for change in home.changes] == [key]


def test_a_visit_from_another_phone_is_kept_and_told(home: Rumah) -> None:
    key = home.add()
    home.do("archive_warga", warga_id=key, alasan="Salah daftar")
    visit = {"layanan_id": "KES-02", "cara": "rumah", "subjek_jenis": "orang", "jawaban": {}}
    outcome = home.do("record_kunjungan", kunjungan_id=new_id(), warga_id=key, tanggal=TODAY, **visit)
    weigh(home, key)
    assert isinstance(outcome, dict)
    [listed] = list_archive(home.kab_id, home.posyandu_id)
    assert work_since(home.kab_id, home.posyandu_id, {key: listed.n}) == {key: 2}
    assert work_since(home.kab_id, home.posyandu_id, {}) == {}
    assert len(list_kunjungan(home.kab_id, [home.posyandu_id], NOVEMBER, END, warga_id=key)) == 1
    assert list_kunjungan(home.kab_id, [home.posyandu_id], NOVEMBER, END) == []
    assert not sets_of(home).get("D")


def test_a_guest_in_the_archive_is_counted_as_no_guest(home: Rumah) -> None:
    key = home.add(tamu=True)
    weigh(home, key)
    assert sets_of(home)["tamu"] == [str(key)]
    home.do("archive_warga", warga_id=key, alasan="Salah daftar")
    assert not sets_of(home).get("tamu")


def test_rows_merged_into_hers_go_with_her_and_no_link_changes(home: Rumah) -> None:
    old, new, third = home.add("Hana"), home.add("Hanna"), home.add("Budi")
    weigh(home, new)
    home.do("merge_warga", asal_id=new, tujuan_id=old, alasan="orang yang sama")
    home.do("archive_warga", warga_id=old, alasan="Salah daftar")
    assert not sets_of(home).get("D")
    assert code(home.do("unmerge_warga", asal_id=new, alasan="keliru")) == "warga.gabung_arsip"
    assert code(home.do("merge_warga", asal_id=old, tujuan_id=third, alasan="sama")) == "warga.gabung_arsip"
    assert code(home.do("merge_warga", asal_id=third, tujuan_id=new, alasan="sama")) == "warga.gabung_arsip"


def test_a_row_that_another_stands_for_is_looked_at_first(home: Rumah) -> None:
    old, new = home.add("Hana"), home.add("Hanna")
    home.do("merge_warga", asal_id=new, tujuan_id=old, alasan="orang yang sama")
    assert code(home.do("archive_warga", warga_id=new, alasan="Salah daftar")) == "warga.sudah_digabung"
    assert [one.id for one in list_people(home.kab_id, [home.posyandu_id])] == [old]


def test_strangers_wrong_clocks_and_long_words_are_refused(home: Rumah) -> None:
    key = home.add()
    assert code(home.do("archive_warga", warga_id=new_id(), alasan="x")) == "warga.tidak_ditemukan"
    late = TODAY + dt.timedelta(days=2)
    assert code(home.do("archive_warga", warga_id=key, alasan="x", service_date=late)) == "warga.tanggal_di_depan"
    assert code(home.do("archive_warga", warga_id=key, alasan="x" * 2001)) == "warga.teks_terlalu_panjang"
    assert [one.id for one in list_people(home.kab_id, [home.posyandu_id])] == [key]
