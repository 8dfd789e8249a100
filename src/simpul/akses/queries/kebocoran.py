"""Reads of breach drills."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from simpul.akses.models import LatihanKebocoran
from simpul.akses.queries.scope import scope_filter
from simpul.akses.rules.scope import Scope


@dataclass(frozen=True, slots=True)
class LatihanRow:
    """A drill that was recorded."""

    tanggal: dt.date
    tempat: str
    langkah: tuple[str, ...]
    catatan: str
    oleh: str


def list_latihan(scope: Scope, kab_ids: Collection[int], *, limit: int = 20) -> list[LatihanRow]:
    """Drills at the places of a scope, newest first."""
    places = Scope(tuple(part for part in scope.parts if part.bounds is not None))
    rows = LatihanKebocoran.objects.filter(
        scope_filter(places, jalur="jalur", posyandu_id="jalur"), kab_id__in=list(kab_ids)
    )
    fields = ("tanggal", "tempat", "langkah", "catatan", "akun__nama")
    return [
        LatihanRow(day, place, tuple(steps), note, who)
        for day, place, steps, note, who in rows.order_by("-tanggal", "-id").values_list(*fields)[:limit]
    ]
