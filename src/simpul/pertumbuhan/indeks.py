"""The five indices of the Indonesian card (BB/U, TB/U, BB/TB, IMT/U, LK/U) for many children at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from simpul.pertumbuhan.lms import (
    DAYS_PER_MONTH,
    LYING_FROM_CM,
    LYING_TO_CM,
    STANDING_FROM_CM,
    STANDING_TO_CM,
    Floats,
    Ints,
    table,
    table_day,
    weight_for_size,
)
from simpul.pertumbuhan.zscore import LAST_MONTHS, UNDER_FIVE_MONTHS, Bools, rounded, z_at, z_between

_TABLE_DAY: Final = np.array([table_day(month, standing=False) for month in range(61)])
_TABLE_DAY_SIZE: Final = np.array([table_day(month, standing=True) for month in range(61)])


@dataclass(frozen=True, slots=True)
class Usia:
    """A child's age as the tables want it; `sex` 0 boy, 1 girl; `size_mm` is already corrected."""

    sex: int
    months: int
    days: int
    by_day: bool
    under_five: bool
    standing: bool
    doubtful: bool
    size_mm: int | None


class Ukuran(Protocol):
    """What the indices read of a measurement."""

    @property
    def berat_g(self) -> int | None: ...
    @property
    def lingkar_kepala_mm(self) -> int | None: ...
    @property
    def edema(self) -> bool: ...


def z_of_many(ages: Sequence[Usia], measurements: Sequence[Ukuran]) -> dict[str, list[float | None]]:
    """z of each index, two decimals, None where the regulation or the tables give none.

    Over 60 months only IMT/U exists (WHO 2007, to month 228). Oedema leaves TB/U and LK/U only.
    """
    sex = np.array([age.sex for age in ages], dtype=np.int64)
    young = np.array([age.under_five for age in ages], dtype=np.bool_)
    weight_g = _column([None if m.edema else m.berat_g for m in measurements])
    size_mm = _column([age.size_mm for age in ages])
    weight_kg, size_cm = weight_g / 1000.0, size_mm / 10.0
    # Standing takes 7 mm off, so a size that nobody has could end at nothing.
    bmi = weight_kg / (np.where(size_mm > 0.0, size_cm, np.nan) / 100.0) ** 2
    head_cm = _column([m.lingkar_kepala_mm for m in measurements]) / 10.0
    row, size_row = _day_rows(ages)
    z = {
        "bb_u": _for_age("weight_for_age", sex, row, np.where(young, weight_kg, np.nan)),
        "tb_u": _for_age("length_height_for_age", sex, size_row, np.where(young, size_cm, np.nan), restricted=False),
        "bb_tb": _for_size(ages, sex, size_mm, np.where(young, weight_kg, np.nan)),
        "imt_u": np.where(young, _for_age("bmi_for_age", sex, size_row, bmi), _bmi_5_19(ages, sex, young, bmi)),
        "lk_u": _for_age("head_circumference_for_age", sex, row, np.where(young, head_cm, np.nan), restricted=False),
    }
    return {index: _values(values) for index, values in z.items()}


def _column(values: Sequence[int | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _values(z: Floats) -> list[float | None]:
    return [None if value != value else value for value in rounded(z).tolist()]  # noqa: PLR0124 - NaN only


def _day_rows(ages: Sequence[Usia]) -> tuple[Ints, Ints]:
    """The day row of each child, and that of the two tables that change at 24 months."""
    by_day = np.array([age.by_day for age in ages], dtype=np.bool_)
    days = np.array([age.days if age.under_five else 0 for age in ages], dtype=np.int64)
    months = np.array([age.months if age.under_five else 0 for age in ages], dtype=np.int64)
    # By day a child of 1826 days can have completed 60 months at most; the month table ends there too.
    months = np.minimum(months, len(_TABLE_DAY) - 1)
    return np.where(by_day, days, _TABLE_DAY[months]), np.where(by_day, days, _TABLE_DAY_SIZE[months])


def _for_age(name: str, sex: Ints, row: Ints, y: Floats, *, restricted: bool = True) -> Floats:
    lms = table(name)
    return z_at(lms, lms.starts[sex] + row, y, restricted=restricted)


def _for_size(ages: Sequence[Usia], sex: Ints, size_mm: Floats, weight_kg: Floats) -> Floats:
    """BB/PB or BB/TB: whole millimetres are whole rows, nothing lies between."""
    standing = np.array([age.standing for age in ages], dtype=np.bool_)
    first_mm = np.where(standing, STANDING_FROM_CM, LYING_FROM_CM) * 10.0
    last_mm = np.where(standing, STANDING_TO_CM, LYING_TO_CM) * 10.0
    valid = (size_mm >= first_mm) & (size_mm <= last_mm)
    row = np.where(valid, size_mm - first_mm, 0.0).astype(np.int64)
    lms = weight_for_size()
    y = np.where(valid, weight_kg, np.nan)
    return z_at(lms, lms.starts[sex + 2 * standing] + row, y, restricted=True)


def _bmi_5_19(ages: Sequence[Usia], sex: Ints, young: Bools, bmi: Floats) -> Floats:
    """WHO 2007: the completed month's row, or between two rows when age goes by day."""
    months = np.array([age.days / DAYS_PER_MONTH if age.by_day else age.months for age in ages], dtype=np.float64)
    given = ~young & (months <= LAST_MONTHS)
    steps = np.where(given, months - UNDER_FIVE_MONTHS, 0.0)
    below = np.floor(steps)
    lms = table("who2007_bmi_for_age")
    y = np.where(given, bmi, np.nan)
    return z_between(lms, lms.starts[sex] + below.astype(np.int64), steps - below, y, restricted=True)
