"""Reads of the people of a posyandu: board and kader."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.posyandu.models import Kader, Pengurus
from simpul.posyandu.queries.parameter import parameters_of
from simpul.posyandu.rules.kader import BIDANG, DaftarKader, KaderLack, MasaKader, kader_lack
from simpul.posyandu.rules.words import AlasanBerhenti, Jabatan


@dataclass(frozen=True, slots=True)
class KaderInfo:
    """A kader; `selesai` is the first day without the post, None while in office."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    akun_id: UUID | None
    nama: str
    telepon: str
    bidang: tuple[str, ...]
    mulai: dt.date
    selesai: dt.date | None
    alasan_berhenti: AlasanBerhenti | None
    sk_nomor: str
    lkd_lain: tuple[str, ...]
    kelamin: str
    lahir: dt.date | None
    pendidikan: str
    n: int

    def is_active(self, date: dt.date) -> bool:
        """Whether she is in office on a date."""
        return self.mulai <= date and (self.selesai is None or date < self.selesai)


@dataclass(frozen=True, slots=True)
class PengurusInfo:
    """A holder of a post of the board; `bidang` is '' unless the post is ketua bidang."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    jabatan: Jabatan
    bidang: str
    nama: str
    telepon: str
    akun_id: UUID | None
    mulai: dt.date
    selesai: dt.date | None
    alasan_berhenti: AlasanBerhenti | None
    sk_nomor: str
    lkd_lain: tuple[str, ...]
    n: int

    def is_active(self, date: dt.date) -> bool:
        """Whether the post is held on a date."""
        return self.mulai <= date and (self.selesai is None or date < self.selesai)


_KADER_FIELDS = tuple(field.name for field in fields(KaderInfo))
_PENGURUS_FIELDS = tuple(field.name for field in fields(PengurusInfo))
_ORDER = list(Jabatan)


def kader_of(kab_id: int, posyandu_id: UUID, on: dt.date | None = None) -> list[KaderInfo]:
    """Kader by name: all there ever were, or those in office on a date."""
    rows = Kader.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).order_by("nama", "id")
    return kader_infos(rows if on is None else rows.filter(in_office(on)))


def kader_at(kab_ids: Iterable[int], posyandu_ids: Iterable[UUID]) -> dict[UUID, list[KaderInfo]]:
    """All kader there ever were of many posyandu, by name."""
    found: defaultdict[UUID, list[KaderInfo]] = defaultdict(list)
    rows = Kader.objects.filter(kab_id__in=set(kab_ids), posyandu_id__in=list(posyandu_ids))
    for row in kader_infos(rows.order_by("nama", "id")):
        found[row.posyandu_id].append(row)
    return found


def pengurus_at(kab_ids: Iterable[int], posyandu_ids: Iterable[UUID]) -> dict[UUID, list[PengurusInfo]]:
    """All there ever were on the boards of many posyandu, ketua first, fields as the regulation has them."""
    found: defaultdict[UUID, list[PengurusInfo]] = defaultdict(list)
    rows = Pengurus.objects.filter(kab_id__in=set(kab_ids), posyandu_id__in=list(posyandu_ids))
    for row in sorted(pengurus_infos(rows.order_by("mulai", "id")), key=_rank):
        found[row.posyandu_id].append(row)
    return found


def _rank(row: PengurusInfo) -> tuple[int, int]:
    return _ORDER.index(row.jabatan), BIDANG.index(row.bidang) if row.bidang in BIDANG else -1


def find_kader(kab_id: int, kader_id: UUID) -> KaderInfo | None:
    """One kader, or None."""
    rows = kader_infos(Kader.objects.filter(kab_id=kab_id, id=kader_id))
    return rows[0] if rows else None


def kader_of_akun(kab_id: int, akun_id: UUID) -> list[KaderInfo]:
    """Where in a regency an account is or was kader, the latest first."""
    return kader_infos(Kader.objects.filter(kab_id=kab_id, akun_id=akun_id).order_by("-mulai"))


def pengurus_of(kab_id: int, posyandu_id: UUID, on: dt.date | None = None) -> list[PengurusInfo]:
    """The board, ketua first, fields as the regulation has them: all there ever were, or those in office on a date."""
    rows = Pengurus.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).order_by("mulai", "id")
    found = pengurus_infos(rows if on is None else rows.filter(in_office(on)))
    return sorted(found, key=_rank)


def find_pengurus(kab_id: int, pengurus_id: UUID) -> PengurusInfo | None:
    """One member of the board, or None."""
    rows = pengurus_infos(Pengurus.objects.filter(kab_id=kab_id, id=pengurus_id))
    return rows[0] if rows else None


def kader_counts(kab_ids: Iterable[int], posyandu_ids: Iterable[UUID], on: dt.date) -> dict[UUID, int]:
    """How many kader each posyandu has in office on a date; a posyandu without any has 0."""
    wanted = set(posyandu_ids)
    rows = Kader.objects.filter(kab_id__in=set(kab_ids), posyandu_id__in=wanted).filter(in_office(on))
    counts = Counter(rows.order_by().values_list("posyandu_id", flat=True))
    return {posyandu_id: counts[posyandu_id] for posyandu_id in wanted}


def kader_register(kab_id: int, posyandu_ids: Iterable[UUID]) -> dict[UUID, DaftarKader]:
    """The kader register of each posyandu with every id a phone may have ticked for them; two reads for all."""
    wanted = set(posyandu_ids)
    here: dict[str, Any] = {"kab_id": kab_id, "posyandu_id__in": wanted}
    masa: defaultdict[UUID, list[MasaKader]] = defaultdict(list)
    orang: defaultdict[UUID, dict[str, str]] = defaultdict(dict)
    rows = Kader.objects.filter(**here).values_list("posyandu_id", "id", "akun_id", "mulai", "selesai")
    for place, key, akun, since, until in rows:
        person = str(akun or key)
        masa[place].append(MasaKader(str(key), person, since, until))
        orang[place] |= {str(key): person, person: person}
    board = Pengurus.objects.filter(**here, akun__isnull=False).values_list("posyandu_id", "id", "akun_id")
    for place, key, akun in board:
        orang[place][str(key)] = str(akun)
    return {place: DaftarKader(tuple(masa[place]), orang[place]) for place in wanted}


def kader_lack_of(kab_id: int, posyandu_id: UUID, on: dt.date) -> KaderLack:
    """A note for the village: people and fields that the kader register lacks on a date."""
    minimal = parameters_of(kab_id, on)["kader_minimum"]
    return kader_lack([row.bidang for row in kader_of(kab_id, posyandu_id, on)], minimal)


def kader_infos(rows: QuerySet[Kader]) -> list[KaderInfo]:
    """Rows of kader as values."""
    return [KaderInfo(**{**row, "bidang": tuple(row["bidang"]), **_words(row)}) for row in rows.values(*_KADER_FIELDS)]


def pengurus_infos(rows: QuerySet[Pengurus]) -> list[PengurusInfo]:
    """Rows of the board as values."""
    return [
        PengurusInfo(**{**row, "jabatan": Jabatan(row["jabatan"]), **_words(row)})
        for row in rows.values(*_PENGURUS_FIELDS)
    ]


def _words(row: dict[str, Any]) -> dict[str, Any]:
    reason = row["alasan_berhenti"]
    return {"alasan_berhenti": AlasanBerhenti(reason) if reason else None, "lkd_lain": tuple(row["lkd_lain"])}


def in_office(date: dt.date) -> Q:
    """The condition of being in office on a date."""
    return Q(mulai__lte=date) & (Q(selesai__isnull=True) | Q(selesai__gt=date))
