"""Writing many rows: Django's `bulk_create` and `bulk_update` spend most of their time preparing values one by one.

`bulk_insert` and `bulk_update` ask each field once how its values travel to this database and leave the rest to
the driver. They are for rows that are complete: ids are set, defaults are filled, nothing is returned.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models

M = TypeVar("M", bound=models.Model)
Adapter = Callable[[Any], Any]
Values = Mapping[str, Any]
EMPTY: dict[type, str] = {list: "[]", dict: "{}"}


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


def _execute(plan: tuple[str, tuple[tuple[str, Adapter | None], ...]], rows: Sequence[Values]) -> None:
    statement, adapters = plan
    values = [
        tuple([value if (value := row[name]) is None or adapt is None else adapt(value) for name, adapt in adapters])
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


@lru_cache(maxsize=128)
def _plan(
    model: type[models.Model], vendor: str, update: tuple[str, ...]
) -> tuple[str, tuple[tuple[str, Adapter | None], ...]]:
    """The statement and, per column, how its values are adapted; an automatic key is left to the database."""
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    key = model._meta.pk.column or ""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column or "") for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608  # own names
    if update:
        changes = ", ".join(f"{quote(name)} = EXCLUDED.{quote(name)}" for name in update)
        statement += f" ON CONFLICT ({quote(key)}) DO UPDATE SET {changes}"
    return statement, tuple((field.attname, _adapter(field, vendor)) for field in fields)


@lru_cache(maxsize=32)
def _update_plan(
    model: type[models.Model], vendor: str, names: tuple[str, ...]
) -> tuple[str, tuple[tuple[str, Adapter | None], ...]]:
    """The statement and, per placeholder, how its values are adapted; the last two are `kab_id` and the key."""
    by_name = {field.name: field for field in model._meta.concrete_fields}
    changed, where = [by_name[name] for name in names], [by_name["kab_id"], model._meta.pk]
    quote = connection.ops.quote_name
    sets, keys = ([f"{quote(field.column or '')} = %s" for field in group] for group in (changed, where))
    table = quote(model._meta.db_table)
    statement = f"UPDATE {table} SET {', '.join(sets)} WHERE {' AND '.join(keys)}"  # noqa: S608  # own names
    return statement, tuple((field.attname, _adapter(field, vendor)) for field in (*changed, *where))


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
