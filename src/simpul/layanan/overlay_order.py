"""Which regional layers follow each other, and which are history by the time a version is published."""

import datetime as dt
from collections.abc import Iterable

from simpul.layanan.schema import Overlay

DECEMBER = 12


def version_key(version: str) -> tuple[int, ...]:
    """Order of versions by their numbers: 2026.9.1 comes before 2026.11.1. Raises `ValueError` for other words."""
    return tuple(int(part) for part in version.split("."))


def earlier(overlay: Overlay, overlays: Iterable[Overlay]) -> Overlay | None:
    """The layer that the same region had just before, or None."""
    before = [one for one in overlays if one.name == overlay.name and one.valid_from < overlay.valid_from]
    return max(before, key=lambda one: one.valid_from, default=None)


def in_force(overlays: Iterable[Overlay], version: str) -> list[Overlay]:
    """Layers that a version may still meet: those that no later one of their region replaced in or before its month.

    A replaced layer stays for records of its days and is never judged again: it was right when it was published.
    """
    year, month = version_key(version)[:2]
    end = dt.date(year + month // DECEMBER, month % DECEMBER + 1, 1)
    known = list(overlays)
    replaced = {before.id for one in known if one.valid_from < end and (before := earlier(one, known)) is not None}
    return [one for one in known if one.id not in replaced]
