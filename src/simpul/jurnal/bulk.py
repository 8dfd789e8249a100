"""Writing many rows: Django's `bulk_create` and `bulk_update` spend most of their time preparing values one by one.

`bulk_insert` and `bulk_update` ask each field once how its values travel to this database and leave the rest to
the driver. They are for rows that are complete: ids are set, defaults are filled, nothing is returned.

On PostgreSQL new rows travel by COPY and the others by the driver's own prepared statements: Django's cursor writes
every value into the text of every statement, which is most of the time of a push (`python -m bench push`).
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection, models

M = TypeVar("M", bound=models.Model)
Adapter = Callable[[Any], Any]
Values = Mapping[str, Any]
EMPTY: dict[type, str] = {list: "[]", dict: "{}"}


class Plan(NamedTuple):
    """A statement and, per placeholder, the attribute and how its values are adapted; `copy` where COPY will do."""

    statement: str
    adapters: tuple[tuple[str, Adapter | None], ...]
    copy: str = ""


def bulk_insert(rows: Sequence[M], *, update: tuple[str, ...] = ()) -> None:
    """Insert complete new rows of one model; integrity errors are raised as by any write.

    With `update`, a row whose primary key is there already gets these columns instead.
    """
    if rows:
        _execute(_plan(type(rows[0]), connection.vendor, update), [row.__dict__ for row in rows])


def insert_values(model: type[models.Model], rows: Sequence[Values], *, update: tuple[str, ...] = ()) -> None:
    """The same from plain values by attribute, every one of them: for tables that get a row per operation."""
    if rows:
        _execute(_plan(model, connection.vendor, update), rows)


def bulk_update(rows: Sequence[M], fields: tuple[str, ...]) -> None:
    """Write these fields of rows that are there already; every UPDATE names `kab_id` and the key of its row."""
    if rows:
        _execute(_update_plan(type(rows[0]), connection.vendor, fields), [row.__dict__ for row in rows])


def _execute(plan: Plan, rows: Sequence[Values]) -> None:
    values = [
        tuple(
            [value if (value := row[name]) is None or adapt is None else adapt(value) for name, adapt in plan.adapters]
        )
        for row in rows
    ]
    if connection.vendor == "postgresql":
        _execute_postgres(plan, values)
        return
    with connection.cursor() as cursor:
        cursor.executemany(plan.statement, values)


def _execute_postgres(plan: Plan, values: Sequence[tuple[Any, ...]]) -> None:
    from psycopg import Cursor

    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        if not plan.copy:
            cursor.executemany(plan.statement, values)
            return
        with cursor.copy(plan.copy) as copy:
            for row in values:
                copy.write_row(row)


@lru_cache(maxsize=128)
def _plan(model: type[models.Model], vendor: str, update: tuple[str, ...]) -> Plan:
    """How to insert rows of a model; an automatic key is left to the database."""
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    key = model._meta.pk.column or ""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column or "") for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    into = f"{quote(model._meta.db_table)} ({columns})"
    statement, copy = f"INSERT INTO {into} VALUES ({marks})", f"COPY {into} FROM STDIN"  # noqa: S608  # own names
    if update:
        changes = ", ".join(f"{quote(name)} = EXCLUDED.{quote(name)}" for name in update)
        statement, copy = f"{statement} ON CONFLICT ({quote(key)}) DO UPDATE SET {changes}", ""
    return Plan(statement, tuple((field.attname, _adapter(field, vendor)) for field in fields), copy)


@lru_cache(maxsize=32)
def _update_plan(model: type[models.Model], vendor: str, names: tuple[str, ...]) -> Plan:
    """How to update rows of a model; the last two placeholders are `kab_id` and the key."""
    by_name = {field.name: field for field in model._meta.concrete_fields}
    changed, where = [by_name[name] for name in names], [by_name["kab_id"], model._meta.pk]
    quote = connection.ops.quote_name
    sets, keys = ([f"{quote(field.column or '')} = %s" for field in group] for group in (changed, where))
    table = quote(model._meta.db_table)
    statement = f"UPDATE {table} SET {', '.join(sets)} WHERE {' AND '.join(keys)}"  # noqa: S608  # own names
    return Plan(statement, tuple((field.attname, _adapter(field, vendor)) for field in (*changed, *where)))


def _adapter(field: "models.Field[Any, Any]", vendor: str) -> Adapter | None:
    target: Any = field
    while isinstance(target, models.ForeignKey):
        target = target.target_field
    if isinstance(target, models.JSONField):
        return _json_postgres if vendor == "postgresql" else _json_text
    if vendor != "sqlite":
        return None
    if isinstance(target, models.UUIDField):
        return _uuid_text
    return _naive_utc if isinstance(target, models.DateTimeField) else None


def _json_text(value: Any) -> str:
    # Most lists and objects of a new row are still empty.
    return json.dumps(value) if value else EMPTY.get(type(value)) or json.dumps(value)


def _json_postgres(value: Any) -> Any:
    from psycopg.types.json import Jsonb

    return Jsonb(value)


def _uuid_text(value: UUID | str) -> str:
    return f"{(value if isinstance(value, UUID) else UUID(value)).int:032x}"


def _naive_utc(value: dt.datetime | str) -> str:
    moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return str(moment.astimezone(dt.UTC).replace(tzinfo=None))
