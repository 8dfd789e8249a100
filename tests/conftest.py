"""What every test may rely on: no network but loopback, every warning an error, every query inside a regency."""

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_socket import socket_allow_hosts

from factories.pengawas import watch


@pytest.fixture(autouse=True)
def only_loopback() -> None:
    """Nothing leaves this machine."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def regency_is_named() -> Iterator[None]:
    """Fail on any query of the program for operational rows that does not name its regency."""
    with connection.execute_wrapper(watch):
        yield
