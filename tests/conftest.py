"""What every test may rely on: no network but loopback, every warning an error."""

import pytest
from pytest_socket import socket_allow_hosts


@pytest.fixture(autouse=True)
def only_loopback() -> None:
    """Nothing leaves this machine."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
