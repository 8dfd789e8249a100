"""What an account may see of figures: which fields, and whether small cells are shown as they are."""

from dataclasses import dataclass, replace

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.kernel.errors import SimpulError
from simpul.layanan.indikator import Figure, Indicator, IndicatorBook
from simpul.layanan.loader import FIELDS

OPEN = "terbuka"  # a list that names no resident
ANY_REASON = "alasan apa pun, hanya untuk bertanya"


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


def may_open(actor: ActorContext, figure: Figure, target: Target) -> bool:
    """Whether the list behind a figure of a posyandu would open, if need be with a reason or only in part."""
    if figure.names == OPEN:
        return True
    asked = replace(target, bidang=figure.bidang or None, terhubung=True, alasan=ANY_REASON)
    action = Tindakan(figure.names)
    if action is Tindakan.LIHAT_USULAN:
        return any(
            akses.decide(actor, action, replace(asked, bidang=bidang)).allowed
            for bidang in ([figure.bidang] if figure.bidang else FIELDS)
        )
    return akses.decide(actor, action, asked).allowed
