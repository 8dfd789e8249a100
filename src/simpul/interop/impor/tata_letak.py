"""Layouts as data: which headings a file has, what it is called, and which column is probably which field."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from simpul.interop.impor.pembaca import Cell, Row

SEARCHED_ROWS: Final = 25  # a title and some empty lines may stand above the headings
_SIGNS: Final = re.compile(r"[^a-z0-9]+")


class Bidang(msgspec.Struct, frozen=True):
    """A field that a column can be."""

    kata: str
    wajib: bool = False


class TataLetak(msgspec.Struct, frozen=True):
    """A known layout. `balita` says that everyone in it is a child; `menyusul` that its rows belong to another's."""

    id: str
    kata: str
    ciri: tuple[str, ...]
    balita: bool = False
    menyusul: str = ""


class Katalog(msgspec.Struct, frozen=True):
    """All that is known of layouts."""

    bidang: dict[str, Bidang]
    judul: dict[str, tuple[str, ...]]
    abaikan: tuple[str, ...]
    tata_letak: tuple[TataLetak, ...]


@cache
def katalog() -> Katalog:
    """The layouts of `tata_letak.yaml`, with headings in the form in which they are compared."""
    raw: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("tata_letak.yaml").read_text(encoding="utf-8"))
    found = msgspec.convert(raw, Katalog)
    return Katalog(
        found.bidang,
        {name: tuple(fold(text) for text in texts) for name, texts in found.judul.items()},
        tuple(fold(text) for text in found.abaikan),
        found.tata_letak,
    )


def fold(text: Cell) -> str:
    """A heading as it is compared: 'Tgl. Lahir' and 'TGL_LAHIR' are one."""
    return _SIGNS.sub(" ", str(text or "").casefold()).strip()


@cache
def _field_of() -> Mapping[str, str]:
    known = katalog()
    return {text: name for name, texts in known.judul.items() for text in texts if text not in known.abaikan}


def find_headings(rows: Sequence[Row]) -> int | None:
    """The index of the row of headings: the one with most known ones, at least two; None when there is none."""
    known = _field_of()
    scores = [(len({known[fold(cell)] for cell in row if fold(cell) in known}), -at) for at, row in _first(rows)]
    best, place = max(scores, default=(0, 0))
    if best >= 2:
        return -place
    filled = (at for at, row in _first(rows) if len([cell for cell in row if isinstance(cell, str)]) >= 2)
    return next(filled, None)


def _first(rows: Sequence[Row]) -> list[tuple[int, Row]]:
    return list(enumerate(rows[:SEARCHED_ROWS]))


def recognise(headings: Sequence[Cell]) -> TataLetak | None:
    """The first layout all of whose marks are among the headings."""
    there = {fold(cell) for cell in headings}
    return next((one for one in katalog().tata_letak if {fold(text) for text in one.ciri} <= there), None)


def layout(layout_id: str) -> TataLetak | None:
    """A layout by its id."""
    return next((one for one in katalog().tata_letak if one.id == layout_id), None)


def suggest(headings: Sequence[Cell]) -> dict[str, int]:
    """{field: column} as the headings say; the first column with a heading counts."""
    known, found = _field_of(), dict[str, int]()
    for at, cell in enumerate(headings):
        field = known.get(fold(cell))
        if field is not None:
            found.setdefault(field, at)
    return found


def signature(headings: Sequence[Cell]) -> str:
    """What a file's headings are remembered by."""
    return hashlib.sha256("|".join(fold(cell) for cell in headings).encode()).hexdigest()
