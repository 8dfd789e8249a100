"""People are registered with what is known; the same child twice is accepted and flagged."""

import datetime as dt

import pytest

from factories.warga import NOON, TODAY, code, make_rumah, warned
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.warga.models import DirektoriNik, Warga
from simpul.warga.queries import list_duplicates, reveal_nik, sync_rows

pytestmark = pytest.mark.django_db
BORN = dt.date(2025, 9, 10)
NIK = "6210025009251207"  # 50 = day 10 of a girl, 09 25


def register(home, **payload):
    facts = {"warga_id": new_id(), "nama": "Aisyah Nur", "jenis_kelamin": "P", "tanggal_lahir": BORN}
    return home.do("register_warga", **(facts | payload))


def test_it_works() -> None:
    home = make_rumah()
    mother = home.add("Nur Hayati", dt.date(1998, 2, 1), telepon="081234567890")
    key = new_id()
    outcome = register(home, warga_id=key, nik=NIK, ibu_id=mother, rt="02", berat_lahir_g=3100)
    assert (outcome["peringatan"], outcome["mungkin_sama"]) == ([], [])
    [row] = sync_rows("warga", home.kab_id, home.posyandu_id, [key])
    assert row["nik_samar"] == "6210 **** **** 1207"
    assert (row["status"], row["ibu_id"], row["terdaftar_tanggal"]) == ("aktif", str(mother), TODAY.isoformat())
    assert reveal_nik(home.kab_id, home.posyandu_id, key) == NIK
    [change] = home.changes
    assert (change.entity, change.months) == ("warga", frozenset({dt.date(2026, 11, 1)}))


def test_nik_lies_encrypted_and_is_found_by_hash() -> None:
    home = make_rumah()
    key = new_id()
    register(home, warga_id=key, nik="6210 0250 0925 1207")
    stored = Warga.objects.get(kab_id=home.kab_id, id=key)
    assert NIK.encode() not in bytes(stored.nik_sandi)
    assert bytes(DirektoriNik.objects.get(warga_id=key).nik_hash) == bytes(stored.nik_hash)


@pytest.mark.parametrize(
    ("payload", "refusal"),
    [
        ({"nama": " "}, "warga.nama_kosong"),
        ({"tanggal_lahir": TODAY + dt.timedelta(days=2)}, "warga.lahir_di_depan"),
        ({"tanggal_lahir": dt.date(1906, 11, 25)}, "warga.lahir_terlalu_lama"),
        ({"berat_lahir_g": 31}, "warga.berat_lahir_di_luar_batas"),
        ({"nama": "x" * 201}, "warga.teks_terlalu_panjang"),
        ({"service_date": TODAY + dt.timedelta(days=365)}, "warga.tanggal_di_depan"),
        ({"service_date": TODAY - dt.timedelta(days=2000)}, "warga.tanggal_terlalu_lama"),
    ],
)
def test_impossible_facts_are_refused(payload, refusal) -> None:
    home = make_rumah()
    service_date = {"service_date": payload.pop("service_date")} if "service_date" in payload else {}
    assert code(register(home, **payload, **service_date)) == refusal
    assert not Warga.objects.filter(kab_id=home.kab_id).exists()


def test_tomorrow_and_120_years_are_possible() -> None:
    home = make_rumah()
    assert isinstance(register(home, tanggal_lahir=TODAY + dt.timedelta(days=1)), dict)
    assert isinstance(register(home, nama="Mbah Karto", tanggal_lahir=dt.date(1906, 11, 26)), dict)


def test_family_of_another_posyandu_is_refused() -> None:
    here, there = make_rumah(), make_rumah("Mawar 1", places=False)
    family = new_id()
    there.do("register_keluarga", keluarga_id=family, kepala_nama="Kadir")
    assert code(register(here, keluarga_id=family)) == "warga.bukan_posyandu_ini"


def test_same_operation_twice_changes_nothing() -> None:
    home = make_rumah()
    key = new_id()
    register(home, warga_id=key)
    assert code(register(home, warga_id=key, nama="Lain")) == "warga.sudah_terdaftar"
    assert Warga.objects.get(kab_id=home.kab_id, id=key).nama == "Aisyah Nur"


def test_same_child_twice_is_accepted_and_flagged() -> None:
    home = make_rumah()
    first = home.add("Aisyah Nur", BORN)
    outcome = register(home, nama="Aisah Noer")
    assert (outcome["mungkin_sama"], warned(outcome)) == ([str(first)], ["warga.mungkin_sama"])
    [pair] = list_duplicates(home.kab_id, [home.posyandu_id])
    assert {pair.a.nama, pair.b.nama} == {"Aisyah Nur", "Aisah Noer"}
    assert pair.nilai == 80


def test_same_child_twice_in_one_batch_is_flagged() -> None:
    home = make_rumah()
    facts = {"nama": "Bima", "jenis_kelamin": "L", "tanggal_lahir": BORN}
    keys = [new_id(), new_id()]
    first, second = home.perform([home.op("register_warga", warga_id=key, **facts) for key in keys])
    assert (first["mungkin_sama"], second["mungkin_sama"]) == ([], [str(keys[0])])


def test_two_nameless_babies_are_not_overwritten() -> None:
    home = make_rumah()
    first = register(home, nama="Bayi", nomor_sementara="S-A0127", tanggal_lahir_perkiraan=True)
    second = register(home, nama="Bayi", nomor_sementara="S-A0127", tanggal_lahir_perkiraan=True)
    assert not isinstance(first, SimpulError)
    assert warned(second) == ["warga.nomor_sementara_ganda", "warga.mungkin_sama"]
    assert Warga.objects.filter(kab_id=home.kab_id).count() == 2


@pytest.mark.parametrize(
    ("nik", "warnings"),
    [
        (NIK, []),
        ("", []),
        ("62100250", ["warga.nik_bukan_16_angka"]),
        ("6210025013251207", ["warga.nik_tidak_terbaca"]),
        ("6210025109251207", ["warga.nik_tanggal_berbeda"]),
        ("6210021009251207", ["warga.nik_kelamin_berbeda"]),
        ("6210021109251207", ["warga.nik_tanggal_berbeda", "warga.nik_kelamin_berbeda"]),
    ],
)
def test_nik_warns_and_never_blocks(nik, warnings) -> None:
    home = make_rumah()
    assert warned(register(home, nik=nik)) == warnings


def test_nik_known_here_and_elsewhere_is_warned_about() -> None:
    home = make_rumah()
    first = home.add("Aisyah", BORN, nik=NIK)
    outcome = register(home, nama="Putri", nik=NIK)
    assert warned(outcome) == ["warga.nik_terpakai", "warga.mungkin_sama"]
    assert outcome["mungkin_sama"] == [str(first)]
    DirektoriNik.objects.filter(kab_id=home.kab_id).update(kab_id=home.kab_id + 1)
    assert warned(register(home, nama="Citra", nik=NIK)) == ["warga.nik_di_daerah_lain"]


def test_late_registration_counts_again_every_month_since() -> None:
    home = make_rumah()
    home.received_at = NOON
    register(home, service_date=dt.date(2026, 9, 30))
    [change] = home.changes
    assert sorted(change.months) == [dt.date(2026, 9, 1), dt.date(2026, 10, 1), dt.date(2026, 11, 1)]


def test_guest_is_a_guest() -> None:
    home = make_rumah()
    key = home.add(tamu=True)
    [row] = sync_rows("warga", home.kab_id, home.posyandu_id, [key])
    assert row["status"] == "tamu"


def test_fifty_people_cost_a_handful_of_queries(django_assert_max_num_queries) -> None:
    home = make_rumah()
    family = new_id()
    home.do("register_keluarga", keluarga_id=family, kepala_nama="Kadir")
    ops = [
        home.op(
            "register_warga",
            warga_id=new_id(),
            nama=f"Anak {number}",
            jenis_kelamin="L",
            tanggal_lahir=BORN,
            keluarga_id=family,
            nik=f"62100210092500{number:02d}",
        )
        for number in range(50)
    ]
    with django_assert_max_num_queries(8):
        home.perform(ops)
    assert Warga.objects.filter(kab_id=home.kab_id).count() == 50
