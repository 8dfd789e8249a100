"""Server time of every page of the institution in a large regency: `python -m bench.institusi`.

One regency of 1,000 posyandu and 15,000 kader with boards, papers, Tim Pembina, plans, coaching visits, news, contests
and 300 events, of which one has 2,000 participants with attendance, a test and certificates (`bench.institusi_isi`).
Built anew for each run; `--data FOLDER` keeps it there and takes it again (SQLite). Measured as `bench.pages` does.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bench import ROOT
from bench.dataset import POSTGRES, postgres_answers
from bench.halaman import RUNS, Page, measure
from bench.kabupaten import HOMES, environment, open_up, set_up

DATABASE = "simpul_bench_institusi"
BUILT = "isi.txt"


def main() -> int:
    """Each database in a process of its own: build, measure, remove."""
    parser = argparse.ArgumentParser(prog="python -m bench.institusi", description=__doc__)
    parser.add_argument("--posyandu", type=int, default=HOMES)
    parser.add_argument("--hanya", default="", help="only pages whose name holds this word")
    parser.add_argument("--kali", type=int, default=RUNS, help="requests of each page")
    parser.add_argument("--vendor", choices=["sqlite", "postgresql"], default="")
    parser.add_argument("--data", type=Path, help="keep what is built in this folder (SQLite)")
    parser.add_argument("--di-sini", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.di_sini:
        return _here(asked)
    vendors = [asked.vendor] if asked.vendor else ["sqlite", *(["postgresql"] if postgres_answers() else [])]
    return max(_apart(asked, vendor) for vendor in vendors)


def _apart(asked: argparse.Namespace, vendor: str) -> int:
    command = [sys.executable, "-m", "bench.institusi", "--vendor", vendor, "--posyandu", str(asked.posyandu)]
    command += ["--hanya", asked.hanya, "--kali", str(asked.kali)]
    with tempfile.TemporaryDirectory() as temporary:
        folder, url = Path(temporary), ""
        if vendor == "postgresql":
            url = urlsplit(POSTGRES)._replace(path=f"/{DATABASE}").geturl()
            _maintain("DROP DATABASE IF EXISTS {} WITH (FORCE)", "CREATE DATABASE {}")
        elif asked.data:
            folder = asked.data.absolute()
        own = {name: value for name, value in os.environ.items() if not name.startswith("SIMPUL_")}
        own |= environment(folder, url) | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        handed = {name: value for name, value in os.environ.items() if name.startswith("SIMPUL_BENCH")}
        try:
            command += ["--di-sini", str(folder)]
            return subprocess.run(command, cwd=ROOT, env=own | handed, check=False).returncode
        finally:
            if vendor == "postgresql":
                _maintain("DROP DATABASE IF EXISTS {} WITH (FORCE)")


def _maintain(*statements: str) -> None:
    import psycopg

    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.format(DATABASE))  # type: ignore[arg-type]  # our own text


def _here(asked: argparse.Namespace) -> int:
    from bench.institusi_isi import build

    folder, url = asked.di_sini, os.environ["DATABASE_URL"]
    facts = folder / BUILT
    if facts.exists() and facts.read_text("utf-8") == str(asked.posyandu):
        open_up(folder, url)
    else:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if path.is_file():
                path.unlink()
        set_up(folder, url)
        build(asked.posyandu)
        facts.write_text(str(asked.posyandu), "utf-8")
    return measure(asked.vendor, [page for page in pages() if asked.hanya in page.name], asked.kali)


def pages() -> Iterator[Page]:
    """Every page, as each role that opens it."""
    from bench.institusi_halaman import all_pages

    yield from all_pages()


if __name__ == "__main__":
    sys.exit(main())
