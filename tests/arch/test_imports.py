"""Imports go down: the contracts of `.importlinter` hold."""

import subprocess
import sys
from pathlib import Path

from arch.house import ROOT, SRC, floors


def test_it_works() -> None:
    command = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_package_has_a_floor() -> None:
    packages = {path.parent.name for path in SRC.glob("*/__init__.py")}
    assert packages == set(floors())
