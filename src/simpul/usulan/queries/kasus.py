"""Sealed reports: only how many wait for a post and since when. Content is opened by `services.open_kasus`."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope
from simpul.usulan.models import KasusRahasia, PenerimaKasus, TindakLanjutKasus
from simpul.usulan.rules import StatusKasus

_ORDER = list(StatusKasus)


@dataclass(frozen=True, slots=True)
class KasusItem:
    """What a named post sees before opening: that something came, when and from which posyandu. No content."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    diterima_at: dt.datetime
    status: StatusKasus


def kasus_for(scope: Scope, kab_ids: Collection[int]) -> list[KasusItem]:
    """Reports that name a post of this account (`akses.posyandu_scope(actor, BACA_KASUS)`), newest first."""
    reach = scope_filter(scope, jalur="posyandu__jalur", posyandu_id="posyandu_id", penerima=_names_post(kab_ids))
    rows = list(
        KasusRahasia.objects.filter(reach, kab_id__in=kab_ids)
        .order_by("-diterima_at", "id")
        .values_list("id", "kab_id", "posyandu_id", "diterima_at")
    )
    status = _status_of(kab_ids, [row[0] for row in rows])
    return [KasusItem(*row, status.get(row[0], StatusKasus.BARU)) for row in rows]


def _status_of(kab_ids: Collection[int], ids: Collection[UUID]) -> dict[UUID, StatusKasus]:
    """How far each report came; reading it again takes nothing back."""
    reached: dict[UUID, StatusKasus] = {}
    steps = TindakLanjutKasus.objects.filter(kab_id__in=kab_ids, kasus_id__in=ids)
    for key, word in steps.values_list("kasus_id", "status"):
        status = StatusKasus(word)
        if key not in reached or _ORDER.index(status) > _ORDER.index(reached[key]):
            reached[key] = status
    return reached


def _names_post(kab_ids: Collection[int]) -> Callable[[str], Q]:
    def condition(post: str) -> Q:
        named = PenerimaKasus.objects.filter(kab_id__in=kab_ids, pos=post)
        return Q(id__in=named.values("kasus_id"))

    return condition


def kasus_facts(kab_id: int, kasus_id: UUID) -> tuple[UUID, frozenset[str]] | None:
    """What an access decision asks of a report: its posyandu and the posts it names; None when there is none."""
    row = KasusRahasia.objects.filter(kab_id=kab_id, id=kasus_id).values_list("posyandu_id", flat=True).first()
    if row is None:
        return None
    posts = PenerimaKasus.objects.filter(kab_id=kab_id, kasus_id=kasus_id).values_list("pos", flat=True)
    return row, frozenset(posts)
