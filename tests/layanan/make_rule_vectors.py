"""Makes `contracts/vectors/layanan/rules.json`: cases that reach every branch of every rule and check.

Run `python tests/layanan/make_rule_vectors.py` after a rule or a regional layer changed, then read the difference: the
expected advice is what the Python engine says, and the phone must say the same. Cases whose advice is known by hand
are in `rules_by_hand.json` and are not made here. The cases of `overlay.json` are written by hand (`name`, `on`,
`province_code`, the answers of `advice`); this fills in what the layers make of them.
"""

import datetime as dt
import json
import random
from collections.abc import Iterator
from typing import Any

from simpul.kernel.errors import CONTRACTS
from simpul.layanan.answers import Severity, validate_answers
from simpul.layanan.cel_syntax import Node, atoms, parse
from simpul.layanan.compiled import catalog_for_phone
from simpul.layanan.coverage import conditions_of, questions_of, text
from simpul.layanan.engine import Advice, build_context, evaluate, holds
from simpul.layanan.loader import find_overlays, load_overlays, load_source
from simpul.layanan.overlay import apply_overlays, fill_labels
from simpul.layanan.schema import AnswerType, Catalog, Line, Question

FOLDER = CONTRACTS / "vectors" / "layanan"
TRIES = 600
ABSENT = object()
FACTS = ("umur_bulan", "jenis_kelamin", "hamil", "bulan", "status_timbang", "bulan_tanpa_naik", "z")


def make() -> list[dict[str, Any]]:
    """Every vector of the catalogue as the YAML says it, in its order; made before a version is published."""
    found: list[dict[str, Any]] = []
    for line in fill_labels(load_source()).lines:
        seen: set[str] = set()
        for name, source in conditions_of(line):
            for answers, facts in cases(line, source, random.Random(f"{line.id}.{name}")):
                key = json.dumps([answers, facts], sort_keys=True)
                if key not in seen:
                    seen.add(key)
                    found.append(vector(line, answers, facts))
    return found


def remake_overlay(case: dict[str, Any]) -> dict[str, Any]:
    """One case of `overlay.json` with the lines, words and advice of its region and day."""
    known = load_overlays()
    layers = find_overlays(dt.date.fromisoformat(case["on"]), province_code=case["province_code"])
    laid = fill_labels(apply_overlays(load_source(), [known[one] for one in layers]))
    phone = json.loads(catalog_for_phone(laid))
    wanted = {one["id"] for one in case["lines"]} | {one["line"] for one in case["advice"]}
    wanted |= {key for one in layers for key in (*known[one].change, *(line.id for line in known[one].add))}
    lines = [line for line in phone["lines"] if line["id"] in wanted]
    shown = {line["id"] for line in phone["lines"]}
    return {
        **case,
        "overlays": list(layers),
        "hidden": [line.id for line in load_source().lines if line.id not in shown],
        "labels": phone["labels"],
        "lines": lines,
        "advice": [remake_advice(laid, one) for one in case["advice"]],
    }


def remake_advice(catalog: Catalog, case: dict[str, Any]) -> dict[str, Any]:
    """The answers of a case with what the engine says of them."""
    line = catalog.find(case["line"])
    assert line is not None, case["line"]
    return {**case, "advice": [advice_json(one) for one in evaluate(line, case["answers"], case["facts"])]}


def vector(line: Line, answers: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """One case with what the engine says of it."""
    context = build_context(answers, {})
    return {
        "line": line.id,
        "answers": answers,
        "facts": facts,
        "advice": [advice_json(one) for one in evaluate(line, answers, facts)],
        "checks": [check.id for check in line.checks if holds(check.bila, context)],
    }


def advice_json(advice: Advice) -> dict[str, str]:
    """Advice as both languages write it."""
    fields = {
        "saran": advice.saran,
        "urgensi": str(advice.urgensi),
        "usul_rujukan": advice.usul_rujukan,
        "opd": advice.opd,
    }
    kept = {key: value for key, value in fields.items() if value and (key, value) != ("urgensi", "biasa")}
    return {"rule": advice.rule, **kept}


def cases(line: Line, source: str, dice: random.Random) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """A small set of cases that makes every branch of one condition true and false, each question absent once."""
    tree = parse(source)
    pieces = [source, *dict.fromkeys(text(source, atom) for atom in atoms(tree))]
    wanted = {(piece, value) for piece in pieces for value in (True, False)}
    wanted |= {("absent", name) for name in questions_of(tree)}
    for _ in range(TRIES):
        if not wanted:
            return
        answers, facts = draw(line, tree, dice)
        context = build_context(answers, facts)
        reached = {(piece, holds(piece, context)) for piece in pieces}
        reached |= {("absent", name) for name in questions_of(tree) if name not in answers}
        if wanted & reached and not refused(line, answers):
            wanted -= reached
            yield answers, facts
    raise SystemExit(f"{line.id}: no case found for {sorted(map(str, wanted))}")


def refused(line: Line, answers: dict[str, Any]) -> bool:
    """Whether the record would be refused for more than what is left out."""
    problems = validate_answers(line, answers)
    return any(
        one.severity == Severity.KERAS and one.code not in {"layanan.jawaban_wajib", "layanan.lewat_rahasia"}
        for one in problems
    )


def draw(line: Line, tree: Node, dice: random.Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """A random record near the limits that the condition names."""
    limits = [
        float(node.value) * (-1 if parent_negative(tree, node) else 1) for node in tree.walk() if node.op == "number"
    ]
    near = sorted({limit + step for limit in limits for step in (-0.5, -1.0, 0.0, 0.5, 1.0)} | {0.0, 5.0, 100.0})
    literals = [node.value for node in tree.walk() if node.op == "text"]
    answers: dict[str, Any] = {}
    for name in sorted(questions_of(tree)):
        question = line.question(name)
        assert question is not None
        value = draw_answer(question, near, literals, dice)
        if value is not ABSENT:
            answers[name] = value
    return answers, draw_facts(tree, near, dice)


def draw_answer(question: Question, near: list[float], literals: list[str], dice: random.Random) -> Any:
    """One answer, or `ABSENT` one time in five."""
    if dice.random() < 0.2:
        return ABSENT
    simple = {
        AnswerType.YA_TIDAK: dice.random() < 0.5,
        AnswerType.TEKS: "contoh",
        AnswerType.TANGGAL: "2026-11-26",
        AnswerType.LOKASI: {"lat": -6.9, "lon": 109.1},
    }
    if question.type in simple:
        return simple[question.type]
    if question.type == AnswerType.PILIHAN:
        ids = [option.id for option in question.options]
        named = [one for one in literals if one in ids]
        return dice.choice(named if named and dice.random() < 0.6 else ids)
    whole = question.type == AnswerType.BILANGAN
    fitting = [one for one in near if (question.min or 0) <= one <= (question.max or 0)]
    values = [one for one in fitting if not whole or one.is_integer()] or [question.min or 0]
    value = dice.choice(values)
    return int(value) if whole or float(value).is_integer() else value


def draw_facts(tree: Node, near: list[float], dice: random.Random) -> dict[str, Any]:
    """Facts for the functions the condition calls; each is left out one time in five."""
    called = {node.value for node in tree.walk() if node.op == "call"}
    facts: dict[str, Any] = {}
    if called & {"umur_bulan", "umur_tahun", "ada_umur"}:
        months = [int(one) for one in near if one >= 0 and one.is_integer()]
        facts["umur_bulan"] = dice.choice([*months, *(one * 12 for one in months)])
    for name, values in (
        ("jenis_kelamin", ["L", "P"]),
        ("hamil", [True, False]),
        ("bulan", [1, 2, 8, 11]),
        ("status_timbang", ["N", "T", "O", "B"]),
        ("bulan_tanpa_naik", [0, 1, 2, 3]),
    ):
        if name in called:
            facts[name] = dice.choice(values)
    if called & {"z", "ada_z"}:
        index = next(node.value for node in tree.walk() if node.op == "text")
        facts["z"] = {index: dice.choice([-3.01, -3.0, -2.0, 0.0, 1.0, 1.01])}
    return {key: value for key, value in facts.items() if dice.random() < 0.8}


def parent_negative(tree: Node, node: Node) -> bool:
    """Whether a minus stands before the number."""
    return any(one.op == "negative" and node in one.args for one in tree.walk())


def write(name: str, cases: list[dict[str, Any]], *, sort_keys: bool) -> None:
    """One case on each line."""
    lines = [json.dumps(one, ensure_ascii=False, sort_keys=sort_keys) for one in cases]
    (FOLDER / name).write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    print(f"{len(lines)} cases in {name}")


if __name__ == "__main__":
    write("rules.json", make(), sort_keys=True)
    by_hand = json.loads((FOLDER / "overlay.json").read_text(encoding="utf-8"))
    write("overlay.json", [remake_overlay(one) for one in by_hand], sort_keys=False)
