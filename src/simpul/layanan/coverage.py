"""Whether the shared vectors reach every branch of every rule, with each question absent once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from simpul.layanan.cel_syntax import Node, atoms, parse
from simpul.layanan.engine import build_context, holds
from simpul.layanan.linter import Finding
from simpul.layanan.schema import Catalog, Line


def uncovered(catalog: Catalog, vectors: Sequence[Mapping[str, Any]]) -> list[Finding]:
    """What the vectors of `contracts/vectors/layanan/rules.json` leave untried.

    Each vector is `{line, answers, facts, advice, checks}`. A rule must fire once and stay silent once, each of its
    branch conditions must be true once and false once, and each question it reads must be absent once.
    """
    found: list[Finding] = []
    for line in catalog.lines:
        mine = [vector for vector in vectors if vector["line"] == line.id]
        for name, source in conditions_of(line):
            where = f"{line.id}.{name}"
            found += [Finding(where, message) for message in untried(source, mine)]
    return found


def untried(source: str, vectors: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Branches of one condition that no vector reaches, in words."""
    contexts = [build_context(one["answers"], one["facts"]) for one in vectors]
    tree = parse(source)
    for piece in {source, *(text(source, atom) for atom in atoms(tree))}:
        seen = {holds(piece, context) for context in contexts}
        for value, word in ((True, "benar"), (False, "salah")):
            if value not in seen:
                yield f"tidak ada contoh yang membuat {piece} {word}"
    for name in sorted(questions_of(tree)):
        if all(name in one["answers"] for one in vectors):
            yield f"tidak ada contoh tanpa jawaban {name}"


def questions_of(tree: Node) -> set[str]:
    """Ids of the questions a condition reads."""
    return {node.value for node in tree.walk() if node.op in {"answer", "has"}}


def text(source: str, node: Node) -> str:
    """The part of the condition that a node stands for."""
    return source[node.start : node.end]


def conditions_of(line: Line) -> list[tuple[str, str]]:
    """Every condition of a line with its id, rules first."""
    return [(rule.id, rule.bila) for rule in line.rules] + [(one.id, one.bila) for one in line.checks]
