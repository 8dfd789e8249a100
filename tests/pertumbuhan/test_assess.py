"""Assessing one measurement and many."""

import datetime as dt
import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.kernel.errors import SimpulError
from simpul.pertumbuhan.kategori import Kategori
from simpul.pertumbuhan.penilaian import Anak, Metode, Pengukuran, Penilaian, assess, assess_many

BORN = dt.date(2025, 9, 26)
TODAY = dt.date(2026, 11, 26)
AISYAH = Anak("P", BORN)
WEIGHED = Pengukuran(TODAY, berat_g=8900, panjang_mm=735, posisi="telentang")
METHODS = st.sampled_from(list(Metode))
CHILDREN = st.builds(Anak, st.sampled_from("LP"), st.dates(dt.date(2019, 1, 1), dt.date(2026, 11, 1)))
MEASUREMENTS = st.builds(
    Pengukuran,
    tanggal=st.dates(dt.date(2026, 11, 1), dt.date(2030, 12, 31)),
    berat_g=st.none() | st.integers(1, 120_000),
    panjang_mm=st.none() | st.integers(1, 2_200),
    posisi=st.sampled_from(["telentang", "berdiri", None]),
    lila_mm=st.none() | st.integers(1, 400),
    lingkar_kepala_mm=st.none() | st.integers(1, 700),
    edema=st.booleans(),
)


def test_it_works() -> None:
    result = assess(AISYAH, WEIGHED)
    assert (result.metode, result.versi_tabel, result.umur_bulan) == ("bulan_penuh", "who-2006-2007/1", 14)
    assert (result.z["bb_u"], result.z["tb_u"], result.z["bb_tb"]) == (-0.44, -1.07, 0.05)
    assert result.kategori["bb_u"] == Kategori.BERAT_BADAN_NORMAL
    assert result.ukur_ulang == []


def test_by_day_names_itself() -> None:
    result = assess(AISYAH, WEIGHED, Metode.HARI)
    assert (result.metode, result.umur_hari) == ("hari", 426)


def test_refused_pair_keeps_its_place() -> None:
    results = assess_many([AISYAH, Anak(None, BORN), AISYAH], [WEIGHED, WEIGHED, Pengukuran(TODAY)])
    assert isinstance(results[0], Penilaian)
    assert isinstance(results[1], SimpulError)
    assert isinstance(results[2], Penilaian)
    assert results[2].z == dict.fromkeys(results[0].z)


@pytest.mark.parametrize("panjang_mm", [7, 3])
def test_a_size_that_ends_at_nothing_has_no_imt(panjang_mm: int) -> None:
    """Lying over 24 months: 7 mm come off."""
    taken = Pengukuran(dt.date(2028, 1, 1), berat_g=9_000, panjang_mm=panjang_mm, posisi="telentang")
    result = assess(AISYAH, taken)
    assert result.panjang_terkoreksi_mm == panjang_mm - 7
    assert result.z["imt_u"] is None
    assert result.z["bb_u"] is not None


def test_unequal_lists_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        assess_many([AISYAH], [])


def test_nothing_to_assess() -> None:
    assert assess_many([], []) == []


def test_golden_file_is_current() -> None:
    module = runpy.run_path(str(Path(__file__).parent / "golden.py"))
    assert module["GOLDEN"].read_text(encoding="utf-8") == module["golden"]()


@given(st.lists(st.tuples(CHILDREN, MEASUREMENTS), min_size=1, max_size=8), METHODS)
def test_many_equal_one_by_one(pairs: list[tuple[Anak, Pengukuran]], method: Metode) -> None:
    together = assess_many([child for child, _ in pairs], [taken for _, taken in pairs], method)
    for (child, taken), found in zip(pairs, together, strict=True):
        assert found == assess(child, taken, method)


@given(CHILDREN, MEASUREMENTS, METHODS, st.integers(1, 20_000))
def test_heavier_never_lowers_a_weight_index(child: Anak, taken: Pengukuran, method: Metode, more_g: int) -> None:
    heavier = Pengukuran(
        taken.tanggal, (taken.berat_g or 1000) + more_g, taken.panjang_mm, taken.posisi, edema=taken.edema
    )
    lighter = Pengukuran(taken.tanggal, taken.berat_g or 1000, taken.panjang_mm, taken.posisi, edema=taken.edema)
    low, high = assess(child, lighter, method), assess(child, heavier, method)
    for index in ("bb_u", "bb_tb", "imt_u"):
        before, after = low.z[index], high.z[index]
        assert (before is None) == (after is None)
        assert before is None or after is None or before <= after
    assert low.z["tb_u"] == high.z["tb_u"]


@given(CHILDREN, MEASUREMENTS, METHODS)
def test_result_is_consistent(child: Anak, taken: Pengukuran, method: Metode) -> None:
    result = assess(child, taken, method)
    for index in result.ukur_ulang:
        assert result.z[index] is not None
    assert result.bgm is None or result.z["bb_u"] is not None
    assert not (result.bgm and result.atas_oranye)
    if taken.panjang_mm is not None and result.panjang_terkoreksi_mm is not None:
        assert abs(result.panjang_terkoreksi_mm - taken.panjang_mm) in {0, 7}
    if taken.edema:
        assert Kategori.GIZI_BURUK in {result.kategori["bb_tb"], result.kategori["imt_u"]}
