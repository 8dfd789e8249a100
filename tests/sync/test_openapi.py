"""No described call answers 5xx, whatever it is sent; and the description names every call."""

import json
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error

from factories.dunia import Api
from simpul.config.wsgi import application

CALLS = {"status", "enrol", "push", "pull", "snapshot", "katalog", "foto/{sidik}"}
schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


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
    case.call_and_validate(checks=[not_a_server_error])


@pytest.mark.django_db
@schema.parametrize()
@QUICK
def test_no_signed_call_breaks(case: schemathesis.Case, api: Api) -> None:
    """The same with a signature, so that what lies behind the door is reached."""
    path = case.formatted_path + (f"?{urlencode(case.query, doseq=True)}" if case.query else "")
    body = case.body if isinstance(case.body, bytes) else json.dumps(case.body, default=str).encode()
    answer = api.call(case.method.upper(), quote(path, safe="/?=&%"), b"" if case.body is None else body)
    assert answer.status_code < 500


@pytest.mark.django_db
def test_every_call_is_described() -> None:
    paths = Client().get("/api/openapi.json").json()["paths"]
    assert {path.removeprefix("/api/sync/v1/") for path in paths} == CALLS
