"""Numbers, thresholds and fingerprints of certificates, and a scanner's clock: no database."""

import datetime as dt
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.kegiatan.rules.pindai import MOST_ROWS, read_pindaian, set_right
from simpul.kegiatan.rules.sertifikat import (
    USUAL_PATTERN,
    SetelanForm,
    attended_percent,
    check_pola,
    check_setelan,
    initials,
    is_enough,
    nomor_of,
    sidik_of,
)
from simpul.kernel.errors import SimpulError
from simpul.kernel.verification import group_code, new_code, ungroup_code

DAY = dt.date(2025, 7, 1)
NOW = dt.datetime(2026, 11, 27, 3, 0, tzinfo=dt.UTC)


def test_it_works() -> None:
    assert nomor_of(check_pola(""), 7, 12, DAY) == "0007/SERT/012/VII/2025"
    assert check_pola("400.5/{urut}/ DPMD-{kegiatan}/{tahun}") == "400.5/{urut}/ DPMD-{kegiatan}/{tahun}"


@pytest.mark.parametrize(
    ("pola", "code"),
    [
        ("{urut}/{nama}/{kegiatan}/{tahun}", "kegiatan.pola_bagian"),
        ("{urut}/{kegiatan}/{tahun", "kegiatan.pola_bagian"),
        ("{urut}/{kegiatan}/{tahun}<b>", "kegiatan.pola_bagian"),
        ("{urut}/{tahun}", "kegiatan.pola_urut"),
        ("{kegiatan}/{tahun}", "kegiatan.pola_urut"),
        ("{urut}/{kegiatan}", "kegiatan.pola_urut"),
        ("SERT" * 20, "kegiatan.isian_panjang"),
    ],
)
def test_a_pattern_under_which_numbers_repeat_is_refused(pola, code) -> None:
    with pytest.raises(SimpulError) as refused:
        check_pola(pola)
    assert refused.value.code == code


@given(st.integers(1, 2500), st.integers(1, 2500), st.integers(1, 400), st.integers(1, 400))
def test_two_certificates_have_two_numbers(urut, other, serial, later) -> None:
    same = nomor_of(USUAL_PATTERN, urut, serial, DAY) == nomor_of(USUAL_PATTERN, other, later, DAY)
    assert same is ((urut, serial) == (other, later))


@pytest.mark.parametrize(
    ("attended", "sessions", "percent", "enough"),
    [(4, 4, 80, True), (3, 4, 80, False), (4, 5, 80, True), (3, 4, 75, True), (0, 4, 1, False), (0, 0, 1, False),
     (2, 3, 67, False), (2, 3, 66, True)],
)  # fmt: skip
def test_only_who_was_there_long_enough_is_certified(attended, sessions, percent, enough) -> None:
    assert is_enough(attended, sessions, percent) is enough
    assert attended_percent(2, 3) == 66


def setelan(**changes) -> SetelanForm:
    """What an office fills in."""
    facts = {"pola": "", "jp": 16, "tanggal": DAY, "kota": "Kelua", "penanda_jabatan": "Camat", "penanda_nama": "Ahmad"}
    return SetelanForm(**(facts | changes))


@pytest.mark.parametrize(
    ("changes", "selesai", "code"),
    [
        ({}, None, "kegiatan.belum_ada_hari"),
        ({"tanggal": dt.date(2025, 6, 30)}, DAY, "kegiatan.sertifikat_dini"),
        ({"jp": 0}, DAY, "kegiatan.jp"),
        ({"jp": 401}, DAY, "kegiatan.jp"),
        ({"kota": ""}, DAY, "kegiatan.isian_kosong"),
        ({"penanda_nama": " "}, DAY, "kegiatan.isian_kosong"),
        ({"penanda_jabatan": "x" * 121}, DAY, "kegiatan.isian_panjang"),
    ],
)
def test_a_wrong_setting_is_refused(changes, selesai, code) -> None:
    with pytest.raises(SimpulError) as refused:
        check_setelan(setelan(**changes), selesai)
    assert refused.value.code == code


def test_a_setting_is_tidied() -> None:
    assert check_setelan(setelan(kota=" Kelua "), DAY).kota == "Kelua"
    assert check_setelan(setelan(), DAY).pola == USUAL_PATTERN


def test_any_change_shows_in_the_fingerprint() -> None:
    before = sidik_of("1/2025", "Siti", {"jp": 16})
    assert before == sidik_of("1/2025", "Siti", {"jp": 16})
    others = [
        sidik_of("2/2025", "Siti", {"jp": 16}),
        sidik_of("1/2025", "Sita", {"jp": 16}),
        sidik_of("1/2025", "Siti", {}),
    ]
    assert before not in others


def test_a_code_is_read_however_it_is_typed() -> None:
    kode = new_code()
    assert len(kode) == 12
    assert ungroup_code(f" {group_code(kode).lower()} ") == kode
    assert ungroup_code("0OI1L") == ""


@pytest.mark.parametrize(
    ("nama", "said"),
    [("Siti Nur Aisyah, S.Pd.", "S.N.A."), ("I Made Ö", "I.M.Ö."), ("Ma'ani", "M."), ("12", "")],
)
def test_initials_tell_little(nama, said) -> None:
    assert initials(nama) == said


def test_a_scan_is_read() -> None:
    row = {"id": str(uuid4()), "sesi": str(uuid4()), "teks": " SK1:x \x00 y ", "waktu": 1_700_000_000_000}
    [scan], sent, name = read_pindaian({"dikirim": 1_700_000_001_000, "alat": " HP  1 ", "baris": [row]})
    assert (scan.klien, str(scan.sesi_id), scan.teks, name) == (row["id"], row["sesi"], "SK1:x y", "HP 1")
    assert sent - scan.waktu == dt.timedelta(seconds=1)


GOOD = {"id": str(uuid4()), "sesi": None, "teks": "x", "waktu": 1}


@pytest.mark.parametrize(
    "said",
    [
        None, [], {}, {"baris": []}, {"baris": [{}], "dikirim": 1}, {"baris": [GOOD], "dikirim": "1"},
        {"baris": [GOOD], "dikirim": True}, {"baris": [GOOD | {"id": "x"}], "dikirim": 1},
        {"baris": [GOOD | {"sesi": "x"}], "dikirim": 1}, {"baris": [GOOD | {"waktu": 10**30}], "dikirim": 1},
        {"baris": [GOOD | {"waktu": None}], "dikirim": 1}, {"baris": [GOOD] * (MOST_ROWS + 1), "dikirim": 1},
    ],
)  # fmt: skip
def test_what_is_no_scan_is_refused_as_a_whole(said) -> None:
    with pytest.raises(SimpulError) as refused:
        read_pindaian(said)
    assert refused.value.code == "kegiatan.pindai_isi"


@pytest.mark.parametrize(
    ("waktu", "dikirim", "right"),
    [
        (-60, -30, -60),  # a clock half a minute late is left alone
        (-3660, -3600, -60),  # an hour late when it sends: an hour late when it scanned
        (7200 - 60, 7200, -60),  # two hours early
        (30, 0, 0),  # never in the future
    ],
)
def test_a_wrong_clock_is_set_right_by_what_it_says_when_it_sends(waktu, dikirim, right) -> None:
    def at(seconds: int) -> dt.datetime:
        return NOW + dt.timedelta(seconds=seconds)

    assert set_right(at(waktu), at(dikirim), NOW) == at(right)
