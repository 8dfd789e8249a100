"""What commands write is for the account alone under which Simpul runs."""

import os
import subprocess
import sys
from pathlib import Path

from simpul.config.env import ROOT
from simpul.kernel.keyring import create_keyring

WRITES = """
import os, pathlib
from simpul.config.cli import start_django
os.umask(0o022)
start_django()
folder = pathlib.Path(os.environ["SIMPUL_DATA"]) / "foto"
folder.mkdir()
(folder / "satu").write_text("isi")
"""


def test_nobody_else_reads_what_is_written(tmp_path: Path) -> None:
    create_keyring(tmp_path / "kunci.json")
    own = {"SIMPUL_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "simpul.config.settings"}
    subprocess.run([sys.executable, "-c", WRITES], cwd=ROOT, env=os.environ | own, check=True, timeout=60)
    assert [oct(path.stat().st_mode & 0o777) for path in (tmp_path / "foto", tmp_path / "foto" / "satu")] == [
        "0o700",
        "0o600",
    ]
