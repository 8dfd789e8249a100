"""Columns of a growth CSV: text to numbers and codes, with every unreadable value reported by its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from simpul.kernel.errors import SimpulError
from simpul.pertumbuhan.lms import Floats
from simpul.pertumbuhan.zscore import MISSING, Bools, Codes

UNKNOWN: Final = -2


@dataclass(frozen=True, slots=True)
class Column:
    """An input column: codes (blank = missing), or a number that must be at `least` or `above` a limit."""

    name: str
    codes: dict[str, int] | None = None
    least: float | None = None
    above: float | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A chunk of a file: all its texts by place, the input as arrays, the rows to leave blank, the problems."""

    texts: list[tuple[str, ...]]
    numbers: dict[str, Floats]
    codes: dict[str, Codes]
    unreadable: Bools
    problems: list[SimpulError]


def read_rows(raw: Sequence[list[str]], lines: range, header: Sequence[str], columns: Sequence[Column]) -> Rows:
    """Rows as columns; a value out of reach is reported, a row that cannot be read is left blank.

    `lines` are the line numbers these rows take in the file; empty lines are passed over.
    """
    rows = [row for row in raw if row]
    width = len(header)
    unreadable = np.array([len(row) != width for row in rows], dtype=np.bool_)
    found = [(place, "pertumbuhan.baris_jumlah_kolom", "", "") for place in np.flatnonzero(unreadable).tolist()]
    if found:
        rows = [row if len(row) == width else [*row, *[""] * width][:width] for row in rows]
    texts: list[tuple[str, ...]] = list(zip(*rows, strict=True)) if rows else [()] * width
    numbers: dict[str, Floats] = {}
    codes: dict[str, Codes] = {}
    for column in columns:
        column_texts = texts[header.index(column.name)]
        if column.codes is not None:
            codes[column.name] = _codes(column_texts, column.codes)
            bad = codes[column.name] == UNKNOWN
            refused, error = np.zeros_like(bad), "pertumbuhan.baris_kode"
        else:
            numbers[column.name], bad = _numbers(column_texts)
            refused, error = _refused(numbers[column.name], column), "pertumbuhan.baris_angka"
        for places, code in ((bad, error), (refused, "pertumbuhan.baris_nilai")):
            reported = np.flatnonzero(places & ~unreadable).tolist()
            found += [(place, code, column.name, column_texts[place]) for place in reported]
        unreadable = unreadable | bad | (refused if column.least is not None else False)
    return Rows(texts, numbers, codes, unreadable, _problems(found, raw, lines))


def _problems(found: list[tuple[int, str, str, str]], raw: Sequence[list[str]], lines: range) -> list[SimpulError]:
    """Errors in the order of the file; a row takes a line, and one more for each line break inside it."""
    if not found:
        return []
    if len(lines) == len(raw):
        numbered = [line for line, row in zip(lines, raw, strict=True) if row]
    else:
        numbered, line = [], lines.start
        for row in raw:
            if row:
                numbered.append(line)
            line += 1 + sum(text.count("\n") for text in row)
    return [
        SimpulError(code, baris=numbered[place], kolom=column, isi=text.strip())
        for place, code, column, text in sorted(found, key=lambda problem: problem[0])
    ]


def _refused(values: Floats, column: Column) -> Bools:
    below = values < column.least if column.least is not None else np.zeros(len(values), dtype=np.bool_)
    return below | (values <= column.above) if column.above is not None else below


def _codes(texts: Sequence[str], known: dict[str, int]) -> Codes:
    lookup = {"": MISSING, **known, **{code.lower(): value for code, value in known.items()}}
    found = [lookup.get(text, UNKNOWN) for text in texts]
    if UNKNOWN in found:
        found = [lookup.get(text.strip(), UNKNOWN) for text in texts]
    return np.array(found, dtype=np.int8)


def _numbers(texts: Sequence[str]) -> tuple[Floats, Bools]:
    """Finite numbers with a decimal point; blank is NaN. The second array marks what is no number."""
    try:
        values = np.array([float(text) if text else np.nan for text in texts], dtype=np.float64)
    except ValueError:
        values = np.array([_number(text) for text in texts], dtype=np.float64)
    odd = np.flatnonzero(~np.isfinite(values)).tolist()
    bad = np.zeros(len(texts), dtype=np.bool_)
    bad[[place for place in odd if texts[place].strip()]] = True
    # float() reads 1_000 too, which nobody means here.
    if "_" in "".join(texts):
        bad |= np.array(["_" in text for text in texts], dtype=np.bool_)
    values[bad] = np.nan
    return values, bad


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return np.nan
