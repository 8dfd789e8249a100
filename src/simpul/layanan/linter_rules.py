"""Judges the conditions of a line: names, types, guards, and whether the engine compiles them."""

from collections.abc import Iterator

from simpul.layanan.cel_syntax import ARITHMETIC, CelSyntaxError, Node, parse
from simpul.layanan.engine import program
from simpul.layanan.functions import BOOL, NUMBER, SIGNATURES, TEXT
from simpul.layanan.schema import NUMBERS, AnswerType, Line, Question

LOCATION, LIST = "location", "list"
Place = tuple[str, str]


def lint_conditions(line: Line) -> Iterator[Place]:
    """Faults of every rule and check of the line as (where, message)."""
    conditions = [(rule.id, rule.bila) for rule in line.rules] + [(one.id, one.bila) for one in line.checks]
    seen: set[str] = set()
    for name, source in conditions:
        where = f"{line.id}.{name}"
        if name in seen:
            yield where, "id aturan ganda"
        seen.add(name)
        yield from ((where, message) for message in lint_condition(source, line))


def lint_condition(source: str, line: Line) -> list[str]:
    """What is wrong with one condition; an empty list when it may be published."""
    try:
        tree = parse(source)
        program(source)
    except CelSyntaxError as error:
        return [f"di luar CEL yang dipakai: {error}"]
    except ValueError as error:
        return [f"tidak dapat dikompilasi: {error}"]
    questions = {question.id: question for question in line.questions}
    typing = _Typing(questions)
    result = typing.infer(tree)
    if not typing.faults and result != BOOL:
        typing.faults.append("aturan harus menghasilkan benar atau salah")
    return typing.faults + [f"j.{name} dipakai tanpa has(j.{name})" for name in unguarded(tree, frozenset())]


def unguarded(node: Node, guarded: frozenset[str]) -> list[str]:
    """Answers that may be read while absent: those not behind `has()` in the same `&&` chain."""
    if node.op == "&&":
        left, right = node.args
        return unguarded(left, guarded) + unguarded(right, guarded | _proven(left))
    if node.op == "answer":
        return [] if node.value in guarded else [node.value]
    return [name for arg in node.args for name in unguarded(arg, guarded)]


def _proven(node: Node) -> frozenset[str]:
    if node.op == "has":
        return frozenset({node.value})
    if node.op == "&&":
        return _proven(node.args[0]) | _proven(node.args[1])
    return frozenset()


class _Typing:
    """Infers the type of each node and collects what does not fit."""

    def __init__(self, questions: dict[str, Question]) -> None:
        self.questions = questions
        self.faults: list[str] = []

    def infer(self, node: Node) -> str:
        if node.op in {"number", "text", "bool", "list"}:
            return {"number": NUMBER, "text": TEXT, "bool": BOOL, "list": LIST}[node.op]
        if node.op in {"answer", "has"}:
            return self._answer(node)
        if node.op == "call":
            return self._call(node)
        if node.op in {"&&", "||", "!"}:
            self._need(node, BOOL)
            return BOOL
        if node.op in ARITHMETIC or node.op == "negative":
            self._need(node, NUMBER)
            self._doubles(node)
            return NUMBER
        self._comparison(node)
        return BOOL

    def _answer(self, node: Node) -> str:
        question = self.questions.get(node.value)
        if question is None:
            self.faults.append(f"j.{node.value} bukan pertanyaan layanan ini")
            return BOOL if node.op == "has" else TEXT
        return BOOL if node.op == "has" else answer_type(question)

    def _call(self, node: Node) -> str:
        signature = SIGNATURES.get(node.value)
        if signature is None:
            self.faults.append(f"fungsi {node.value}() tidak terdaftar")
            return BOOL
        found = tuple(self.infer(arg) for arg in node.args)
        if found != signature.args:
            self.faults.append(f"{node.value}() menerima {signature.args}, bukan {found}")
        for arg in node.args:
            if arg.op == "text" and arg.value not in signature.texts:
                self.faults.append(f"{node.value}('{arg.value}') tidak dikenal")
        return signature.result

    def _comparison(self, node: Node) -> None:
        left, right = node.args
        kinds = (self.infer(left), self.infer(right))
        if node.op == "in":
            if kinds != (TEXT, LIST) or any(item.op != "text" for item in right.args):
                self.faults.append("in hanya untuk pilihan di dalam daftar teks")
            self._choices(left, right.args)
        elif node.op in {"==", "!="}:
            if kinds not in {(NUMBER, NUMBER), (TEXT, TEXT)}:
                self.faults.append(f"{node.op} membandingkan {kinds[0]} dengan {kinds[1]}")
            self._doubles(node)
            self._choices(left, (right,))
        elif kinds != (NUMBER, NUMBER):
            self.faults.append(f"{node.op} hanya untuk angka")

    def _choices(self, left: Node, literals: tuple[Node, ...]) -> None:
        allowed: set[str] | None = None
        if left.op == "answer" and left.value in self.questions:
            options = self.questions[left.value].options
            allowed = {option.id for option in options} if options else None
        elif left.op == "call" and left.value in SIGNATURES:
            allowed = set(SIGNATURES[left.value].texts) or None
        if allowed is not None:
            unknown = [one.value for one in literals if one.op == "text" and one.value not in allowed]
            self.faults += [f"'{value}' bukan pilihan {left.value}" for value in unknown]

    def _need(self, node: Node, kind: str) -> None:
        for arg in node.args:
            found = self.infer(arg)
            if found != kind:
                self.faults.append(f"{node.op} butuh {kind}, bukan {found}")

    def _doubles(self, node: Node) -> None:
        # Answers and functions give doubles: neither engine adds a double to an integer, and the phone's
        # engine does not compare the two for equality.
        for arg in node.args:
            if arg.op == "number" and "." not in arg.value:
                self.faults.append(f"angka dalam hitungan dan sama-dengan ditulis {arg.value}.0")


def answer_type(question: Question) -> str:
    """The type of an answer inside a condition."""
    if question.type in NUMBERS:
        return NUMBER
    if question.type == AnswerType.YA_TIDAK:
        return BOOL
    return LOCATION if question.type == AnswerType.LOKASI else TEXT
