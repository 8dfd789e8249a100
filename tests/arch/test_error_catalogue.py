"""Errors are a catalogue: every code has its sentence, every sentence its code, and none of them blames."""

import ast
import json
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from arch.house import ROOT, nothing, python_files, tracked, tree

CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
BANNED = ("gagal", "error", "invalid", "tidak valid", "!")


@cache
def _catalogue() -> dict[str, str]:
    words: dict[str, str] = json.loads((ROOT / "contracts" / "galat.json").read_text(encoding="utf-8"))
    return words


def _codes(path: Path) -> Iterator[str]:
    """Codes that a file declares (errors.py) or raises (`SimpulError("...")`)."""
    if path.name == "errors.py" and path.parent.name != "kernel":
        yield from (text for text in _texts(tree(path)) if CODE.fullmatch(text))
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "SimpulError" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _texts(node: ast.AST) -> Iterator[str]:
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.value


def test_it_works() -> None:
    missing = {code for path in python_files("src") for code in _codes(path)} - _catalogue().keys()
    nothing(sorted(missing))


def test_every_sentence_is_used() -> None:
    spoken = {text for path in python_files("src") for text in _texts(tree(path))}
    phone = "\n".join(
        path.read_text(encoding="utf-8")
        for path in tracked()
        if path.suffix in {".ts", ".tsx"} and path.is_relative_to(ROOT / "pwa" / "src")
    )
    silent = [code for code in _catalogue() if code not in spoken and code not in phone]
    nothing(silent)


def test_sentences_are_plain() -> None:
    blaming = [
        f"{code}: {word}"
        for code, text in _catalogue().items()
        for word in BANNED
        if re.search(rf"(?<![a-z]){re.escape(word)}", text, re.IGNORECASE)
    ]
    nothing(blaming)


def test_sentences_end_and_keys_are_sorted() -> None:
    assert list(_catalogue()) == sorted(_catalogue())
    # A sentence may end with a command to run, which takes no full stop.
    nothing([code for code, text in _catalogue().items() if not re.search(r"(\.|: [^.]+)$", text)])


def test_placeholders_are_named() -> None:
    odd = [
        code
        for code, text in _catalogue().items()
        for _, name, _, _ in string.Formatter().parse(text)
        if name is not None and not name.isidentifier()
    ]
    nothing(odd)
