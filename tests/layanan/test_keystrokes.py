"""What a catalogue change costs a kader."""

import json
from typing import Any

import msgspec
import pytest

from simpul.layanan.keystrokes import minutes_per_opening_day, question_seconds, record_seconds, uses_per_day
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import Catalog, Question

REASON = {"laporan": "a", "dipakai_oleh": "b", "menggantikan": "c"}


def with_question(line_id: str, question: dict[str, Any]) -> Catalog:
    raw = json.loads(msgspec.json.encode(load_catalog()))
    next(one for one in raw["lines"] if one["id"] == line_id)["questions"].append(question)
    return msgspec.convert(raw, Catalog)


def test_it_works() -> None:
    catalog = load_catalog()
    assert minutes_per_opening_day(catalog, catalog) == 0
    question = {"id": "baru", "text": "Baru?", "type": "ya_tidak", "required": REASON}
    # KES-02 is recorded 40 times a day, one tap of 1.8 s each.
    assert minutes_per_opening_day(catalog, with_question("KES-02", question)) == pytest.approx(1.2)
    assert minutes_per_opening_day(with_question("KES-02", question), catalog) == pytest.approx(-1.2)


def test_an_optional_question_costs_a_quarter() -> None:
    optional = {"id": "baru", "text": "Baru?", "type": "ya_tidak"}
    assert minutes_per_opening_day(load_catalog(), with_question("KES-02", optional)) == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("question", "seconds"),
    [
        ({"type": "ya_tidak"}, 1.8),
        ({"type": "lokasi"}, 1.8),
        ({"type": "pilihan"}, 3.6),
        ({"type": "tanggal"}, 1.8 + 8 * 0.7),
        ({"type": "bilangan", "max": 5000, "warn_max": 300}, 1.8 + 3 * 0.7),
        ({"type": "teks"}, 1.8 + 20 * 0.7),
    ],
)
def test_seconds_of_one_question(question: dict[str, Any], seconds: float) -> None:
    one = msgspec.convert({"id": "x", "text": "X", **question}, Question)
    assert question_seconds(one) == pytest.approx(seconds)


def test_every_line_takes_time_and_is_used() -> None:
    catalog = load_catalog()
    for line in catalog.lines:
        assert record_seconds(line) > 7
        assert uses_per_day(line, catalog) > 0
    requests = [line for line in catalog.lines if line.makes_usulan]
    assert sum(uses_per_day(line, catalog) for line in requests) == pytest.approx(5)
