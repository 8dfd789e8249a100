"""The six fields in plain words of the catalogue, in the order of law: what is done, what may be asked for and how."""

from dataclasses import dataclass

from simpul.layanan.schema import Bidang, Catalog


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What one may ask for, with the papers that are wanted later."""

    judul: str
    contoh: str
    berkas: tuple[str, ...]
    rahasia: bool


@dataclass(frozen=True, slots=True)
class BidangUmum:
    """A field: what a posyandu does in it, what one may ask for, and the working days until the first answer."""

    bidang: Bidang
    layanan: tuple[str, ...]
    permintaan: tuple[Permintaan, ...]
    hari: int | None


def fields_of(catalog: Catalog) -> tuple[BidangUmum, ...]:
    """All six, as a region's catalogue says them."""
    return tuple(_field(catalog, bidang) for bidang in catalog.bidang)


def _field(catalog: Catalog, bidang: Bidang) -> BidangUmum:
    lines = [line for line in catalog.lines if line.bidang == bidang.code]
    asked = [line for line in lines if line.makes_usulan]
    days = {line.deadline_days for line in asked if line.deadline_days is not None}
    return BidangUmum(
        bidang,
        tuple(line.title for line in lines if not line.makes_usulan),
        tuple(
            Permintaan(line.title, line.examples, tuple(paper.name for paper in line.documents), line.rahasia)
            for line in asked
        ),
        max(days) if days else None,
    )
