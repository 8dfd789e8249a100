"""Working posyandu with their opening pattern and little else: a regency has a thousand of them to look through."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope
from simpul.kernel import clock
from simpul.posyandu.models import Posyandu
from simpul.posyandu.queries.registry import kab_ids_in, kab_ids_under
from simpul.posyandu.rules.words import StatusPosyandu
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class Berpola:
    """A working posyandu: where it lies, its name, the pattern of its main opening day, its time zone."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    nama: str
    pola_buka: Mapping[str, int] | None
    zona_waktu: str

    @property
    def kode_desa(self) -> str:
        """Kemendagri code of its desa or kelurahan."""
        return self.jalur.rpartition(".")[0]

    @property
    def hari_ini(self) -> dt.date:
        """Today by the clock on its wall."""
        return clock.today(self.zona_waktu)


def working_in(scope: Scope) -> list[Berpola]:
    """Those a scope reaches, by path."""
    here = scope_filter(scope, jalur="jalur", posyandu_id="id")
    return _rows(Posyandu.objects.filter(here, kab_id__in=kab_ids_in(scope)))


def working_under(wilayah_id: int, bounds: Bounds) -> list[Berpola]:
    """Those of a place, by path."""
    rows = Posyandu.objects.filter(kab_id__in=kab_ids_under(wilayah_id))
    return _rows(rows.filter(jalur__gte=bounds.lo, jalur__lt=bounds.hi))


def _rows(rows: QuerySet[Posyandu]) -> list[Berpola]:
    columns = ("id", "kab_id", "wilayah_id", "jalur", "nama", "pola_buka", "zona_waktu")
    active = rows.filter(status=StatusPosyandu.AKTIF).order_by("jalur")
    return [Berpola(*row) for row in active.values_list(*columns)]
