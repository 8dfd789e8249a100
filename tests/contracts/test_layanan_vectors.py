"""The shared vectors of the catalogue, in Python; the phone runs the same files in `pwa/src/domain/layanan`."""

import datetime as dt
import json
from typing import Any

import msgspec
import pytest

from simpul.kernel.errors import CONTRACTS, catalogue
from simpul.layanan.answers import validate_answers
from simpul.layanan.cel_syntax import parse
from simpul.layanan.compiled import catalog_for_phone
from simpul.layanan.coverage import conditions_of, questions_of, uncovered
from simpul.layanan.engine import build_context, evaluate, holds, program
from simpul.layanan.kalender import first_answer_deadline
from simpul.layanan.loader import find_overlays, load_catalog
from simpul.layanan.schema import Kind, Line


def read(name: str) -> list[dict[str, Any]]:
    """The cases of one vector file."""
    cases: list[dict[str, Any]] = json.loads((CONTRACTS / "vectors" / "layanan" / name).read_text("utf-8"))
    return cases


def line(line_id: str) -> Line:
    found = load_catalog().find(line_id)
    assert found is not None, line_id
    return found


def test_rules_answer_as_written() -> None:
    cases = read("rules.json")
    assert len(cases) > 300
    for case in cases:
        one = line(case["line"])
        advice = msgspec.to_builtins(evaluate(one, case["answers"], case["facts"]))
        assert advice == case["advice"], case
        context = build_context(case["answers"], {})
        assert [check.id for check in one.checks if holds(check.bila, context)] == case["checks"], case


def test_vectors_reach_every_branch_with_each_question_absent_once() -> None:
    assert uncovered(load_catalog(), read("rules.json")) == []


def test_no_rule_fails_when_an_answer_is_absent() -> None:
    """The raw engine, which raises: a rule without its guard would be silently false in `evaluate`."""
    for case in read("rules.json"):
        one = line(case["line"])
        for _, source in conditions_of(one):
            for missing in questions_of(parse(source)):
                kept = {key: value for key, value in case["answers"].items() if key != missing}
                assert isinstance(program(source).execute(build_context(kept, case["facts"])), bool)


@pytest.mark.parametrize("case", read("rules_by_hand.json"), ids=lambda case: case["name"])
def test_rules_written_by_hand_from_the_dossier(case: dict[str, Any]) -> None:
    fired = [one.rule for one in evaluate(line(case["line"]), case["answers"], case["facts"])]
    assert fired == case["rules"]


@pytest.mark.parametrize("case", read("validation.json"), ids=lambda case: case["name"])
def test_validation(case: dict[str, Any]) -> None:
    kind = Kind(case["kind"]) if "kind" in case else None
    problems = validate_answers(line(case["line"]), case["answers"], kind=kind)
    assert msgspec.to_builtins(problems) == case["problems"]
    for problem in problems:
        words = catalogue()[problem.code].format(**problem.params)
        assert "{" not in words


@pytest.mark.parametrize("case", read("deadline.json"), ids=lambda case: case["name"])
def test_deadline(case: dict[str, Any]) -> None:
    holidays = {dt.date.fromisoformat(one) for one in case["holidays"]}
    received = dt.date.fromisoformat(case["received"])
    assert first_answer_deadline(received, case["days"], holidays).isoformat() == case["deadline"]


@pytest.mark.parametrize("case", read("overlay.json"), ids=lambda case: case["name"])
def test_overlay(case: dict[str, Any]) -> None:
    on = dt.date.fromisoformat(case["on"])
    overlays = find_overlays(on, province_code=case["province_code"])
    assert list(overlays) == case["overlays"]
    catalog = load_catalog(overlay=overlays)
    phone = json.loads(catalog_for_phone(catalog))
    lines = {one["id"]: one for one in phone["lines"]}
    assert phone["labels"] == case["labels"]
    assert [one.id for one in load_catalog().lines if one.id not in lines] == case["hidden"]
    assert [lines[one["id"]] for one in case["lines"]] == case["lines"]
    for one in case["advice"]:
        found = catalog.find(one["line"])
        assert found is not None
        assert msgspec.to_builtins(evaluate(found, one["answers"], one["facts"])) == one["advice"]
