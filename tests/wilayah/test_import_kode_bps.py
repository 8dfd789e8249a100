"""Codes of BPS come from a file, or not at all."""

import datetime as dt

import pytest

from factories.wilayah import GUNUNG_MAS, KURUN, load_gunung_mas
from simpul.kernel.errors import SimpulError
from simpul.wilayah import queries
from simpul.wilayah.models import WilayahKode
from simpul.wilayah.rules import Standar
from simpul.wilayah.services import import_kode_bps

pytestmark = pytest.mark.django_db
HEADER = "kode_kemendagri,kode_bps,berlaku\n"
DAY = dt.date(2025, 1, 1)


@pytest.fixture
def give(tmp_path):
    load_gunung_mas()

    def give(text: str):
        file = tmp_path / "bps.csv"
        file.write_text(text, encoding="utf-8")
        return import_kode_bps(file)

    return give


def test_it_works(give) -> None:
    result = give(HEADER + f"{GUNUNG_MAS},6211,2025-01-01\n{KURUN},6211020,2025-01-01\n")
    assert (result.added, result.changed, result.unchanged) == (2, 0, 0)
    assert queries.kode_at(queries.wilayah_by_kode(KURUN).id, Standar.BPS, DAY) == "6211020"


def test_no_code_exists_before_a_file_is_given(give) -> None:
    assert not WilayahKode.objects.filter(standar=Standar.BPS).exists()
    assert queries.kode_at(queries.wilayah_by_kode(KURUN).id, Standar.BPS, DAY) is None


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("kode,kode_bps\n62.10,6211\n", "wilayah.bps_kolom", "kode_kemendagri, berlaku"),
        ("", "wilayah.bps_kolom", "kode_kemendagri"),
        (HEADER + "62.10,621,2025-01-01\n", "wilayah.bps_kode", "Baris 2"),
        (HEADER + "62.10,6211,kemarin\n", "wilayah.bps_tanggal", "kemarin"),
        (HEADER + "62.10,6211,2025-01-01\n62.10,6212,2025-01-01\n", "wilayah.bps_ganda", "Baris 3"),
        (HEADER + "62.10.01,6211010,2025-01-01\n62.10.02,6211010,2025-01-01\n", "wilayah.bps_ganda", "6211010"),
        (HEADER + "6210,6211,2025-01-01\n", "wilayah.kode_salah", "6210"),
        (HEADER + "11.01,1103,2025-01-01\n", "wilayah.tidak_ditemukan", "11.01"),
        (HEADER + "62.10,6211\n", "wilayah.bps_tanggal", "Baris 2"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_written(give, text, code, told) -> None:
    with pytest.raises(SimpulError) as refusal:
        give(text)
    assert refusal.value.code == code
    assert told in str(refusal.value)
    assert not WilayahKode.objects.filter(standar=Standar.BPS).exists()


def test_again_changes_nothing(give) -> None:
    give(HEADER + f"{GUNUNG_MAS},6211,2025-01-01\n")
    result = give(HEADER + f"{GUNUNG_MAS},6211,2025-01-01\n")
    assert (result.added, result.changed, result.unchanged) == (0, 0, 1)


def test_a_new_code_closes_the_old_one_that_day(give) -> None:
    give(HEADER + f"{GUNUNG_MAS},6211,2025-01-01\n")
    result = give("\N{BYTE ORDER MARK}" + HEADER + f"{GUNUNG_MAS},6213,2026-01-01\n")
    wilayah_id = queries.wilayah_by_kode(GUNUNG_MAS).id
    assert result.changed == 1
    assert queries.kode_at(wilayah_id, Standar.BPS, dt.date(2025, 12, 31)) == "6211"
    assert queries.kode_at(wilayah_id, Standar.BPS, dt.date(2026, 1, 1)) == "6213"
    with pytest.raises(SimpulError) as refusal:
        give(HEADER + f"{GUNUNG_MAS},6214,2026-01-01\n")
    assert refusal.value.code == "wilayah.bps_tanggal"


def test_a_missing_file_is_named(tmp_path) -> None:
    with pytest.raises(SimpulError, match=r"hilang\.csv") as refusal:
        import_kode_bps(tmp_path / "hilang.csv")
    assert refusal.value.code == "wilayah.bps_berkas"
