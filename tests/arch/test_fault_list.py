"""The list of faults names tests that exist: who reads it can run every one of them."""

import re
from collections.abc import Iterator
from pathlib import Path

from arch.house import ROOT, nothing

LIST = ROOT / "docs" / "aturan" / "gangguan.md"
HOMES = (ROOT / "tests", ROOT / "pwa" / "tests")
NAMED = re.compile(r"`([^`]+)`|\"([^\"]+)\"")


def _rows() -> list[list[str]]:
    rows = [line.strip("|").split("|") for line in LIST.read_text("utf-8").splitlines() if line.startswith("| ")]
    return [row for row in rows if len(row) == 3 and row[0].strip() != "gangguan"]


def _named(cell: str) -> Iterator[tuple[str, str]]:
    """Files of a cell, each with the tests named after it."""
    file = ""
    for match in NAMED.finditer(cell):
        name = match[1] or match[2]
        if "/" in name and " " not in name:
            file = name
            yield file, ""
        else:
            yield file, name


def _missing(file: str, name: str) -> bool:
    found: list[Path] = [path for home in HOMES if (path := home / file).is_file()]
    return not found or not any(name in path.read_text("utf-8") for path in found)


def test_every_fault_has_a_test_that_exists() -> None:
    rows = _rows()
    assert len(rows) > 20
    nothing(row[0].strip() for row in rows if not list(_named(row[2])))
    nothing(f"{file} {name}" for row in rows for file, name in _named(row[2]) if _missing(file, name))
