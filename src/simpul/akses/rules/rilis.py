"""Which release of the kader app a posyandu is offered: by share, by region, and never one below what runs there."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

EVERY_OTHER = "*"
WHOLE = 100
_PARTS = 10_000


@dataclass(frozen=True, slots=True)
class Tahap:
    """How far a release has gone: a share of all posyandu, and places (tests of a path) where all have it."""

    persen: int = WHOLE
    inside: tuple[Callable[[str], bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A posyandu that asks."""

    posyandu_id: UUID
    jalur: str


def share_of(posyandu_id: UUID) -> float:
    """Its place between 0 and 100, the same for every release: who was first once is first again."""
    digest = hashlib.sha256(posyandu_id.bytes).digest()
    return int.from_bytes(digest[:4]) % _PARTS / (_PARTS // WHOLE)


def is_offered(tahap: Tahap, place: Place | None) -> bool:
    """Whether a posyandu has this release; a phone that belongs to none yet waits until all have it."""
    if tahap.persen >= WHOLE:
        return True
    if place is None:
        return False
    return share_of(place.posyandu_id) < tahap.persen or any(holds(place.jalur) for holds in tahap.inside)


def choose(kept: Sequence[str], stages: Mapping[str, Tahap], place: Place | None, running: str) -> str | None:
    """The version to give, of those kept (the newest first); None when all of them are older than the one that runs.

    The oldest kept needs no stage: someone must have something.
    """
    every = stages.get(EVERY_OTHER, Tahap())
    offered = next((one for one in kept[:-1] if is_offered(stages.get(one, every), place)), kept[-1])
    if not running or not is_below(offered, running):
        return offered
    above = [one for one in kept if not is_below(one, running)]
    return min(above, key=_numbers, default=None)


def is_below(version: str, other: str) -> bool:
    """ "0.9.10" is below "0.10.0"; what is not a number counts as 0, as on the phone."""
    return _numbers(version) < _numbers(other)


def _numbers(version: str) -> tuple[int, ...]:
    parts = [_leading(part) for part in version.split(".")]
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


def _leading(part: str) -> int:
    digits = part[: len(part) - len(part.lstrip("0123456789"))]
    return int(digits) if digits else 0
