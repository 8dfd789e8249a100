"""Reads one table file in a process of its own: `python -m simpul.interop.impor.pembaca NAME < file > rows`.

A file from anywhere may claim a million empty columns, unpack without end, or stop the program that opens it. So it is
opened here, with a limit on memory and time, and only plain rows come out: msgpack of {"sheets": [[name, rows]]} or
{"galat": code}. Nothing of Django is imported. Formulas are never run; their stored values are read as data.
"""

import csv
import datetime as dt
import io
import os
import resource
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from simpul.interop.impor.errors import Galat

MOST_MEMORY: Final = 1_500 * 1024 * 1024  # of address space: what a file of 100,000 rows needs, and some
MOST_SECONDS: Final = 90
MOST_UNPACKED: Final = 400 * 1024 * 1024
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 120
MOST_LETTERS: Final = 300  # of a cell
PIECE: Final = 64 * 1024
Cell = str | int | float | bool | dt.date | None
Row = list[Cell]

_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1")
# What people rename to .xlsx: programs, PDF, pictures, RAR, 7z, gzip.
_OTHERS: Final = (b"MZ", b"%PDF", b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_MARKUP: Final = (b"<!doctype", b"<html", b"<?xml", b"{\\rtf")
_DELIMITERS: Final = ";\t,|"


class UnreadableError(Exception):
    """Why nothing is read; the argument is a code of `errors.Galat`."""


def main() -> int:
    """Read standard input and answer on standard output."""
    _limit()
    try:
        answer: dict[str, Any] = {"sheets": read_sheets(sys.stdin.buffer.read())}
    except UnreadableError as error:
        answer = {"galat": str(error)}
    except MemoryError:
        answer = {"galat": str(Galat.TERLALU_BESAR)}
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    return 0


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ["RUST_BACKTRACE"] = "0"


def read_sheets(content: bytes) -> list[tuple[str, list[Row]]]:
    """The sheets of a file by what it holds, whatever its name says; raises `UnreadableError`."""
    if not content.strip():
        raise UnreadableError(Galat.KOSONG)
    head = content[:512].lstrip()
    if content.startswith(_ZIP):
        check_unpacked(content)
        return _workbook(content)
    if content.startswith(_OLE):
        return _workbook(content)
    if head.startswith(_OTHERS) or head.lower().startswith(_MARKUP):
        raise UnreadableError(Galat.BUKAN_TABEL)
    return [("", read_csv(content))]


def check_unpacked(content: bytes) -> None:
    """Unpack every part without keeping it, and count: a bomb is refused whatever size it claims."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.infolist()
    # What zipfile raises for a torn directory, a broken extra field, an impossible number, a newer format.
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError) as error:
        raise UnreadableError(Galat.TERPOTONG) from error
    left = MOST_UNPACKED
    for part in names:
        if part.flag_bits & 1:
            raise UnreadableError(Galat.BERSANDI)
        left -= _unpacked_size(content, part, left)
        if left < 0:
            raise UnreadableError(Galat.TERLALU_BESAR)


def _unpacked_size(content: bytes, part: zipfile.ZipInfo, most: int) -> int:
    """How much a part unpacks to, counted up to a little over `most`."""
    at = part.header_offset
    if content[at : at + 4] != _ZIP:
        raise UnreadableError(Galat.TERPOTONG)
    name_size, extra_size = struct.unpack("<HH", content[at + 26 : at + 30])
    begin = at + 30 + name_size + extra_size
    packed = content[begin : begin + part.compress_size]
    if len(packed) < part.compress_size:
        raise UnreadableError(Galat.TERPOTONG)
    if part.compress_type == zipfile.ZIP_STORED:
        return len(packed)
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise UnreadableError(Galat.BUKAN_TABEL)
    inflate, count = zlib.decompressobj(-15), 0
    try:
        while packed and not inflate.eof and count <= most:
            count += len(inflate.decompress(packed, PIECE))
            packed = inflate.unconsumed_tail
    except zlib.error as error:
        raise UnreadableError(Galat.TERPOTONG) from error
    return count


def _workbook(content: bytes) -> list[tuple[str, list[Row]]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    left = MOST_ROWS
    found: list[tuple[str, list[Row]]] = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
        for name in names:
            rows = _bounded(book.get_sheet_by_name(name).iter_rows(), left)
            left -= len(rows)
            found.append((name, rows))
    except PasswordError as error:
        raise UnreadableError(Galat.BERSANDI) from error
    except CalamineError as error:
        raise UnreadableError(Galat.TERPOTONG) from error
    return found


def _bounded(rows: Iterator[Any], most: int) -> list[Row]:
    """Rows as plain values. Trailing empty rows and cells are dropped; too many rows are refused, never cut."""
    found: list[Row] = []
    filled = 0
    for row in rows:
        cells = [_plain(cell) for cell in row[:MOST_COLUMNS]]
        while cells and cells[-1] is None:
            cells.pop()
        found.append(cells)
        if cells:
            filled = len(found)
        if filled > most:
            raise UnreadableError(Galat.TERLALU_BANYAK_BARIS)
    del found[filled:]
    return found


def _plain(cell: Any) -> Cell:
    if isinstance(cell, str):
        text = cell.replace("\0", "").strip()
        return text[:MOST_LETTERS] or None
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    return cell if isinstance(cell, bool | int | float | dt.date) else None


def read_csv(content: bytes) -> list[Row]:
    """Rows of delimited text; raises `UnreadableError` when it is no text, or holds more than anyone's village."""
    text = _decoded(content)
    csv.field_size_limit(1024 * 1024)
    try:
        return _bounded(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), MOST_ROWS)
    except csv.Error as error:
        raise UnreadableError(Galat.BUKAN_TABEL) from error


def _decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else what Windows writes; binary content is not text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableError(Galat.BUKAN_TABEL) from error
    if b"\0" in content:
        raise UnreadableError(Galat.BUKAN_TABEL)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The sign that stands most evenly in the first lines; Excel's own first line `sep=;` is believed."""
    lines = [line for line in text[:20_000].splitlines()[:20] if line.strip()]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]
    counts = {sign: sorted(line.count(sign) for line in lines) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: counts[sign][len(lines) // 2] if lines else 0)


if __name__ == "__main__":
    sys.exit(main())
