"""Files of any kind: what is a table is read, what is not is refused in a sentence, and nothing takes the machine."""

import datetime as dt
import io
import resource
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
import xlsxwriter

from factories.berkas import csv_file, xlsx
from simpul.interop.impor import pembaca
from simpul.interop.impor.berkas import MOST_BYTES, read_file
from simpul.interop.impor.errors import Galat
from simpul.kernel.errors import SimpulError

ROWS = [["Nama", "Tgl Lahir"], ["Aisyah", "10-09-2024"]]


def code(content: bytes) -> str:
    """Why a file is refused, and that its sentence is whole."""
    with pytest.raises(SimpulError) as refused:
        read_file(content)
    assert "{" not in str(refused.value)
    return refused.value.code


@pytest.mark.parametrize(
    "content",
    [
        xlsx(("Balita", ROWS)),
        csv_file(ROWS),
        csv_file(ROWS, ","),
        csv_file(ROWS, "\t", "utf-8-sig"),
        csv_file(ROWS, ";", "utf-16"),
        b"sep=|\r\n" + csv_file(ROWS, "|"),
    ],
)
def test_it_works(content: bytes) -> None:
    [(_, rows)] = read_file(content)
    assert [row for row in rows if row != ["sep="]][-2:] == ROWS


def _ods() -> bytes:
    """A table as LibreOffice packs it: the kind first and unpacked, values as attributes, a row that repeats."""
    spaces = "urn:oasis:names:tc:opendocument:xmlns"
    office, table, text = (f"{spaces}:{one}:1.0" for one in ("office", "table", "text"))

    def word(said: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{said}</text:p></table:table-cell>'

    head = "".join(word(said) for said in ("Nama", "JK", "Tgl Lahir", "BB"))
    born = '<table:table-cell office:value-type="date" office:date-value="2024-09-10"><text:p>10/09/24</text:p>'
    weight = '<table:table-cell office:value-type="float" office:value="8.6"><text:p>8,6</text:p></table:table-cell>'
    rows = f"<table:table-row>{head}</table:table-row>"
    rows += f"<table:table-row>{word('Aisyah')}{word('P')}{born}</table:table-cell>{weight}</table:table-row>"
    rows += '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("mimetype", kind, zipfile.ZIP_STORED)
        parts.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}"'
            f' xmlns:table="{table}" xmlns:text="{text}" office:version="1.3"><office:body><office:spreadsheet>'
            f'<table:table table:name="Balita">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        entry = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        parts.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{spaces}:manifest:1.0">{entry}</m:manifest>')
    return file.getvalue()


def _xlsm() -> bytes:
    """A workbook with a part for macros, which nobody opens."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Balita")
        sheet.write_row(0, 0, ["Nama", "JK", "Tgl Lahir", "BB"])
        sheet.write_row(1, 0, ["Aisyah", "P"])
        sheet.write_datetime(1, 2, dt.date(2024, 9, 10), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_number(1, 3, 8.6)
        book.add_vba_project(io.BytesIO(bytes.fromhex("D0CF11E0A1B11AE1") + b"Sub Auto_Open()" * 40), is_stream=True)
    with zipfile.ZipFile(file) as parts:
        assert "xl/vbaProject.bin" in parts.namelist()
    return file.getvalue()


# The XLS is of Excel 97 to 2003 (BIFF8), written by xlwt 1.3.0.
XLS = Path(__file__).parent / "contoh" / "balita.xls"


@pytest.mark.parametrize("content", [XLS.read_bytes(), _ods(), _xlsm()], ids=["xls", "ods", "xlsm"])
def test_other_table_programs_are_read_alike(content: bytes) -> None:
    head, child = ["Nama", "JK", "Tgl Lahir", "BB"], ["Aisyah", "P", dt.date(2024, 9, 10), 8.6]
    [(name, rows)] = pembaca.read_sheets(content)
    assert (name, rows) == ("Balita", [head, child])
    [(_, passed)] = read_file(content)
    assert passed == [head, ["Aisyah", "P", "2024-09-10", 8.6]]


def test_an_xls_cut_in_the_middle_is_refused() -> None:
    assert code(XLS.read_bytes()[:3000]) == Galat.TERPOTONG


def test_what_windows_writes_is_read() -> None:
    [(_, rows)] = read_file("Nama;Alamat\nRené;Gang é\n".encode("cp1252"))
    assert rows[1] == ["René", "Gang é"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Galat.KOSONG),
        (b"  \n ", Galat.KOSONG),
        (b"%PDF-1.7 isi laporan", Galat.BUKAN_TABEL),
        (b"MZ\x90\x00program", Galat.BUKAN_TABEL),
        (b"\x7fELF....", Galat.BUKAN_TABEL),
        (b"<!DOCTYPE html><table>", Galat.BUKAN_TABEL),
        (b"nama\x00\x01\x02;x", Galat.BUKAN_TABEL),
        (xlsx(("Balita", ROWS))[:-200], Galat.TERPOTONG),
        (xlsx(("Balita", ROWS))[:400], Galat.TERPOTONG),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"x" * 600, Galat.TERPOTONG),
        (b"x" * (MOST_BYTES + 1), Galat.TERLALU_BESAR),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, expected: Galat) -> None:
    assert code(content) == expected


def test_a_word_document_is_no_table() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("word/document.xml", "<w:document/>")
    assert code(file.getvalue()) == Galat.TERPOTONG


def test_a_bomb_is_refused_whatever_size_it_claims() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"\0" * (pembaca.MOST_UNPACKED + 1024))
    honest = file.getvalue()
    # The same file, whose list says that the part has ten bytes.
    size = struct.pack("<I", pembaca.MOST_UNPACKED + 1024)
    liar = honest.replace(size, struct.pack("<I", 10))
    assert liar != honest
    assert {code(honest), code(liar)} == {Galat.TERLALU_BESAR}


def test_two_cells_at_opposite_corners_do_not_take_the_memory() -> None:
    rows: list[list[object]] = [["Nama", "JK"], ["Aisyah", "P"]]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        sheet.write(1_048_575, 16_383, "x")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert code(file.getvalue()) == Galat.TERLALU_BESAR
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_too_many_rows_are_refused_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pembaca, "MOST_ROWS", 10)
    with pytest.raises(pembaca.UnreadableError, match=Galat.TERLALU_BANYAK_BARIS):
        pembaca.read_sheets(csv_file([["Nama", "JK"], *[["A", "P"]] * 20]))


def test_a_formula_is_never_run_and_its_stored_value_is_data() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Nama", "JK"])
        sheet.write_formula(1, 0, '=HYPERLINK("http://x.invalid","Aisyah")', value="Aisyah")
        sheet.write_string(1, 1, "=cmd|' /C calc'!A0")
    [(_, rows)] = read_file(file.getvalue())
    assert rows[1] == ["Aisyah", "=cmd|' /C calc'!A0"]


def test_a_cell_is_cut_and_rows_of_a_million_letters_are_no_row() -> None:
    [(_, rows)] = read_file(csv_file([["Nama", "JK"], ["A" * 5000, "P"]]))
    assert len(rows[1][0]) == pembaca.MOST_LETTERS  # type: ignore[arg-type]  # text
    assert code(b"Nama;JK\n" + b'"' + b"A" * 2_000_000 + b'";P') == Galat.BUKAN_TABEL


def test_a_part_that_does_not_unpack_is_a_broken_file() -> None:
    whole = xlsx(("Balita", ROWS))
    at = whole.index(b"PK\x03\x04") + 60
    assert code(whole[:at] + zlib.compress(b"x") + whole[at + 20 :]) == Galat.TERPOTONG
