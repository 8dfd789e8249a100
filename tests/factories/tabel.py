"""The tests' own database begins as a copy of the tables that the run migrated once."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator

from django.db import connection

from factories.server import tables


@contextlib.contextmanager
def ready_tables() -> Iterator[None]:
    """Inside the block Django makes its test database with all tables there; its own `migrate` finds nothing to do."""
    file, database = tables(os.environ.get("DATABASE_URL", ""))
    if database:
        connection.settings_dict["TEST"]["TEMPLATE"] = database
        yield
        return
    # In memory, a name is one database for all connections of this process as long as one of them is open.
    name = connection.creation._get_test_db_name()
    with contextlib.closing(sqlite3.connect(name, uri=True)) as memory:
        with contextlib.closing(sqlite3.connect(file)) as whole:
            whole.backup(memory)
        yield
