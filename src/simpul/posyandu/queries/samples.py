"""Small reads over the whole registry: a random slice for the sweeper, and whether the data are an example."""

from uuid import UUID

from simpul.posyandu.models import Posyandu


def sample_ids(count: int, where: float) -> list[tuple[int, UUID]]:
    """(kab_id, id) of up to `count` posyandu from a place `where` (0 to 1) in the order of ids, wrapping round.

    The place is counted in rows: ids begin with the time they were made, so a fraction of their range is no chance.
    """
    rows = Posyandu.objects.order_by("id").values_list("kab_id", "id")
    total = rows.count()
    start = min(int(where * total), max(total - 1, 0))
    found = list(rows[start : start + count])
    return found + list(rows[: min(count - len(found), start)])


def has_example_data() -> bool:
    """Whether any posyandu is of the example; its screens and prints then say DATA CONTOH."""
    return Posyandu.objects.filter(data_contoh=True).exists()
