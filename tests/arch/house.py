"""How the tests of the house read it: files, syntax trees, floors."""

import ast
import configparser
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "simpul"
DOMAINS = (
    "wilayah",
    "akses",
    "posyandu",
    "warga",
    "kunjungan",
    "usulan",
    "kegiatan",
    "pembinaan",
    "lomba",
    "rencana",
    "informasi",
    "laporan",
)


@cache
def tracked() -> tuple[Path, ...]:
    """Files of the repository, those not yet committed too; nothing that git ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],  # git is on the path
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return tuple(sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file()))


def python_files(*folders: str) -> Iterator[Path]:
    """Python files we write by hand below these folders of the repository."""
    for path in tracked():
        relative = path.relative_to(ROOT)
        if path.suffix != ".py" or relative.parts[0] not in folders:
            continue
        if "migrations" not in relative.parts and "generated" not in path.name:
            yield path


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, methods and inner functions too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


@cache
def floors() -> dict[str, int]:
    """Floor of each package, the ground being 0, as `.importlinter` has them."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    layers = config["importlinter:contract:floors"]["layers"].split("\n")
    listed = [line.strip() for line in layers if line.strip()]
    return {name.strip(): height for height, line in enumerate(reversed(listed)) for name in re.split(r"[|:]", line)}


def place(path: Path) -> str:
    """A file as messages name it."""
    return path.relative_to(ROOT).as_posix()


def nothing(found: Iterable[str]) -> None:
    """Fail with one line for each finding."""
    listed = sorted(found)
    assert not listed, "\n" + "\n".join(listed)
