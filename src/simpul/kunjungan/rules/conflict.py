"""Two weighings of one child on one date, and the months a weighing touches. Pure.

Both are kept and name each other until the chair chooses; until then the first of the date counts. The cases are in
`contracts/vectors/merge/penimbangan.json`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simpul.kernel.clock import add_months, month_of


@dataclass(frozen=True, slots=True)
class Timbang:
    """A weighing as conflicts see it; `dihitung` is false when void or set aside by the chair."""

    id: str
    warga_id: str
    tanggal: dt.date
    dihitung: bool = True


def conflicts(weighings: Iterable[Timbang]) -> dict[str, list[str]]:
    """For each weighing the sorted ids of the other counted ones of its child and date; empty when alone."""
    groups: dict[tuple[str, dt.date], list[str]] = defaultdict(list)
    known = list(weighings)
    for weighing in known:
        if weighing.dihitung:
            groups[weighing.warga_id, weighing.tanggal].append(weighing.id)
    return {
        weighing.id: sorted(set(groups[weighing.warga_id, weighing.tanggal]) - {weighing.id})
        if weighing.dihitung
        else []
        for weighing in known
    }


def stranded(weighings: Iterable[Timbang]) -> set[str]:
    """Of weighings that are not void: those set aside though none of their child and date counts any more.

    What was chosen over them is void, or turned out to be another child's.
    """
    known = list(weighings)
    counted = {(one.warga_id, one.tanggal) for one in known if one.dihitung}
    return {one.id for one in known if not one.dihitung and (one.warga_id, one.tanggal) not in counted}


def months_of(date: dt.date, following: dt.date | None) -> list[str]:
    """Months whose recap a weighing touches: its own, the two after it (O, T, 2T), and that of the child's next
    weighing, which may have been the first ever (B) without this one."""
    month = month_of(date)
    months = {month, add_months(month, 1), add_months(month, 2)}
    if following is not None:
        months.add(month_of(following))
    return sorted(one.isoformat() for one in months)


def next_after(date: dt.date, dates: Sequence[dt.date]) -> dt.date | None:
    """The child's next weighing in a later month."""
    end = add_months(month_of(date), 1)
    return min((other for other in dates if other >= end), default=None)
