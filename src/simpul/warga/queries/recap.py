"""The population of a recap: who lived in the area of a posyandu in which months."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from simpul.warga.models import GONE, Status, Warga


class OrangRekap(NamedTuple):
    """A person as the recap counts her. `berakhir` is the day she moved or died; merged rows are one person."""

    posyandu_id: UUID
    id: UUID
    tanggal_lahir: dt.date
    jenis_kelamin: str
    memiliki_kms: bool
    tamu: bool
    terdaftar: dt.date
    berakhir: dt.date | None


def recap_people(
    kab_id: int, posyandu_ids: Iterable[UUID], first_month: dt.date
) -> tuple[list[OrangRekap], dict[UUID, UUID]]:
    """People of these posyandu who had not left before `first_month`, in id order, guests included and
    without the archive; and for each merged row the one that stands for it.

    Whether a person counts in a month is the caller's rule: registered by its end, and not ended in it or before.
    A merged person counts from the earliest registration of her rows.
    """
    rows = (
        Warga.objects.filter(kab_id=kab_id, posyandu_id__in=list(posyandu_ids))
        .filter(arsip_tanggal__isnull=True)
        .filter(~Q(status__in=GONE) | Q(status_tanggal__gte=first_month) | Q(digabung_ke__isnull=False))
        .order_by("id")
        .values_list(
            "posyandu_id",
            "id",
            "tanggal_lahir",
            "jenis_kelamin",
            "memiliki_kms",
            "status",
            "terdaftar_tanggal",
            "status_tanggal",
            "digabung_ke_id",
            "tamu_pergi",
        )
    )
    people: list[OrangRekap] = []
    earliest: dict[UUID, dt.date] = {}
    roots: dict[UUID, UUID] = {}
    for place, key, *facts, status, registered, ended, root, left_as_guest in rows:
        if root is not None:
            roots[key] = root
            earliest[root] = min(registered, earliest.get(root, registered))
            continue
        gone = ended if status in GONE else None
        people.append(OrangRekap(place, key, *facts, left_as_guest or status == Status.TAMU, registered, gone))
    if earliest:
        people = [one._replace(terdaftar=min(one.terdaftar, earliest.get(one.id, one.terdaftar))) for one in people]
    return people, roots
