"""What is odd about board and kader: told and kept, each with the number of the region."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from simpul.posyandu.rules.kader import BIDANG
from simpul.posyandu.rules.parameter import Berlaku, Parameters
from simpul.posyandu.rules.petugas import Petugas, akhir_masa, masa_bakti, temuan_petugas
from simpul.posyandu.rules.temuan import Berat

TODAY = dt.date(2026, 11, 26)
SINCE = dt.date(2026, 1, 1)
USUAL = Parameters()
SIX = Parameters({"kader_minimum": Berlaku(6, "Perbup 12/2026 Pasal 4", SINCE)})


def person(n: int, nama: str = "", **facts) -> Petugas:
    plain = {"nama": nama or f"Orang {n}", "mulai": SINCE, "selesai": None}
    return Petugas(id=UUID(int=n), **(plain | facts))


BOARD = [
    *(person(n, jabatan=post) for n, post in enumerate(("ketua", "sekretaris", "bendahara"), 100)),
    *(person(n, jabatan="ketua_bidang", bidang=(code,)) for n, code in enumerate(BIDANG, 110)),
]
KADER = [person(n, bidang=(code,)) for n, code in enumerate(BIDANG, 1)]


def codes(rows: list[Petugas], angka: Parameters = SIX) -> list[str]:
    return [one.kode for one in temuan_petugas(rows, TODAY, angka)]


def test_a_full_register_has_no_finding() -> None:
    assert codes(BOARD + KADER) == []


def test_the_minimum_is_the_regions_and_names_its_basis() -> None:
    [odd] = temuan_petugas(BOARD + KADER, TODAY, USUAL)
    assert (odd.kode, odd.berat) == ("kader_kurang", Berat.PERINGATAN)
    assert "6 dari paling sedikit 15" in odd.kata
    assert "Kutai Kartanegara" in odd.kata


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (BOARD[1:] + KADER, "pengurus_kosong"),
        (BOARD[:-1] + KADER, "ketua_bidang_kosong"),
        ([*BOARD, *KADER, person(9, bidang=("sosial", "kesehatan"))], "bidang_ganda"),
        ([*BOARD, *KADER, person(9)], "tanpa_bidang"),
        ([*BOARD, *KADER[:-1], person(9, bidang=("kesehatan",))], "bidang_kosong"),
        ([*BOARD, *KADER, person(9, bidang=("sosial",), lkd_lain=("pkk", "rt"))], "lkd_lain"),
        ([*BOARD, *KADER, person(9, bidang=("sosial",), mulai=dt.date(2021, 1, 1))], "masa_habis"),
        ([*BOARD, *KADER, person(9, bidang=("sosial",), akhir_sk=dt.date(2027, 1, 1))], "masa_segera"),
        ([*BOARD, *KADER, person(9, "Orang 1", bidang=("kesehatan",))], "masa_bertumpuk"),
    ],
)
def test_each_fault_is_told(rows, code) -> None:
    assert codes(rows) == [code]


def test_a_region_that_forbids_other_posts_says_so_louder() -> None:
    forbids = Parameters(SIX.dipasang | {"lkd_lain_boleh": Berlaku(0, "Perbup 12/2026 Pasal 6", SINCE)})
    rows = [*BOARD, *KADER, person(9, "Bu Tum", bidang=("sosial",), lkd_lain=("karang_taruna",))]
    [odd] = temuan_petugas(rows, TODAY, forbids)
    assert (odd.kode, odd.berat) == ("lkd_lain_dilarang", Berat.PENTING)
    assert "Bu Tum juga menjabat di Karang Taruna" in odd.kata


def test_few_kader_of_a_field_by_the_regions_number() -> None:
    two = Parameters(SIX.dipasang | {"kader_per_bidang_minimum": Berlaku(2, "Perbup", SINCE)})
    assert codes(BOARD + KADER, two) == ["bidang_kurang"]


def test_the_decree_says_when_a_term_ends() -> None:
    row = person(1)
    assert akhir_masa(row, 5) == dt.date(2030, 12, 31)
    assert akhir_masa(replace(row, akhir_sk=dt.date(2028, 6, 30)), 5) == dt.date(2028, 6, 30)


def test_who_goes_on_with_another_field_is_not_there_twice() -> None:
    day = dt.date(2026, 6, 1)
    rows = [
        person(20, "Bu Sari", bidang=("sosial",), selesai=day),
        person(21, "Bu Sari", bidang=("sosial",), mulai=day),
    ]
    assert codes(BOARD + KADER + rows) == []


def test_years_of_service_count_ended_rows_and_no_day_twice() -> None:
    rows = [
        person(1, "Bu Sari", mulai=dt.date(2006, 1, 1), selesai=dt.date(2012, 1, 1)),
        person(2, "bu  sari", mulai=dt.date(2010, 1, 1), selesai=dt.date(2014, 1, 1)),
        person(3, "Bu Sari", mulai=dt.date(2024, 11, 26)),
        person(4, "Bu Rani", mulai=dt.date(2016, 11, 26)),
        person(5, "Bu Tum", mulai=dt.date(2027, 1, 1)),
    ]
    assert masa_bakti(rows, TODAY) == {"bu sari": 10, "bu rani": 10}
