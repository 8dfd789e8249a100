"""The world in which whole flows are tried."""

import pytest

from factories.dunia import Dunia, make_dunia
from factories.lagi import again


@pytest.fixture
def dunia(db: None) -> Dunia:
    return again(make_dunia)
