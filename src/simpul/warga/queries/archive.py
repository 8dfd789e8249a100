"""People who were registered by mistake: whose work counts nowhere, and the archive of a posyandu."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.warga.models import RiwayatWarga, Warga
from simpul.warga.queries.pages import BarisOrang, known, line_of


@dataclass(frozen=True, slots=True)
class BarisArsip:
    """Somebody in the archive: since when, by whom and why; `n` is the change that put her there."""

    orang: BarisOrang
    n: int
    saat: dt.datetime
    oleh: str
    alasan: str


def archived_people(kab_id: int, posyandu_ids: Iterable[UUID]) -> QuerySet[Warga, UUID]:
    """The id of every row of everyone in the archive of these posyandu, the rows merged into theirs too.

    A part of the question it stands in: who reads many tables of one page asks once for each, not twice.
    """
    rows = Warga.objects.filter(kab_id=kab_id, posyandu_id__in=list(posyandu_ids))
    gone = rows.filter(Q(arsip_tanggal__isnull=False) | Q(digabung_ke__arsip_tanggal__isnull=False))
    return gone.values_list("id", flat=True)


def list_archive(kab_id: int, posyandu_id: UUID) -> list[BarisArsip]:
    """The archive of a posyandu, newest first."""
    people = {row.id: row for row in known(kab_id, [posyandu_id]).filter(arsip_tanggal__isnull=False)}
    told = RiwayatWarga.objects.filter(kab_id=kab_id, warga_id__in=people, jenis="arsip").order_by("-n", "id")
    return [
        BarisArsip(line_of(people[key]), n, saat, oleh, alasan)
        for key, n, saat, oleh, alasan in told.values_list("warga_id", "n", "saat", "oleh", "alasan")
        if people[key].arsip_n == n
    ]
