"""z-scores of 200,000 made-up children on one core: `python -m bench.zscore`.

Prints the median of several runs for the computation (six z-scores and flags), for 5-19 years, for whole
assessments in completed months, and for the CSV command from file to file.
"""

import os

# One core: the figure must not lean on threads. Set before numpy is loaded.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import datetime as dt
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from simpul.pertumbuhan.csv_files import run_zscore
from simpul.pertumbuhan.penilaian import Anak, Pengukuran, assess_many
from simpul.pertumbuhan.zscore import FiveToNineteen, UnderFive, five_to_nineteen, under_five

CHILDREN = 200_000
ASSESSED = 20_000
RUNS = 7
TARGET = 400_000


def children(count: int) -> UnderFive:
    draw = np.random.default_rng(2006)
    age_days = draw.integers(0, 1827, count).astype(np.float64)
    lenhei_cm = np.round((50 + age_days**0.5 * 1.4) * draw.normal(1, 0.05, count), 1)
    weight_kg = np.round((lenhei_cm / 100) ** 2 * draw.normal(16, 2, count), 2)
    return UnderFive(
        sex=draw.integers(0, 2, count).astype(np.int8),
        age_days=age_days,
        weight_kg=weight_kg,
        lenhei_cm=lenhei_cm,
        measure=draw.integers(-1, 2, count).astype(np.int8),
        headc_cm=np.round(draw.normal(47, 2, count), 1),
        armc_cm=np.round(draw.normal(15, 1, count), 1),
        oedema=draw.random(count) < 0.01,
    )


def older(count: int) -> FiveToNineteen:
    draw = np.random.default_rng(2007)
    height_cm = draw.normal(140, 15, count)
    return FiveToNineteen(
        sex=draw.integers(0, 2, count).astype(np.int8),
        age_months=draw.uniform(60, 228, count),
        weight_kg=(height_cm / 100) ** 2 * draw.normal(18, 2.5, count),
        height_cm=height_cm,
        oedema=draw.random(count) < 0.01,
    )


def pairs(count: int) -> tuple[list[Anak], list[Pengukuran]]:
    draw = random.Random(2020)
    today = dt.date(2026, 11, 26)
    ages = [draw.randrange(1827) for _ in range(count)]
    born = [Anak(draw.choice("LP"), today - dt.timedelta(days=age)) for age in ages]
    taken = [
        Pengukuran(today, round((4 + age / 130) * 1000), round((50 + age**0.5 * 1.4) * 10), "telentang", 140, 470)
        for age in ages
    ]
    return born, taken


def write_csv(batch: UnderFive, path: Path) -> None:
    measure = {0: "L", 1: "H", -1: ""}
    with path.open("w", encoding="ascii") as file:
        file.write("sex,age_days,weight_kg,lenhei_cm,measure,headc_cm,armc_cm,oedema\n")
        columns = zip(
            ("MF"[code] for code in batch.sex.tolist()),
            batch.age_days.astype(int).tolist(),
            batch.weight_kg.tolist(),
            batch.lenhei_cm.tolist(),
            (measure[code] for code in batch.measure.tolist()),
            batch.headc_cm.tolist(),
            batch.armc_cm.tolist(),
            ("ny"[sick] for sick in batch.oedema.tolist()),
            strict=True,
        )
        file.writelines(",".join(map(str, row)) + "\n" for row in columns)


def per_second(work: Callable[[], object], count: int) -> float:
    work()  # tables are read once
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return count / statistics.median(took)


def measure_all() -> dict[str, float]:
    """Rows per second by name of what was measured."""
    batch, schoolchildren, (born, taken) = children(CHILDREN), older(CHILDREN), pairs(ASSESSED)
    with tempfile.TemporaryDirectory() as folder:
        source, sink = Path(folder, "asal.csv"), Path(folder, "hasil.csv")
        write_csv(batch, source)
        return {
            "zscore_balita": per_second(lambda: under_five(batch), CHILDREN),
            "zscore_5_19": per_second(lambda: five_to_nineteen(schoolchildren), CHILDREN),
            "penilaian_bulan_penuh": per_second(lambda: assess_many(born, taken), ASSESSED),
            "zscore_csv": per_second(lambda: run_zscore(source, sink), CHILDREN),
        }


if __name__ == "__main__":
    found = measure_all()
    for name, speed in found.items():
        print(f"{name:24} {speed:12,.0f} /s")
    if found["zscore_balita"] < TARGET:
        sys.exit(f"zscore_balita is below {TARGET:,} children/s")
