"""Results: the weighted total of a sheet, the mean over judges, both phases together, ranks with ties.

Exact fractions, so that equal is equal; two decimals are only for the eye. Readiness and strata are no part of it.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from uuid import UUID

from simpul.lomba.rules.nilai import Butir


@dataclass(frozen=True, slots=True)
class Lembar:
    """What one judge gave one entrant in a phase: {item: score in force}."""

    juri_id: UUID
    peserta_id: UUID
    nilai: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class Peringkat:
    """An entrant with points and rank; `seri` says that somebody else has the same points."""

    peserta_id: UUID
    nilai: Fraction
    peringkat: int
    seri: bool


def sheet_total(items: Collection[Butir], nilai: Mapping[UUID, int]) -> Fraction | None:
    """Points of a sheet: the sum of weight x score / highest score; None while an item has no score."""
    if not items or any(item.id not in nilai for item in items):
        return None
    return sum((Fraction(item.bobot * nilai[item.id], item.maks) for item in items), Fraction(0))


def phase_points(items: Collection[Butir], sheets: Collection[Lembar]) -> dict[UUID, Fraction]:
    """{entrant: mean of the complete sheets}; an entrant without one is absent."""
    totals: dict[UUID, list[Fraction]] = {}
    for sheet in sheets:
        total = sheet_total(items, sheet.nilai)
        if total is not None:
            totals.setdefault(sheet.peserta_id, []).append(total)
    return {key: sum(held, Fraction(0)) / len(held) for key, held in totals.items()}


def final_points(
    seleksi: Mapping[UUID, Fraction], lapangan: Mapping[UUID, Fraction], porsi_seleksi: int
) -> dict[UUID, Fraction]:
    """Both phases together, for whoever has points of the second; without points of the first these count as 0."""
    share = Fraction(porsi_seleksi, 100)
    return {key: share * seleksi.get(key, Fraction(0)) + (1 - share) * points for key, points in lapangan.items()}


def rank(points: Mapping[UUID, Fraction]) -> list[Peringkat]:
    """From the most points down; equals share a rank and the next one is left out: 1, 2, 2, 4."""
    equals = Counter(points.values())
    ordered = sorted(points.items(), key=lambda one: (-one[1], str(one[0])))
    found: list[Peringkat] = []
    for place, (key, value) in enumerate(ordered, 1):
        same = found[-1].peringkat if found and found[-1].nilai == value else place
        found.append(Peringkat(key, value, same, equals[value] > 1))
    return found


def in_words(points: Fraction) -> str:
    """Points with two decimals as they are written here: '87,50'."""
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    return str(exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)).replace(".", ",")
