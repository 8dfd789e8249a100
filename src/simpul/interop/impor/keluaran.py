"""The findings of a file as XLSX and CSV: row, column, value, sentence. Every cell is text; nothing in it is run."""

import csv
import io
from collections.abc import Iterable
from itertools import islice
from typing import Any, Final

import msgspec
import xlsxwriter

from simpul.flows.impor.baris import Nasib, Temuan

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv; charset=utf-8"
TITLES: Final = ("Baris", "Kolom", "Isi", "Golongan", "Keterangan dan yang perlu dilakukan")
MOST: Final = 20_000  # rows of a sheet: a workbook is made in memory, so that no name lies on the disk
BOBOT: Final = {"keliru": "Keliru", "konflik": "Berbeda", "mirip": "Mungkin ganda", "catatan": "Catatan"}
NASIB: Final = {"baru": "Baru", "mirip": "Baru, mungkin ganda", "sudah": "Sudah ada", "keliru": "Belum dimasukkan"}
# What a table program takes for the beginning of a formula or a command.
_RUN: Final = ("=", "+", "-", "@", "\t", "\r")


def plain(choice: msgspec.Struct) -> dict[str, Any]:
    """A struct as the JSON that is kept."""
    kept: dict[str, Any] = msgspec.to_builtins(choice)
    return kept


def harmless(text: str) -> str:
    """A value from a file, so that no program that opens ours runs it."""
    return f"'{text}" if text.startswith(_RUN) else text


def write_xlsx(findings: Iterable[Temuan], fates: Iterable[Nasib]) -> bytes:
    """Two sheets: what was found, and what becomes of each person; the first 20,000 of each. CSV holds them all."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Temuan")
        for column, width in enumerate((14, 22, 26, 16, 90)):
            sheet.set_column(column, column, width, wrapped)
        _write(sheet, 0, TITLES, bold)
        for at, one in enumerate(islice(findings, MOST), 1):
            _write(sheet, at, _cells(one), wrapped)
        people = book.add_worksheet("Orang")
        people.set_column(0, 2, 28)
        _write(people, 0, ("Baris", "Nama", "Yang terjadi"), bold)
        for at, fate in enumerate(islice(fates, MOST), 1):
            _write(people, at, (fate.nomor, harmless(fate.nama), NASIB[fate.nasib]), None)
    return file.getvalue()


def _write(sheet: Any, at: int, cells: Iterable[str], form: Any) -> None:
    for column, text in enumerate(cells):
        sheet.write_string(at, column, text, form)


def _cells(one: Temuan) -> tuple[str, ...]:
    return (harmless(one.nomor), harmless(one.kolom), harmless(one.nilai), BOBOT[one.bobot], one.kalimat)


def write_csv(findings: Iterable[Temuan]) -> bytes:
    """The findings with the mark and the delimiter that Excel here expects."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(TITLES)
    writer.writerows(_cells(one) for one in findings)
    return b"\xef\xbb\xbf" + text.getvalue().encode()
