"""What is measured, and how to repeat it: see README.md.

A bench is a module with a `main` that ends in `report(figures)`. Run alone it prints its figures; run by
`python -m bench` it hands them over as JSON lines.
"""

import json
import os
import statistics
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]
HANDED_OVER = "SIMPUL_BENCH_JSON"
MARK = "\x1e"  # ASCII record separator: what else a bench prints is for people


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured thing: one value per run. `at_most` says on which side of the target it must lie.

    Without a target it is shown beside the others and misses nothing.
    """

    name: str
    unit: str
    values: tuple[float, ...]
    target: float | None = None
    at_most: bool = True

    @property
    def median(self) -> float:
        """The value that is reported and judged."""
        return statistics.median(self.values)

    @property
    def is_met(self) -> bool:
        """Whether the median keeps the target."""
        if self.target is None:
            return True
        return self.median <= self.target if self.at_most else self.median >= self.target


def report(figures: Iterable[Figure]) -> int:
    """Print the figures as they come, or hand them over; exit status 1 when one misses its target."""
    handed_over, met = bool(os.environ.get(HANDED_OVER)), True
    for figure in figures:
        print(MARK + json.dumps(asdict(figure)) if handed_over else line(figure), flush=True)
        met = met and figure.is_met
    return 0 if met else 1


def line(figure: Figure) -> str:
    """One row of the table."""
    target = "-" if figure.target is None else f"{'<=' if figure.at_most else '>='} {number(figure.target)}"
    spread = f"{number(figure.median)} ({number(min(figure.values))}..{number(max(figure.values))})"
    verdict = "" if figure.target is None else "ok" if figure.is_met else "BELUM"
    return f"{figure.name:66} {target:>12} {spread:>32} {figure.unit:8} {verdict}"


def number(value: float) -> str:
    """A figure short enough for a table."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.1f}" if abs(value) >= 10 else f"{value:,.2f}"


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin
