"""Small numbers (users.md R54): where an office may not see them, cells of 1 to 4 read '< 5'.

A hidden cell must not follow from its neighbours: when a column or a sum would give it away, the next smallest cell is
hidden with it. Zero is shown; it names nobody.
"""

from collections.abc import Iterator, Mapping, Sequence

from simpul.layanan.indikator import Indicator
from simpul.layanan.loader import FIELDS

LIMIT = 5
HIDDEN = "< 5"
BESIDE = "*"
# A whole and the parts that add up to it, all shown on one row.
SUMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("D", ("N", "T", "O", "B")),
    ("usulan", tuple(f"usulan_{bidang}" for bidang in FIELDS)),
    ("terbuka", tuple(f"terbuka_{bidang}" for bidang in FIELDS)),
    ("terbuka", ("terbuka_0_5", "terbuka_6_10", "terbuka_11_20", "terbuka_lebih_20")),
)
# Counts of offices and opening days are no counts of people.
OPEN_COUNTS = frozenset(
    {
        *("posyandu", "posyandu_bernomor", "posyandu_buka", "hari_buka", "rencana_buka", "bidang_aktif"),
        *("bidang_wajib", "kader_sk", "kader_aktif", "laporan_disetujui"),
    }
)
Cell = tuple[int, str]


def hidden_cells(rows: Sequence[Mapping[str, int]], total: int | None = None) -> frozenset[Cell]:
    """Which (row, figure) may not be shown; `total` is the index of the row that sums the others."""
    hidden = {
        (index, name)
        for index, row in enumerate(rows)
        for name, value in row.items()
        if 0 < value < LIMIT and name not in OPEN_COUNTS
    }
    while more := set(_given_away(rows, total, hidden)) - hidden:
        hidden |= more
    return frozenset(hidden)


def hides_rate(indicator: Indicator, index: int, hidden: frozenset[Cell]) -> bool:
    """A rate is hidden when a figure of it is."""
    parts = (*indicator.numerator.add, *indicator.denominator.add, *indicator.denominator.subtract)
    return any((index, name) in hidden for name in parts)


def shown(value: int, index: int, name: str, hidden: frozenset[Cell]) -> str:
    """A figure as it may be read: its digits, '< 5', or '*' for a larger one that would give another away."""
    if (index, name) not in hidden:
        return f"{value:,}".replace(",", ".")
    return HIDDEN if value < LIMIT else BESIDE


def _given_away(rows: Sequence[Mapping[str, int]], total: int | None, hidden: set[Cell]) -> Iterator[Cell]:
    """Cells to hide because a group of them holds a single hidden one."""
    for whole, parts in _groups(rows, total):
        there = [(index, name) for index, name in (*parts, whole) if rows[index].get(name, 0)]
        covered = [cell for cell in there if cell in hidden]
        rest = [cell for cell in there if cell not in hidden]
        if len(covered) == 1 and rest:
            yield min(rest, key=lambda cell: (cell == whole, rows[cell[0]].get(cell[1], 0)))


def _groups(rows: Sequence[Mapping[str, int]], total: int | None) -> Iterator[tuple[Cell, list[Cell]]]:
    for index, row in enumerate(rows):
        for whole, parts in SUMS:
            if whole in row:
                yield (index, whole), [(index, name) for name in parts if name in row]
    if total is None:
        return
    for name in rows[total]:
        if name not in OPEN_COUNTS:
            yield (total, name), [(index, name) for index, row in enumerate(rows) if index != total and name in row]
