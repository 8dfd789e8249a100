"""What an account may see of figures: which fields, and whether small cells are shown as they are."""

from dataclasses import dataclass, replace

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.kernel.errors import SimpulError
from simpul.laporan.rules import figure_of
from simpul.layanan.indikator import Figure, Indicator, IndicatorBook
from simpul.layanan.loader import FIELDS


@dataclass(frozen=True, slots=True)
class Pandangan:
    """Fields an account sees at a place; an office of one field sees the figures of that field only."""

    bidang: frozenset[str]
    angka_kecil: bool
    laporan: bool

    @property
    def semua(self) -> bool:
        """Whether all six fields are seen, and so the figures of no field."""
        return len(self.bidang) == len(FIELDS)

    def sees(self, figure: Figure) -> bool:
        """Whether a figure may be shown."""
        return figure.bidang in self.bidang if figure.bidang else self.semua

    def sees_rate(self, book: IndicatorBook, indicator: Indicator) -> bool:
        """Whether a rate may be shown: what it counts decides, not what it divides by."""
        return all(self.sees(book.figures[name]) for name in indicator.numerator.add)


def look(actor: ActorContext, target: Target) -> Pandangan:
    """What is seen at a place; raises `akses.ditolak` when nothing is."""
    fields = frozenset(
        bidang for bidang in FIELDS if akses.decide(actor, Tindakan.LIHAT_REKAP, replace(target, bidang=bidang)).allowed
    )
    if not fields:
        raise SimpulError(errors.DITOLAK)
    return Pandangan(
        bidang=fields,
        angka_kecil=akses.decide(actor, Tindakan.LIHAT_ANGKA_KECIL, target).allowed,
        laporan=akses.decide(actor, Tindakan.LIHAT_LAPORAN, target).allowed,
    )


def is_countable(indicator: Indicator, figures: dict[str, int]) -> bool:
    """Whether a rate has anything to divide by."""
    return figure_of(indicator.denominator, figures) > 0
