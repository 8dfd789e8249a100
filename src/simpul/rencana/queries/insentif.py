"""Incentives of a month, and how far the posyandu of a list are with them."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Sum

from simpul.rencana.models import Insentif


@dataclass(frozen=True, slots=True)
class InsentifInfo:
    """The incentive of a kader in a month; `dibayar_tanggal` None is not paid yet."""

    id: UUID
    kader_id: UUID
    jumlah: int
    sumber: str
    dibayar_tanggal: dt.date | None
    bukti: str
    oleh: str


def insentif_in(kab_id: int, posyandu_id: UUID, bulan: dt.date) -> dict[UUID, InsentifInfo]:
    """Incentives of a posyandu in a month by kader."""
    rows = Insentif.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, bulan=bulan)
    found = [InsentifInfo(*row) for row in rows.values_list(*InsentifInfo.__slots__)]
    return {row.kader_id: row for row in found}


def insentif_tally(
    kab_ids: Collection[int], posyandu_ids: Iterable[UUID], bulan: dt.date
) -> dict[UUID, tuple[int, int, int]]:
    """(planned kader, paid kader, planned rupiah) of each posyandu in a month; one without a plan is absent."""
    rows = Insentif.objects.filter(kab_id__in=list(kab_ids), posyandu_id__in=list(posyandu_ids), bulan=bulan)
    counted = rows.order_by().values_list("posyandu_id").annotate(
        banyak=Count("id"), dibayar=Count("dibayar_tanggal"), jml=Sum("jumlah")
    )  # fmt: skip
    return {key: (planned, paid, amount or 0) for key, planned, paid, amount in counted}
