"""A database, or a served installation, of its own for a measurement, with the world of the tests in it."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factories.server import Server

ROOT = Path(__file__).parents[1]


@contextmanager
def database() -> Iterator[str]:
    """Set up Django and an empty database; yields its vendor. `DATABASE_URL` chooses PostgreSQL."""
    set_up()
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    if connection.vendor == "sqlite":
        # A file, not memory: what is measured must include the disk.
        connection.settings_dict["TEST"]["NAME"] = str(Path(settings.SIMPUL_DATA) / "bench.sqlite3")
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        yield connection.vendor
    finally:
        teardown_databases(databases, verbosity=0)


@contextmanager
def served(*, quiet: bool = False, **built: int) -> Iterator[tuple["Server", str]]:
    """A real installation with its job loop, and its vendor; `built` is what `Server.build` puts into it.

    `quiet` throws away what the server says: of calls that were cut it would say thousands of times that they were.
    """
    set_up()
    from factories.server import Server

    url = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), url, is_quiet=quiet)
        try:
            server.build(**built)
            server.start(jobs=True)
            yield server, "postgresql" if url else "sqlite"
        finally:
            server.remove()


def set_up() -> None:
    """Models and the factories of the tests."""
    sys.path.insert(0, str(ROOT / "tests"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.check_settings")
    import django

    django.setup()
