"""The lines of the KMS curve: BB/U at -3 to +3 SD for completed months 0 to 60."""

from functools import cache
from typing import Final

import numpy as np

from simpul.pertumbuhan.lms import table, table_day

KMS_SD: Final = (-3, -2, -1, 0, 1, 2, 3)
KMS_MONTHS: Final = 61


@cache
def kms_lines_g(jenis_kelamin: str) -> tuple[tuple[int, ...], ...]:
    """Whole grams by month (0 to 60), each month the seven lines of `KMS_SD`. `jenis_kelamin` is L or P."""
    lms = table("weight_for_age")
    first = int(lms.starts["LP".index(jenis_kelamin)])
    rows = [first + table_day(month, standing=False) for month in range(KMS_MONTHS)]
    sd = np.array(KMS_SD, dtype=np.float64)
    power, median, variation = (column[rows, None] for column in (lms.power, lms.median, lms.variation))
    grams = np.rint(median * np.power(1.0 + power * variation * sd, 1.0 / power) * 1000.0).astype(np.int64)
    return tuple(tuple(month) for month in grams.tolist())
