"""Years of service of kader: overlaps count once, gaps do not count (governance.md 6.3, parameters of the region)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from simpul.posyandu.rules.petugas import Petugas, masa_bakti


@dataclass(frozen=True, slots=True)
class Masa:
    """A term: from `mulai` until before `selesai`, at a posyandu of a village."""

    akun_id: UUID | None
    nama: str
    posyandu_id: UUID
    posyandu: str
    wilayah_id: int
    mulai: dt.date
    selesai: dt.date | None


@dataclass(frozen=True, slots=True)
class Bakti:
    """Whole years of one person until a day; `masa` are her terms, `bertugas` says that she is in office that day."""

    orang: str
    nama: str
    tahun: int
    masa: tuple[Masa, ...]
    bertugas: bool

    @property
    def terakhir(self) -> Masa:
        """The term that began last: where she is, or was."""
        return self.masa[-1]

    @property
    def sejak(self) -> dt.date:
        """The first day."""
        return self.masa[0].mulai


def orang_of(akun_id: UUID | None, nama: str, posyandu_id: UUID) -> str:
    """Who somebody is: the account, else the name at the posyandu; two of one name elsewhere are two."""
    return str(akun_id) if akun_id else f"{posyandu_id}:{' '.join(nama.lower().split())}"


def served(terms: Iterable[Masa], tahun: int, pada: dt.date) -> list[Bakti]:
    """Everyone with at least `tahun` whole years until a day, the longest first; terms to come do not count."""
    held: defaultdict[str, list[Masa]] = defaultdict(list)
    for one in terms:
        if one.mulai <= pada:
            held[orang_of(one.akun_id, one.nama, one.posyandu_id)].append(one)
    found = []
    for key, mine in held.items():
        years = _years(key, mine, pada)
        if years >= tahun:
            ordered = tuple(sorted(mine, key=lambda one: one.mulai))
            in_office = any(one.selesai is None or pada < one.selesai for one in mine)
            found.append(Bakti(key, ordered[-1].nama, years, ordered, in_office))
    return sorted(found, key=lambda one: (-one.tahun, one.sejak, one.nama, one.orang))


def earliest(tahun: int, pada: dt.date) -> dt.date:
    """The latest first day with which somebody can have served so many years by a day."""
    try:
        return pada.replace(year=pada.year - tahun)
    except ValueError:
        return pada.replace(year=pada.year - tahun, day=28) + dt.timedelta(days=1)


def _years(key: str, terms: Iterable[Masa], pada: dt.date) -> int:
    rows = [Petugas(id=one.posyandu_id, nama=key, mulai=one.mulai, selesai=one.selesai) for one in terms]
    return max(masa_bakti(rows, pada).values(), default=0)
