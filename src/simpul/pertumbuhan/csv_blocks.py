"""A CSV file in blocks of whole lines: plain ones read as arrays of bytes, the others by the csv module.

Most growth files have no quotes and equal columns; for those a block is parsed and written column by column in
numpy, about four times as fast. What that cannot read exactly goes through `TextBlock`, with the same results.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from simpul.pertumbuhan.lms import Floats, Ints
from simpul.pertumbuhan.zscore import MISSING, Bools, Codes

UNKNOWN: Final = -2
BLOCK_BYTES: Final = 256 * 1024
BLOCK_ROWS: Final = 2_000
EXACT_DIGITS: Final = 15
LONGEST_LINE: Final = 1_000
COMMA, NEWLINE, POINT, ZERO = b",\n.0"
# Up to 15 digits over an exact power of ten rounds as float() does.
_POWERS: Final = 10.0 ** np.arange(EXACT_DIGITS + 1)

Bytes = NDArray[np.bytes_]


class Block(Protocol):
    """Some rows of the file. A column is known by its place in the header."""

    unreadable: Bools

    def numbers(self, column: int) -> tuple[Floats, Bools]:
        """Finite numbers, NaN where blank; and where the text is no number."""

    def codes(self, column: int, known: Mapping[str, int]) -> Codes:
        """Codes of `known` in either case, MISSING where blank, UNKNOWN for the rest."""

    def text(self, column: int, row: int) -> str:
        """One value as it stands."""

    def line(self, row: int) -> int:
        """The line of the file where a row begins."""

    def written(self, kept: Sequence[int], results: Sequence[Bytes]) -> bytes:
        """The rows as CSV: the kept columns, then the results."""


def read_blocks(file: BinaryIO, width: int, *, plain: bool) -> Iterator[Block]:
    """The rest of a file after its header, which has `width` columns; `plain` False reads all of it as text."""
    line = 2
    while plain and (data := file.read(BLOCK_BYTES)):
        data = (data + file.readline()).replace(b"\r\n", b"\n")
        if any(mark in data for mark in (b'"', b"\r", b"\0")):
            yield from _text_blocks(chain(io.BytesIO(data), file), line, width)
            return
        data.decode("utf-8")
        lines = data.count(b"\n") + (not data.endswith(b"\n"))
        block = ByteBlock.of(data, line, width)
        if block is None:
            yield from _text_blocks(io.BytesIO(data), line, width)
        else:
            yield block
        line += lines
    if not plain:
        yield from _text_blocks(file, line, width)


def _text_blocks(lines: Iterator[bytes] | BinaryIO, line: int, width: int) -> Iterator["TextBlock"]:
    reader = csv.reader(raw.decode("utf-8") for raw in lines)
    numbered: list[tuple[int, list[str]]] = []
    begin = 0
    for row in reader:
        if row:
            numbered.append((line + begin, row))
        begin = reader.line_num
        if len(numbered) == BLOCK_ROWS:
            yield TextBlock(numbered, width)
            numbered = []
    yield TextBlock(numbered, width)


class TextBlock:
    """Rows as the csv module reads them, each with the line where it begins."""

    def __init__(self, numbered: Sequence[tuple[int, list[str]]], width: int) -> None:
        self._lines = [line for line, _ in numbered]
        self.unreadable: Bools = np.array([len(row) != width for _, row in numbered], dtype=np.bool_)
        padded = (row if len(row) == width else [*row, *[""] * width][:width] for _, row in numbered)
        self._columns: list[tuple[str, ...]] = list(zip(*padded, strict=True)) or [()] * width

    def numbers(self, column: int) -> tuple[Floats, Bools]:
        found = [read_number(text) for text in self._columns[column]]
        values = np.array([np.nan if value is None else value for value in found], dtype=np.float64)
        return values, np.array([value is None for value in found], dtype=np.bool_)

    def codes(self, column: int, known: Mapping[str, int]) -> Codes:
        return np.array([read_code(text, known) for text in self._columns[column]], dtype=np.int8)

    def text(self, column: int, row: int) -> str:
        return self._columns[column][row]

    def line(self, row: int) -> int:
        return self._lines[row]

    def written(self, kept: Sequence[int], results: Sequence[Bytes]) -> bytes:
        sink = io.StringIO(newline="")
        texts = [column.astype(np.str_).tolist() for column in results]
        writer = csv.writer(sink, lineterminator="\n")
        writer.writerows(zip(*(self._columns[place] for place in kept), *texts, strict=True))
        return sink.getvalue().encode("utf-8")


class ByteBlock:
    """Rows of a block without quotes, every row with the same number of columns."""

    def __init__(self, data: NDArray[np.uint8], starts: Ints, ends: Ints, line: int) -> None:
        self._data, self._starts, self._ends, self._line = data, starts, ends, line
        self.unreadable: Bools = np.zeros(len(starts), dtype=np.bool_)

    @classmethod
    def of(cls, data: bytes, line: int, width: int) -> "ByteBlock | None":
        """The block, or None when a line is empty, very long, or has another number of columns."""
        whole = np.frombuffer(data if data.endswith(b"\n") else data + b"\n", dtype=np.uint8)
        ends = np.flatnonzero((whole == COMMA) | (whole == NEWLINE))
        if len(ends) % width:
            return None
        line_ends = (whole[ends] == NEWLINE).reshape(-1, width)
        if line_ends[:, :-1].any() or not line_ends[:, -1].all():
            return None
        begins = np.concatenate([[0], ends[:-1] + 1]).reshape(-1, width)
        stops = ends.reshape(-1, width)
        # Lines are copied side by side, so a single huge one would ask for the memory of all.
        if (stops[:, -1] - begins[:, 0]).max() > LONGEST_LINE:
            return None
        return cls(whole, begins, stops, line)

    def numbers(self, column: int) -> tuple[Floats, Bools]:
        start, size = self._starts[:, column], self._ends[:, column] - self._starts[:, column]
        digits = np.zeros(len(start), dtype=np.int64)
        count, decimals = np.zeros_like(digits), np.zeros_like(digits)
        pointed, odd = np.zeros(len(start), dtype=np.bool_), size > EXACT_DIGITS
        for place in range(min(int(size.max(initial=0)), EXACT_DIGITS)):
            # A field ends with a comma or line break, so reading one past it stays inside the block.
            character = self._data[start + np.minimum(place, size)]
            within, digit = place < size, character - ZERO
            is_digit, is_point = within & (digit <= 9), within & (character == POINT)
            digits = np.where(is_digit, digits * 10 + digit, digits)
            count += is_digit
            decimals += is_digit & pointed
            odd |= within & ~is_digit & ~(is_point & ~pointed)
            pointed |= is_point
        values = np.where(size == 0, np.nan, digits / _POWERS[decimals])
        bad = np.zeros(len(start), dtype=np.bool_)
        for row in np.flatnonzero(odd | ((count == 0) & (size > 0))).tolist():
            value = read_number(self.text(column, row))
            values[row], bad[row] = (np.nan, True) if value is None else (value, False)
        return values, bad

    def codes(self, column: int, known: Mapping[str, int]) -> Codes:
        start, size = self._starts[:, column], self._ends[:, column] - self._starts[:, column]
        lookup = np.array([read_code(chr(character), known) for character in range(128)] + [UNKNOWN] * 128)
        found = np.where(size == 0, MISSING, lookup[self._data[start]]).astype(np.int8)
        for row in np.flatnonzero(size > 1).tolist():
            found[row] = read_code(self.text(column, row), known)
        return found

    def text(self, column: int, row: int) -> str:
        field = self._data[self._starts[row, column] : self._ends[row, column]]
        return field.tobytes().decode("utf-8")

    def line(self, row: int) -> int:
        return self._line + row

    def written(self, kept: Sequence[int], results: Sequence[Bytes]) -> bytes:
        """The kept columns must be the first ones: a line is copied up to the end of the last."""
        start, size = self._starts[:, 0], self._ends[:, len(kept) - 1] - self._starts[:, 0]
        longest = int(size.max(initial=0))
        width = longest + sum(1 + column.itemsize for column in results) + 1
        lines = np.zeros((len(start), width), dtype=np.uint8)
        place = np.arange(longest)
        copied = self._data[start[:, None] + np.minimum(place, size[:, None])]
        lines[:, :longest] = copied * (place < size[:, None])
        at = longest
        for column in results:
            lines[:, at] = COMMA
            characters = np.ascontiguousarray(column).view(np.uint8).reshape(len(start), column.itemsize)
            lines[:, at + 1 : at + 1 + column.itemsize] = characters
            at += 1 + column.itemsize
        lines[:, at] = NEWLINE
        text: bytes = lines[lines != 0].tobytes()
        return text


def read_number(text: str) -> float | None:
    """A finite number with a decimal point, NaN for blank, None for anything else (1_000 too)."""
    if not text.strip():
        return float("nan")
    try:
        value = float(text)
    except ValueError:
        return None
    return value if np.isfinite(value) and "_" not in text else None


def read_code(text: str, known: Mapping[str, int]) -> int:
    """The code of a text in either case; MISSING for blank, UNKNOWN for anything else."""
    plain = text.strip().upper()
    return known.get(plain, UNKNOWN) if plain else MISSING
