"""Years of service of kader: overlaps count once, gaps do not count (governance.md 6.3, parameters of the region)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from simpul.posyandu.rules.masa import Masa
from simpul.posyandu.rules.petugas import whole_years

__all__ = ["Bakti", "Masa", "earliest", "orang_of", "served"]


class Bakti(NamedTuple):
    """Whole years of one person until a day; `masa` are her terms, `bertugas` says that she is in office that day.

    A tuple as its terms are.
    """

    tahun: int
    masa: tuple[Masa, ...]
    bertugas: bool

    @property
    def orang(self) -> str:
        """Who she is, for the charter."""
        return orang_of(self.terakhir.akun_id, self.terakhir.nama, self.terakhir.posyandu_id)

    @property
    def sebutan(self) -> frozenset[str]:
        """All that a charter may know her as: she had one before her post was merged."""
        return frozenset(orang_of(one.akun_id, one.nama, one.posyandu_id) for one in self.masa)

    @property
    def nama(self) -> str:
        """Her name in the term that began last."""
        return self.terakhir.nama

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
    return str(akun_id) if akun_id else f"{posyandu_id}:{_same(nama)}"


def served(terms: Iterable[Masa], tahun: int, pada: dt.date) -> list[Bakti]:
    """Everyone with at least `tahun` whole years until a day, the longest first; terms to come do not count."""
    held: defaultdict[UUID | tuple[UUID, str], list[Masa]] = defaultdict(list)
    for one in terms:
        if one.mulai <= pada:
            held[one.akun_id or (one.posyandu_id, _same(one.nama))].append(one)
    found = []
    for mine in _continued(held):
        years = _years(mine, pada)
        if years >= tahun:
            mine.sort(key=_began)
            found.append(Bakti(years, tuple(mine), any(one.selesai is None or pada < one.selesai for one in mine)))
    return sorted(found, key=_rank)


def _continued(held: Mapping[UUID | tuple[UUID, str], list[Masa]]) -> list[list[Masa]]:
    """Whoever has no account and went on, on the day, where her post was merged is one; of others nobody knows that."""
    whole, former = dict(held), []
    for key, mine in held.items():
        if mine[0].akun_id is None and mine[0].menjadi_id is not None:
            former.append((max(one.selesai or dt.date.max for one in mine), key, mine))
    for ended, key, mine in sorted(former, key=_ended, reverse=True):
        after = whole.get((mine[0].menjadi_id or mine[0].posyandu_id, _same(mine[0].nama)))
        if after is not None and ended == min(one.mulai for one in after):
            after += whole.pop(key)
    return list(whole.values())


def _ended(one: tuple[dt.date, UUID | tuple[UUID, str], list[Masa]]) -> dt.date:
    return one[0]


def _rank(one: Bakti) -> tuple[int, dt.date, str, int]:
    """Of two with the same years, day and name the place is that of `orang`, which begins with this id."""
    last = one.masa[-1]
    return -one.tahun, one.masa[0].mulai, last.nama, (last.akun_id or last.posyandu_id).int


def _began(one: Masa) -> dt.date:
    return one.mulai


def _same(nama: str) -> str:
    return " ".join(nama.lower().split())


def earliest(tahun: int, pada: dt.date) -> dt.date:
    """The latest first day with which somebody can have served so many years by a day."""
    try:
        return pada.replace(year=pada.year - tahun)
    except ValueError:
        return pada.replace(year=pada.year - tahun, day=28) + dt.timedelta(days=1)


def _years(terms: list[Masa], pada: dt.date) -> int:
    spans = [(one.mulai, pada if one.selesai is None or pada < one.selesai else one.selesai) for one in terms]
    return whole_years(spans)
