"""Rates from figures: numerator, denominator and coverage always together (users.md R44); '-' instead of x / 0."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from simpul.layanan.indikator import Indicator, IndicatorBook, Part

Figures = Mapping[str, int]
# Upper limits in working days of the age groups of governance 7.5; above the last one is the last group.
AGE_GROUPS: tuple[tuple[int, str], ...] = ((5, "terbuka_0_5"), (10, "terbuka_6_10"), (20, "terbuka_11_20"))
OLDEST = "terbuka_lebih_20"
_COVERAGE = {
    "d_s": ("D", "S", "balita ditimbang (D/S)"),
    "buka": ("posyandu_buka", "posyandu", "Posyandu yang sudah buka"),
}


@dataclass(frozen=True, slots=True)
class Rate:
    """An indicator of some place and month. `coverage` is (counted, of all, words)."""

    indicator: Indicator
    numerator: int
    denominator: int
    numerator_text: str
    denominator_text: str
    coverage: tuple[int, int, str]

    @property
    def words(self) -> str:
        """'73,3 %' or '12,4 per 1.000'; '-' when there is nothing to divide by."""
        return scaled(self.numerator, self.denominator, self.indicator.per)

    @property
    def coverage_words(self) -> str:
        """'33 dari 45 balita ditimbang (D/S), 73,3 %'."""
        counted, of_all, words = self.coverage
        return f"{counted} dari {of_all} {words}, {scaled(counted, of_all, 100)}"


def scaled(numerator: int, denominator: int, per: int) -> str:
    """One decimal, rounded half up, with an Indonesian comma."""
    if not denominator:
        return "-"
    value = (Decimal(per * numerator) / Decimal(denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{value}".replace(".", ",") + (" %" if per == 100 else f" per {per:,}".replace(",", "."))


def rates_of(book: IndicatorBook, figures: Figures, names: Iterable[str] | None = None) -> list[Rate]:
    """All rates, or those named, in the order of the declarations."""
    wanted = book.indicators if names is None else {name: book.indicators[name] for name in names}
    return [rate_of(book, indicator, figures) for indicator in wanted.values()]


def rate_of(book: IndicatorBook, indicator: Indicator, figures: Figures) -> Rate:
    """One rate; an absent figure is zero."""
    counted, of_all, words = _COVERAGE[indicator.coverage]
    return Rate(
        indicator=indicator,
        numerator=figure_of(indicator.numerator, figures),
        denominator=figure_of(indicator.denominator, figures),
        numerator_text=begin_small(book.text_of(indicator.numerator)),
        denominator_text=begin_small(book.text_of(indicator.denominator)),
        coverage=(figures.get(counted, 0), figures.get(of_all, 0), words),
    )


def begin_small(text: str) -> str:
    """Words that go on in a sentence: 'balita yang punya KMS'; an abbreviation stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() and not text.startswith("Posyandu") else text


def figure_of(part: Part, figures: Figures) -> int:
    """The figures of a numerator or denominator added and subtracted."""
    added = sum(figures.get(name, 0) for name in part.add)
    return added - sum(figures.get(name, 0) for name in part.subtract)


def age_group(working_days: int) -> str:
    """The figure that counts an open request of this age (governance 7.5, ageing)."""
    return next((name for limit, name in AGE_GROUPS if working_days <= limit), OLDEST)
