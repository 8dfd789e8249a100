"""WHO z-scores by day (under five) and by decimal month (5-19 years), vectorised.

Source: WHO Child Growth Standards 2006/2007 and WHO Reference 2007, computed as WHO's own packages
anthro and anthroplus do. A missing value is NaN in a measurement or an age and -1 in a code.
"""

from dataclasses import dataclass, fields
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from simpul.pertumbuhan.lms import (
    DAYS_PER_MONTH,
    LYING_FROM_CM,
    LYING_TO_CM,
    STANDING_FROM_CM,
    STANDING_FROM_DAYS,
    STANDING_TO_CM,
    Floats,
    Ints,
    LmsTable,
    table,
    weight_for_size,
)

Codes = NDArray[np.int8]
Bools = NDArray[np.bool_]

MALE: Final = 0
FEMALE: Final = 1
LYING: Final = 0
STANDING: Final = 1
MISSING: Final = -1

SHIFT_CM: Final = 0.7
NINE_MONTHS: Final = 9
UNDER_FIVE_MONTHS: Final = 60.0
LAST_MONTHS: Final = 228.0
LAST_WEIGHT_MONTHS: Final = 120.0
FIRST_ARM_DAYS: Final = 91
HEIGHT_FROM_CM: Final = 87.0
CHUNK_ROWS: Final = 16_384

# A rounded z outside these limits is implausible: measure again (WHO flags).
FLAG_LIMITS: Final = {
    "zlen": (-6.0, 6.0),
    "zwei": (-6.0, 5.0),
    "zwfl": (-5.0, 5.0),
    "zbmi": (-5.0, 5.0),
    "zhc": (-5.0, 5.0),
    "zac": (-5.0, 5.0),
    "zhfa": (-6.0, 6.0),
    "zwfa": (-6.0, 5.0),
    "zbfa": (-5.0, 5.0),
}


@dataclass(frozen=True, slots=True)
class _Batch:
    def rows(self, start: int, stop: int) -> Self:
        """The same arrays, cut to rows `start` to `stop`."""
        cut: dict[str, Any] = {field.name: getattr(self, field.name)[start:stop] for field in fields(self)}
        return type(self)(**cut)


@dataclass(frozen=True, slots=True)
class UnderFive(_Batch):
    """Children under five, one array per column."""

    sex: Codes
    age_days: Floats
    weight_kg: Floats
    lenhei_cm: Floats
    measure: Codes
    headc_cm: Floats
    armc_cm: Floats
    oedema: Bools


@dataclass(frozen=True, slots=True)
class FiveToNineteen(_Batch):
    """Children of 5 to 19 years, one array per column; height is always standing."""

    sex: Codes
    age_months: Floats
    weight_kg: Floats
    height_cm: Floats
    oedema: Bools


@dataclass(frozen=True, slots=True)
class ZScores:
    """z rounded to two decimals (NaN = none), whether each is implausible, and standing below nine months."""

    z: dict[str, Floats]
    flag: dict[str, Bools]
    c9mo: Bools


def under_five(batch: UnderFive) -> ZScores:
    """Six z-scores and flags of children under 60.0 months; others, and impossible input, are blank."""
    chunks = range(0, max(len(batch.sex), 1), CHUNK_ROWS)
    # Nonsense such as a height of 1e-200 overflows; `rounded` makes it blank.
    with np.errstate(all="ignore"):
        return _joined([_under_five(batch.rows(start, start + CHUNK_ROWS)) for start in chunks])


def five_to_nineteen(batch: FiveToNineteen) -> ZScores:
    """Height, weight and BMI for age from 60 to 228 months (weight to 120); others are blank."""
    chunks = range(0, max(len(batch.sex), 1), CHUNK_ROWS)
    # Nonsense such as a height of 1e-200 overflows; `rounded` makes it blank.
    with np.errstate(all="ignore"):
        return _joined([_five_to_nineteen(batch.rows(start, start + CHUNK_ROWS)) for start in chunks])


def z_at(lms: LmsTable, row: Ints, y: Floats, *, restricted: bool) -> Floats:
    """The unrounded z of `y` at table rows; `restricted` straightens the tails beyond 3 SD."""
    return _z(y, lms.power[row], lms.median[row], lms.variation[row], restricted=restricted)


def z_between(lms: LmsTable, row: Ints, share: Floats, y: Floats, *, restricted: bool) -> Floats:
    """As `z_at`, with L, M and S taken linearly between `row` and the next by `share` (0 to 1)."""
    # At share 0 the next row may be another group's or none: it is not read then.
    upper = row + (share > 0)
    columns = (lms.power, lms.median, lms.variation)
    power, median, variation = (low[row] + (low[upper] - low[row]) * share for low in columns)
    return _z(y, power, median, variation, restricted=restricted)


def rounded(z: Floats) -> Floats:
    """Two decimals, a half to the even digit; never minus zero, never infinite."""
    finite: Floats = np.where(np.isfinite(z), z, np.nan)
    return finite.round(2) + 0.0


def outside(name: str, z: Floats) -> Bools:
    """Where a rounded z is implausible; a blank z never is."""
    low, high = FLAG_LIMITS[name]
    return (z < low) | (z > high)


def _z(y: Floats, power: Floats, median: Floats, variation: Floats, *, restricted: bool) -> Floats:
    z: Floats = (np.power(y / median, power) - 1.0) / (variation * power)
    if not restricted:
        return z
    far = np.flatnonzero(np.abs(z) > 3.0)
    if far.size:
        side = np.sign(z[far])
        exponent, slope = 1.0 / power[far], power[far] * variation[far] * side
        sd3 = median[far] * np.power(1.0 + slope * 3.0, exponent)
        sd2 = median[far] * np.power(1.0 + slope * 2.0, exponent)
        z[far] = 3.0 * side + (y[far] - sd3) / np.abs(sd3 - sd2)
    return z


def _under_five(batch: UnderFive) -> ZScores:
    days, months = np.floor(batch.age_days + 0.5), batch.age_days / DAYS_PER_MONTH
    no_age = np.isnan(batch.age_days)
    in_range = (batch.sex >= 0) & (batch.age_days >= 0) & (months < UNDER_FIVE_MONTHS)
    day = np.where(in_range, days, 0.0).astype(np.int64)
    sex = np.maximum(batch.sex, 0).astype(np.int64)
    c9mo = (batch.measure == STANDING) & (months < NINE_MONTHS)

    length = _shifted(batch, days, c9mo)
    weight = np.where(batch.oedema | (batch.weight_kg <= 0), np.nan, batch.weight_kg)
    head = np.where(batch.headc_cm > 0, batch.headc_cm, np.nan)
    arm = np.where((batch.armc_cm > 0) & (day >= FIRST_ARM_DAYS), batch.armc_cm, np.nan)
    by_day = {
        "zlen": ("length_height_for_age", day, length, False),
        "zwei": ("weight_for_age", day, weight, True),
        "zbmi": ("bmi_for_age", day, weight / (length / 100.0) ** 2, True),
        "zhc": ("head_circumference_for_age", day, head, False),
        "zac": ("arm_circumference_for_age", np.maximum(day - FIRST_ARM_DAYS, 0), arm, True),
    }
    z = {"zwfl": _weight_for_size(sex, length, weight, _stands(batch, days, length))}
    z["zwfl"][~(in_range | (no_age & (batch.sex >= 0)))] = np.nan
    for name, (table_name, row, y, restricted) in by_day.items():
        lms = table(table_name)
        z[name] = z_at(lms, lms.starts[sex] + row, y, restricted=restricted)
        z[name][~in_range] = np.nan
    return _with_flags(z, c9mo)


def _shifted(batch: UnderFive, days: Floats, c9mo: Bools) -> Floats:
    """Length or height as the table of that age expects it: 0.7 cm between lying and standing."""
    older = days >= STANDING_FROM_DAYS
    add = (batch.measure == STANDING) & (days < STANDING_FROM_DAYS) & ~c9mo
    subtract = (batch.measure == LYING) & older
    shifted = batch.lenhei_cm + SHIFT_CM * add - SHIFT_CM * subtract
    return np.where(batch.lenhei_cm > 0, shifted, np.nan)


def _stands(batch: UnderFive, days: Floats, length: Floats) -> Bools:
    """Whether the height table applies: by age, else by position, else by the size itself."""
    by_position = np.where(batch.measure == MISSING, length >= HEIGHT_FROM_CM, batch.measure == STANDING)
    return np.where(np.isnan(days), by_position, days >= STANDING_FROM_DAYS).astype(np.bool_)


def _weight_for_size(sex: Ints, length: Floats, weight: Floats, stands: Bools) -> Floats:
    lms = weight_for_size()
    first = np.where(stands, STANDING_FROM_CM, LYING_FROM_CM)
    last = np.where(stands, STANDING_TO_CM, LYING_TO_CM)
    valid = (length >= first) & (length <= last)
    steps = np.where(valid, length, first) * 10.0 - first * 10.0
    below = np.floor(steps)
    row = lms.starts[sex + 2 * stands] + below.astype(np.int64)
    return z_between(lms, row, steps - below, np.where(valid, weight, np.nan), restricted=True)


def _five_to_nineteen(batch: FiveToNineteen) -> ZScores:
    months = batch.age_months
    in_range = (batch.sex >= 0) & (months >= UNDER_FIVE_MONTHS) & (months <= LAST_MONTHS)
    steps = np.where(in_range, months, UNDER_FIVE_MONTHS) - UNDER_FIVE_MONTHS
    sex = np.maximum(batch.sex, 0).astype(np.int64)
    height = np.where(batch.height_cm > 0, batch.height_cm, np.nan)
    weight = np.where(batch.oedema | (batch.weight_kg <= 0), np.nan, batch.weight_kg)
    columns = {
        "zhfa": ("who2007_height_for_age", LAST_MONTHS, height, False),
        "zwfa": ("who2007_weight_for_age", LAST_WEIGHT_MONTHS, weight, True),
        "zbfa": ("who2007_bmi_for_age", LAST_MONTHS, weight / (height / 100.0) ** 2, True),
    }
    z: dict[str, Floats] = {}
    for name, (table_name, last, y, restricted) in columns.items():
        lms, given = table(table_name), in_range & (months <= last)
        reach = np.where(given, steps, 0.0)
        below = np.floor(reach)
        row = lms.starts[sex] + below.astype(np.int64)
        z[name] = z_between(lms, row, reach - below, np.where(given, y, np.nan), restricted=restricted)
    return _with_flags(z, np.zeros(len(months), dtype=np.bool_))


def _with_flags(z: dict[str, Floats], c9mo: Bools) -> ZScores:
    done = {name: rounded(values) for name, values in z.items()}
    return ZScores(z=done, flag={name: outside(name, values) for name, values in done.items()}, c9mo=c9mo)


def _joined(parts: list[ZScores]) -> ZScores:
    return ZScores(
        z={name: np.concatenate([part.z[name] for part in parts]) for name in parts[0].z},
        flag={name: np.concatenate([part.flag[name] for part in parts]) for name in parts[0].flag},
        c9mo=np.concatenate([part.c9mo for part in parts]),
    )
