"""What a plan, a result, a finding and a diary entry must say; bad input is refused in its own code."""

import datetime as dt
from dataclasses import replace

import pytest

from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.pembinaan.rules.buku_harian import CatatanForm, check_catatan
from simpul.pembinaan.rules.daftar import DAFTAR, items_for
from simpul.pembinaan.rules.kunjungan import (
    HasilForm,
    JanjiIn,
    Penilaian,
    RencanaForm,
    Sasaran,
    StatusKunjungan,
    TemuanIn,
    Tercatat,
    check_batal,
    check_hasil,
    check_rencana,
    warnings_of,
)
from simpul.pembinaan.rules.temuan import (
    StatusJanji,
    StatusTemuan,
    TutupForm,
    check_tutup,
    finding_state,
    promise_state,
)

TODAY = dt.date(2026, 11, 26)
ONE = dt.timedelta(days=1)
OLD = new_id()
PLAN = RencanaForm(new_id(), Sasaran(6210, 1, "62.10.02.2002"), "", TODAY, "Melihat hari buka", "Bu Mira", "", new_id())
FINDING = TemuanIn(new_id(), "SK kader belum ada", "Kepala desa", TODAY)
PROMISE = JanjiIn(new_id(), "Papan nama dipasang", "Bu Ketua", None)
RESULT = HasilForm(6210, new_id(), 1, TODAY, {"papan_nama": ("ya", " ada ")}, temuan=[FINDING], janji=[PROMISE])
STORED = Tercatat(StatusKunjungan.RENCANA, 1, "", {OLD})


def refusal(act, *arguments) -> str:
    with pytest.raises(SimpulError) as caught:
        act(*arguments)
    return caught.value.code


def test_a_plan_and_its_result_are_kept_as_written() -> None:
    assert check_rencana(replace(PLAN, tujuan="  Melihat \n hari buka "), TODAY).tujuan == "Melihat hari buka"
    ready = check_hasil(replace(RESULT, penilaian=[Penilaian(OLD, "ya", " sudah ")]), STORED, TODAY)
    assert ready.daftar == {"papan_nama": ("ya", "ada")}
    assert list(ready.penilaian) == [Penilaian(OLD, "ya", "sudah")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"tujuan": " "}, "pembinaan.tujuan_kosong"),
        ({"petugas": ""}, "pembinaan.petugas_kosong"),
        ({"bidang": "perikanan"}, "pembinaan.bidang_salah"),
        ({"rencana": dt.date(2062, 11, 26)}, "pembinaan.tanggal_jauh"),
        ({"rencana": dt.date(2006, 11, 26)}, "pembinaan.tanggal_jauh"),
    ],
)
def test_a_plan_says_who_why_and_when(change: dict, code: str) -> None:
    assert refusal(check_rencana, replace(PLAN, **change), TODAY) == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"tanggal": TODAY + ONE}, "pembinaan.belum_terjadi"),
        ({"tanggal": None}, "pembinaan.tanggal_kosong"),
        ({"tanggal": dt.date(2006, 11, 26)}, "pembinaan.tanggal_jauh"),
        ({"versi": 2}, "pembinaan.kunjungan_berubah"),
        ({"daftar": {"papan_nama": ("mungkin", "")}}, "pembinaan.daftar_salah"),
        ({"daftar": {"cuaca": ("ya", "")}}, "pembinaan.daftar_salah"),
        ({"temuan": [replace(FINDING, batas=TODAY - ONE)]}, "pembinaan.batas_sebelum"),
        ({"temuan": [replace(FINDING, pemilik="")]}, "pembinaan.temuan_kurang"),
        ({"temuan": [replace(FINDING, batas=None)]}, "pembinaan.temuan_kurang"),
        ({"janji": [replace(PROMISE, batas=TODAY - ONE)]}, "pembinaan.batas_sebelum"),
        ({"janji": [replace(PROMISE, pembuat=" ")]}, "pembinaan.janji_kurang"),
        ({"penilaian": [Penilaian(new_id(), "ya")]}, "pembinaan.janji_dinilai"),
        ({"penilaian": [Penilaian(OLD, "nanti")]}, "pembinaan.janji_dinilai"),
    ],
)
def test_a_result_that_would_be_untrue_is_refused(change: dict, code: str) -> None:
    assert refusal(check_hasil, replace(RESULT, **change), STORED, TODAY) == code


def test_a_visit_called_off_has_no_result_and_a_held_one_stays() -> None:
    assert refusal(check_hasil, RESULT, replace(STORED, status=StatusKunjungan.BATAL), TODAY) == (
        "pembinaan.kunjungan_batal"
    )
    assert check_batal(STORED, " hujan ") == "hujan"
    assert refusal(check_batal, STORED, "") == "pembinaan.alasan_batal"
    assert refusal(check_batal, replace(STORED, status=StatusKunjungan.TERLAKSANA), "hujan") == (
        "pembinaan.kunjungan_terlaksana"
    )
    assert refusal(check_batal, replace(STORED, status=StatusKunjungan.BATAL), "hujan") == "pembinaan.kunjungan_batal"


def test_a_visit_of_one_field_asks_nothing_of_another() -> None:
    codes = {item.kode for item in items_for("sosial")}
    assert "bidang_sosial" in codes
    assert "bidang_kesehatan" not in codes
    assert len(items_for("")) == len(DAFTAR) == len({item.kode for item in DAFTAR})
    answered = replace(RESULT, daftar={"bidang_kesehatan": ("ya", "")})
    assert refusal(check_hasil, answered, replace(STORED, bidang="sosial"), TODAY) == "pembinaan.daftar_salah"


def test_what_is_odd_is_said_and_kept() -> None:
    plan, held = StatusKunjungan.RENCANA, StatusKunjungan.TERLAKSANA
    assert warnings_of(plan, TODAY, None, 0, TODAY) == []
    assert len(warnings_of(plan, TODAY - ONE, None, 0, TODAY)) == 1
    assert len(warnings_of(held, TODAY, TODAY - ONE, 0, TODAY)) == 2
    assert warnings_of(held, TODAY, TODAY, 3, TODAY) == []


def test_a_finding_is_late_from_the_day_after_its_last() -> None:
    assert finding_state(TODAY, None, TODAY) is StatusTemuan.TERBUKA
    assert finding_state(TODAY - ONE, None, TODAY) is StatusTemuan.LEWAT
    assert finding_state(TODAY - ONE, TODAY, TODAY) is StatusTemuan.SELESAI
    assert promise_state("", None, TODAY) is StatusJanji.BERJALAN
    assert promise_state("", TODAY - ONE, TODAY) is StatusJanji.LEWAT
    assert promise_state("ya", TODAY - ONE, TODAY) is StatusJanji.DITEPATI
    assert promise_state("tidak", TODAY, TODAY) is StatusJanji.BELUM_DITEPATI


@pytest.mark.parametrize(
    ("change", "done", "code"),
    [
        ({"bukti": " "}, None, "pembinaan.tanpa_bukti"),
        ({}, TODAY, "pembinaan.temuan_selesai"),
        ({"selesai": TODAY + ONE}, None, "pembinaan.selesai_di_luar"),
        ({"selesai": TODAY - 3 * ONE}, None, "pembinaan.selesai_di_luar"),  # before it was found
        ({"selesai": None}, None, "pembinaan.selesai_di_luar"),
    ],
)
def test_a_finding_is_closed_with_a_proof_only(change: dict, done: dt.date | None, code: str) -> None:
    form = TutupForm(6210, new_id(), TODAY, "SK nomor 4 tahun 2026 dilihat")
    assert check_tutup(form, TODAY - 2 * ONE, None, TODAY) == form
    assert refusal(check_tutup, replace(form, **change), TODAY - 2 * ONE, done, TODAY) == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"isi": " \n "}, "pembinaan.catatan_kosong"),
        ({"tanggal": TODAY + ONE}, "pembinaan.belum_terjadi"),
        ({"tanggal": None}, "pembinaan.tanggal_kosong"),
        ({"versi": 3}, "pembinaan.catatan_berubah"),
    ],
)
def test_a_diary_entry_has_words_and_a_day_that_came(change: dict, code: str) -> None:
    form = CatatanForm(new_id(), 6210, 1, "62.10.02", TODAY, "Rapat di kecamatan\r\nlancar", None, None, new_id())
    assert check_catatan(form, TODAY).isi == "Rapat di kecamatan\nlancar"
    assert refusal(check_catatan, replace(form, **change), TODAY) == code
