"""Likely the same person: names by sound, birth date, mother. Pure; the phone has the same rule."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# Old and new spelling, and letters that Indonesian mouths do not keep apart; applied in this order.
_SOUNDS: Final = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("sj", "sy"),
    ("nj", "ny"),
    ("kh", "k"),
    ("th", "t"),
    ("dh", "d"),
    ("ph", "f"),
    ("v", "f"),
    ("z", "s"),
    ("sy", "s"),
    ("o", "u"),
)
_DOUBLE: Final = re.compile(r"([a-z])\1+")
_SILENT_H: Final = re.compile(r"(?<=[aiueo])h(?![aiueo])")
_NOT_LETTER: Final = re.compile(r"[^a-z ]+")

LIKELY: Final = 60
NEAR_DAYS: Final = 31
NEAR_ESTIMATED_DAYS: Final = 92
SEASON_DAYS: Final = NEAR_ESTIMATED_DAYS + 1  # whoever is born that near lies in the same season or beside it

Key = tuple[str, str, int | str]


@dataclass(frozen=True, slots=True)
class Ciri:
    """What is compared; names are sound keys, `nama_ibu` empty when unknown."""

    nama: str
    tanggal_lahir: dt.date
    tanggal_lahir_perkiraan: bool
    jenis_kelamin: str
    nama_ibu: str


@lru_cache(maxsize=16_384)
def sound_key(name: str) -> str:
    """The name as it sounds: Aisyah and Aisah, Muhamad and Mohammad give one key. Words stay apart."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    text = _NOT_LETTER.sub("", "".join(" " if letter in "-/." else letter for letter in plain))
    for old, new in _SOUNDS:
        text = text.replace(old, new)
    text = _DOUBLE.sub(r"\1", text)
    return " ".join(_SILENT_H.sub("", text).split())


def index_keys(person: Ciri) -> list[Key]:
    """Where a person is put in an index of likely duplicates."""
    season = person.tanggal_lahir.toordinal() // SEASON_DAYS
    around: list[int | str] = [season, *set(person.nama_ibu.split())]
    return [(person.jenis_kelamin, word, other) for word in set(person.nama.split()) for other in around]


def search_keys(person: Ciri) -> list[Key]:
    """Where all who can reach `LIKELY` beside her are found: a shared word of the name, and born near or a mother."""
    seasons = {key[2] + step for key in index_keys(person) if isinstance(key[2], int) for step in (-1, 1)}
    words = set(person.nama.split())
    return [*index_keys(person), *((person.jenis_kelamin, word, season) for word in words for season in seasons)]


def duplicate_score(a: Ciri, b: Ciri) -> int:
    """0 to 100; from `LIKELY` on a kader is asked whether it is the same person."""
    if a.jenis_kelamin != b.jenis_kelamin:
        return 0
    score = name_score(a.nama, b.nama)
    if score == 0:
        return 0
    return min(100, score + birth_score(a, b) + mother_score(a.nama_ibu, b.nama_ibu))


def name_score(a: str, b: str) -> int:
    """50 for one name by sound, 40 when one is part of the other, 20 for a shared word."""
    if a == b:
        return 50
    (first, many), (second, more) = _words(a), _words(b)
    shared = len(first & second)
    if not shared:
        return 0
    return 40 if shared == min(many, more) else 20


@lru_cache(maxsize=16_384)
def _words(name: str) -> tuple[frozenset[str], int]:
    """The words of a name, and how many it has; a register is compared with one name again and again."""
    words = name.split()
    return frozenset(words), len(words)


def birth_score(a: Ciri, b: Ciri) -> int:
    """30 for one day, 15 for near."""
    apart = abs((a.tanggal_lahir - b.tanggal_lahir).days)
    if apart == 0:
        return 30
    estimated = a.tanggal_lahir_perkiraan or b.tanggal_lahir_perkiraan
    return 15 if apart <= (NEAR_ESTIMATED_DAYS if estimated else NEAR_DAYS) else 0


def mother_score(a: str, b: str) -> int:
    """20 for a mother of one name by sound, as much against it for another, 0 when either is unknown."""
    if not a or not b:
        return 0
    return 20 if name_score(a, b) else -20
