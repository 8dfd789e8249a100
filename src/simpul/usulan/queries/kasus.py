"""Sealed reports: only how many wait for a post and since when. Content is opened by `services.open_kasus`."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from simpul.usulan.models import KasusRahasia, PenerimaKasus
from simpul.usulan.rules import PosKasus, StatusKasus


@dataclass(frozen=True, slots=True)
class KasusItem:
    """What a named post sees before opening: that something came, when and from which posyandu. No content."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    diterima_at: dt.datetime
    status: StatusKasus


def kasus_for(post: PosKasus, kab_id: int, posyandu_ids: Collection[UUID]) -> list[KasusItem]:
    """Reports that name this post as a receiver, from the posyandu in its reach, newest first."""
    named = PenerimaKasus.objects.filter(kab_id=kab_id, pos=post).values("kasus_id")
    rows = KasusRahasia.objects.filter(kab_id=kab_id, posyandu_id__in=posyandu_ids, id__in=named)
    return [
        KasusItem(key, kab_id, place, received, StatusKasus(status))
        for key, place, received, status in rows.order_by("-diterima_at", "id").values_list(
            "id", "posyandu_id", "diterima_at", "status"
        )
    ]


def kasus_facts(kab_id: int, kasus_id: UUID) -> tuple[UUID, frozenset[str]] | None:
    """What an access decision asks of a report: its posyandu and the posts it names; None when there is none."""
    row = KasusRahasia.objects.filter(kab_id=kab_id, id=kasus_id).values_list("posyandu_id", flat=True).first()
    if row is None:
        return None
    posts = PenerimaKasus.objects.filter(kab_id=kab_id, kasus_id=kasus_id).values_list("pos", flat=True)
    return row, frozenset(posts)
