"""What every test may rely on: no network but loopback, every warning an error, every query inside a regency."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_socket import socket_allow_hosts

from factories import cetakan
from factories.pengawas import watch
from factories.tabel import ready_tables

SCENES = Path(__file__).parent / "scenes"
# Who asks for none of these may not touch the tests' database: pytest-django refuses it.
DOORS = {"db", "transactional_db", "django_db_setup"}


def pytest_configure(config: pytest.Config) -> None:
    """The first process of a run keeps the installations that all of them copy."""
    # Looking for rubbish among all that was imported, over and over, takes a tenth of the run.
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)
    if not hasattr(config, "workerinput"):
        cetakan.begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    """It takes them away."""
    if not hasattr(config, "workerinput") and cetakan.is_running():
        cetakan.end()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what no other database could change, and put scenes in front: they are long and mostly wait."""
    for item in items:
        is_scene = SCENES in item.path.parents
        doors = DOORS & set(getattr(item, "fixturenames", ()))
        if not is_scene and not doors and item.get_closest_marker("django_db") is None:
            item.add_marker("once")
    items.sort(key=lambda item: SCENES not in item.path.parents)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """The last step before pytest-django makes the tests' database."""
    with ready_tables():
        yield


@pytest.fixture(autouse=True)
def only_loopback() -> None:
    """Nothing leaves this machine."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def regency_is_named() -> Iterator[None]:
    """Fail on any query of the program for operational rows that does not name its regency."""
    with connection.execute_wrapper(watch):
        yield
