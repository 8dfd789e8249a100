"""A world that many tests of a process begin with: made once through the real doors, then written again row by row.

Making it takes up to half a second of work, its rows some hundredths. Every test still has rows of its own: what it
does to them ends with its transaction.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.apps import apps
from django.core.cache import cache
from django.db import connection

World = TypeVar("World")
# Written by migrations; they stand before every test.
STANDING = {"django_content_type", "auth_permission", "django_migrations"}


@dataclass(frozen=True, slots=True)
class Kept:
    """What was made: the object, and for each table its statement and rows."""

    world: Any
    rows: list[tuple[str, list[Any]]]


_kept: dict[tuple[str, Any], Kept] = {}


def again(make: Callable[[], World], key: Any = None) -> World:
    """The world that `make` builds in an empty database; where something stands already, it is built beside it.

    `key` tells worlds of one function apart, as when the clock stands at another time. What a world keeps beside its
    rows, in a file or the cache, is not made again.
    """
    if _is_filled():
        return make()
    named = make.__module__ + "." + make.__qualname__, key
    if named not in _kept:
        made = make()
        _kept[named] = Kept(copy.deepcopy(made), _rows())
        return made
    kept = _kept[named]
    with connection.cursor() as cursor:
        for statement, rows in kept.rows:
            cursor.executemany(statement, rows)
    # The world of another test has the same ids; what was counted of it is not about this one.
    cache.clear()
    world: World = copy.deepcopy(kept.world)
    return world


def _is_filled() -> bool:
    """Places come first in every world."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM wilayah_wilayah LIMIT 1")
        return cursor.fetchone() is not None


def _rows() -> list[tuple[str, list[Any]]]:
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} - STANDING
    quote = connection.ops.quote_name
    found = []
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT * FROM {quote(table)}")
            rows = cursor.fetchall()
            if rows:
                columns = ", ".join(quote(column[0]) for column in cursor.description)
                signs = ", ".join(["%s"] * len(cursor.description))
                found.append((f"INSERT INTO {quote(table)} ({columns}) VALUES ({signs})", rows))
    return found
