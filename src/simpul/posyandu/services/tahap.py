"""Setting pilot, wave and target year of several posyandu."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from simpul.posyandu.models import Posyandu
from simpul.posyandu.rules.tahap import TahapForm
from simpul.posyandu.rules.words import StatusPosyandu
from simpul.wilayah.rules import Bounds


def set_tahap(form: TahapForm, kab_ids: Collection[int], bounds: Bounds) -> list[UUID]:
    """Write what the form sets for the working posyandu of a place; returns which."""
    rows = Posyandu.objects.filter(
        kab_id__in=kab_ids, jalur__gte=bounds.lo, jalur__lt=bounds.hi, status=StatusPosyandu.AKTIF.value
    )
    if form.posyandu is not None:
        rows = rows.filter(id__in=list(form.posyandu))
    elif form.kini is not None:
        rows = rows.filter(gelombang=form.kini or None) if form.kini else rows.filter(gelombang__isnull=True)
    wanted: dict[str, Any] = {}
    if form.percontohan is not None:
        wanted["percontohan"] = form.percontohan
    if form.gelombang is not None:
        wanted["gelombang"] = form.gelombang or None
    if form.target_tahun is not None:
        wanted["target_tahun"] = form.target_tahun or None
    ids = list(rows.order_by("jalur").values_list("id", flat=True))
    Posyandu.objects.filter(kab_id__in=kab_ids, id__in=ids).update(**wanted)
    return ids
