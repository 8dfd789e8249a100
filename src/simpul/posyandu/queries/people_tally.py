"""How the board and the kader of many posyandu stand on a day, counted by the database."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Min, Q, TextField
from django.db.models.functions import Cast

from simpul.posyandu.models import Kader, Pengurus, PosyanduWilayah
from simpul.posyandu.queries.people import in_office


@dataclass(frozen=True, slots=True)
class PeopleTally:
    """Kader in office, by field, and how many have the number of a decree; posts of the board held, with and without.

    `kursi` holds 'ketua', 'sekretaris', 'bendahara' and 'ketua_bidang:<field>'.
    """

    kader: int = 0
    kader_sk: int = 0
    kader_bidang: dict[str, int] = field(default_factory=dict)
    kursi: frozenset[str] = frozenset()
    kursi_sk: int = 0


def people_tallies(
    kab_ids: Collection[int], posyandu_ids: Collection[UUID], bidang: Collection[str], on: dt.date
) -> dict[UUID, PeopleTally]:
    """Of each posyandu on a day; two reads. One without anybody is absent."""
    here = {"kab_id__in": kab_ids, "posyandu_id__in": posyandu_ids}
    seats: dict[UUID, set[str]] = {}
    decrees: dict[UUID, int] = {}
    board = Pengurus.objects.filter(in_office(on), **here)
    for place, post, kode, decree in board.values_list("posyandu_id", "jabatan", "bidang", "sk_nomor"):
        seats.setdefault(place, set()).add(f"{post}:{kode}" if kode else post)
        decrees[place] = decrees.get(place, 0) + bool(decree)
    # The fields of a kader are a list in JSON; its text holds each code in quotes on every database.
    rows = Kader.objects.filter(in_office(on), **here).annotate(teks=Cast("bidang", TextField())).order_by()
    codes = {f"b_{kode}": Count("id", filter=Q(teks__contains=f'"{kode}"')) for kode in bidang}
    counted = rows.values_list("posyandu_id").annotate(n=Count("id"), sk=Count("id", filter=~Q(sk_nomor="")), **codes)
    kader = {place: counts for place, *counts in counted}
    found = {}
    for place in seats.keys() | kader.keys():
        n, sk, *fields = kader.get(place, (0, 0))
        own = dict(zip(bidang, fields, strict=False))
        found[place] = PeopleTally(n, sk, own, frozenset(seats.get(place, ())), decrees.get(place, 0))
    return found


def belongs_since(kab_ids: Collection[int], posyandu_ids: Collection[UUID] | None) -> dict[UUID, dt.date]:
    """The first day on which each posyandu belonged to a desa; None asks for all of these regencies."""
    rows = PosyanduWilayah.objects.filter(kab_id__in=kab_ids)
    if posyandu_ids is not None:
        rows = rows.filter(posyandu_id__in=posyandu_ids)
    return dict(rows.order_by().values_list("posyandu_id").annotate(dari=Min("dari")))
