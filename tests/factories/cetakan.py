"""Installations made once in a run of the tests and copied for everyone who wants the same: making one takes seconds.

The folder of the run is named in the environment by `tests/conftest.py`, for all workers; without it nothing is kept.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

RUN = "SIMPUL_CETAKAN"
DATABASES = "basis-data.txt"  # addresses of PostgreSQL databases to take away, one a line


def begin() -> None:
    """A folder for the run that begins."""
    os.environ[RUN] = tempfile.mkdtemp(prefix="simpul-cetakan-")


def end() -> None:
    """Take away what was made."""
    folder = Path(os.environ.pop(RUN))
    made = folder / DATABASES
    for line in made.read_text("utf-8").splitlines() if made.is_file() else ():
        url, name = line.split()
        maintain(url, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    shutil.rmtree(folder)


def is_running() -> bool:
    """Whether copies may be made at all."""
    return RUN in os.environ


def cast(what: str, database_url: str, make: Callable[[Path, str], None], *, template: str = "") -> tuple[Path, str]:
    """The folder and database of the one installation of this kind; `make` is called by whoever comes first.

    Its database begins empty, or as a copy of `template`.
    """
    run = Path(os.environ[RUN])
    word = hashlib.sha256(f"{database_url} {what}".encode()).hexdigest()[:12]
    folder, database = run / word, f"{run.name.replace('-', '_').lower()}_{word}" if database_url else ""
    with _alone(run / f"{word}.kunci"):
        if not folder.exists():
            half = run / f"{word}.setengah"
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir()
            if database_url:
                maintain(database_url, f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
                like = f" TEMPLATE {template}" if template else ""
                maintain(database_url, f"CREATE DATABASE {database}{like}")
                _note(run, f"{database_url} {database}\n")
            make(half, database)
            half.rename(folder)
    return folder, database


def maintain(url: str, statement: str) -> None:
    """One statement about whole databases."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]  # our own text


def _note(run: Path, line: str) -> None:
    with (run / DATABASES).open("a", encoding="utf-8") as made:
        made.write(line)


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
