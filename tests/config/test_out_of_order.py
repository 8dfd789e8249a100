"""A database that takes nothing more, or is held by others, is told as such before any write began."""

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from simpul.config.middleware import plain_errors


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("disk I/O error", "pengelola server"),
        ("database is locked", "coba lagi"),
        ("database disk is full", "pengelola server"),
    ],
)
def test_it_works(trouble: str, words: str) -> None:
    door = plain_errors(lambda request: HttpResponse())
    for path in ("/api/sync/v1/pull", "/kasus/"):
        answer = door.process_exception(RequestFactory().get(path), OperationalError(trouble))
        assert answer.status_code == 503
        assert words in answer.content.decode().lower()


def test_what_is_something_else_stays_so() -> None:
    door = plain_errors(lambda request: HttpResponse())
    assert door.process_exception(RequestFactory().get("/kasus/"), OperationalError("no such table")) is None
