"""All benches and one table: `python -m bench`, or some: `python -m bench NAME`. Exit 1 when a target is missed."""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from bench import HANDED_OVER, MARK, ROOT, Figure, line
from bench.dataset import POSTGRES, postgres_answers

# Name -> module. Each runs in a process of its own: settings, databases and thread counts differ.
BENCHES = {
    "zscore": "bench.zscore_figures",
    "push": "bench.push",
    "recap": "bench.recap",
    "impor": "bench.impor",
    "lebur": "bench.lebur",
    "matriks": "bench.matriks",
    "first_sync": "bench.first_sync",
    "pages": "bench.pages",
    "institusi": "bench.institusi",
    "pwa": "bench.pwa",
    "demo": "bench.demo",
    "sertifikat": "bench.sertifikat",
    "cadangan": "bench.cadangan",
    "tahan": "bench.tahan",
}
# Takes an hour, so it runs only when it is asked for by name.
BY_NAME = {"tahan"}
# Measured once more on PostgreSQL when one answers at the address of the tests; `bench.pages` and
# `bench.institusi` see to that themselves.
ON_BOTH = {"push", "recap", "impor", "lebur"}
BUSY = 0.25


def main() -> int:
    """Run what was asked for and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Ukur kecepatan dan ukuran Simpul.")
    parser.add_argument("nama", nargs="*", help=f"salah satu atau beberapa dari: {', '.join(BENCHES)}")
    parser.add_argument("--daftar", action="store_true", help="tampilkan nama pengukuran saja")
    arguments, more = parser.parse_known_args()
    unknown = set(arguments.nama) - BENCHES.keys()
    if unknown:
        parser.error(f"tidak dikenal: {', '.join(sorted(unknown))}")
    if arguments.daftar:
        print("\n".join(BENCHES))
        return 0
    figures: list[Figure] = []
    stopped = []
    for name in arguments.nama or [name for name in BENCHES if name not in BY_NAME]:
        for url in ("", POSTGRES) if name in ON_BOTH and postgres_answers() else ("",):
            found, status = _run(name, more, url)
            figures += found
            if not found or status not in {0, 1}:
                stopped.append(name)
    print(f"\n{'Yang diukur':66} {'batas':>12} {'median (terkecil..terbesar)':>32}")
    for figure in figures:
        print(line(figure))
    for name in stopped:
        print(f"{name}: tidak selesai diukur")
    return 1 if stopped or not all(figure.is_met for figure in figures) else 0


def _run(name: str, more: list[str], url: str) -> tuple[list[Figure], int]:
    """One bench in its own process, on PostgreSQL when an address is given: its figures and its exit status."""
    command = [sys.executable, "-m", BENCHES[name], *more]
    used = cpu_use()
    note = " (mesin sedang sibuk, angkanya akan lebih buruk)" if used > BUSY else ""
    name += ", PostgreSQL" if url else ""
    print(f"== {name}: CPU terpakai {used:.0%}, beban {os.getloadavg()[0]:.1f}{note}", flush=True)
    environment = (
        os.environ
        | {HANDED_OVER: "1", "PYTHONUNBUFFERED": "1", "SIMPUL_CADANGAN_JAM": "mati"}
        | ({"DATABASE_URL": url} if url else {})
    )
    figures = []
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for text in process.stdout:
            if text.startswith(MARK):
                raw = json.loads(text[1:])
                figures.append(Figure(**raw | {"values": tuple(raw["values"])}))
            else:
                print(text, end="", flush=True)
    return figures, process.returncode


def cpu_use(during: float = 1.0) -> float:
    """The share of all cores that others use now."""
    before = _ticks()
    time.sleep(during)
    idle, total = (after - first for after, first in zip(_ticks(), before, strict=True))
    return 1 - idle / total if total else 0.0


def _ticks() -> tuple[int, int]:
    """(idle, all) since the machine started, of /proc/stat; where there is none, nothing is known."""
    try:
        fields = [int(text) for text in Path("/proc/stat").read_text("ascii").split("\n", 1)[0].split()[1:]]
    except OSError:
        return 0, 0
    return fields[3] + fields[4], sum(fields)


if __name__ == "__main__":
    sys.exit(main())
