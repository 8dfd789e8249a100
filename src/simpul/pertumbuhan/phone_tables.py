"""Packs the WHO figures for the phone: `python -m simpul.pertumbuhan.phone_tables > tables.json`.

Each column is whole numbers (L and M times 10,000, S times 100,000) as second differences, one character
each: code 64 plus the difference, or ~number~ where that leaves $ to [. The first two characters of a
column rebuild from 0, 0. `tables.ts` unpacks it; the file weighs under 9 kB gzip.
"""

import json
import sys
from typing import Final

import numpy as np

from simpul.pertumbuhan.lms import TABLE_VERSION, table

# table: index of its first row, in days, months or centimetres
PHONE_TABLES: Final = {
    "weight_for_age": 0,
    "length_height_for_age": 0,
    "bmi_for_age": 0,
    "head_circumference_for_age": 0,
    "arm_circumference_for_age": 91,
    "weight_for_length": 45,
    "weight_for_height": 65,
    "who2007_weight_for_age": 60,
    "who2007_height_for_age": 60,
    "who2007_bmi_for_age": 60,
}
LEAST: Final = -28
MOST: Final = 27


def phone_tables() -> str:
    """The JSON text: {version, tables: {name: {first, count, L: {l, m, s}, P: {l, m, s}}}}."""
    packed = {name: _packed_table(name, first) for name, first in PHONE_TABLES.items()}
    return json.dumps({"version": TABLE_VERSION, "tables": packed}, indent=2) + "\n"


def _packed_table(name: str, first: int) -> dict[str, object]:
    lms = table(name)
    count = int(lms.starts[1])
    sexes = {
        sex: {
            key: _packed_column(np.rint(column[start : start + count] * scale).astype(np.int64).tolist())
            for key, column, scale in (("l", lms.power, 1e4), ("m", lms.median, 1e4), ("s", lms.variation, 1e5))
        }
        for sex, start in (("L", 0), ("P", count))
    }
    return {"first": first, "count": count, **sexes}


def _packed_column(values: list[int]) -> str:
    text, before, step_before = [], 0, 0
    for value in values:
        step = value - before
        bend = step - step_before
        text.append(chr(64 + bend) if LEAST <= bend <= MOST else f"~{bend}~")
        before, step_before = value, step
    return "".join(text)


if __name__ == "__main__":
    sys.stdout.write(phone_tables())
