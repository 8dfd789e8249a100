"""The WHO figures: whole, sane, and packed for the phone as they are."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from simpul.pertumbuhan.lms import table, weight_for_size
from simpul.pertumbuhan.phone_tables import PHONE_TABLES, phone_tables

PACKED = Path(__file__).parents[2] / "pwa" / "src" / "domain" / "pertumbuhan" / "tables.json"
COUNTS = {
    "weight_for_age": 1857,
    "length_height_for_age": 1857,
    "bmi_for_age": 1857,
    "head_circumference_for_age": 1857,
    "arm_circumference_for_age": 1766,
    "weight_for_length": 651,
    "weight_for_height": 551,
    "who2007_weight_for_age": 62,
    "who2007_height_for_age": 170,
    "who2007_bmi_for_age": 170,
}
LINEAR = {"length_height_for_age", "head_circumference_for_age", "who2007_height_for_age"}


@pytest.mark.parametrize("name", COUNTS)
def test_table_is_whole(name: str) -> None:
    lms = table(name)
    assert len(lms.median) == 2 * COUNTS[name] == 2 * lms.starts[1]
    assert (lms.median > 0).all()
    assert (lms.variation > 0).all()
    assert (lms.power != 0).all()
    # Interpolating between a negative and a positive L could meet 0 in between.
    if name.startswith("who2007"):
        signs = np.sign(lms.power)
        assert (signs[1 : lms.starts[1]] == signs[: lms.starts[1] - 1]).all()
    assert (name in LINEAR) == bool((lms.power == 1).all())


def test_sizes_lie_end_to_end() -> None:
    lms = weight_for_size()
    assert lms.starts.tolist() == [0, 651, 1302, 1853]
    assert lms.median[lms.starts].tolist() == [2.4410, 2.4607, 7.4327, 7.2402]


def test_phone_file_is_current_and_light() -> None:
    text = phone_tables()
    assert PACKED.read_text(encoding="ascii") == text
    assert set(PHONE_TABLES) == set(COUNTS)
    assert len(gzip.compress(text.encode(), 9)) <= 25_000
