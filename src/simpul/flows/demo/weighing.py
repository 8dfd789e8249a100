"""Weights and lengths of a synthetic child: its own z-score around WHO's tables, a little different every month."""

import datetime as dt
import random
from functools import cache
from typing import Any

from simpul.flows.demo.people import Child
from simpul.pertumbuhan.lms import table, table_day
from simpul.pertumbuhan.usia import completed_months

LAST_MONTHS = 60


@cache
def _row(name: str, jenis_kelamin: str, months: int) -> tuple[float, float, float]:
    lms = table(name)
    place = int(lms.starts["LP".index(jenis_kelamin)]) + table_day(months, standing=True)
    return float(lms.power[place]), float(lms.median[place]), float(lms.variation[place])


def value_at(name: str, jenis_kelamin: str, months: int, z: float) -> float:
    """The measurement (kg or cm) that has this z-score at this age."""
    power, median, variation = _row(name, jenis_kelamin, months)
    return float(median * (1 + power * variation * z) ** (1 / power))


def measure(chance: random.Random, child: Child, on: dt.date) -> dict[str, Any] | None:
    """What scale and board show on a day; None before birth and past 60 months.

    One height in ten is left out, as at real tables; lying below 24 months, standing from then on.
    """
    months = completed_months(child.tanggal_lahir, on)
    if months < 0 or months > LAST_MONTHS or on < child.tanggal_lahir:
        return None
    # Growth within the month, so that a gain is seen at every weighing and not in steps.
    part = (on - child.tanggal_lahir).days / 30.4375 - months
    after = min(months + 1, LAST_MONTHS)
    z = child.z_berat - child.laju * (child.acuan - on).days / 30.4375 + chance.gauss(0, 0.06)
    weight = _between("weight_for_age", child.jenis_kelamin, months, after, z, part)
    reading: dict[str, Any] = {"berat_g": int(round(max(1.5, weight), 1) * 1000)}
    if chance.random() < 0.9:
        length = _between("length_height_for_age", child.jenis_kelamin, months, after, child.z_panjang, part)
        reading["panjang_mm"] = int(round(length + chance.gauss(0, 0.25), 1) * 10)
        reading["posisi"] = "berdiri" if months >= 24 else "telentang"
    if on.month in {2, 8} and months >= 6 and chance.random() < 0.93:
        reading["vitamin_a"] = "biru" if months < 12 else "merah"
    return reading


def _between(name: str, jenis_kelamin: str, months: int, after: int, z: float, part: float) -> float:
    now = value_at(name, jenis_kelamin, months, z)
    if months in {23, after}:
        return now  # the length table changes to standing height at 24 months
    return now + part * (value_at(name, jenis_kelamin, after, z) - now)
