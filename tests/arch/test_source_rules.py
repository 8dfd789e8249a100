"""Rules of the house that a glance at the source decides."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from arch.house import DOMAINS, ROOT, SRC, floors, functions, nothing, place, python_files, tracked, tree

INSIDE = {"__init__", "apps", "errors", "migrations", "models", "queries", "rules", "services", "data", "README"}
# laporan has its pure indicators beside the five, as `.importlinter` names them.
EXTRA = {"laporan": {"indicators"}}
FORBIDDEN_NAMES = {"utils", "helpers", "signals", "managers", "common", "misc"}


def _sources() -> Iterator[tuple[Path, tuple[str, ...]]]:
    for path in python_files("src"):
        yield path, path.relative_to(SRC).with_suffix("").parts


def test_objects_stay_in_their_domain() -> None:
    outside = [
        f"{place(path)}:{node.lineno}"
        for path, parts in _sources()
        if not (len(parts) > 1 and (parts[0] == "jurnal" or parts[1] in {"models", "queries", "services"}))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]
    nothing(outside)


def test_models_belong_to_their_domain() -> None:
    borrowed = [
        f"{place(path)}:{node.lineno} {node.module}"
        for path, parts in _sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (module := (node.module or "").split("."))[:1] == ["simpul"]
        if len(module) > 2 and module[2] == "models" and module[1] in DOMAINS and module[1] != parts[0]
    ]
    nothing(borrowed)


def test_there_are_no_signals_and_no_logic_in_save() -> None:
    signals = [
        f"{place(path)}:{node.lineno}"
        for path, _ in _sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in {"django.dispatch", "django.db.models.signals"}
    ]
    saves = [
        f"{place(path)}:{node.lineno}"
        for path, _ in _sources()
        for node in functions(path)
        if node.name in {"save", "delete"} and node.args.args and node.args.args[0].arg == "self"
    ]
    nothing(signals + saves)


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_domain_holds_only_the_same_few_names(domain: str) -> None:
    allowed = INSIDE | EXTRA.get(domain, set())
    names = {
        path.relative_to(SRC / domain).parts[0].split(".")[0] for path in tracked() if path.is_relative_to(SRC / domain)
    }
    nothing(names - allowed)


def test_nothing_is_a_drawer() -> None:
    nothing([place(path) for path, parts in _sources() if FORBIDDEN_NAMES & set(parts)])


@pytest.mark.parametrize("package", sorted(floors()))
def test_every_package_explains_itself(package: str) -> None:
    readme = SRC / package / "README.md"
    assert readme.is_file()
    assert readme.read_text(encoding="utf-8").startswith("# ")
    assert ast.get_docstring(tree(SRC / package / "__init__.py"))


def test_models_are_not_fetched_by_name() -> None:
    fetched = [
        f"{place(path)}:{node.lineno}"
        for path, _ in _sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "get_model"
    ]
    nothing(fetched)


def test_no_test_is_switched_off() -> None:
    """A test that is skipped guards nothing; the words are put together here so that this line does not find itself."""
    words = ("mark" + r"\.skip", "mark" + r"\.xfail", "pytest" + r"\.(skip|xfail|importorskip)")
    switches = re.compile("|".join(words))
    off = [place(path) for path in python_files("tests") if switches.search(path.read_text(encoding="utf-8"))]
    nothing(off)


def test_every_use_case_has_its_tests() -> None:
    """`check_x` in a domain's services has tests/<domain>/test_x.py."""
    missing = [
        f"tests/{parts[0]}/test_{node.name.removeprefix('check_')}.py"
        for path, parts in _sources()
        if parts[0] in DOMAINS and len(parts) > 1 and parts[1] == "services"
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("check_")
        and [argument.arg for argument in node.args.args] == ["ops", "ctx"]
        and not (ROOT / "tests" / parts[0] / f"test_{node.name.removeprefix('check_')}.py").is_file()
    ]
    nothing(sorted(missing))
