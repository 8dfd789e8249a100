"""Limits and lock-out count the caller, not the proxy in front."""

import pytest
from django.http import HttpResponse

from simpul.config.middleware import caller_address


@pytest.fixture
def seen(rf, settings):
    """What a view sees as the caller's address."""
    settings.SESSION_COOKIE_SECURE = True

    def ask(remote: str, forwarded: str = "") -> str:
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        request = rf.get("/", REMOTE_ADDR=remote, headers=headers)
        return caller_address(lambda request: HttpResponse(request.META["REMOTE_ADDR"]))(request).content.decode()

    return ask


def test_it_works(seen) -> None:
    assert seen("127.0.0.1", "36.80.1.2") == "36.80.1.2"
    assert seen("::1", "2001:db8:1:2::7") == "2001:db8:1:2::"


def test_only_the_last_hop_counts(seen) -> None:
    """Whoever calls may write the header herself; the proxy puts her address behind it."""
    assert seen("127.0.0.1", "10.9.9.9, 36.80.1.2") == "36.80.1.2"


def test_nobody_else_may_name_an_address(seen, settings) -> None:
    assert seen("36.80.1.2", "10.9.9.9") == "36.80.1.2"
    assert seen("127.0.0.1", "bukan alamat") == "127.0.0.1"
    assert seen("127.0.0.1") == "127.0.0.1"
    settings.SESSION_COOKIE_SECURE = False
    assert seen("127.0.0.1", "36.80.1.2") == "127.0.0.1"


def test_every_address_of_one_ipv6_connection_is_one_caller(seen) -> None:
    assert seen("2001:db8:1:2:a:b:c:d") == seen("2001:db8:1:2::9") == "2001:db8:1:2::"
    assert seen("2001:db8:1:3::9") == "2001:db8:1:3::"
    assert seen("::ffff:36.80.1.2") == "36.80.1.2"
    assert seen("::1") == "::1"
    assert seen("") == ""
