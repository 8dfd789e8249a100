"""The world behind the sync door, in the present: signatures are checked against the real clock."""

import datetime as dt

import pytest

from factories.dunia import Api, Dunia, Hp, make_dunia
from factories.lagi import again
from simpul.kernel import clock


@pytest.fixture
def dunia(db: None) -> Dunia:
    dunia = again(make_dunia)
    dunia.at = clock.now()
    return dunia


@pytest.fixture
def hp(dunia: Dunia) -> Hp:
    return dunia.hp()


@pytest.fixture
def api(hp: Hp) -> Api:
    return Api(hp)


@pytest.fixture
def today() -> dt.date:
    return clock.today("WIB")
