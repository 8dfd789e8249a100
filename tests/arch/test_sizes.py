"""Small is measured: function 40 lines, file 300, view 20. The lists of excuses are empty and stay so."""

import ast
from pathlib import Path

from arch.house import ROOT, SRC, functions, lines_of, nothing, place, python_files, tracked

MAX_FUNCTION, MAX_FILE, MAX_VIEW = 40, 300, 20


def test_functions_have_at_most_40_lines() -> None:
    long = [
        f"{place(path)}:{node.lineno} {node.name} {lines_of(node)}"
        for path in python_files("src", "tests", "bench")
        for node in functions(path)
        if lines_of(node) > MAX_FUNCTION
    ]
    nothing(long)


def test_files_have_at_most_300_lines() -> None:
    long = [f"{place(path)} {count}" for path in python_files("src", "bench") if (count := _lines(path)) > MAX_FILE]
    nothing(long)


def test_views_have_at_most_20_lines() -> None:
    long = [
        f"{place(path)}:{node.lineno} {node.name} {lines_of(node)}"
        for path in python_files("src")
        if path.is_relative_to(SRC / "web") and "views" in (path.stem, path.parent.name)
        for node in functions(path)
        if _is_view(node) and lines_of(node) > MAX_VIEW
    ]
    nothing(long)


def test_typescript_keeps_the_same_sizes() -> None:
    config = (ROOT / "pwa" / "eslint.config.js").read_text()
    assert "'max-lines': ['error', 300]" in config
    assert "'max-lines-per-function': ['error', 40]" in config
    long = [
        f"{place(path)} {count}"
        for path in tracked()
        if path.suffix in {".ts", ".tsx"}
        and path.is_relative_to(ROOT / "pwa" / "src")
        and not path.name.endswith(".generated.ts")
        and (count := _lines(path)) > MAX_FILE
    ]
    nothing(long)


def test_typescript_excuses_nothing() -> None:
    excused = [
        place(path)
        for path in tracked()
        if path.suffix in {".ts", ".tsx"}
        and path.is_relative_to(ROOT / "pwa" / "src")
        and "eslint-disable" in (text := path.read_text(encoding="utf-8"))
        and "max-lines" in text
    ]
    nothing(excused)


def _is_view(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    arguments = node.args.posonlyargs + node.args.args
    return bool(arguments) and arguments[0].arg == "request" and not node.name.startswith("_")


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
