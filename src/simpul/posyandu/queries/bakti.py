"""Terms of kader who began long ago, with all their other terms; two sets of one read."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import CharField, Q
from django.db.models.functions import Cast, Concat, Lower

from simpul.posyandu.models import Kader, Posyandu
from simpul.posyandu.queries.peleburan import merged_roots
from simpul.posyandu.rules.masa import Masa
from simpul.wilayah.rules import Bounds


def terms_since(kab_ids: Collection[int], bounds: Bounds, before: dt.date) -> list[Masa]:
    """Terms at the posyandu of a place of everyone whose first term there began on `before` or earlier.

    One person is one account; without an account one name at one posyandu, in any letter case. Posts that were merged
    are one posyandu here, and of those without an account all terms are given.
    """
    here = Kader.objects.filter(kab_id__in=list(kab_ids), posyandu__jalur__gte=bounds.lo, posyandu__jalur__lt=bounds.hi)
    here = here.annotate(orang=Concat(Cast("posyandu_id", CharField()), Lower("nama"), output_field=CharField()))
    early = here.filter(mulai__lte=before)
    known = early.filter(akun__isnull=False).order_by().values("akun_id")
    named = early.filter(akun__isnull=True).order_by().values("orang")
    since = Q(akun_id__in=known) | Q(akun__isnull=True, orang__in=named)
    into = merged_roots(kab_ids)
    since |= Q(akun__isnull=True, posyandu_id__in={*into, *into.values()})
    rows = here.filter(Q(mulai__lte=before) | since)
    # A posyandu has many terms: its path names it in each row, what it is called is read once.
    homes = _homes(kab_ids, bounds)
    columns = ("akun_id", "nama", "posyandu__jalur", "mulai", "selesai")
    return [
        Masa(akun_id, nama, *homes[path], mulai, selesai, into.get(homes[path][0]))
        for akun_id, nama, path, mulai, selesai in rows.order_by("mulai", "id").values_list(*columns)
    ]


def _homes(kab_ids: Collection[int], bounds: Bounds) -> dict[str, tuple[UUID, str, int]]:
    rows = Posyandu.objects.filter(kab_id__in=list(kab_ids), jalur__gte=bounds.lo, jalur__lt=bounds.hi)
    return {
        path: (key, nama, place) for path, key, nama, place in rows.values_list("jalur", "id", "nama", "wilayah_id")
    }
