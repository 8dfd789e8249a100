"""Events that the public may read; nobody who takes part or speaks is in them."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from simpul.kegiatan.models import HariKegiatan, Kegiatan, SesiKegiatan
from simpul.kegiatan.rules.words import JenisKegiatan, StatusKegiatan


@dataclass(frozen=True, slots=True)
class KegiatanUmum:
    """A public event: what, by whom, where, when."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jenis: JenisKegiatan
    nama: str
    tujuan: str
    penyelenggara: str
    tempat: str
    mulai: dt.date
    selesai: dt.date
    status: StatusKegiatan
    data_contoh: bool

    @property
    def alamat(self) -> str:
        """Its public page."""
        return f"/kabar/kegiatan/{self.kab_id}/{self.id}/"

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return self.status is StatusKegiatan.BATAL


_COLUMNS = (
    *("id", "kab_id", "wilayah_id", "jenis", "nama", "tujuan", "penyelenggara", "tempat", "mulai", "selesai"),
    *("status", "data_contoh"),
)


def public_events(
    kab_ids: Collection[int], wilayah_ids: Collection[int], since: dt.date, limit: int = 10
) -> list[KegiatanUmum]:
    """Public events held by these places that end on `since` or later, the next first."""
    rows = Kegiatan.objects.filter(
        kab_id__in=kab_ids, wilayah_id__in=wilayah_ids, umum=True, mulai__isnull=False, selesai__gte=since
    )
    return _infos(rows.order_by("mulai", "id")[:limit])


def find_public_event(kab_id: int, kegiatan_id: UUID) -> KegiatanUmum | None:
    """One public event with its days set, or None."""
    rows = Kegiatan.objects.filter(kab_id=kab_id, id=kegiatan_id, umum=True, mulai__isnull=False, selesai__isnull=False)
    found = _infos(rows)
    return found[0] if found else None


def programme_of(kab_id: int, kegiatan_id: UUID) -> list[tuple[dt.date, list[tuple[dt.time | None, str]]]]:
    """The days of an event, each with its sessions as (time, name)."""
    days = HariKegiatan.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).order_by("tanggal", "id")
    found: dict[UUID, tuple[dt.date, list[tuple[dt.time | None, str]]]] = {
        key: (day, []) for key, day in days.values_list("id", "tanggal")
    }
    parts = SesiKegiatan.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).order_by("urut", "id")
    for key, pukul, nama in parts.values_list("hari_id", "pukul", "nama"):
        if key in found:
            found[key][1].append((pukul, nama))
    return list(found.values())


def _infos(rows: QuerySet[Kegiatan]) -> list[KegiatanUmum]:
    return [
        KegiatanUmum(**{**row, "jenis": JenisKegiatan(row["jenis"]), "status": StatusKegiatan(row["status"])})
        for row in rows.values(*_COLUMNS)
    ]
