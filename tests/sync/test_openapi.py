"""No described call answers 5xx, whatever it is sent, and every answer is the one described."""

import gzip
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from factories.dunia import Api, Hp
from simpul.config.wsgi import application

CALLS = {"status", "enrol", "pin", "push", "pull", "snapshot", "katalog", "foto/{sidik}", "titipan"}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


@contextmanager
def _connection_kept() -> Iterator[None]:
    """A real request closes a connection that was left in a transaction, and here that is the test's own.

    Django's test client keeps it in the same way; schemathesis calls the application itself.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def plain(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The application inside a test; what travels compressed is unfolded, as every client does."""
    begun: list[Any] = []
    with _connection_kept():
        response: Any = application(environ, lambda *told: begun.extend(told))
        content = b"".join(response)
        response.close()
    status, headers, *_ = begun
    if ("Content-Encoding", "gzip") in headers:
        content = gzip.decompress(content)
        headers = [one for one in headers if one[0] not in {"Content-Encoding", "Content-Length"}]
    start_response(status, headers)
    return [content]


class Signing:
    """The application as a phone reaches it: what lies behind the door is tried too."""

    def __init__(self) -> None:
        self.hp: Hp | None = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if self.hp is not None:
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            path = WSGIRequest(environ | {"wsgi.input": io.BytesIO(body)}).get_full_path()
            signed = self.hp.key.sign(environ["REQUEST_METHOD"], path, body)
            environ |= {
                "wsgi.input": io.BytesIO(body),
                "HTTP_X_SIMPUL_DEVICE": str(self.hp.id),
                "HTTP_X_SIMPUL_TIME": str(signed["time_ms"]),
                "HTTP_X_SIMPUL_SIGNATURE": signed["signature"],
            }
        return plain(environ, start_response)


signing = Signing()
schema = schemathesis.openapi.from_wsgi("/api/openapi.json", plain)
signed_schema = schemathesis.openapi.from_wsgi("/api/openapi.json", signing)
QUICK = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.django_db
@schema.parametrize()
@QUICK
def test_no_call_breaks(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=CHECKS)


@pytest.fixture
def signed_by(api: Api) -> Iterator[Api]:
    """Calls of the second schema come from this phone."""
    signing.hp = api.hp
    yield api
    signing.hp = None


@pytest.mark.django_db
@signed_schema.parametrize()
@QUICK
def test_no_signed_call_breaks(case: schemathesis.Case, signed_by: Api) -> None:
    case.call_and_validate(checks=CHECKS)


@pytest.fixture
def document(db: None) -> dict[str, Any]:
    found: dict[str, Any] = Client().get("/api/openapi.json").json()
    return found


def test_every_call_is_described(document: dict[str, Any]) -> None:
    assert {path.removeprefix("/api/sync/v1/") for path in document["paths"]} == CALLS


def test_it_says_how_a_call_is_signed(document: dict[str, Any]) -> None:
    schemes = document["components"]["securitySchemes"]
    assert {one["name"] for one in schemes.values()} == {"X-Simpul-Device", "X-Simpul-Time", "X-Simpul-Signature"}
    needed = {
        path.removeprefix("/api/sync/v1/"): [set(one) for one in call["security"]]
        for path, calls in document["paths"].items()
        for call in calls.values()
    }
    signed = [set(schemes)]
    assert needed.pop("status") == [set()]
    assert needed.pop("titipan") == [set()]
    assert needed.pop("enrol") == [set(), *signed]
    assert list(needed.values()) == [signed] * len(needed)


def test_files_travel_as_what_they_are(document: dict[str, Any]) -> None:
    answers = {
        path.removeprefix("/api/sync/v1/"): call["responses"]
        for path, calls in document["paths"].items()
        for call in calls.values()
    }
    assert set(answers["snapshot"]["200"]["content"]) == {"application/gzip"}
    assert {"200", "304"} <= set(answers["katalog"])
    received = answers["foto/{sidik}"]["200"]["content"]["application/json"]["schema"]
    assert set(received["required"]) == {"offset", "selesai"}


def test_an_address_that_cannot_be_read_is_a_refusal_like_any_other(api: Api) -> None:
    response = api.get("/pull?after=kemarin")
    assert (response.status_code, response.json()["code"]) == (400, "sync.isi_rusak")
    assert response.json()["pesan"].endswith(".")
