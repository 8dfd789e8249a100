"""Small reads over the whole registry: who is active, a random slice for the sweeper, whether data are an example."""

from collections import defaultdict
from uuid import UUID

from django.db.models import CharField
from django.db.models.functions import Substr

from simpul.posyandu.models import Posyandu
from simpul.posyandu.rules.words import StatusPosyandu

# Signs of a path that name a place of each tier: "62", "62.10", "62.10.02".
PROVINSI, KABUPATEN, KECAMATAN = 2, 5, 8


def sample_ids(count: int, where: float) -> list[tuple[int, UUID]]:
    """(kab_id, id) of up to `count` posyandu from a place `where` (0 to 1) in the order of ids, wrapping round.

    The place is counted in rows: ids begin with the time they were made, so a fraction of their range is no chance.
    """
    rows = Posyandu.objects.order_by("id").values_list("kab_id", "id")
    total = rows.count()
    start = min(int(where * total), max(total - 1, 0))
    found = list(rows[start : start + count])
    return found + list(rows[: min(count - len(found), start)])


def summed_paths() -> list[str]:
    """Paths of the places whose sums are stored, from the nation ('') to the kecamatan, in order."""
    starts = Posyandu.objects.annotate(awal=Substr("jalur", 1, KECAMATAN, output_field=CharField()))
    found = set(starts.order_by().values_list("awal", flat=True).distinct())
    return sorted({path[:length] for path in found for length in (0, PROVINSI, KABUPATEN, KECAMATAN)})


def active_by_zone() -> dict[str, dict[int, list[UUID]]]:
    """Active posyandu by time zone and regency, for what begins at local midnight."""
    found: dict[str, dict[int, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    rows = Posyandu.objects.filter(status=StatusPosyandu.AKTIF).order_by("kab_id", "id")
    for zone, kab_id, posyandu_id in rows.values_list("zona_waktu", "kab_id", "id"):
        found[zone][kab_id].append(posyandu_id)
    return found


def has_example_data() -> bool:
    """Whether any posyandu is of the example; its screens and prints then say DATA CONTOH."""
    return Posyandu.objects.filter(data_contoh=True).exists()
