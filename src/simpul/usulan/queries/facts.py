"""Small facts that decisions need: ids, numbers in use, counters, the working calendar."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from simpul.layanan.kalender import load_holidays
from simpul.posyandu import queries as posyandu
from simpul.usulan.models import Usulan
from simpul.usulan.rules import Status, parse_nomor


@dataclass(frozen=True, slots=True)
class FotoUsulan:
    """Photos of a request by their SHA-256; `foto_benda` when they show things only."""

    kab_id: int
    posyandu_id: UUID
    untuk: str
    warga_id: UUID | None
    foto: list[str]
    foto_benda: bool


@dataclass(frozen=True, slots=True)
class KeadaanUsulan:
    """What taking a request into a plan asks of it; `tahun_desa` is the year of the plan it stands in."""

    posyandu_id: UUID
    bidang: str
    opd: str
    status: Status
    tahun_desa: int | None


def states_of(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, KeadaanUsulan]:
    """Where these requests stand; an unknown one is absent."""
    rows = Usulan.objects.filter(kab_id=kab_id, id__in=list(ids)).order_by("diterima_server_at", "id")
    facts = rows.values_list("id", "posyandu_id", "bidang", "opd", "status", "tahun_desa")
    return {
        key: KeadaanUsulan(home, bidang, opd, Status(status), year) for key, home, bidang, opd, status, year in facts
    }


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


def photo_sets(kab_ids: Collection[int], ids: Iterable[UUID]) -> dict[UUID, FotoUsulan]:
    """Photos of each of these requests with what decides who may see them; one without photos is absent."""
    rows = Usulan.objects.filter(kab_id__in=list(kab_ids), id__in=list(ids)).exclude(foto=[])
    return {row.id: FotoUsulan(*row[1:]) for row in rows.values_list("id", *FotoUsulan.__slots__, named=True)}


def photos_about(kab_id: int, posyandu_id: UUID, people: Iterable[UUID]) -> set[str]:
    """Photos that requests for these people name, as their own or as papers."""
    rows = Usulan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, warga_id__in=list(people))
    return {name for own, papers in rows.values_list("foto", "berkas") for name in (*own, *papers.values())}


def places_with_closed(kab_ids: Collection[int], before: dt.date) -> list[tuple[int, UUID]]:
    """(kab_id, posyandu_id) of every posyandu with a request that was closed before a date and names a photo."""
    rows = Usulan.objects.filter(kab_id__in=list(kab_ids), ditutup_tanggal__lt=before).exclude(foto=[], berkas={})
    return list(rows.order_by("kab_id", "posyandu_id").values_list("kab_id", "posyandu_id").distinct())


@dataclass(slots=True)
class FotoLama:
    """Photos of one posyandu: those that old requests name, those that others name, and the oldest closing."""

    lama: set[str] = field(default_factory=set)
    lain: set[str] = field(default_factory=set)
    tertua: dt.date | None = None

    @property
    def saja(self) -> set[str]:
        """Photos that only old requests name."""
        return self.lama - self.lain


def closed_photos(kab_ids: Collection[int], before: dt.date) -> dict[tuple[int, UUID], FotoLama]:
    """By (kab_id, posyandu_id): photos that requests closed before a date name, where there are any."""
    places = places_with_closed(kab_ids, before)
    rows = Usulan.objects.filter(kab_id__in=list(kab_ids), posyandu_id__in=[place for _, place in places])
    found = {place: FotoLama() for place in places}
    facts = rows.values_list("kab_id", "posyandu_id", "foto", "berkas", "ditutup_tanggal")
    for kab_id, posyandu_id, own, papers, day in facts.iterator():
        one, names = found[kab_id, posyandu_id], {*own, *papers.values()}
        if day is None or day >= before:
            one.lain |= names
        elif names:
            one.lama |= names
            one.tertua = min(day, one.tertua or day)
    return found


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
