"""Life-cycle groups of health.md 1.3, computed for a day and never stored. Pure.

Boundaries as the cards print them: prasekolah 60 to 72 completed months, remaja 15 to 18 and dewasa from 19
completed years. The phone has the same rule in `pwa/src/domain/lifecycle.ts`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from simpul.pertumbuhan.usia import age_days, completed_months

NEWBORN_LAST_DAYS = 28
BALITA_LAST_MONTHS = 59


class Kelompok(StrEnum):
    """Sasaran of the posyandu."""

    BUMIL = "bumil"
    BUFAS = "bufas"
    BUSUI = "busui"
    BBL = "bbl"
    BAYI = "bayi"
    BALITA = "balita"
    APRAS = "apras"
    USEK = "usek"
    REMAJA = "remaja"
    DEWASA = "dewasa"
    LANSIA = "lansia"


@dataclass(frozen=True, slots=True)
class EpisodeRingkas:
    """A pregnancy (hamil), childbed (nifas) or nursing time (menyusui)."""

    jenis: str
    mulai: dt.date
    selesai: dt.date | None


# An episode nobody closed must not keep a woman in its group for ever: days it covers when left open.
_BY_EPISODE = (
    ("hamil", Kelompok.BUMIL, 300),
    ("nifas", Kelompok.BUFAS, 42),
    ("menyusui", Kelompok.BUSUI, 730),
)
# Last completed month of each group.
_BY_MONTHS = (
    (11, Kelompok.BAYI),
    (BALITA_LAST_MONTHS, Kelompok.BALITA),
    (72, Kelompok.APRAS),
    (14 * 12 + 11, Kelompok.USEK),
    (18 * 12 + 11, Kelompok.REMAJA),
    (59 * 12 + 11, Kelompok.DEWASA),
)


def group_of(birth: dt.date, episodes: Iterable[EpisodeRingkas], on: dt.date) -> Kelompok:
    """The group of a person on a date: an episode that covers it comes before age."""
    known = tuple(episodes)
    for jenis, group, open_days in _BY_EPISODE:
        if any(episode.jenis == jenis and _covers(episode, on, open_days) for episode in known):
            return group
    if age_days(birth, on) <= NEWBORN_LAST_DAYS:
        return Kelompok.BBL
    months = completed_months(birth, on)
    return next((group for last, group in _BY_MONTHS if months <= last), Kelompok.LANSIA)


def is_balita(birth: dt.date, on: dt.date) -> bool:
    """Children of SKDN: born, and 0 to 59 completed months old."""
    return birth <= on and completed_months(birth, on) <= BALITA_LAST_MONTHS


def _covers(episode: EpisodeRingkas, on: dt.date, open_days: int) -> bool:
    if on < episode.mulai:
        return False
    if episode.selesai is not None:
        return on <= episode.selesai
    return (on - episode.mulai).days <= open_days
