"""Terms of kader who began long ago, with all their other terms; two sets of one read."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from simpul.posyandu.models import Kader
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class MasaBakti:
    """A term of a kader: from `mulai` until before `selesai` (None: in office). `jalur` is of her posyandu."""

    id: UUID
    kab_id: int
    akun_id: UUID | None
    nama: str
    posyandu_id: UUID
    posyandu: str
    wilayah_id: int
    jalur: str
    mulai: dt.date
    selesai: dt.date | None


def terms_since(kab_ids: Collection[int], bounds: Bounds, before: dt.date) -> list[MasaBakti]:
    """Terms at the posyandu of a place of everyone whose first term there began on `before` or earlier.

    One person is one account; without an account one name at one posyandu, and then terms of namesakes who began
    later come along.
    """
    here = Kader.objects.filter(kab_id__in=list(kab_ids), posyandu__jalur__gte=bounds.lo, posyandu__jalur__lt=bounds.hi)
    early = here.filter(mulai__lte=before)
    known = early.filter(akun__isnull=False).order_by().values("akun_id")
    homes = early.filter(akun__isnull=True).order_by().values("posyandu_id")
    rows = here.filter(Q(akun_id__in=known) | Q(akun__isnull=True, posyandu_id__in=homes))
    columns = (
        "id", "kab_id", "akun_id", "nama", "posyandu_id", "posyandu__nama", "posyandu__wilayah_id", "posyandu__jalur",
        "mulai", "selesai",
    )  # fmt: skip
    return [MasaBakti(*row) for row in rows.order_by("mulai", "id").values_list(*columns)]
