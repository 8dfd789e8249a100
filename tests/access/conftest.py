"""The three places of `factories.situs`, made once for a module; the mark `django_db` takes back what a test does."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from factories.situs import PLACES, Situs, load_places, make_situs
from simpul.kernel import clock

AFTERNOON = dt.datetime(2026, 11, 26, 8, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def places(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Situs]]:
    """Own, sibling and other regency; the clock stands in the afternoon of the opening day."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(clock, "now", lambda: AFTERNOON)
        patch.setattr(settings, "SIMPUL_DATA", Path(tmp_path_factory.mktemp("foto")))
        # Thousands of requests: the session of each browser stays in memory.
        patch.setattr(settings, "SESSION_ENGINE", "django.contrib.sessions.backends.cache")
        load_places()
        yield {place: make_situs(place) for place in PLACES}
        transaction.set_rollback(True)
