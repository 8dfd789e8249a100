"""A desk at posyandu 127."""

import pytest

from factories.usulan import Meja, make_posyandu


@pytest.fixture
def meja(db: None) -> Meja:
    """The desk of posyandu 127."""
    return Meja(make_posyandu())
