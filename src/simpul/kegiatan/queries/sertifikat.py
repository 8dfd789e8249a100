"""Reads of certificates: an event's, and one by the code that is printed on it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from simpul.kegiatan.models import Sertifikat, SetelanSertifikat
from simpul.kegiatan.rules.sertifikat import sidik_of
from simpul.kernel.verification import CODE_LENGTH, ungroup_code


@dataclass(frozen=True, slots=True)
class SetelanInfo:
    """How an event's certificates are numbered and signed."""

    tahun: int
    serial: int
    pola: str
    jp: int
    tanggal: dt.date
    kota: str
    penanda_jabatan: str
    penanda_nama: str
    penanda_nip: str


@dataclass(frozen=True, slots=True)
class SertifikatInfo:
    """A certificate as it was issued; `ditarik_at` None is in force."""

    id: UUID
    kab_id: int
    kegiatan_id: UUID
    peserta_id: UUID
    urut: int
    nomor: str
    kode: str
    nama: str
    isi: Mapping[str, Any]
    sidik: str
    terbit_at: dt.datetime
    ditarik_at: dt.datetime | None
    ditarik_alasan: str

    @property
    def utuh(self) -> bool:
        """Whether the row still says what was issued."""
        return sidik_of(self.nomor, self.nama, self.isi) == self.sidik


_SETELAN = (
    "tahun", "serial", "pola", "jp", "tanggal", "kota", "penanda_jabatan", "penanda_nama", "penanda_nip",
)  # fmt: skip
_FIELDS = (
    "id", "kab_id", "kegiatan_id", "peserta_id", "urut", "nomor", "kode", "nama", "isi", "sidik", "terbit_at",
    "ditarik_at", "ditarik_alasan",
)  # fmt: skip


def setelan_of(kab_id: int, kegiatan_id: UUID) -> SetelanInfo | None:
    """What is set for an event, None while nothing is."""
    row = SetelanSertifikat.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).values_list(*_SETELAN).first()
    return SetelanInfo(*row) if row else None


def last_setelan(kab_id: int) -> SetelanInfo | None:
    """What a regency set for the event before; a new event begins with its pattern and signer."""
    rows = SetelanSertifikat.objects.filter(kab_id=kab_id).order_by("-tahun", "-serial")
    row = rows.values_list(*_SETELAN).first()
    return SetelanInfo(*row) if row else None


def next_serial(kab_id: int, tahun: int) -> int:
    """The number of the next event of a year that gives certificates, from 1."""
    rows = SetelanSertifikat.objects.filter(kab_id=kab_id, tahun=tahun).order_by("-serial")
    return (rows.values_list("serial", flat=True).first() or 0) + 1


def sertifikat_page(
    kab_id: int, kegiatan_id: UUID, *, in_force: bool = False, limit: int | None = None, offset: int = 0
) -> list[SertifikatInfo]:
    """Certificates of an event by number, withdrawn ones too or only those in force."""
    rows = _of(kab_id, kegiatan_id, in_force=in_force).order_by("urut")
    return _infos(rows[offset : None if limit is None else offset + limit])


def count_sertifikat(kab_id: int, kegiatan_id: UUID, *, in_force: bool = False) -> int:
    """How many there are."""
    return _of(kab_id, kegiatan_id, in_force=in_force).count()


def certified_of(kab_id: int, kegiatan_id: UUID) -> dict[UUID, UUID]:
    """Participants with a certificate in force: {participant: certificate}."""
    return dict(_of(kab_id, kegiatan_id, in_force=True).values_list("peserta_id", "id"))


def find_sertifikat(kab_id: int, kegiatan_id: UUID, sertifikat_id: UUID) -> SertifikatInfo | None:
    """One of an event, or None."""
    rows = _infos(Sertifikat.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id, id=sertifikat_id))
    return rows[0] if rows else None


def verify_sertifikat(kode: str) -> SertifikatInfo | None:
    """The certificate of a code, however it is typed."""
    typed = ungroup_code(kode)
    if len(typed) != CODE_LENGTH:
        return None
    row = Sertifikat.objects.filter(kode=typed).values_list(*_FIELDS).first()
    return SertifikatInfo(*row) if row else None


def _of(kab_id: int, kegiatan_id: UUID, *, in_force: bool) -> QuerySet[Sertifikat]:
    rows = Sertifikat.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id)
    return rows.filter(ditarik_at__isnull=True) if in_force else rows


def _infos(rows: QuerySet[Sertifikat]) -> list[SertifikatInfo]:
    return [SertifikatInfo(*row) for row in rows.values_list(*_FIELDS)]
