"""Whole assessments as Python computes them, for the phone to repeat: `python tests/pertumbuhan/golden.py`."""

import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simpul.kernel.errors import SimpulError
from simpul.pertumbuhan.penilaian import Anak, Metode, Pengukuran, assess_many

GOLDEN = Path(__file__).parents[2] / "contracts" / "vectors" / "pertumbuhan" / "penilaian.json"
BIRTHS = ("2020-02-29", "2021-01-31", "2021-08-31", "2022-05-30", "2023-12-31", "2022-03-15", "2021-11-01")
EDGE_MONTHS = (0, 1, 8, 9, 23, 24, 25, 40, 55, 56, 57, 59, 60, 61, 84, 119, 120, 227, 228, 229)
EDGE_DAYS = (0, 1, 243, 244, 273, 274, 729, 730, 731, 732, 1704, 1705, 1825, 1826, 1827, 1828, 6939, 6940)


def cases() -> Iterator[tuple[Anak, Pengukuran, Metode]]:
    """A fixed draw: every edge of age by both methods, then ages all over, sizes around what is usual."""
    draw = random.Random(2006)
    for method in Metode:
        for birth_text in BIRTHS:
            birth = dt.date.fromisoformat(birth_text)
            edges = [on_month(birth, month, shift) for month in EDGE_MONTHS for shift in (-1, 0)]
            edges += [birth + dt.timedelta(days=days) for days in EDGE_DAYS]
            edges += [birth + dt.timedelta(days=draw.randrange(2300)) for _ in range(12)]
            for taken_on in draw.sample(edges, 40):
                yield Anak(draw.choice("LP"), birth), measurement(draw, birth, taken_on), method


def on_month(birth: dt.date, months: int, shift_days: int) -> dt.date:
    """About the day a month is completed; never before birth."""
    year, month = divmod(birth.month - 1 + months, 12)
    start = dt.date(birth.year + year, month + 1, 1)
    return max(birth, start + dt.timedelta(days=birth.day - 1 + shift_days))


def measurement(draw: random.Random, birth: dt.date, taken_on: dt.date) -> Pengukuran:
    """Sizes around a rough growth line, some missing, some far off."""
    years = (taken_on - birth).days / 365.25
    length_mm = round((500 + 260 * min(years, 1) + 75 * max(years - 1, 0)) * draw.gauss(1, 0.06))
    weight_g = round((3300 + 6000 * min(years, 1) + 2200 * max(years - 1, 0)) * draw.gauss(1, 0.2) / 10) * 10
    head_mm = round(draw.gauss(470, 25))
    return Pengukuran(
        tanggal=taken_on,
        berat_g=None if draw.random() < 0.05 else max(weight_g, 500),
        panjang_mm=None if draw.random() < 0.1 else max(length_mm, 300),
        posisi=draw.choice(("telentang", "berdiri", "telentang", "berdiri", None)),
        lila_mm=draw.choice((None, 114, 115, 124, 125, 150)),
        lingkar_kepala_mm=None if draw.random() < 0.3 else head_mm,
        edema=draw.random() < 0.05,
    )


def golden() -> str:
    """The file's text: one case a line."""
    drawn = list(cases())
    lines = []
    for method in Metode:
        batch = [case for case in drawn if case[2] is method]
        for (child, taken, _), result in zip(batch, assess_many(*columns(batch), method), strict=True):
            assert not isinstance(result, SimpulError)
            case = {"method": method, "child": plain(child), "measurement": plain(taken), "expect": result.as_dict()}
            lines.append(json.dumps(case, ensure_ascii=False, separators=(",", ":"), default=str))
    return "[\n" + ",\n".join(lines) + "\n]\n"


def columns(batch: list[tuple[Anak, Pengukuran, Metode]]) -> tuple[list[Anak], list[Pengukuran]]:
    return [child for child, _, _ in batch], [taken for _, taken, _ in batch]


def plain(value: Anak | Pengukuran) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


if __name__ == "__main__":
    GOLDEN.write_text(golden(), encoding="utf-8")
