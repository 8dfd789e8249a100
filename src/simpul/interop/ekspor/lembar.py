"""One sheet as an XLSX file: text is text whatever it begins with, and every page says whose copy it is."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

# Signs that XML does not hold.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_000
HEADER_ROW = 2
OPTIONS = {
    "in_memory": True,  # nothing of it lies on the disk in clear
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Lembar:
    """A table: name of the sheet, title, and columns with their width in letters."""

    nama: str
    judul: str
    kolom: Sequence[tuple[str, int]]


def write_sheet(sheet: Lembar, rows: Iterable[Sequence[Any]], mark: str) -> bytes:
    """The file. `mark` (who, when, for what) stands above the table and at the foot of every printed page."""
    return write_book([(sheet, rows)], mark)


def write_book(sheets: Iterable[tuple[Lembar, Iterable[Sequence[Any]]]], mark: str) -> bytes:
    """A file of several tables, each on a sheet of its own; see `write_sheet`."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        bold, wrap = book.add_format({"bold": True}), book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        for sheet, rows in sheets:
            page = book.add_worksheet(sheet.nama)
            _lay_out(page, sheet, _clean(mark).replace("&", "&&")[:200])
            page.write_string(0, 0, sheet.judul, bold)
            page.write_string(1, 0, _clean(mark))
            for place, (name, _) in enumerate(sheet.kolom):
                page.write_string(HEADER_ROW, place, name, wrap)
            for number, row in enumerate(rows, HEADER_ROW + 1):
                for place, value in enumerate(row):
                    _write(page, number, place, value)
    return out.getvalue()


def _lay_out(page: Any, sheet: Lembar, shown: str) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER_ROW)
    page.freeze_panes(HEADER_ROW + 1, 2)
    page.set_header(f"&L{shown}&RRahasia")
    page.set_footer(f"&L{shown}&RHalaman &P dari &N")
    for place, (_, width) in enumerate(sheet.kolom):
        page.set_column(place, place, width)


def _write(page: Any, row: int, place: int, value: Any) -> None:
    """Numbers are numbers; everything else is a string cell, so that '=1+1' stays what was written."""
    if value is None or value == "":
        return
    if isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(row, place, value)
    else:
        page.write_string(row, place, _clean(str(value)))


def _clean(text: str) -> str:
    return _UNSTORABLE.sub(" ", text)[:LONGEST_CELL]
