"""Programmes of agencies: one, a page of them, and those that reach a place."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.akses.rules.scope import Scope
from simpul.rencana.models import ProgramDinas
from simpul.rencana.rules.words import JenisProgram
from simpul.wilayah.rules import Bounds, ancestor_jalur, bounds_of


@dataclass(frozen=True, slots=True)
class ProgramInfo:
    """A programme as it stands; `anggaran` is whole rupiah."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None
    tahun: int
    bidang: str
    opd: str
    jenis: JenisProgram
    kode: str
    nama: str
    anggaran: int
    versi: int
    oleh: str


_FIELDS = tuple(ProgramInfo.__slots__)


def find_program(kab_id: int, program_id: UUID) -> ProgramInfo | None:
    """One programme, or None."""
    rows = _infos(ProgramDinas.objects.filter(kab_id=kab_id, id=program_id))
    return rows[0] if rows else None


def list_program(
    scope: Scope, homes: Collection[str], kab_ids: Collection[int], tahun: int, bidang: str = "", *,
    limit: int = 50, offset: int = 0,
) -> list[ProgramInfo]:  # fmt: skip
    """Programmes that reach the places of a scope, from above or inside, by field, agency and code.

    `homes` are the paths of posyandu that the scope names one by one.
    """
    reach = Q(pk__in=())
    for part in scope.parts:
        near = _near(part.bounds) if part.bounds is not None else Q(pk__in=())
        reach |= near & Q(bidang__in=sorted(part.bidang)) if part.bidang else near
    for jalur in homes:
        reach |= _near(bounds_of(jalur))
    rows = ProgramDinas.objects.filter(reach, kab_id__in=list(kab_ids), tahun=tahun)
    if bidang:
        rows = rows.filter(bidang=bidang)
    return _infos(rows.order_by("bidang", "opd", "kode", "id")[offset : offset + limit])


def program_near(
    kab_ids: Collection[int], bounds: Bounds, tahun: int, bidang: str = "", limit: int = 20
) -> list[ProgramInfo]:
    """Programmes of a year that reach a place: those of places above it and inside it."""
    rows = ProgramDinas.objects.filter(_near(bounds), kab_id__in=list(kab_ids), tahun=tahun)
    if bidang:
        rows = rows.filter(bidang=bidang)
    return _infos(rows.order_by("bidang", "-anggaran", "id")[:limit])


def _near(bounds: Bounds) -> Q:
    above = ancestor_jalur(bounds.lo)
    return Q(jalur__in=[*above, bounds.lo]) | Q(jalur__gte=bounds.lo, jalur__lt=bounds.hi)


def _infos(rows: QuerySet[ProgramDinas]) -> list[ProgramInfo]:
    return [ProgramInfo(**{**row, "jenis": JenisProgram(row["jenis"])}) for row in rows.values(*_FIELDS)]
