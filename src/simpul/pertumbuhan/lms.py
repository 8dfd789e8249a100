"""The L, M, S figures of WHO, read once from `tables/` into arrays (see `tables/README.md`)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TABLE_VERSION: Final = "who-2006-2007/1"
DAYS_PER_MONTH: Final = 30.4375
STANDING_FROM_DAYS: Final = 731
LYING_FROM_CM: Final = 45.0
LYING_TO_CM: Final = 110.0
STANDING_FROM_CM: Final = 65.0
STANDING_TO_CM: Final = 120.0


@dataclass(frozen=True, slots=True)
class LmsTable:
    """Rows of one or more groups laid end to end; `starts[group]` is the first row of a group.

    `power`, `median` and `variation` are WHO's L, M and S. Group 0 is boys and 1 girls; in
    `weight_for_size` 2 and 3 are the same for standing height.
    """

    starts: Ints
    power: Floats
    median: Floats
    variation: Floats


@cache
def table(name: str) -> LmsTable:
    """One file of `tables/`: boys, then girls."""
    with files("simpul.pertumbuhan").joinpath("tables", f"{name}.csv").open(encoding="ascii") as file:
        rows = np.loadtxt(file, delimiter=",", skiprows=1)
    count = len(rows)
    power, median, variation = (np.concatenate([rows[:, column], rows[:, column + 3]]) for column in (1, 2, 3))
    return LmsTable(starts=np.array([0, count]), power=power, median=median, variation=variation)


@cache
def weight_for_size() -> LmsTable:
    """Weight for length (groups 0, 1) and for height (groups 2, 3), by steps of 0.1 cm."""
    lying, standing = table("weight_for_length"), table("weight_for_height")
    return LmsTable(
        starts=np.concatenate([lying.starts, standing.starts + len(lying.median)]),
        power=np.concatenate([lying.power, standing.power]),
        median=np.concatenate([lying.median, standing.median]),
        variation=np.concatenate([lying.variation, standing.variation]),
    )


def table_day(months: int, *, standing: bool) -> int:
    """The day row that stands for a completed month, 0 to 60 (health dossier, appendix A).

    `standing` chooses row 731 for month 24 in the two tables that change there from lying to standing.
    """
    if months == 24 and standing:
        return STANDING_FROM_DAYS
    return round(months * DAYS_PER_MONTH)
