"""SKDN vectors shared with the phone."""

import datetime as dt
import json
from typing import Any

import pytest

from simpul.kernel.errors import CONTRACTS
from simpul.laporan.indicators import Orang, Penimbangan, skdn

CASES = json.loads((CONTRACTS / "vectors" / "indicators" / "skdn.json").read_text())["cases"]
DATES = {"tanggal_lahir", "mulai", "selesai", "tanggal"}


def typed(values: dict[str, Any]) -> dict[str, Any]:
    return {key: dt.date.fromisoformat(value) if key in DATES and value else value for key, value in values.items()}


@pytest.mark.parametrize("case", CASES, ids=[case["nama"] for case in CASES])
def test_skdn(case: dict[str, Any]) -> None:
    people = [Orang(**typed(values)) for values in case["people"]]
    weighings = [Penimbangan(**typed(values)) for values in case["weighings"]]
    sets = skdn(people, weighings, dt.date.fromisoformat(case["bulan"]))
    assert sets == case["sets"]
    assert len(sets["D"]) == sum(len(sets[name]) for name in "NTOB")
