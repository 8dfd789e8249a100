"""Numbers a regency has set, as they are in force on a day."""

import datetime as dt
from collections.abc import Iterable

from simpul.posyandu.models import Parameter
from simpul.posyandu.rules.parameter import Berlaku, Parameters


def parameters_of(kab_id: int, pada: dt.date) -> Parameters:
    """The numbers of one regency on a day."""
    return parameters_in([kab_id], pada)[kab_id]


def parameters_in(kab_ids: Iterable[int], pada: dt.date) -> dict[int, Parameters]:
    """The numbers of regencies on a day; one query."""
    wanted = set(kab_ids)
    rows: dict[int, list[tuple[str, Berlaku]]] = {kab_id: [] for kab_id in wanted}
    found = Parameter.objects.filter(kab_id__in=wanted).order_by("dibuat_at", "id")
    for kab_id, kode, nilai, dasar, mulai in found.values_list("kab_id", "kode", "nilai", "dasar", "mulai"):
        rows[kab_id].append((kode, Berlaku(nilai, dasar, mulai)))
    return {kab_id: Parameters.on(held, pada) for kab_id, held in rows.items()}


def parameter_history(kab_id: int) -> list[tuple[str, Berlaku]]:
    """All that a regency ever set, the newest first: code, number, basis and day."""
    rows = Parameter.objects.filter(kab_id=kab_id).order_by("-mulai", "-dibuat_at", "-id")
    return [(row.kode, Berlaku(row.nilai, row.dasar, row.mulai)) for row in rows]
