"""Putting a backup back, and moving to another database: into an empty one, compared row by row before it counts."""

import datetime as dt
import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from simpul.flows.erasure import reapply_erasures
from simpul.flows.keeping.backup import MIGRATIONS, PHOTOS, Advance, Reading, opened
from simpul.flows.keeping.databases import Database, Settings, Table, connect, open_database
from simpul.flows.keeping.errors import Galat
from simpul.flows.keeping.rows import Tally
from simpul.jurnal import history, leases
from simpul.kernel.errors import SimpulError
from simpul.kernel.keyring import Keyring

Counts = dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    made_at: dt.datetime
    tables: Counts
    photos: int


def restore(path: Path, ring: Keyring, data_dir: Path, at: dt.datetime, advance: Advance) -> Restored:
    """Fill the empty database of this installation and its photos from a backup, then bring its tables up to date.

    Raises `cadangan.kunci_kurang`, `cadangan.rilis_lebih_baru`, `cadangan.tujuan_berisi`, `cadangan.rusak`; then the
    database has no rows of it.
    """
    header, key = opened(path, ring)
    _check_known(path, header)
    settings = connections["default"].settings_dict
    check_empty(settings, data_dir)
    migrate_to("default", header["migrasi"])
    reading = Reading(path, header)
    folder = data_dir / f"{PHOTOS}-sebagian"
    shutil.rmtree(folder, ignore_errors=True)
    target = open_database(settings, is_target=True)
    try:
        for table in target.tables():
            target.empty(table)
        for number, (head, content) in enumerate(reading.members(key), 1):
            if "tabel" in head:
                target.write(Table(head["tabel"], tuple(head["kolom"])), content)
            else:
                _keep(folder, head["foto"], content)
            advance(number, number + 1)
        compare(reading.tables, reading.columns, target)
        target.finish()
    finally:
        target.close()
    folder.mkdir(parents=True, exist_ok=True)
    folder.rename(data_dir / PHOTOS)
    finish(at, dt.datetime.fromisoformat(header["dibuat_at"]))
    return Restored(dt.datetime.fromisoformat(header["dibuat_at"]), reading.tables, reading.photos)


def finish(at: dt.datetime, made_at: dt.datetime) -> None:
    """Tables of this release, a history of its own, no job of a process of the past, and nobody who was erased."""
    call_command("migrate", verbosity=0)
    leases.free_all()
    history.begin(at, made_at)
    reapply_erasures(at)


def move(source: Settings, target: Settings, advance: Advance) -> Counts:
    """Copy every row to an empty database and compare counts and content; the source is only read.

    Raises `cadangan.tujuan_berisi`, `cadangan.sumber_kosong`, `cadangan.isi_berbeda`; then the target has no rows.
    """
    alias = "tujuan"
    connections.databases[alias] = connections.configure_settings({"default": dict(target)})["default"]
    check_empty(target, None)
    old = open_database(source)
    try:
        tables = old.tables()
        if not any(table.name == "jurnal_operasi" for table in tables):
            raise SimpulError(Galat.NOT_READY)
        migrate_to(alias, old.column(MIGRATIONS))
        new = open_database(target, is_target=True)
        try:
            counted = _copy(old, tables, new, advance)
            compare(counted, {table.name: table.columns for table in tables}, new)
            new.finish()
        finally:
            new.close()
    finally:
        old.close()
    return counted


def _copy(old: Database, tables: Iterable[Table], new: Database, advance: Advance) -> Counts:
    listed = list(tables)
    for table in new.tables():
        new.empty(table)
    counted: Counts = {}
    for done, table in enumerate(listed, 1):
        tally = Tally()
        for block in old.read(table):
            tally.count(block)
            new.write(table, b"".join(block))
        counted[table.name] = (tally.rows, tally.sidik)
        advance(done, len(listed))
    return counted


def compare(wanted: Counts, columns: Mapping[str, tuple[str, ...]], target: Database) -> None:
    """Every table has the rows it should have, and no other; raises `cadangan.isi_berbeda`."""
    for table in target.tables():
        tally = Tally()
        for block in target.read(arranged(table, columns.get(table.name, table.columns))):
            tally.count(block)
        if wanted.get(table.name, (0, Tally().sidik)) != (tally.rows, tally.sidik):
            raise SimpulError(Galat.DIFFERS, tabel=table.name)


def arranged(table: Table, columns: tuple[str, ...]) -> Table:
    """The same table with its columns in the order of another one: migrations place them differently."""
    kinds = dict(zip(table.columns, table.kinds, strict=False))
    return Table(table.name, columns, tuple(kinds[name] for name in columns if name in kinds))


def check_empty(settings: Settings, data_dir: Path | None) -> None:
    """Raises `cadangan.tujuan_berisi` when there is a table in the database, or a photo in the folder."""
    is_file = settings["ENGINE"].endswith("sqlite3")
    has_tables = False
    if not is_file or Path(str(settings["NAME"])).exists():
        target = open_database(settings, is_target=False)
        try:
            has_tables = bool(target.tables())
        finally:
            target.close()
    photos = data_dir / PHOTOS if data_dir else None
    if has_tables or (photos is not None and photos.is_dir() and any(photos.iterdir())):
        raise SimpulError(Galat.NOT_EMPTY)
    if photos is not None and photos.is_dir():
        photos.rmdir()


def set_aside(settings: Settings, data_dir: Path, at: dt.datetime) -> list[str]:
    """Move database and photos out of the way under a name with the time; returns the names. Nothing is deleted."""
    stamp = f"{at:%Y%m%dt%H%M%S}"
    names = []
    if settings["ENGINE"].endswith("sqlite3"):
        path = Path(str(settings["NAME"]))
        if path.exists():
            line = sqlite3.connect(path)
            line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            line.close()
            names.append(f"{path.stem}-lama-{stamp}{path.suffix}")
            path.rename(path.with_name(names[0]))
            for extra in ("-wal", "-shm"):
                path.with_name(path.name + extra).unlink(missing_ok=True)
    else:
        names.append(f"lama_{stamp}")
        _rename_schema(settings, names[0])
    photos = data_dir / PHOTOS
    if photos.is_dir():
        names.append(f"{PHOTOS}-lama-{stamp}")
        photos.rename(data_dir / names[-1])
    return names


def _rename_schema(settings: Settings, name: str) -> None:
    """In PostgreSQL the old tables stay in a schema of their own; `DROP SCHEMA ... CASCADE` removes them one day."""
    connections["default"].close()
    with connect(settings) as connection, connection.transaction():
        [schema] = connection.execute("SELECT current_schema()").fetchone() or ["public"]
        connection.execute(sql.SQL("ALTER SCHEMA {} RENAME TO {}").format(sql.Identifier(schema), sql.Identifier(name)))
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))


def _keep(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    if folder.resolve() not in path.resolve().parents:
        raise SimpulError(Galat.BROKEN, berkas=Path(name).name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _check_known(path: Path, header: Mapping[str, Any]) -> None:
    """A backup of a newer release has tables this one does not know; raises `cadangan.rilis_lebih_baru`."""
    known = {".".join(key) for key in MigrationExecutor(connections["default"]).loader.disk_migrations}
    if set(header["migrasi"]) - known:
        raise SimpulError(Galat.NEWER, berkas=path.name, versi=header["versi"])


def migrate_to(alias: str, names: Iterable[str]) -> None:
    """Tables as they were when these migrations had run, and no later one."""
    wanted = {(app, name) for app, _, name in (full.partition(".") for full in names)}
    executor = MigrationExecutor(connections[alias])
    graph = executor.loader.graph
    last = [
        key
        for key in sorted(wanted)
        if not any(child.key[0] == key[0] and child.key in wanted for child in graph.node_map[key].children)
    ]
    executor.migrate(last)
    connections[alias].close()
