"""Small facts that decisions need: ids, numbers in use, counters, the working calendar."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from simpul.layanan.kalender import load_holidays
from simpul.posyandu import queries as posyandu
from simpul.usulan.models import Usulan
from simpul.usulan.rules import parse_nomor


def exists(entity: str, kab_id: int, posyandu_id: UUID, ids: Iterable[UUID]) -> set[UUID]:
    """Which of these ids of `usulan` are known at the posyandu."""
    if entity != "usulan":
        return set()
    rows = Usulan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id__in=list(ids))
    return set(rows.values_list("id", flat=True))


def people_of(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The person each of these requests is for; one for nobody is absent."""
    rows = Usulan.objects.filter(kab_id=kab_id, id__in=list(ids), warga_id__isnull=False)
    return {key: person for key, person in rows.values_list("id", "warga_id") if person}


def requests_of(kab_id: int, posyandu_id: UUID, people: Iterable[UUID]) -> list[UUID]:
    """Requests of a posyandu that name one of these people."""
    rows = Usulan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, warga_id__in=list(people))
    return list(rows.order_by("id").values_list("id", flat=True))


def named_photos(kab_id: int, posyandu_id: UUID) -> set[str]:
    """Photos that requests of a posyandu name, as their own or as papers."""
    rows = Usulan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).values_list("foto", "berkas")
    return {name for own, papers in rows for name in (*own, *papers.values())}


def number_holders(kab_id: int, numbers: Iterable[str]) -> dict[str, UUID]:
    """Which request holds each of these numbers; a clashing copy holds nothing."""
    rows = Usulan.objects.filter(kab_id=kab_id, nomor__in=list(numbers), nomor_bentrok=False)
    return dict(rows.values_list("nomor", "id"))


def last_counter(kab_id: int, prefix: str) -> int:
    """The highest counter given out under a prefix such as '0127-K-'; 0 when there is none."""
    # ':' follows the digits, so the range holds exactly the numbers of this prefix.
    rows = Usulan.objects.filter(kab_id=kab_id, nomor__gte=prefix, nomor__lt=prefix + ":")
    parsed = (parse_nomor(text) for text in rows.values_list("nomor", flat=True))
    return max((nomor.counter for nomor in parsed if nomor is not None), default=0)


@lru_cache(maxsize=8)
def work_calendar(year: int) -> frozenset[dt.date]:
    """National holidays and joint leave from the year before to the year after, for counting working days."""
    return frozenset(load_holidays(year - 1, year + 1))


def regional_calendars(kab_ids: Iterable[int], year: int) -> dict[int, frozenset[dt.date]]:
    """`work_calendar` with each regency's own days: ages and what is left of a deadline count as the deadline did."""
    nation = work_calendar(year)
    own = {key: frozenset(day for day, _ in one.libur_daerah) for key, one in posyandu.acuan_of(kab_ids).items()}
    return {key: nation | days if days else nation for key, days in own.items()}
