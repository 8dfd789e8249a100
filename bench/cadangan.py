"""A backup of the example regency, and its restore into an empty folder: `python -m bench cadangan`.

Kabupaten Gunung Mas in full with twelve months, and 500 files of 120 kB in the place of photos. From SQLite, and moved
to PostgreSQL when one answers. `--dari MAP` takes an installation that is there; `--catatan BERKAS` writes the drill as
a log (docs/operator/latihan-pulih.md is one).
"""

import argparse
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from urllib.parse import urlsplit

import psycopg

from bench import ROOT, Figure, report
from bench.dataset import POSTGRES, postgres_answers
from simpul.kernel import clock

SIMPUL = [sys.executable, "-m", "simpul.config.cli"]
BACKUP_SECONDS, RESTORE_SECONDS = 60, 300
PHOTOS, PHOTO_BYTES = 500, 120_000
TARGET = "simpul_bench_pulih"


class Drill:
    """Commands that were run, with what they said and how long they took."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lines: list[str] = []

    def run(self, data: Path, *words: str, url: str = "") -> float:
        """One command in an installation; its seconds."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SIMPUL_", "DATABASE_"))}
        own = {"SIMPUL_DATA": str(data), "SIMPUL_CADANGAN_JAM": "mati", "COLUMNS": "160"}
        own |= {"DATABASE_URL": url} if url else {}
        begin, used = time.perf_counter(), _used()
        done = subprocess.run([*SIMPUL, *words], cwd=ROOT, env=kept | own, check=False, capture_output=True, text=True)
        took, used = time.perf_counter() - begin, _used() - used
        if done.returncode:
            sys.exit(done.stderr)
        told = [line for line in done.stdout.splitlines() if line.strip() and not set(line) & set("━│┃└")]
        shown = (
            " ".join(words)
            .replace(str(data), data.name)
            .replace(str(self.folder), "LATIHAN")
            .replace(POSTGRES.rpartition("/")[0], "postgresql:/")
        )
        self.lines += [
            f"$ SIMPUL_DATA={data.name} simpul {shown}",
            *told[-4:],
            f"({took:.1f} detik, {used:.1f} detik prosesor)",
            "",
        ]
        return took


def main() -> int:
    """Back up, empty, restore, compare; on both databases."""
    parser = argparse.ArgumentParser(prog="python -m bench.cadangan", description=__doc__)
    parser.add_argument("--dari", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--catatan", type=Path)
    arguments, _ = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        drill = Drill(Path(folder))
        source = arguments.dari or _example(drill, arguments.scale)
        _photos(source)
        figures = _on_sqlite(drill, source)
        if postgres_answers():
            figures += _on_postgres(drill, source)
        if arguments.catatan:
            _write(arguments.catatan, drill, figures)
    return report(figures)


def _example(drill: Drill, scale: float) -> Path:
    source = drill.folder / "asal"
    drill.run(source, "siapkan")
    drill.run(source, "demo", "--scale", str(scale))
    drill.lines.clear()
    return source


def _photos(source: Path) -> None:
    """Files like those of photos: encrypted, so as good as random."""
    for number in range(PHOTOS):
        path = source / "foto" / "1" / f"{number % 20:02}" / f"{number:064x}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(secrets.token_bytes(PHOTO_BYTES))


def _on_sqlite(drill: Drill, source: Path) -> list[Figure]:
    backups, empty = drill.folder / "cadangan", drill.folder / "kosong"
    made = drill.run(source, "cadangkan", "--ke", str(backups))
    [archive] = backups.iterdir()
    checked = drill.run(source, "cadangkan", "--periksa", str(archive))
    _keys_alone(source, empty)
    back = drill.run(empty, "pulihkan", str(archive))
    _is_same(source, empty)
    size = archive.stat().st_size / 1e6
    shutil.rmtree(empty)
    return [
        Figure("Cadangan kabupaten contoh, SQLite", "s", (made,), BACKUP_SECONDS),
        Figure("  besar berkas", "MB", (size,)),
        Figure("  membaca sampai habis (--periksa)", "s", (checked,)),
        Figure("Pulihkan ke map kosong, SQLite", "s", (back,), RESTORE_SECONDS),
    ]


def _on_postgres(drill: Drill, source: Path) -> list[Figure]:
    moved_to, restored_to = (_database(f"{TARGET}_{name}") for name in ("pindah", "pulih"))
    backups, empty = drill.folder / "cadangan-pg", drill.folder / "kosong-pg"
    try:
        sqlite = f"sqlite:///{source / 'simpul.sqlite3'}"
        moved = drill.run(source, "pindah-basis-data", sqlite, moved_to)
        made = drill.run(source, "cadangkan", "--ke", str(backups), url=moved_to)
        [archive] = backups.iterdir()
        _keys_alone(source, empty)
        back = drill.run(empty, "pulihkan", str(archive), url=restored_to)
        _is_same(source, empty)
    finally:
        for url in (moved_to, restored_to):
            _maintain(f"DROP DATABASE IF EXISTS {urlsplit(url).path[1:]} WITH (FORCE)")
    return [
        Figure("Pindah SQLite ke PostgreSQL, tiap tabel dibandingkan", "s", (moved,)),
        Figure("Cadangan kabupaten contoh, PostgreSQL", "s", (made,), BACKUP_SECONDS),
        Figure("Pulihkan ke basis data kosong, PostgreSQL", "s", (back,), RESTORE_SECONDS),
    ]


def _used() -> float:
    times = getrusage(RUSAGE_CHILDREN)
    return times.ru_utime + times.ru_stime


def _keys_alone(source: Path, empty: Path) -> None:
    """An empty machine that was given the copy of the keys, and nothing else."""
    empty.mkdir()
    shutil.copy2(source / "kunci.json", empty / "kunci.json")


def _is_same(source: Path, restored: Path) -> None:
    """Photos byte by byte; rows were compared by the command itself."""
    for path in (source / "foto").rglob("*"):
        if path.is_file() and path.read_bytes() != (restored / path.relative_to(source)).read_bytes():
            sys.exit(f"{path.name} berbeda")


def _database(name: str) -> str:
    _maintain(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    _maintain(f"CREATE DATABASE {name}")
    return urlsplit(POSTGRES)._replace(path=f"/{name}").geturl()


def _maintain(statement: str) -> None:
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]  # our own text


def _write(path: Path, drill: Drill, figures: list[Figure]) -> None:
    told = [f"| {one.name.strip()} | {one.median:.1f} {one.unit} | {_target(one)} |" for one in figures]
    log = [line.replace(str(drill.folder), "LATIHAN") for line in drill.lines]
    path.write_text(
        "\n".join(
            [
                "# Latihan memulihkan",
                "",
                f"Dijalankan {clock.now():%d-%m-%Y %H:%M} UTC dengan kabupaten contoh, di mesin 2 inti yang juga",
                "mengerjakan hal lain. Map tujuan kosong, hanya berisi salinan berkas kunci. Ulangi kapan saja dengan:",
                "",
                "```",
                ".venv/bin/python -m bench.cadangan --catatan docs/operator/latihan-pulih.md",
                "```",
                "",
                "| langkah | hasil | batas |",
                "|---|---|---|",
                *told,
                "",
                "Perintah yang dijalankan dan jawabannya:",
                "",
                "```",
                *log[:-1],
                "```",
                "",
            ]
        )
    )


def _target(figure: Figure) -> str:
    return "-" if figure.target is None else f"{figure.target:.0f} {figure.unit}"


if __name__ == "__main__":
    sys.exit(main())
