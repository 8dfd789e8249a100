"""Golden cases of the internal readiness score and of the old strata."""

import datetime as dt
from dataclasses import replace

import pytest

from simpul.flows.kesiapan import due_months
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.layanan.loader import FIELDS
from simpul.pembinaan.rules.kesiapan import BAGIAN, Ambang, Fakta, Tahap, readiness, stage_of
from simpul.pembinaan.rules.strata import IsianStrata, Strata, check_isian, mean_share, stratum

LIMITS = Ambang(rintisan=25, berjalan=50, optimal=80, kader_minimum=15, kader_per_bidang=1)
SEATS = frozenset({"ketua", "sekretaris", "bendahara", *(f"ketua_bidang:{field}" for field in FIELDS)})
WHOLE = Fakta(
    berita_acara=True,
    sk_pembentukan=True,
    sk_pengurus=True,
    sk_kader=True,
    nomor=True,
    kursi=SEATS,
    kader=15,
    kader_bidang=dict.fromkeys(FIELDS, 2),
    terlatih=15,
    layanan=frozenset(FIELDS),
    laporan=(True, True, True),
    ditutup=4,
    tepat=4,
)
EMPTY = Fakta(
    berita_acara=False,
    sk_pembentukan=False,
    sk_pengurus=False,
    sk_kader=False,
    nomor=False,
    kursi=frozenset(),
    kader=0,
    kader_bidang={},
    terlatih=0,
    layanan=frozenset(),
    laporan=(False, False, False),
    ditutup=1,
    tepat=0,
)


def parts(facts: Fakta) -> dict[str, tuple[int, int]]:
    return {kode: (nilai, dari) for kode, nilai, dari, _ in readiness(facts, LIMITS).bagian}


def test_the_parts_are_those_of_the_dossier() -> None:
    score = readiness(WHOLE, LIMITS)
    assert (score.nilai, score.dari, score.tahap, score.langkah) == (100, 100, Tahap.OPTIMAL, [])
    assert {kode: penuh for kode, (_, penuh) in BAGIAN.items()} == {
        "legalitas": 20, "orang": 20, "kapasitas": 15, "layanan": 25, "laporan": 10, "tindak_lanjut": 10,
    }  # fmt: skip
    assert all(nilai == dari == penuh for _, nilai, dari, penuh in score.bagian)


def test_nothing_at_all_is_nought_of_a_hundred() -> None:
    score = readiness(EMPTY, LIMITS)
    assert (score.nilai, score.dari, score.tahap) == (0, 100, Tahap.BELUM)
    assert sum(item.kurang for item in score.langkah) == 100


def test_what_is_not_known_is_not_judged() -> None:
    """As today: no founding papers, no competence; and a young posyandu without closed requests."""
    facts = replace(
        WHOLE, berita_acara=None, sk_pembentukan=None, terlatih=None, laporan=(None, True, False), ditutup=0, tepat=0
    )
    score = readiness(facts, LIMITS)
    assert parts(facts) == {
        "legalitas": (12, 12), "orang": (20, 20), "kapasitas": (0, 0), "layanan": (25, 25), "laporan": (3, 6),
        "tindak_lanjut": (0, 0),
    }  # fmt: skip
    assert (score.nilai, score.dari) == (60, 63)
    assert [item.kode for item in score.langkah] == ["laporan_3"]


@pytest.mark.parametrize(
    ("change", "part", "expected"),
    [
        ({"kader": 14}, "orang", 19),  # 5 x 14 / 15, rounded down
        ({"kader": 30}, "orang", 20),
        ({"kader_bidang": dict.fromkeys(FIELDS[:4], 1)}, "orang", 18),
        ({"kursi": SEATS - {"ketua", "ketua_bidang:sosial"}}, "orang", 18),
        ({"terlatih": 5}, "kapasitas", 5),
        ({"kader": 0, "terlatih": 0}, "kapasitas", 0),
        ({"layanan": frozenset(FIELDS[:5])}, "layanan", 20),
        ({"laporan": (True, False, True)}, "laporan", 6),
        ({"ditutup": 3, "tepat": 2}, "tindak_lanjut", 6),
        ({"nomor": False}, "legalitas", 16),
    ],
)
def test_each_part_is_counted_by_itself(change: dict, part: str, expected: int) -> None:
    assert parts(replace(WHOLE, **change))[part][0] == expected


def test_the_dearest_step_comes_first() -> None:
    facts = replace(WHOLE, terlatih=5, nomor=False, kursi=SEATS - {"bendahara"}, layanan=frozenset(FIELDS[:5]))
    steps = [(item.kode, item.kurang) for item in readiness(facts, LIMITS).langkah]
    assert steps == [
        ("terlatih", 10), ("nomor", 4), ("layanan_sosial", 4), ("bendahara", 1), ("layanan_semua", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("nilai", "dari", "tahap"),
    [
        (24, 100, Tahap.BELUM), (25, 100, Tahap.RINTISAN), (49, 100, Tahap.RINTISAN), (50, 100, Tahap.BERJALAN),
        (79, 100, Tahap.BERJALAN), (80, 100, Tahap.OPTIMAL), (30, 60, Tahap.BERJALAN), (0, 0, Tahap.BELUM),
    ],
)  # fmt: skip
def test_stages_begin_where_the_region_says(nilai: int, dari: int, tahap: Tahap) -> None:
    assert stage_of(nilai, dari, LIMITS) is tahap


def test_a_month_is_judged_when_its_deadline_has_passed() -> None:
    assert due_months(dt.date(2026, 11, 10), 10) == [dt.date(2026, month, 1) for month in (7, 8, 9)]
    assert due_months(dt.date(2026, 11, 11), 10) == [dt.date(2026, month, 1) for month in (8, 9, 10)]
    assert due_months(dt.date(2026, 1, 5), 10)[-1] == dt.date(2025, 11, 1)


MADYA = {"buka": 8, "kader": 50}
PURNAMA = MADYA | {"ds": 50, "kia": 50, "kb": 50, "imunisasi": 50, "program": 1}


@pytest.mark.parametrize(
    ("known", "pasti", "mungkin"),
    [
        (PURNAMA | {"dana_sehat": 50}, Strata.MANDIRI, Strata.MANDIRI),
        (PURNAMA | {"dana_sehat": 49}, Strata.PURNAMA, Strata.PURNAMA),
        (PURNAMA, Strata.PURNAMA, Strata.MANDIRI),
        (PURNAMA | {"kb": 49}, Strata.MADYA, Strata.MADYA),
        (PURNAMA | {"program": 0}, Strata.MADYA, Strata.MADYA),
        (MADYA, Strata.MADYA, Strata.MANDIRI),
        (MADYA | {"ds": 49}, Strata.MADYA, Strata.MADYA),
        (MADYA | {"kader": 49}, Strata.PRATAMA, Strata.PRATAMA),
        ({"buka": 7}, Strata.PRATAMA, Strata.PRATAMA),
        ({"kb": 80}, Strata.PRATAMA, Strata.MANDIRI),
        ({}, None, Strata.MANDIRI),
    ],
)
def test_a_stratum_is_what_the_table_says_of_what_is_known(known, pasti, mungkin) -> None:
    result = stratum(known)
    assert (result.pasti, result.mungkin) == (pasti, mungkin)
    assert set(result.dasar) == set(known)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"nilai": 101}, "pembinaan.strata_nilai"),
        ({"nilai": -1}, "pembinaan.strata_nilai"),
        ({"kode": "program", "nilai": 2}, "pembinaan.strata_nilai"),
        ({"kode": "buka"}, "pembinaan.strata_nilai"),  # computed, so nobody types it
        ({"sumber": "  "}, "pembinaan.strata_sumber"),
        ({"tahun": 2027}, "pembinaan.strata_tahun"),
        ({"tahun": 206}, "pembinaan.strata_tahun"),
    ],
)
def test_a_stated_number_needs_sense_and_a_source(change: dict, code: str) -> None:
    form = IsianStrata(new_id(), 6210, new_id(), 2025, "kb", 62, "rekap PLKB 2025", new_id())
    assert check_isian(form, dt.date(2026, 11, 26)).nilai == 62
    with pytest.raises(SimpulError) as caught:
        check_isian(replace(form, **change), dt.date(2026, 11, 26))
    assert caught.value.code == code


def test_a_mean_that_is_half_is_half() -> None:
    assert mean_share([(1, 3), (9, 16), (7, 8), (3, 4), (5, 16), (3, 18)]) == 50
    assert mean_share([(29, 50)]) == 58
    assert mean_share([(1, 2), (499, 1000)]) == 49
    assert mean_share([]) is None
