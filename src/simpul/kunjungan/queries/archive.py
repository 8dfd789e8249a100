"""Work of people in the archive: left out of every list and count, and told apart when it came later."""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from simpul.kunjungan.models import Kehadiran, Kunjungan, Penimbangan
from simpul.warga.queries import clusters

M = TypeVar("M", bound=Model)


def without_archive(rows: QuerySet[M], gone: Collection[UUID] | QuerySet[Any, UUID]) -> QuerySet[M]:
    """These rows without the work of people who were registered by mistake (`warga.queries.archived_people`)."""
    return rows.exclude(warga_id__in=gone)


def work_since(kab_id: int, posyandu_id: UUID, people: Mapping[UUID, int]) -> dict[UUID, int]:
    """How many weighings, visits and attendances of each person changed after the change number beside her."""
    if not people:
        return {}
    rumpun = clusters(kab_id, [posyandu_id])
    owner = {member: key for key in people for member in rumpun.members_of(key)}
    found = dict.fromkeys(people, 0)
    tables: tuple[type[Penimbangan | Kehadiran | Kunjungan], ...] = (Penimbangan, Kehadiran, Kunjungan)
    for model in tables:
        rows = model.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, warga_id__in=owner)
        for warga_id, n in rows.filter(n__gt=min(people.values())).values_list("warga_id", "n"):
            key = owner[warga_id] if warga_id else None
            if key is not None and n > people[key]:
                found[key] += 1
    return found
