"""A desk at posyandu 127, and a watch on every query."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from factories.usulan import Meja, make_posyandu

# Tables of this domain may only be read and written with the regency named.
_TABLE = re.compile(r'\b(?:FROM|UPDATE|JOIN) "(usulan_\w+)"')


@pytest.fixture
def meja(db: None) -> Meja:
    """The desk of posyandu 127."""
    return Meja(make_posyandu())


@pytest.fixture(autouse=True)
def regency_is_named() -> Iterator[None]:
    """Fail on any query of a request or a sealed report that does not name its regency."""

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # Django's call
        if _TABLE.search(sql) and not sql.startswith(("INSERT", "CREATE", "ALTER", "DROP")):
            condition = sql.split("WHERE", 1)[-1] if "WHERE" in sql else ""
            assert '"kab_id"' in condition, sql
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield
