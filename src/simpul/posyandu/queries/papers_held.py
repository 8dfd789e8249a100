"""Which papers many posyandu have in force on a day."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from simpul.posyandu.models import Surat, SuratPosyandu
from simpul.posyandu.rules.surat import BERMASA, JenisSurat, years_later


def papers_held(
    homes: Mapping[UUID, int], kab_ids: Collection[int], terms: Mapping[int, int], on: dt.date
) -> dict[UUID, set[JenisSurat]]:
    """The kinds of paper in force of each posyandu; two reads.

    `homes` is the place (wilayah id) of each posyandu, `terms` the usual term in years by regency. A paper that names
    no posyandu holds for every posyandu of its place.
    """
    places = set(homes.values())
    links = SuratPosyandu.objects.filter(kab_id__in=kab_ids, surat__wilayah_id__in=places)
    named: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for paper, posyandu_id in links.values_list("surat_id", "posyandu_id"):
        named[paper].add(posyandu_id)
    ours: defaultdict[int, set[UUID]] = defaultdict(set)
    for posyandu_id, wilayah_id in homes.items():
        ours[wilayah_id].add(posyandu_id)
    found: dict[UUID, set[JenisSurat]] = {posyandu_id: set() for posyandu_id in homes}
    rows = Surat.objects.filter(kab_id__in=kab_ids, wilayah_id__in=places, pengganti__isnull=True).order_by()
    columns = ("id", "kab_id", "wilayah_id", "jenis", "tanggal", "berlaku_dari", "berlaku_sampai")
    for paper, kab_id, wilayah_id, jenis, tanggal, since, until in rows.values_list(*columns):
        kind = JenisSurat(jenis)
        if not _holds(kind, (since, until, since or tanggal), terms[kab_id], on):
            continue
        for posyandu_id in ours[wilayah_id] & named[paper] if paper in named else ours[wilayah_id]:
            found[posyandu_id].add(kind)
    return found


def count_papers(kab_id: int, posyandu_ids: Collection[UUID]) -> Counter[UUID]:
    """How many papers name each posyandu, replaced ones too."""
    rows = SuratPosyandu.objects.filter(kab_id=kab_id, posyandu_id__in=posyandu_ids)
    return Counter(rows.values_list("posyandu_id", flat=True))


def _holds(kind: JenisSurat, term: tuple[dt.date | None, dt.date | None, dt.date], years: int, on: dt.date) -> bool:
    """Whether a paper is in force on a day, as `rules.surat.masa_of` tells."""
    since, until, began = term
    if since is not None and on < since:
        return False
    if until is not None:
        return on <= until
    return kind not in BERMASA or on < years_later(began, years)
