"""Sheets are read back as they were said, whatever stands in them."""

import io
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from simpul.interop.ekspor.lembar import HEADER_ROW, Lembar, write_book, write_sheet

SHEET = Lembar("Kader", "Judul <1> & 2", (("Nama", 20), ("Jumlah", 8)))
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows_of(content: bytes, sheet: str = "Kader") -> list[list[object]]:
    """Rows below the header."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_name(sheet).to_python()[HEADER_ROW + 1 :]


def part_of(content: bytes, number: int = 1) -> ElementTree.Element:
    """The XML of a sheet, which must be well formed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))


def test_it_works() -> None:
    content = write_sheet(SHEET, [["Bu Sari", 3], ["Bu Rani", 12.5]], "Diunduh Pak Joko")
    assert rows_of(content) == [["Bu Sari", 3], ["Bu Rani", 12.5]]
    assert part_of(content).find(f"{SPREADSHEET}dimension").get("ref") == "A1:B5"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("=1+1", "=1+1"),
        ("<b> & \"c\" 'd'", "<b> & \"c\" 'd'"),
        ("  dua spasi ", "  dua spasi "),
        ("a\x00b\x1fc\ufffe", "a b c "),
        ("0812345", "0812345"),
        ("https://contoh.id", "https://contoh.id"),
        (None, ""),
        ("", ""),
        (0, 0),
        (True, "True"),
        (Decimal("1.50"), "1.50"),
        ("baris\nbaru", "baris\nbaru"),
        ("x" * 40_000, "x" * 32_000),
    ],
)
def test_a_cell_is_what_was_said(said: object, read: object) -> None:
    [row] = rows_of(write_sheet(SHEET, [[said, "ujung"]], "m"))
    assert row == [read, "ujung"]


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=8), min_size=1, max_size=30), max_size=5))
def test_any_text_makes_a_sheet_that_can_be_read(rows: list[list[str]]) -> None:
    content = write_sheet(SHEET, rows, "m")
    part_of(content)
    assert len(CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Kader").to_python()) >= HEADER_ROW


def test_many_columns_many_sheets_and_none_at_all() -> None:
    wide = Lembar("Lebar", "j", tuple((f"K{at}", 5) for at in range(60)))
    empty = Lembar("Kosong", "j", (("Nama", 5),))
    content = write_book([(wide, [list(range(60))]), (empty, [])], "m")
    assert rows_of(content, "Lebar") == [list(range(60))]
    assert rows_of(content, "Kosong") == []
    assert part_of(content, 1).findall(f".//{SPREADSHEET}c")[-1].get("r") == "BH4"
