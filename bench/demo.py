"""The example regency from empty tables, as `simpul demo` loads it: `python -m bench.demo`.

Kabupaten Gunung Mas in full: 127 desa, one or two posyandu each, twelve months, on SQLite with the disk waited for.
The places are loaded once before and are not part of the figure. `--scale 0.1` measures a tenth and stretches it.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from bench import ROOT, Figure, report

RUNS = 1
TARGET_SECONDS = 120
SIMPUL = [sys.executable, "-m", "simpul.config.cli"]


def main() -> int:
    """Set up once, load the example into a fresh copy for each run."""
    parser = argparse.ArgumentParser(prog="python -m bench.demo", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--kali", type=int, default=RUNS)
    arguments, _ = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "kosong"
        empty.mkdir()
        _simpul(empty, "siapkan")
        loads = [_load(empty, Path(folder) / str(run), arguments.scale) for run in range(arguments.kali)]
    name = "Kabupaten contoh, SQLite"
    if arguments.scale != 1.0:
        name += f" (diperpanjang dari {arguments.scale:g})"
    return report(
        [
            Figure(name, "s", tuple(load[0] / arguments.scale for load in loads), TARGET_SECONDS),
            Figure("  waktu prosesor", "s", tuple(load[1] / arguments.scale for load in loads)),
            Figure("  operasi", "buah", tuple(load[2] for load in loads)),
            # The example holds one record on purpose, so that the village has something to decide.
            Figure("  operasi ditolak atau menunggu", "buah", tuple(load[3] for load in loads), 1),
        ]
    )


def _load(empty: Path, folder: Path, scale: float) -> tuple[float, float, float, float]:
    """Seconds by the clock that the command itself shows, of the processor, operations, and those not accepted."""
    shutil.copytree(empty, folder)
    before = _used()
    said = _simpul(folder, "demo", "--scale", str(scale))
    used = _used() - before
    found = re.search(r"(\d+) catatan dimuat dalam (\d+) detik: \{(.*)\}", said)
    if found is None:
        sys.exit(said)
    accepted = re.search(r"'accepted': (\d+)", found[3])
    total = int(found[1])
    shutil.rmtree(folder)
    return float(found[2]), used, float(total), float(total - int(accepted[1] if accepted else 0))


def _used() -> float:
    times = getrusage(RUSAGE_CHILDREN)
    return times.ru_utime + times.ru_stime


def _simpul(folder: Path, *words: str) -> str:
    """One command in an installation of its own; what it said, on one line."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SIMPUL_", "DATABASE_"))}
    environment = kept | {"SIMPUL_DATA": str(folder), "COLUMNS": "200"}
    done = subprocess.run([*SIMPUL, *words], cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return " ".join(done.stdout.split())


if __name__ == "__main__":
    sys.exit(main())
