"""Inserting many new rows: Django's `bulk_create` spends most of its time preparing one value after the other.

`bulk_insert` asks each field once how its values travel to this database and leaves the rest to the driver. It
is for rows that are complete: ids are set, defaults are filled, nothing is returned.
"""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models

M = TypeVar("M", bound=models.Model)
Adapter = Callable[[Any], Any]


def bulk_insert(rows: Sequence[M], *, update: tuple[str, ...] = ()) -> None:
    """Insert complete new rows of one model; integrity errors are raised as by any write.

    With `update`, a row whose primary key is there already gets these columns instead.
    """
    if not rows:
        return
    statement, adapters = _plan(type(rows[0]), connection.vendor, update)
    values = [
        tuple([value if value is None or adapt is None else adapt(value) for value, adapt in _pairs(row, adapters)])
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _pairs(row: models.Model, adapters: Sequence[tuple[str, Adapter | None]]) -> list[tuple[Any, Adapter | None]]:
    data = row.__dict__
    return [(data[name], adapt) for name, adapt in adapters]


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
    return json.dumps(value)


def _json_postgres(value: Any) -> Any:
    from psycopg.types.json import Jsonb

    return Jsonb(value)


def _uuid_text(value: UUID | str) -> str:
    return value.hex if isinstance(value, UUID) else UUID(value).hex


def _naive_utc(value: dt.datetime | str) -> str:
    moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return str(moment.astimezone(dt.UTC).replace(tzinfo=None))
