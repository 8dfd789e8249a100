"""Rules about kader: their fields, and what a register of them still lacks. A lack never stops work."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS
from simpul.posyandu import errors

BIDANG = FIELDS


@dataclass(frozen=True, slots=True)
class KaderLack:
    """What is missing from the kader register: people up to the minimum, and fields without anyone."""

    kurang_orang: int
    bidang_kosong: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.kurang_orang or self.bidang_kosong)


@dataclass(frozen=True, slots=True)
class MasaKader:
    """One row of the kader register: in office from `mulai` until before `selesai`. `orang` is her account, else the
    row itself."""

    id: str
    orang: str
    mulai: dt.date
    selesai: dt.date | None


@dataclass(frozen=True, slots=True)
class DaftarKader:
    """The kader register of a posyandu. `orang` says whose a ticked id is: an account, a kader, a post of the board."""

    masa: tuple[MasaKader, ...] = ()
    orang: Mapping[str, str] = field(default_factory=dict)

    def present(self, ticked: Iterable[str], on: dt.date, until: dt.date) -> tuple[str, ...]:
        """Kader among those ticked at an opening day `on`, each once, who are in office from then until `until`.

        A chair who is a kader too is ticked twice and counts once; who is no kader does not count, so that those
        present are never more than those of the register.
        """
        people = {self.orang[key] for key in ticked if key in self.orang}
        there = {
            row.id
            for row in self.masa
            if row.orang in people and row.mulai <= on and (row.selesai is None or row.selesai > until)
        }
        return tuple(sorted(there))


def check_bidang(bidang: Iterable[str]) -> list[str]:
    """Fields once each, in the order of the regulation; raises `posyandu.bidang_tidak_dikenal`."""
    given = set(bidang)
    unknown = sorted(given - set(BIDANG))
    if unknown:
        raise SimpulError(errors.BIDANG_TIDAK_DIKENAL, bidang=", ".join(unknown))
    return [code for code in BIDANG if code in given]


def kader_lack(bidang_per_kader: Sequence[Iterable[str]], minimal: int) -> KaderLack:
    """A note for the village: how far the kader in office are from the region's minimum and from six fields."""
    covered = {code for bidang in bidang_per_kader for code in bidang}
    return KaderLack(
        kurang_orang=max(0, minimal - len(bidang_per_kader)),
        bidang_kosong=tuple(code for code in BIDANG if code not in covered),
    )
