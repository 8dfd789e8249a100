"""Columns of a growth CSV: numbers and codes, with every value out of reach reported by its line."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simpul.kernel.errors import SimpulError
from simpul.pertumbuhan.csv_blocks import UNKNOWN, Block
from simpul.pertumbuhan.lms import Floats
from simpul.pertumbuhan.zscore import Bools, Codes


@dataclass(frozen=True, slots=True)
class Column:
    """An input column: codes (blank = missing), or a number that must be at `least` or `above` a limit."""

    name: str
    codes: dict[str, int] | None = None
    least: float | None = None
    above: float | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """The input of a block as arrays, the rows to leave blank, and the problems in the order of the file."""

    numbers: dict[str, Floats]
    codes: dict[str, Codes]
    unreadable: Bools
    problems: list[SimpulError]


def read_rows(block: Block, header: Sequence[str], columns: Sequence[Column]) -> Rows:
    """Every column of a block; an impossible value is reported, a row that cannot be read is left blank."""
    unreadable = block.unreadable
    found = [(row, "pertumbuhan.baris_jumlah_kolom", "", "") for row in np.flatnonzero(unreadable).tolist()]
    numbers: dict[str, Floats] = {}
    codes: dict[str, Codes] = {}
    for column in columns:
        place = header.index(column.name)
        if column.codes is not None:
            codes[column.name] = block.codes(place, column.codes)
            bad = codes[column.name] == UNKNOWN
            refused, error = np.zeros_like(bad), "pertumbuhan.baris_kode"
        else:
            numbers[column.name], bad = block.numbers(place)
            refused, error = _refused(numbers[column.name], column), "pertumbuhan.baris_angka"
        for rows, code in ((bad, error), (refused, "pertumbuhan.baris_nilai")):
            reported = np.flatnonzero(rows & ~unreadable).tolist()
            found += [(row, code, column.name, block.text(place, row).strip()) for row in reported]
        unreadable = unreadable | bad | (refused if column.least is not None else False)
    found.sort(key=lambda problem: problem[0])
    problems = [SimpulError(code, baris=block.line(row), kolom=name, isi=text) for row, code, name, text in found]
    return Rows(numbers, codes, unreadable, problems)


def _refused(values: Floats, column: Column) -> Bools:
    below = values < column.least if column.least is not None else np.zeros(len(values), dtype=np.bool_)
    return below | (values <= column.above) if column.above is not None else below
