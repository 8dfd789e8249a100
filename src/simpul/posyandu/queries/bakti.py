"""Terms of kader who began long ago, with all their other terms; two sets of one read."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Q

from simpul.posyandu.models import Kader
from simpul.posyandu.rules.masa import Masa
from simpul.wilayah.rules import Bounds


def terms_since(kab_ids: Collection[int], bounds: Bounds, before: dt.date) -> list[Masa]:
    """Terms at the posyandu of a place of everyone whose first term there began on `before` or earlier.

    One person is one account; without an account one name at one posyandu, and then terms of namesakes who began
    later come along.
    """
    here = Kader.objects.filter(kab_id__in=list(kab_ids), posyandu__jalur__gte=bounds.lo, posyandu__jalur__lt=bounds.hi)
    early = here.filter(mulai__lte=before)
    known = early.filter(akun__isnull=False).order_by().values("akun_id")
    homes = early.filter(akun__isnull=True).order_by().values("posyandu_id")
    rows = here.filter(Q(akun_id__in=known) | Q(akun__isnull=True, posyandu_id__in=homes))
    columns = ("akun_id", "nama", "posyandu_id", "posyandu__nama", "posyandu__wilayah_id", "mulai", "selesai")
    return list(map(Masa._make, rows.order_by("mulai", "id").values_list(*columns)))
