"""Kader and the board: who serves, since when, and what phones hear of it."""

import datetime as dt
from uuid import UUID

import msgspec
import pytest

from factories.posyandu import DESA_MELATI, KAB, MAWAR, MELATI, RANI, SARI, SINCE, kader_form, load_posyandu
from simpul.jurnal.operations.rows import KaderRow, PosyanduRow
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import load_catalog
from simpul.posyandu import queries, services
from simpul.posyandu.queries import rows
from simpul.posyandu.rules.forms import AcuanForm, EndOffice, PengurusForm
from simpul.posyandu.rules.words import AlasanBerhenti, Jabatan, MetodeUmur

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 1)
TINI, WATI = UUID(int=501), UUID(int=502)


@pytest.fixture(autouse=True)
def home(db) -> None:
    load_posyandu()


def chair(person: UUID = TINI, **facts) -> PengurusForm:
    plain = {"jabatan": Jabatan.KETUA, "nama": "Bu Tini", "mulai": SINCE}
    return PengurusForm(id=person, kab_id=KAB, posyandu_id=MELATI, **(plain | facts))


def end(person: UUID, day: dt.date = dt.date(2025, 3, 1), kab_id: int = KAB) -> EndOffice:
    return EndOffice(id=person, kab_id=kab_id, selesai=day, alasan=AlasanBerhenti.PINDAH_DOMISILI)


def test_it_works() -> None:
    kader = queries.kader_of(KAB, MELATI, on=TODAY)
    assert [(row.nama, row.bidang) for row in kader] == [("Bu Rani", ()), ("Bu Sari", ("sosial", "kesehatan"))]
    assert queries.kader_counts([KAB], [MELATI, MAWAR], TODAY) == {MELATI: 2, MAWAR: 0}
    assert queries.kader_lack_of(KAB, MELATI, TODAY).kurang_orang == 13
    assert queries.find_kader(KAB, SARI).sk_nomor == "141/7/2024"
    assert queries.find_kader(KAB + 1, SARI) is None


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"nama": " "}, "posyandu.nama_kosong"),
        ({"posyandu_id": UUID(int=9)}, "posyandu.tidak_ditemukan"),
        ({"bidang": ("pertanian",)}, "posyandu.bidang_tidak_dikenal"),
    ],
)
def test_a_wrong_kader_is_refused(facts, code) -> None:
    posyandu_id = facts.pop("posyandu_id", MELATI)
    [refusal] = services.check_add_kader([kader_form(TINI, posyandu_id, **facts)])
    assert isinstance(refusal, SimpulError)
    assert refusal.code == code


def test_new_facts_of_a_kader_keep_her_first_day() -> None:
    ready = services.check_update_kader([kader_form(nama="Bu Sari Dewi", bidang=("sosial", "pendidikan"))])
    services.update_kader(ready)
    sari = queries.find_kader(KAB, SARI)
    assert (sari.nama, sari.bidang, sari.mulai) == ("Bu Sari Dewi", ("pendidikan", "sosial"), SINCE)
    [refusal] = services.check_update_kader([kader_form(SARI, MAWAR)])
    assert refusal.code == "posyandu.kader_tidak_ditemukan"


def test_a_kader_who_ended_stays_in_the_register_but_not_in_office() -> None:
    services.end_kader(services.check_end_kader([end(SARI)]))
    assert [row.id for row in queries.kader_of(KAB, MELATI, on=TODAY)] == [RANI]
    assert [row.id for row in queries.kader_of(KAB, MELATI, on=dt.date(2025, 2, 28))] == [RANI, SARI]
    sari = queries.find_kader(KAB, SARI)
    assert (sari.selesai, sari.alasan_berhenti) == (dt.date(2025, 3, 1), AlasanBerhenti.PINDAH_DOMISILI)
    [again] = services.check_end_kader([end(SARI)])
    assert again.code == "posyandu.kader_sudah_selesai"


def test_an_end_before_the_beginning_or_of_a_stranger_is_refused() -> None:
    decided = services.check_end_kader([end(SARI, dt.date(2020, 1, 1)), end(TINI), end(RANI, kab_id=1)])
    assert [item.code for item in decided] == [
        "posyandu.tanggal_mundur",
        "posyandu.kader_tidak_ditemukan",
        "posyandu.kader_tidak_ditemukan",
    ]


def test_who_follows_takes_the_post_the_day_the_other_leaves() -> None:
    services.set_pengurus(services.check_set_pengurus([chair()]))
    day = dt.date(2026, 1, 1)
    changes = services.set_pengurus(services.check_set_pengurus([chair(WATI, nama="Bu Wati", mulai=day)]))

    assert {change.id for change in changes} == {TINI, WATI}
    assert [row.nama for row in queries.pengurus_of(KAB, MELATI, on=TODAY)] == ["Bu Wati"]
    assert [row.nama for row in queries.pengurus_of(KAB, MELATI, on=dt.date(2025, 12, 31))] == ["Bu Tini"]
    [refusal] = services.check_set_pengurus([chair(UUID(int=503), mulai=SINCE)])
    assert refusal.code == "posyandu.tanggal_mundur"
    services.end_pengurus(services.check_end_pengurus([end(WATI, dt.date(2026, 5, 1))]))
    assert queries.pengurus_of(KAB, MELATI, on=TODAY) == []


def test_only_a_ketua_bidang_has_a_field_and_each_field_has_one() -> None:
    lead = chair(jabatan=Jabatan.KETUA_BIDANG, bidang="sosial")
    other = chair(WATI, jabatan=Jabatan.KETUA_BIDANG, bidang="kesehatan")
    services.set_pengurus(services.check_set_pengurus([lead, other]))
    assert len(queries.pengurus_of(KAB, MELATI, on=TODAY)) == 2
    decided = services.check_set_pengurus(
        [
            chair(bidang="sosial"),
            chair(jabatan=Jabatan.KETUA_BIDANG),
            chair(jabatan=Jabatan.KETUA_BIDANG, bidang="pertanian"),
        ]
    )
    assert [item.code for item in decided] == [
        "posyandu.bidang_ketua",
        "posyandu.bidang_ketua",
        "posyandu.bidang_tidak_dikenal",
    ]


def test_phones_get_the_posyandu_and_its_people_in_the_agreed_shape() -> None:
    services.set_pengurus(services.check_set_pengurus([chair(jabatan=Jabatan.KETUA_BIDANG, bidang="sosial")]))
    services.end_kader(services.check_end_kader([end(SARI)]))
    [row] = queries.sync_rows("posyandu", KAB, MELATI, [MELATI])
    shaped = msgspec.convert(row, PosyanduRow, strict=False)
    assert (shaped.desa, shaped.kecamatan, shaped.kabupaten) == ("Petak Bahandang", "Kurun", "Gunung Mas")
    assert (shaped.label_desa, shaped.label_dusun, shaped.penerima_kasus) == ("desa", "dusun", ["kepala_desa"])
    assert shaped.hari_libur == sorted(shaped.hari_libur)
    assert len(shaped.hari_libur) > 20

    people = msgspec.convert(queries.sync_rows("kader", KAB, MELATI, [SARI, RANI, TINI]), list[KaderRow], strict=False)
    assert {(row.nama, row.jabatan, row.aktif) for row in people} == {
        ("Bu Sari", "kader", False),
        ("Bu Rani", "kader", True),
        ("Bu Tini", "ketua_bidang", True),
    }
    assert queries.sync_rows("kader", KAB, MAWAR, [SARI]) == []
    assert queries.sync_rows("posyandu", KAB, MELATI, [MAWAR]) == []
    assert queries.sync_rows("posyandu", KAB + 1, MELATI, [MELATI]) == []
    snapshot = queries.snapshot_rows("kader", KAB, MELATI, dt.date(2026, 1, 1))
    assert {row["nama"] for row in snapshot} == {"Bu Rani", "Bu Tini"}
    assert len(queries.snapshot_rows("posyandu", KAB, MELATI, SINCE)) == 1


def test_a_regency_sets_its_numbers_posts_and_age_method() -> None:
    form = AcuanForm(
        kab_id=KAB,
        nomor_darurat=(("Ambulans Puskesmas", "0537-31119"),),
        penerima_kasus=("polisi", "dp3a"),
        metode_umur=MetodeUmur.HARI,
    )
    changes = services.set_acuan(services.check_set_acuan([form]))
    assert {change.id for change in changes} == {MELATI, MAWAR}
    [row] = queries.sync_rows("posyandu", KAB, MELATI, [MELATI])
    assert row["nomor_darurat"] == [{"nama": "Ambulans Puskesmas", "nomor": "0537-31119"}]
    assert (row["penerima_kasus"], row["metode_umur"]) == (["dp3a", "polisi"], "hari")


def test_without_its_own_numbers_a_regency_has_those_of_its_region_or_none(monkeypatch) -> None:
    """A regency that set posts only keeps what its region published; where nobody published any, none is shown."""
    services.set_acuan([AcuanForm(kab_id=KAB, penerima_kasus=("dp3a",))])
    [row] = queries.sync_rows("posyandu", KAB, MELATI, [MELATI])
    assert row["nomor_darurat"] == []
    monkeypatch.setattr(rows, "catalog_at", lambda *_: load_catalog(None, ("bali-2026-11",)))
    [row] = queries.sync_rows("posyandu", KAB, MELATI, [MELATI])
    assert row["nomor_darurat"][0].keys() == {"nama", "nomor"}
    services.set_acuan([AcuanForm(kab_id=KAB, nomor_darurat=(("Polisi", "110"),))])
    [row] = queries.sync_rows("posyandu", KAB, MELATI, [MELATI])
    assert row["nomor_darurat"] == [{"nama": "Polisi", "nomor": "110"}]


@pytest.mark.parametrize(
    "facts",
    [{"nomor_darurat": (("Ambulans", "hubungi desa"),)}, {"penerima_kasus": ()}, {"penerima_kasus": ("camat",)}],
)
def test_settings_that_cannot_work_are_refused(facts) -> None:
    [refusal] = services.check_set_acuan([AcuanForm(kab_id=KAB, **facts)])
    assert refusal.code == "posyandu.acuan_salah"


def test_the_desa_of_the_fixture_is_real() -> None:
    assert queries.find_posyandu(KAB, MELATI).kode_desa == DESA_MELATI
