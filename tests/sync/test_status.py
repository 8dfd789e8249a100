"""GET /api/sync/v1/status: what a phone learns before it signs anything."""

from typing import Any

import pytest
from django.test import Client

from factories.dunia import Api
from simpul.kernel import clock
from simpul.layanan.loader import current_version

pytestmark = pytest.mark.django_db
STATUS = "/api/sync/v1/status"


def test_it_works(client: Client) -> None:
    found = client.get(STATUS).json()
    assert abs(found["server_time_ms"] - clock.now().timestamp() * 1000) < 60_000
    assert (found["protocol"], found["catalog_version"]) == (1, current_version())
    assert found["server_key"] != found["kasus_key"]


def test_the_operator_says_which_app_is_too_old(client: Client, api: Api, settings: Any) -> None:
    assert client.get(STATUS).json()["minimum_app_version"] == "0.1.0"
    settings.SIMPUL_APP_MINIMUM = "0.2.0"
    assert client.get(STATUS).json()["minimum_app_version"] == "0.2.0"
    assert api.get("/pull?after=0").json()["minimum_app_version"] == "0.2.0"


def test_it_tells_nothing_else(client: Client) -> None:
    assert set(client.get(STATUS).json()) == {
        *("server_time_ms", "protocol", "catalog_version", "minimum_app_version", "server_key", "kasus_key")
    }
