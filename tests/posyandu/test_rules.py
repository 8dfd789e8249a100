"""Opening days, registration numbers and what a kader register lacks."""

import datetime as dt

import pytest

from simpul.kernel.errors import SimpulError
from simpul.posyandu.rules.istilah import istilah_of
from simpul.posyandu.rules.kader import DaftarKader, MasaKader, check_bidang, kader_lack
from simpul.posyandu.rules.pola import check_pola, describe_pola, next_opening, planned_opening
from simpul.posyandu.rules.registrasi import check_nomor_registrasi
from simpul.wilayah.rules import JenisWilayah

DESA = "62.10.02.2001"


def test_it_works() -> None:
    assert check_nomor_registrasi(" 62.10.02.2001.003 ", DESA) == "62.10.02.2001.003"
    second_wednesday = {"minggu_ke": 2, "hari": 3}
    assert next_opening(second_wednesday, dt.date(2026, 11, 1)) == dt.date(2026, 11, 11)
    assert describe_pola(second_wednesday) == "Rabu minggu ke-2"


@pytest.mark.parametrize(
    ("pola", "since", "expected"),
    [
        ({"minggu_ke": 2, "hari": 3}, dt.date(2026, 11, 11), dt.date(2026, 11, 11)),
        ({"minggu_ke": 2, "hari": 3}, dt.date(2026, 11, 12), dt.date(2026, 12, 9)),
        ({"minggu_ke": 1, "hari": 7}, dt.date(2026, 11, 1), dt.date(2026, 11, 1)),
        ({"minggu_ke": 5, "hari": 1}, dt.date(2026, 11, 1), dt.date(2026, 11, 30)),
        ({"minggu_ke": 5, "hari": 2}, dt.date(2026, 11, 1), dt.date(2026, 11, 24)),
        ({"tanggal": 31}, dt.date(2027, 2, 1), dt.date(2027, 2, 28)),
        ({"tanggal": 12}, dt.date(2026, 12, 13), dt.date(2027, 1, 12)),
        ({"tanggal": 29}, dt.date(2028, 2, 29), dt.date(2028, 2, 29)),
        (None, dt.date(2026, 11, 1), None),
    ],
)
def test_the_next_opening_follows_the_pattern(pola, since, expected) -> None:
    assert next_opening(pola, since) == expected


@pytest.mark.parametrize("week", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("day", range(1, 8))
def test_every_month_has_one_opening_on_the_right_weekday(week, day) -> None:
    for month in range(1, 13):
        opening = planned_opening({"minggu_ke": week, "hari": day}, dt.date(2026, month, 15))
        assert (opening.month, opening.isoweekday()) == (month, day)
        if week < 5:
            assert (opening.day - 1) // 7 == week - 1
        else:
            assert (opening + dt.timedelta(days=7)).month != month


@pytest.mark.parametrize(
    "pola",
    [
        {},
        {"minggu_ke": 0, "hari": 3},
        {"minggu_ke": 6, "hari": 3},
        {"minggu_ke": 2, "hari": 8},
        {"minggu_ke": 2},
        {"tanggal": 0},
        {"tanggal": 32},
        {"tanggal": 3, "hari": 1},
        {"tanggal": "3"},
    ],
)
def test_a_pattern_of_another_shape_is_refused(pola) -> None:
    with pytest.raises(SimpulError) as refusal:
        check_pola(pola)
    assert refusal.value.code == "posyandu.pola_salah"


@pytest.mark.parametrize(
    ("nomor", "code"),
    [
        ("62.10.02.2001", "posyandu.registrasi_bentuk"),
        ("62.10.02.2001.3", "posyandu.registrasi_bentuk"),
        ("6210022001003", "posyandu.registrasi_bentuk"),
        ("62.10.02.2001.00A", "posyandu.registrasi_bentuk"),
        ("62.10.02.2002.003", "posyandu.registrasi_desa"),
    ],
)
def test_a_wrong_registration_number_is_refused(nomor, code) -> None:
    with pytest.raises(SimpulError) as refusal:
        check_nomor_registrasi(nomor, DESA)
    assert refusal.value.code == code


def test_fields_are_kept_once_in_the_order_of_the_regulation() -> None:
    assert check_bidang(["sosial", "kesehatan", "sosial"]) == ["kesehatan", "sosial"]
    with pytest.raises(SimpulError) as refusal:
        check_bidang(["pertanian"])
    assert refusal.value.code == "posyandu.bidang_tidak_dikenal"


def test_five_kader_of_all_fields_lack_people_only() -> None:
    five = [["pendidikan", "kesehatan"], ["pekerjaan_umum"], ["perumahan_rakyat"], ["sosial"], []]
    lack = kader_lack(five, minimal=15)
    assert (lack.kurang_orang, lack.bidang_kosong) == (10, ("trantibumlinmas",))
    assert not kader_lack([["pendidikan", "kesehatan"]] * 15, minimal=15).kurang_orang


JAN, NOV_DAY, NOV_END = dt.date(2026, 1, 1), dt.date(2026, 11, 12), dt.date(2026, 11, 30)
REGISTER = DaftarKader(
    masa=(
        MasaKader("baris-sari", "akun-sari", JAN, None),
        MasaKader("baris-rani", "baris-rani", JAN, None),
        MasaKader("baris-tum", "akun-tum", JAN, dt.date(2026, 11, 20)),
        MasaKader("baris-baru", "akun-baru", dt.date(2026, 11, 13), None),
    ),
    orang={
        "baris-sari": "akun-sari",
        "akun-sari": "akun-sari",
        "kursi-ketua": "akun-sari",
        "baris-rani": "baris-rani",
        "baris-tum": "akun-tum",
        "akun-tum": "akun-tum",
        "kursi-lain": "akun-lain",
        "baris-baru": "akun-baru",
        "akun-baru": "akun-baru",
    },
)


@pytest.mark.parametrize(
    ("ticked", "present"),
    [
        (["baris-sari", "akun-sari", "kursi-ketua"], ("baris-sari",)),  # a chair who is a kader counts once
        (["akun-sari", "baris-rani"], ("baris-rani", "baris-sari")),
        (["kursi-lain", "tidak-dikenal"], ()),  # a member of the board who is no kader
        (["akun-tum"], ()),  # she left before the month ended, so the register no longer counts her
        (["akun-baru"], ()),  # her SK begins later
        ([], ()),
    ],
)
def test_those_present_are_part_of_the_register(ticked, present) -> None:
    assert REGISTER.present(ticked, NOV_DAY, NOV_END) == present


def test_a_kelurahan_has_a_lurah_and_no_village_budget() -> None:
    kelurahan, desa = istilah_of(JenisWilayah.KELURAHAN), istilah_of(JenisWilayah.DESA_ADAT)
    assert (kelurahan.kepala, kelurahan.anggaran) == ("lurah", "DPA kecamatan")
    assert (desa.kepala, desa.musyawarah) == ("kepala desa", "musyawarah desa")
