"""Sums of plans per field, source and state, and the totals that papers state."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Sum
from django.db.models.functions import Substr

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope
from simpul.rencana.models import JumlahTertulis, Realisasi
from simpul.rencana.queries.baris import Saring, narrowed, scoped
from simpul.rencana.rules.jumlah import Jumlah
from simpul.rencana.rules.words import StatusRencana
from simpul.wilayah.rules import Bounds

GROUP = ("bidang", "sumber", "status")


@dataclass(frozen=True, slots=True)
class TertulisInfo:
    """A stated total that counts today."""

    posyandu_id: UUID | None
    jalur: str
    bidang: str
    sumber: str
    jumlah: int
    teks: str
    oleh: str


def sum_groups(scope: Scope, kab_ids: Collection[int], saring: Saring) -> list[Jumlah]:
    """Lines, planned and realised rupiah by field, source and state; two reads."""
    return [one for _, one in _groups(scope, kab_ids, saring, width=0)]


def place_groups(scope: Scope, kab_ids: Collection[int], saring: Saring, width: int) -> dict[str, list[Jumlah]]:
    """The same for each place whose path has `width` letters; two reads for all."""
    found: defaultdict[str, list[Jumlah]] = defaultdict(list)
    for jalur, one in _groups(scope, kab_ids, saring, width=width):
        found[jalur].append(one)
    return dict(found)


def _groups(scope: Scope, kab_ids: Collection[int], saring: Saring, *, width: int) -> list[tuple[str, Jumlah]]:
    lines = scoped(scope, kab_ids, saring)
    reach = scope_filter(
        scope, jalur="rencana__jalur", posyandu_id="rencana__posyandu_id", bidang="rencana__bidang"
    ) & narrowed(saring, "rencana__")
    done = Realisasi.objects.filter(reach, kab_id__in=list(kab_ids))
    by, done_by = list(GROUP), [f"rencana__{name}" for name in GROUP]
    if width:
        lines, done = lines.annotate(di=Substr("jalur", 1, width)), done.annotate(di=Substr("rencana__jalur", 1, width))
        by, done_by = ["di", *by], ["di", *done_by]
    spent = {tuple(row[:-1]): row[-1] for row in done.order_by().values_list(*done_by).annotate(jml=Sum("biaya"))}
    counted = lines.order_by().values_list(*by).annotate(banyak=Count("id"), jml=Sum("biaya"))
    found = []
    for *key, count, cost in counted:
        bidang, sumber, status = key[-3:]
        one = Jumlah(bidang, sumber, StatusRencana(status), count, cost or 0, spent.get(tuple(key), 0) or 0)
        found.append((key[0] if width else "", one))
    return found


def tertulis_of(kab_ids: Collection[int], tahun: int, bounds: Bounds) -> list[TertulisInfo]:
    """Totals that papers of a place state for a year; of one thing the newest counts."""
    rows = JumlahTertulis.objects.filter(
        kab_id__in=list(kab_ids), tahun=tahun, jalur__gte=bounds.lo, jalur__lt=bounds.hi
    ).order_by("saat", "id")
    newest = {(row.jalur, row.posyandu_id, row.bidang, row.sumber): row for row in rows}
    return [
        TertulisInfo(row.posyandu_id, row.jalur, row.bidang, row.sumber, row.jumlah, row.teks, row.oleh)
        for row in newest.values()
    ]
