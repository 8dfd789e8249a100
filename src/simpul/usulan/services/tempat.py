"""What deciding about requests needs to know of the place: its catalogue, holidays, serial and posts."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from simpul.jurnal.contracts import Ctx
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.layanan.errors import Galat as GalatLayanan
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import Catalog, Line
from simpul.posyandu import queries as posyandu
from simpul.usulan.errors import Galat
from simpul.usulan.queries import work_calendar


@dataclass(frozen=True, slots=True)
class Tempat:
    """One posyandu, and the day each operation about it was received there."""

    home: posyandu.PosyanduInfo
    ctx: Ctx

    def day_of(self, envelope: OperationIn) -> dt.date:
        """The date of receipt in the posyandu's zone, where clocks start; work that waited keeps its own."""
        return clock.local_date(self.ctx.received_of(envelope), self.ctx.zona_waktu)

    def holidays(self, envelope: OperationIn) -> Collection[dt.date]:
        """Days without office work around the day of receipt: those of the nation and of the regency."""
        return work_calendar(self.day_of(envelope).year) | {day for day, _ in self.home.acuan.libur_daerah}

    def catalog(self, envelope: OperationIn) -> Catalog:
        """The catalogue the operation was recorded under, with the region's layers of its service date."""
        return posyandu.catalog_at(self.home, envelope.catalog_version, envelope.service_date)

    def opd_name(self, envelope: OperationIn, code: str) -> str:
        """The agency's name in this region; raises `usulan.opd_tidak_dikenal`."""
        found = next((one.name for one in self.catalog(envelope).opd if one.code == code), None)
        if found is None:
            raise SimpulError(Galat.UNKNOWN_OPD, opd=code)
        return found


def load_tempat(ctx: Ctx) -> Tempat:
    """The place of a batch."""
    return Tempat(posyandu.home_of(ctx), ctx)


def find_line(catalog: Catalog, layanan_id: str) -> Line:
    """A line of the catalogue; raises `layanan.baris_tidak_dikenal`.

    A line that the region hides was still offered to a phone that had not heard of it.
    """
    line = catalog.find(layanan_id) or load_catalog(catalog.version).find(layanan_id)
    if line is None:
        raise SimpulError(GalatLayanan.UNKNOWN_LINE, baris=layanan_id)
    return line
