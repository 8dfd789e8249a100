"""Small reads over the whole registry: who is active, a random slice for the sweeper, whether data are an example."""

from collections import defaultdict
from uuid import UUID

from simpul.posyandu.models import Posyandu
from simpul.posyandu.rules.words import StatusPosyandu


def sample_ids(count: int, where: float) -> list[tuple[int, UUID]]:
    """(kab_id, id) of up to `count` posyandu from a place `where` (0 to 1) in the order of ids, wrapping round.

    The place is counted in rows: ids begin with the time they were made, so a fraction of their range is no chance.
    """
    rows = Posyandu.objects.order_by("id").values_list("kab_id", "id")
    total = rows.count()
    start = min(int(where * total), max(total - 1, 0))
    found = list(rows[start : start + count])
    return found + list(rows[: min(count - len(found), start)])


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
