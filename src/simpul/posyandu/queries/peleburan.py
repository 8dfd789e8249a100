"""Which posts became part of which posyandu, and how far their people have come."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from simpul.posyandu.models import Peleburan
from simpul.posyandu.rules.peleburan import last_of


@dataclass(frozen=True, slots=True)
class PeleburanInfo:
    """A post that became part of another; see the table."""

    kab_id: int
    asal_id: UUID
    asal: str
    tujuan_id: UUID
    tujuan: str
    tanggal: dt.date
    alasan: str
    semua: int
    pindah: int
    galat: str
    selesai_at: dt.datetime | None
    oleh_id: UUID

    @property
    def berjalan(self) -> bool:
        """Whether people are still on their way."""
        return self.selesai_at is None


def merged_into(kab_id: int, posyandu_id: UUID) -> list[PeleburanInfo]:
    """Posts that became part of this posyandu, the last first."""
    return _infos(Peleburan.objects.filter(kab_id=kab_id, tujuan_id=posyandu_id).order_by("-dibuat_at", "asal__nama"))


def merged_to(kab_id: int, posyandu_id: UUID) -> PeleburanInfo | None:
    """What this posyandu became part of, None while it is one of its own."""
    return next(iter(_infos(Peleburan.objects.filter(kab_id=kab_id, asal_id=posyandu_id))), None)


def merged_roots(kab_ids: Collection[int]) -> dict[UUID, UUID]:
    """The posyandu that each merged one is part of today, also where that became part of another itself."""
    rows = Peleburan.objects.filter(kab_id__in=list(kab_ids)).values_list("asal_id", "tujuan_id")
    into = dict(rows)
    return {key: last_of(into, key) for key in into}


def oldest_peleburan() -> PeleburanInfo | None:
    """The merging that waits longest for its people to be moved, wherever it is."""
    rows = Peleburan.objects.filter(selesai_at__isnull=True, galat="").order_by("dibuat_at", "id")
    return next(iter(_infos(rows[:1])), None)


def _infos(rows: QuerySet[Peleburan]) -> list[PeleburanInfo]:
    columns = ("kab_id", "asal_id", "asal__nama", "tujuan_id", "tujuan__nama", "tanggal", "alasan", "semua", "pindah")
    return [PeleburanInfo(*row) for row in rows.values_list(*columns, "galat", "selesai_at", "oleh_id")]
