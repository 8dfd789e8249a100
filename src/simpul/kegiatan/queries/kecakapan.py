"""Reads of competence: of one kader, of some, and the last training of everyone in a field."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, Q

from simpul.kegiatan.models import Kecakapan, TandaKecakapan
from simpul.kegiatan.rules.kecakapan import Diperoleh
from simpul.kegiatan.rules.words import CaraKecakapan, TingkatTkk


@dataclass(frozen=True, slots=True)
class KecakapanInfo:
    """A recorded competence; `kegiatan` is the name of the event it came from."""

    id: UUID
    butir: str
    bidang: str
    cara: CaraKecakapan
    tanggal: dt.date
    kegiatan_id: UUID | None
    kegiatan: str
    kegiatan_kab_id: int | None
    penilai: str

    @property
    def diperoleh(self) -> Diperoleh:
        """As the rules take it."""
        return Diperoleh(self.butir, self.bidang, self.cara, self.tanggal)


@dataclass(frozen=True, slots=True)
class TandaInfo:
    """A level as the Puskesmas awarded it."""

    id: UUID
    tingkat: TingkatTkk
    nomor: str
    tanggal: dt.date
    puskesmas: str


def kecakapan_of(kab_id: int, kader_ids: Collection[UUID]) -> list[KecakapanInfo]:
    """What is recorded of a person under all her rows of the register, the latest first."""
    rows = Kecakapan.objects.filter(kab_id=kab_id, kader_id__in=list(kader_ids), batal_at__isnull=True)
    columns = (
        "id", "butir", "bidang", "cara", "tanggal", "kegiatan_id", "kegiatan__nama", "kegiatan__kab_id", "penilai",
    )  # fmt: skip
    return [
        KecakapanInfo(key, butir, bidang, CaraKecakapan(cara), day, event, name or "", kab, by)
        for key, butir, bidang, cara, day, event, name, kab, by in rows.order_by("-tanggal", "butir").values_list(
            *columns
        )
    ]


def tanda_of(kab_id: int, kader_ids: Collection[UUID]) -> list[TandaInfo]:
    """Levels awarded to a person, the latest first."""
    rows = TandaKecakapan.objects.filter(kab_id=kab_id, kader_id__in=list(kader_ids), batal_at__isnull=True)
    columns = ("id", "tingkat", "nomor", "tanggal", "puskesmas")
    return [
        TandaInfo(key, TingkatTkk(level), nomor, day, by)
        for key, level, nomor, day, by in rows.order_by("-tanggal").values_list(*columns)
    ]


def last_trainings(
    kab_ids: Collection[int], *, bidang: str = "", people: Collection[UUID] | None = None
) -> dict[str, dict[UUID, dt.date]]:
    """Of each field the last training of everyone, by row of the register and by account, which outlives a row.

    One grouped read, of a field or of all, of whole regencies or of some people (ids of rows and of accounts).
    """
    rows = Kecakapan.objects.filter(kab_id__in=list(kab_ids), cara=CaraKecakapan.KEGIATAN, batal_at__isnull=True)
    if bidang:
        rows = rows.filter(bidang=bidang)
    if people is not None:
        rows = rows.filter(Q(kader_id__in=list(people)) | Q(kader__akun_id__in=list(people)))
    found: defaultdict[str, dict[UUID, dt.date]] = defaultdict(dict)
    grouped = rows.order_by().values_list("bidang", "kader_id", "kader__akun_id").annotate(akhir=Max("tanggal"))
    for field, kader_id, akun_id, last in grouped:
        for key in (kader_id, akun_id):
            if key is not None and last > found[field].get(key, dt.date.min):
                found[field][key] = last
    return dict(found)


def regencies_with_training(kab_ids: Collection[int]) -> frozenset[int]:
    """Regencies in which at least one training is written."""
    rows = Kecakapan.objects.filter(kab_id__in=list(kab_ids), cara=CaraKecakapan.KEGIATAN, batal_at__isnull=True)
    return frozenset(rows.order_by().values_list("kab_id", flat=True).distinct())


def learnt_from(kab_id: int, kegiatan_id: UUID) -> dict[str, int]:
    """How many kader of a regency came by something at an event, by field."""
    rows = Kecakapan.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id, batal_at__isnull=True)
    found: defaultdict[str, set[UUID]] = defaultdict(set)
    for field, kader_id in rows.order_by().values_list("bidang", "kader_id").distinct():
        found[field].add(kader_id)
    return {field: len(people) for field, people in found.items()}
