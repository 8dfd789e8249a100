"""Headers that every answer carries, whoever gives it: a page, the kader app, a static file, the phone's door."""

import pytest
from django.test import Client

from simpul.config.middleware import CSP

pytestmark = pytest.mark.django_db
PLACES = {
    "page": "/masuk/",
    "front": "/",
    "nothing": "/tidak-ada/",
    "static": "/static/kantor/kantor.css",
    "htmx": "/static/htmx/htmx.min.js",
    "api": "/api/sync/v1/status",
    "openapi": "/api/openapi.json",
    "verification": "/periksa/",
}
NOTHING = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
KADER = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"


@pytest.fixture
def app(tmp_path, settings) -> None:
    settings.PWA_DIST = tmp_path
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "sw.js").write_text("//")


def headers_of(path: str) -> dict[str, str]:
    answer = Client().get(path)
    if answer.streaming:  # a file; the client has closed everything else
        answer.close()
    return dict(answer.headers)


@pytest.mark.parametrize("place", PLACES)
def test_it_works(place: str) -> None:
    found = headers_of(PLACES[place])
    assert found["Content-Security-Policy"] == CSP
    assert found["Permissions-Policy"] == NOTHING
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/kader/", "/kader/hari", "/kader/sw.js", "/kader/tidak-ada.js"])
def test_only_the_kader_app_may_use_camera_and_place(app: None, path: str) -> None:
    found = headers_of(path)
    assert found["Content-Security-Policy"] == CSP
    assert found["Permissions-Policy"] == KADER


@pytest.mark.parametrize("path", ["/kaderisasi/", "/kader-palsu/", "/static/kader/x.js", "/akun/?next=/kader/"])
def test_an_address_that_only_looks_like_it_may_not(path: str) -> None:
    assert headers_of(path)["Permissions-Policy"] == NOTHING


def test_pages_are_never_kept_and_files_are() -> None:
    for place in ("page", "front", "nothing", "api"):
        assert headers_of(PLACES[place])["Cache-Control"] == "no-store", place
    assert "max-age" in headers_of(PLACES["static"])["Cache-Control"]


@pytest.mark.parametrize("word", ["unsafe-inline", "unsafe-eval", "http:", "https:", "*"])
def test_the_policy_lets_nothing_in_from_elsewhere(word: str) -> None:
    assert word not in CSP
    assert "default-src 'none'" in CSP
