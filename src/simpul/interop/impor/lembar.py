"""From the sheets of a file to one table: a sheet for each month is one table, and measurements join their children."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from msgspec import Struct

from simpul.interop.impor.errors import Galat
from simpul.interop.impor.nilai import text_of
from simpul.interop.impor.pembaca import Cell, Row
from simpul.interop.impor.tata_letak import TataLetak, find_headings, recognise, signature, suggest
from simpul.kernel.errors import SimpulError

SAMPLES: Final = 3
ID_FIELDS: Final = ("nik", "nama")


class Mentah(Struct, frozen=True):
    """A row as read, and where it stood: '12', or 'Maret!12' when there are several sheets."""

    nomor: str
    sel: list[Any]


class Tabel(Struct, frozen=True):
    """One table of a file. `lain` names sheets that are no part of it."""

    judul: list[str]
    baris: list[Mentah]
    tata_letak: str
    sidik: str
    lain: list[str] = []


class _Lembar(Struct, frozen=True):
    nama: str
    judul: list[Cell]
    baris: list[Mentah]
    bentuk: TataLetak | None


def one_table(sheets: Sequence[tuple[str, Sequence[Row]]]) -> Tabel:
    """The table of a file; raises `impor.tanpa_judul` when no sheet has headings."""
    several = len([rows for _, rows in sheets if rows]) > 1
    found = [sheet for name, rows in sheets if (sheet := _sheet(name, rows, several=several))]
    groups: dict[str, list[_Lembar]] = defaultdict(list)
    for sheet in found:
        groups[signature(sheet.judul)].append(sheet)
    if not groups:
        raise SimpulError(Galat.TANPA_JUDUL)
    joined = _joined(groups.values())
    if joined is not None:
        return joined
    best = max(groups.values(), key=_worth)
    rows = [row for sheet in best for row in sheet.baris]
    others = [sheet.nama for sheet in found if sheet not in best]
    return _table(best[0].judul, rows, best[0].bentuk, others)


def _worth(group: Sequence[_Lembar]) -> tuple[bool, int, int]:
    fields = suggest(group[0].judul)
    return group[0].bentuk is not None, len(fields), sum(len(sheet.baris) for sheet in group)


def _sheet(name: str, rows: Sequence[Row], *, several: bool) -> _Lembar | None:
    at = find_headings(rows)
    if at is None:
        return None
    headings = list(rows[at])
    body = [
        Mentah(f"{name}!{number}" if several else str(number), list(row))
        for number, row in enumerate(rows[at + 1 :], at + 2)
        if any(cell is not None for cell in row) and not _is_column_numbers(row)
    ]
    return _Lembar(name, headings, body, recognise(headings)) if body else None


def _is_column_numbers(row: Row) -> bool:
    """The line 1, 2, 3 ... that forms carry below their headings."""
    return len(row) > 3 and all(str(cell) == str(number) for number, cell in enumerate(row, 1))


def _table(headings: Sequence[Cell], rows: list[Mentah], shape: TataLetak | None, others: list[str]) -> Tabel:
    titles = [text_of(cell) for cell in headings]
    widest = max([len(titles), *(len(row.sel) for row in rows)])
    titles += [""] * (widest - len(titles))
    return Tabel(titles, rows, shape.id if shape else "", signature(titles), others)


def _joined(groups: Iterable[Sequence[_Lembar]]) -> Tabel | None:
    """A sheet of children and one of their measurements as one table; None when the file is not of that kind."""
    sheets = [sheet for group in groups for sheet in group if sheet.bentuk is not None]
    later = [sheet for sheet in sheets if sheet.bentuk and sheet.bentuk.menyusul]
    first = [sheet for sheet in sheets if any(sheet.bentuk.id == one.bentuk.menyusul for one in later if one.bentuk)]  # type: ignore[union-attr]  # kept above
    if not later or not first:
        return None
    children, measured = first[0], later[0]
    extra = [place for field, place in suggest(measured.judul).items() if field not in ID_FIELDS]
    width = len(children.judul)
    known, used = _by_identity(children), set[str]()
    rows: list[Mentah] = []
    for row in measured.baris:
        child = _find(known, measured, row)
        if child is not None:
            used.add(child.nomor)
        cells = _padded(child.sel, width) if child else [None] * width
        rows.append(Mentah(row.nomor, [*cells, *(_cell(row.sel, place) for place in extra)]))
    rows += [row for row in children.baris if row.nomor not in used]
    titles = [*children.judul, *(measured.judul[place] for place in extra)]
    return _table(titles, rows, children.bentuk, [])


def _by_identity(sheet: _Lembar) -> dict[tuple[str, str], list[Mentah]]:
    """Children by NIK and by name; a name that two children have names neither."""
    columns = suggest(sheet.judul)
    known: dict[tuple[str, str], list[Mentah]] = defaultdict(list)
    for row in sheet.baris:
        for field in ID_FIELDS:
            text = text_of(_cell(row.sel, columns.get(field))).casefold()
            if text:
                known[field, text].append(row)
    return known


def _find(known: dict[tuple[str, str], list[Mentah]], sheet: _Lembar, row: Mentah) -> Mentah | None:
    columns = suggest(sheet.judul)
    for field in ID_FIELDS:
        text = text_of(_cell(row.sel, columns.get(field))).casefold()
        found = known.get((field, text), []) if text else []
        if len(found) == 1:
            return found[0]
    return None


def _padded(row: Row, width: int) -> Row:
    return [*row[:width], *[None] * (width - len(row))]


def _cell(row: Row, place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else None


def samples(table: Tabel, column: int) -> list[Cell]:
    """The first values of a column, to recognise it by."""
    values = (_cell(row.sel, column) for row in table.baris[:200])
    return [value for value in values if text_of(value)][:SAMPLES]
