"""The world in which whole flows are tried."""

import pytest

from factories.dunia import Dunia, make_dunia


@pytest.fixture
def dunia(db: None) -> Dunia:
    return make_dunia()
