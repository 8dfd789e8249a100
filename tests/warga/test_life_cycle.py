"""Groups of health.md 1.3 at each of their edges."""

import datetime as dt

import pytest

from simpul.warga.rules import EpisodeRingkas, Kelompok, group_of, is_balita

BORN = dt.date(2020, 3, 31)


@pytest.mark.parametrize(
    ("on", "group"),
    [
        (dt.date(2020, 3, 31), "bbl"),
        (dt.date(2020, 4, 28), "bbl"),
        (dt.date(2020, 4, 29), "bayi"),
        (dt.date(2021, 3, 30), "bayi"),
        (dt.date(2021, 3, 31), "balita"),
        (dt.date(2025, 3, 30), "balita"),
        (dt.date(2025, 3, 31), "apras"),
        (dt.date(2026, 4, 30), "apras"),
        (dt.date(2026, 5, 1), "usek"),
        (dt.date(2035, 3, 30), "usek"),
        (dt.date(2035, 3, 31), "remaja"),
        (dt.date(2039, 3, 30), "remaja"),
        (dt.date(2039, 3, 31), "dewasa"),
        (dt.date(2080, 3, 30), "dewasa"),
        (dt.date(2080, 3, 31), "lansia"),
    ],
)
def test_age_decides(on, group) -> None:
    assert group_of(BORN, (), on) == Kelompok(group)


WOMAN = dt.date(1998, 1, 1)
START = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("jenis", "days", "group"),
    [
        ("hamil", -1, "dewasa"),
        ("hamil", 0, "bumil"),
        ("hamil", 300, "bumil"),
        ("hamil", 301, "dewasa"),
        ("nifas", 42, "bufas"),
        ("nifas", 43, "dewasa"),
        ("menyusui", 730, "busui"),
        ("menyusui", 731, "dewasa"),
    ],
)
def test_an_open_episode_decides_for_its_time(jenis, days, group) -> None:
    episode = EpisodeRingkas(jenis, START, None)
    assert group_of(WOMAN, [episode], START + dt.timedelta(days=days)) == Kelompok(group)


def test_pregnancy_comes_before_nursing_and_ends_when_told() -> None:
    nursing = EpisodeRingkas("menyusui", START, None)
    pregnant = EpisodeRingkas("hamil", dt.date(2026, 5, 1), dt.date(2026, 6, 1))
    assert group_of(WOMAN, [nursing, pregnant], dt.date(2026, 6, 1)) == Kelompok.BUMIL
    assert group_of(WOMAN, [nursing, pregnant], dt.date(2026, 6, 2)) == Kelompok.BUSUI


def test_balita_are_born_and_under_sixty_months() -> None:
    assert not is_balita(BORN, dt.date(2020, 3, 30))
    assert is_balita(BORN, dt.date(2025, 3, 30))
    assert not is_balita(BORN, dt.date(2025, 3, 31))
