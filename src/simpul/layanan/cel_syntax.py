"""The part of CEL that catalogue rules may use, read into a tree.

The engines evaluate; this parser only lets the linter see every `j.x`, every function and every branch, because the
Python engine shows no tree. What is outside the subset (methods, ternary, macros, null, `%`) does not parse, so
`matches`, `string()`, `size()` on text and `cel.bind` cannot be written at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>'[^'\\]*'|\"[^\"\\]*\")|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>\|\||&&|<=|>=|==|!=|[-+*/<>!().,\[\]]))"
)
COMPARISONS = frozenset({"<", "<=", ">", ">=", "==", "!=", "in"})
ARITHMETIC = frozenset({"+", "-", "*", "/"})


class CelSyntaxError(ValueError):
    """The text is not in the subset; the message names the place."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `op` is an operator, or number, text, bool, answer (`j.x`), has, call, list."""

    op: str
    start: int
    end: int
    args: tuple["Node", ...] = ()
    value: str = ""

    def walk(self) -> Iterator["Node"]:
        """This node and everything under it."""
        yield self
        for arg in self.args:
            yield from arg.walk()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text with its place."""

    kind: str
    value: str
    start: int
    end: int


def parse(source: str) -> Node:
    """Read one rule; raises `CelSyntaxError` for anything outside the subset."""
    return _Parser(source).whole()


def atoms(node: Node) -> Iterator[Node]:
    """The branch conditions: what stands between `&&`, `||` and `!`."""
    if node.op in {"&&", "||", "!"}:
        for arg in node.args:
            yield from atoms(arg)
    else:
        yield node


def _tokens(source: str) -> list[Token]:
    found: list[Token] = []
    position = 0
    while source[position:].strip():
        match = TOKEN.match(source, position)
        if match is None or match.lastgroup is None:
            raise CelSyntaxError(f"{source[position:].strip()[:12]!r} at {position} is outside the house subset of CEL")
        found.append(Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup), match.end()))
        position = match.end()
    found.append(Token("end", "", len(source), len(source)))
    return found


class _Parser:
    def __init__(self, source: str) -> None:
        self.tokens = _tokens(source)
        self.index = 0

    @property
    def here(self) -> Token:
        return self.tokens[self.index]

    def whole(self) -> Node:
        node = self.either()
        if self.here.kind != "end":
            raise CelSyntaxError(f"{self.here.value!r} at {self.here.start} is not expected")
        return node

    def next(self) -> Token:
        self.index += 1
        return self.tokens[self.index - 1]

    def at(self, *signs: str) -> bool:
        return self.here.value in signs and self.here.kind in {"sign", "name"}

    def expect(self, sign: str) -> Token:
        if not self.at(sign):
            raise CelSyntaxError(f"{sign!r} expected at {self.here.start}, found {self.here.value!r}")
        return self.next()

    def either(self) -> Node:
        left = self.both()
        while self.at("||"):
            self.next()
            right = self.both()
            left = Node("||", left.start, right.end, (left, right))
        return left

    def both(self) -> Node:
        left = self.comparison()
        while self.at("&&"):
            self.next()
            right = self.comparison()
            left = Node("&&", left.start, right.end, (left, right))
        return left

    def comparison(self) -> Node:
        left = self.sum()
        if not self.at(*COMPARISONS):
            return left
        sign = self.next().value
        right = self.sum()
        if self.at(*COMPARISONS):
            raise CelSyntaxError(f"a comparison may not be compared again, at {self.here.start}")
        return Node(sign, left.start, right.end, (left, right))

    def sum(self) -> Node:
        left = self.product()
        while self.at("+", "-"):
            sign = self.next().value
            right = self.product()
            left = Node(sign, left.start, right.end, (left, right))
        return left

    def product(self) -> Node:
        left = self.unary()
        while self.at("*", "/"):
            sign = self.next().value
            right = self.unary()
            left = Node(sign, left.start, right.end, (left, right))
        return left

    def unary(self) -> Node:
        if self.at("!", "-"):
            sign = self.next()
            inner = self.unary()
            return Node("!" if sign.value == "!" else "negative", sign.start, inner.end, (inner,))
        return self.primary()

    def primary(self) -> Node:
        token = self.next()
        match token.kind, token.value:
            case ("number", value):
                return Node("number", token.start, token.end, value=value)
            case ("text", value):
                return Node("text", token.start, token.end, value=value[1:-1])
            case ("sign", "("):
                inner = self.either()
                close = self.expect(")")
                return Node(inner.op, token.start, close.end, inner.args, inner.value)
            case ("sign", "["):
                items, close = self.items("]")
                return Node("list", token.start, close.end, items)
            case ("name", value):
                return self.named(token, value)
        raise CelSyntaxError(f"{token.value!r} at {token.start} is not expected")

    def named(self, token: Token, name: str) -> Node:
        if name in {"true", "false"}:
            return Node("bool", token.start, token.end, value=name)
        if name == "j":
            self.expect(".")
            field = self.next()
            if field.kind != "name" or self.at(".", "("):
                raise CelSyntaxError(f"an answer is written j.name, at {token.start}")
            return Node("answer", token.start, field.end, value=field.value)
        self.expect("(")
        items, close = self.items(")")
        if name == "has":
            if len(items) != 1 or items[0].op != "answer":
                raise CelSyntaxError(f"has() takes one j.name, at {token.start}")
            return Node("has", token.start, close.end, value=items[0].value)
        return Node("call", token.start, close.end, items, name)

    def items(self, closing: str) -> tuple[tuple[Node, ...], Token]:
        found: list[Node] = []
        while not self.at(closing):
            found.append(self.either())
            if not self.at(closing):
                self.expect(",")
        return tuple(found), self.next()
