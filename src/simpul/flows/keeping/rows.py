"""Rows as text, equal for both databases: a line per row in the text format of PostgreSQL's COPY.

PostgreSQL writes and reads it by itself. For SQLite each kind of column has an expression that makes the text and a
function that reads it back; kinds are found in the database, not in the models, so that a backup can be made while the
program is newer than its tables.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2b
from typing import Any

NULL = "\\N"
_ESCAPES = {"\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v"}
_PLAIN = {code[1]: plain for plain, code in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
# Kinds of SQLite columns as Django declares them. A UUID is the only thing it declares as char(32).
_KINDS = (
    (re.compile(r"char\(32\)"), "uuid"),
    (re.compile(r"bool"), "bool"),
    (re.compile(r"datetime"), "moment"),
    (re.compile(r"blob"), "bytes"),
    (re.compile(r"real|decimal.*"), "number"),
    (re.compile(r".*int.*"), "whole"),
)


@dataclass(slots=True)
class Tally:
    """How many rows, and a sum of their hashes: the order in which a database gives them does not matter."""

    rows: int = 0
    total: int = field(default=0, repr=False)

    def count(self, lines: list[bytes]) -> None:
        """Rows, each with the newline that ends it."""
        self.rows += len(lines)
        for line in lines:
            self.total += int.from_bytes(blake2b(line, digest_size=16).digest())

    @property
    def sidik(self) -> str:
        return f"{self.total % (1 << 128):032x}"


def kind_of(declared: str, *, is_json: bool) -> str:
    """The kind of a SQLite column."""
    if is_json:
        return "json"
    found = (kind for shape, kind in _KINDS if shape.fullmatch(declared.lower()))
    return next(found, "text")


def expression(name: str, kind: str) -> str:
    """SQL that makes the text of a column, or NULL."""
    match kind:
        case "uuid":
            cut = [f"substr({name},{begin},{size})" for begin, size in ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))]
            return "||'-'||".join(cut)
        case "bool":
            return f"CASE {name} WHEN 1 THEN 't' WHEN 0 THEN 'f' END"
        case "moment":
            return f"(CASE WHEN instr({name},'.') THEN rtrim({name},'0') ELSE {name} END)||'+00'"
        case "bytes":
            return f"'\\\\x'||lower(hex({name}))"
        case "whole":
            return f"CAST({name} AS TEXT)"
        case "number" | "json" | "text":
            return f"simpul_{kind}({name})"
        case _:
            raise ValueError(kind)


def text_of(value: Any) -> str | None:
    """Text with the signs escaped that COPY escapes."""
    if value is None:
        return None
    plain = str(value)
    return "".join(_ESCAPES.get(sign, sign) for sign in plain) if _needs_escape(plain) else plain


_SPECIAL = re.compile(r"[\\\b\f\n\r\t\v]")


def _needs_escape(plain: str) -> bool:
    return _SPECIAL.search(plain) is not None


def number_of(value: float | None) -> str | None:
    """A float as PostgreSQL writes it."""
    if value is None:
        return None
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def json_of(value: str | None) -> str | None:
    """JSON as PostgreSQL's jsonb writes it: keys by length and bytes, numbers without exponent."""
    if value is None:
        return None
    if value in {"[]", "{}"}:
        return value
    return text_of(json_text(json.loads(value)))


def json_text(content: Any) -> str:
    """The text of jsonb."""
    if isinstance(content, dict):
        pairs = sorted(content.items(), key=lambda pair: (len(pair[0].encode()), pair[0].encode()))
        return "{" + ", ".join(f"{_string(key)}: {json_text(each)}" for key, each in pairs) + "}"
    if isinstance(content, list):
        return "[" + ", ".join(map(json_text, content)) + "]"
    if isinstance(content, float):
        return format(Decimal(repr(content or 0.0)), "f")
    return _string(content)


def _string(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False)


def reader(kind: str) -> Callable[[str], Any]:
    """What SQLite stores for the text of a column that is not NULL."""
    return _READERS[kind]


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: _PLAIN.get(found[1], found[1]), text) if "\\" in text else text


def _moment(text: str) -> str:
    """Six digits behind the point or none, as Django writes them: SQLite compares moments as text."""
    whole, point, part = text.removesuffix("+00").partition(".")
    return f"{whole}.{part:<06}" if point else whole


def _number(text: str) -> float:
    return float(text)


_READERS: dict[str, Callable[[str], Any]] = {
    "uuid": lambda text: text.replace("-", ""),
    "bool": lambda text: text == "t",
    "moment": _moment,
    "bytes": lambda text: bytes.fromhex(text[3:]),
    "whole": int,
    "number": _number,
    "json": _plain,
    "text": _plain,
}


def values(lines: bytes, kinds: list[str]) -> Iterator[list[Any]]:
    """The values of each line for SQLite."""
    readers = [reader(kind) for kind in kinds]
    # Only the newline ends a row: `splitlines` would also cut at signs that a name may hold.
    for line in lines.decode().split("\n")[:-1]:
        parts = zip(readers, line.split("\t"), strict=True)
        yield [None if text == NULL else read(text) for read, text in parts]
