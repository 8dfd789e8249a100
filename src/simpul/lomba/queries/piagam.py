"""Reads of charters: of a contest, of years of service, one, and one by the code that is printed on it."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from simpul.kegiatan.rules.sertifikat import sidik_of
from simpul.kernel.verification import CODE_LENGTH, ungroup_code
from simpul.lomba.models import Piagam
from simpul.lomba.rules.words import JenisPiagam


@dataclass(frozen=True, slots=True)
class PiagamInfo:
    """A charter as it was issued; `ditarik_at` None is in force."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    jenis: JenisPiagam
    lomba_id: UUID | None
    peserta_id: UUID | None
    orang: str
    tahun_bakti: int
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


_FIELDS = tuple(one.name for one in fields(PiagamInfo))
_SIGNED = ("kota", "penanda_jabatan", "penanda_nama", "penanda_nip")


def piagam_of_lomba(kab_id: int, lomba_id: UUID) -> list[PiagamInfo]:
    """Charters of a contest by number, withdrawn ones too."""
    return _infos(Piagam.objects.filter(kab_id=kab_id, lomba_id=lomba_id).order_by("tahun", "urut"))


def piagam_of_bakti(kab_ids: Collection[int], people: Collection[str]) -> dict[tuple[str, int], PiagamInfo]:
    """Charters for service in force of some people: {(person, years): charter}."""
    rows = Piagam.objects.filter(
        kab_id__in=list(kab_ids), lomba_id__isnull=True, orang__in=list(people), ditarik_at__isnull=True
    )
    return {(one.orang, one.tahun_bakti): one for one in _infos(rows)}


def find_piagam(kab_id: int, piagam_id: UUID) -> PiagamInfo | None:
    """One charter, or None."""
    rows = _infos(Piagam.objects.filter(kab_id=kab_id, id=piagam_id))
    return rows[0] if rows else None


def piagam_by_ids(kab_id: int, ids: Collection[UUID]) -> list[PiagamInfo]:
    """Some charters, by number."""
    return _infos(Piagam.objects.filter(kab_id=kab_id, id__in=list(ids)).order_by("tahun", "urut"))


def verify_piagam(kode: str) -> PiagamInfo | None:
    """The charter of a code, however it is typed."""
    typed = ungroup_code(kode)
    if len(typed) != CODE_LENGTH:
        return None
    row = Piagam.objects.filter(kode=typed).values(*_FIELDS).first()
    return _info(row) if row else None


def last_tanda(kab_id: int, wilayah_id: int) -> dict[str, str]:
    """Town and signer of the last charter of a place, for the next form; nothing before the first."""
    rows = Piagam.objects.filter(kab_id=kab_id, wilayah_id=wilayah_id).order_by("-tahun", "-urut")
    isi = rows.values_list("isi", flat=True).first() or {}
    return {name: str(isi.get(name, "")) for name in _SIGNED}


def _infos(rows: QuerySet[Piagam]) -> list[PiagamInfo]:
    return [_info(row) for row in rows.values(*_FIELDS)]


def _info(row: dict[str, Any]) -> PiagamInfo:
    return PiagamInfo(**{**row, "jenis": JenisPiagam(row["jenis"])})
