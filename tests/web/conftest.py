"""Office pages in the afternoon of 26 November 2026: a browser per role, and a world in which November was recorded."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from factories.akun import make_office
from factories.balai import Balai, make_balai
from factories.bulan import Melati, make_melati
from factories.lagi import again
from simpul.akses.models import Akun
from simpul.akses.rules.words import Peran
from simpul.kernel import clock

AFTERNOON = dt.datetime(2026, 11, 26, 8, 0, tzinfo=dt.UTC)
Browser = Callable[..., Client]


@pytest.fixture
def melati(db: None, monkeypatch: pytest.MonkeyPatch) -> Melati:
    """Posyandu Melati 3 with its November; the clock stands."""
    monkeypatch.setattr(clock, "now", lambda: AFTERNOON)
    return again(make_melati, AFTERNOON)


@pytest.fixture
def masuk() -> Browser:
    """A signed-in browser of a role at a place: `masuk(Peran.KASI_PMK, "62.10.02")`."""

    def sign_in(peran: Peran, kode: str, **grant: Any) -> Client:
        actor = make_office(peran, kode, **grant)
        client = Client()
        client.force_login(Akun.objects.get(id=actor.akun_id), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def balai(db: None, monkeypatch: pytest.MonkeyPatch) -> Balai:
    """A village office with one child and one request; the clock stands."""
    monkeypatch.setattr(clock, "now", lambda: AFTERNOON)
    return again(make_balai, AFTERNOON)
