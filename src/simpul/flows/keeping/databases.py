"""One database as backups see it: its tables, a moment of it to read, and an empty one to fill.

Both kinds have their own connection beside Django's: what is read is one moment for the whole backup while others go on
writing (a read transaction of SQLite's WAL, REPEATABLE READ in PostgreSQL), and neither holds them up.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psycopg
from psycopg import sql

from simpul.flows.keeping import rows

BLOCK_ROWS = 5000
BLOCK_BYTES = 4 << 20
# Made by the program itself, or good for nobody on another day: people sign in again.
LEFT_OUT = frozenset({"django_migrations", "django_session"})
_JSON = re.compile(r'JSON_VALID\("(\w+)"\)', re.IGNORECASE)
Settings = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns in order; `kinds` say how each is written, in the words of its database."""

    name: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...] = ()


class Database(Protocol):
    """A moment to read, or an empty database being filled in one transaction."""

    def tables(self) -> list[Table]:
        """Every table, by name."""

    def read(self, table: Table) -> Iterator[list[bytes]]:
        """Lines in blocks."""

    def empty(self, table: Table) -> None:
        """Remove every row."""

    def write(self, table: Table, lines: bytes) -> None:
        """Add rows; the columns are those of the archive, in its order."""

    def column(self, statement: str) -> list[Any]:
        """The first column of an answer."""

    def finish(self) -> None:
        """Check foreign keys and commit."""

    def close(self) -> None:
        """Leave; what was not finished is undone."""


def open_database(settings: Settings, *, is_target: bool = False) -> Database:
    """The database of an entry of Django's DATABASES."""
    is_sqlite = settings["ENGINE"].endswith("sqlite3")
    return Sqlite(settings, is_target=is_target) if is_sqlite else Postgres(settings, is_target=is_target)


def place_of(settings: Settings) -> str:
    """Which database it is, without account or password."""
    if settings["ENGINE"].endswith("sqlite3"):
        return f"SQLite {Path(str(settings['NAME'])).name}"
    return f"PostgreSQL {settings['NAME']}"


class Sqlite:
    """A file."""

    def __init__(self, settings: Settings, *, is_target: bool) -> None:
        name = str(settings["NAME"])
        self._kinds: dict[str, dict[str, str]] = {}
        mode = "rw" if is_target else "ro"
        path = name if name.startswith("file:") else f"{Path(name).absolute().as_uri()}?mode={mode}"
        self._line = sqlite3.connect(path, uri=True, isolation_level=None, timeout=30)
        self._line.create_function("simpul_text", 1, rows.text_of, deterministic=True)
        self._line.create_function("simpul_number", 1, rows.number_of, deterministic=True)
        self._line.create_function("simpul_json", 1, rows.json_of, deterministic=True)
        self._line.execute("BEGIN IMMEDIATE" if is_target else "BEGIN")

    def tables(self) -> list[Table]:
        found = self._line.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).fetchall()
        return [self._table(name, text) for name, text in found if name not in LEFT_OUT]

    def _table(self, name: str, text: str) -> Table:
        is_json = set(_JSON.findall(text))
        columns = self._line.execute(f'PRAGMA table_info("{name}")').fetchall()
        kinds = tuple(rows.kind_of(row[2], is_json=row[1] in is_json) for row in columns)
        return Table(name, tuple(row[1] for row in columns), kinds)

    def read(self, table: Table) -> Iterator[list[bytes]]:
        pairs = zip(table.columns, table.kinds, strict=True)
        made = [rf"coalesce({rows.expression(_quoted(name), kind)}, '\N')" for name, kind in pairs]
        cursor = self._line.execute(f"SELECT {', '.join(made)} FROM {_quoted(table.name)}")  # noqa: S608  # names of the database itself
        while block := cursor.fetchmany(BLOCK_ROWS):
            yield [("\t".join(row) + "\n").encode() for row in block]

    def empty(self, table: Table) -> None:
        self._line.execute(f"DELETE FROM {_quoted(table.name)}")  # noqa: S608  # names of the database itself

    def write(self, table: Table, lines: bytes) -> None:
        kinds = [self._kinds_of(table.name)[name] for name in table.columns]
        names, places = ", ".join(map(_quoted, table.columns)), ", ".join("?" * len(kinds))
        statement = f"INSERT INTO {_quoted(table.name)} ({names}) VALUES ({places})"  # noqa: S608  # names of the database itself
        self._line.executemany(statement, rows.values(lines, kinds))

    def _kinds_of(self, name: str) -> dict[str, str]:
        if name not in self._kinds:
            [text] = self._line.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
            found = self._table(name, text)
            self._kinds[name] = dict(zip(found.columns, found.kinds, strict=True))
        return self._kinds[name]

    def column(self, statement: str) -> list[Any]:
        return [row[0] for row in self._line.execute(statement).fetchall()]

    def finish(self) -> None:
        if broken := self._line.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError(f"{broken[0]} -> {broken[2]}")
        self._line.execute("COMMIT")

    def close(self) -> None:
        self._line.close()


def connect(settings: Settings) -> "psycopg.Connection[Any]":
    """A connection of our own to a PostgreSQL database, each statement for itself."""
    where = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given: dict[str, Any] = {name: settings[key] for name, key in where.items() if settings.get(key)}
    return psycopg.connect(**given, **settings.get("OPTIONS", {}), autocommit=True)


class Postgres:
    """A database of a server; its own COPY does the work."""

    def __init__(self, settings: Settings, *, is_target: bool) -> None:
        self._line = connect(settings)
        self._line.execute("SET TIME ZONE 'UTC'; SET bytea_output = 'hex'; SET DateStyle = 'ISO, MDY'")
        self._line.execute("SET extra_float_digits = 1; SET statement_timeout = 0")
        self._line.execute("BEGIN" if is_target else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def tables(self) -> list[Table]:
        found = self._line.execute(
            "SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum), array_agg(CASE"
            " WHEN a.atttypid = 'numeric'::regtype THEN 'number' ELSE '' END ORDER BY a.attnum) FROM pg_class c"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')"
            ' GROUP BY c.relname ORDER BY c.relname COLLATE "C"'
        ).fetchall()
        return [Table(name, tuple(columns), tuple(kinds)) for name, columns, kinds in found if name not in LEFT_OUT]

    def read(self, table: Table) -> Iterator[list[bytes]]:
        # A numeric column keeps the zeros of its scale, 2.50; SQLite gives 2.5, and both must compare equal.
        made = {"number": sql.SQL("trim_scale({})"), "": sql.SQL("{}")}
        pairs = zip(table.columns, table.kinds, strict=True)
        columns = sql.SQL(", ").join(made[kind].format(sql.Identifier(name)) for name, kind in pairs)
        statement = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT").format(columns, sql.Identifier(table.name))
        block: list[bytes] = []
        size = 0
        with self._line.cursor() as cursor, cursor.copy(statement) as copy:
            for line in copy:
                block.append(bytes(line))
                size += len(line)
                if size > BLOCK_BYTES or len(block) >= BLOCK_ROWS:
                    yield block
                    block, size = [], 0
        if block:
            yield block

    def empty(self, table: Table) -> None:
        self._line.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.Identifier(table.name)))

    def write(self, table: Table, lines: bytes) -> None:
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(*_named(table))
        with self._line.cursor() as cursor, cursor.copy(statement) as copy:
            copy.write(lines)

    def column(self, statement: str) -> list[Any]:
        return [row[0] for row in self._line.execute(statement.encode()).fetchall()]

    def finish(self) -> None:
        self._line.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in self.column(_IDENTITIES):
            table, column = name
            self._line.execute(_set_sequence(table, column))
        self._line.execute("COMMIT")

    def close(self) -> None:
        self._line.close()


_IDENTITIES = (
    "SELECT ARRAY[table_name::text, column_name::text] FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND is_identity = 'YES'"
)


def _set_sequence(table: str, column: str) -> sql.Composed:
    return sql.SQL("SELECT setval(pg_get_serial_sequence({}, {}), coalesce(max({}), 0) + 1, false) FROM {}").format(
        sql.Literal(f'"{table}"'), sql.Literal(column), sql.Identifier(column), sql.Identifier(table)
    )


def _named(table: Table) -> tuple[sql.Identifier, sql.Composed]:
    return sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, table.columns))


def _quoted(name: str) -> str:
    return f'"{name}"'
