"""The catalogue in the words of a posyandu's region."""

import datetime as dt

from simpul.layanan.loader import find_overlays, load_catalog
from simpul.layanan.schema import Catalog
from simpul.posyandu.queries.registry import Acuan, PosyanduInfo


def catalog_at(home: PosyanduInfo, version: str | None, on: dt.date) -> Catalog:
    """The catalogue a record of that day was made under (`None`: the current one), with its region's layers."""
    layers = find_overlays(on, province_code=home.jalur[:2], kab_id=home.kab_id)
    return load_catalog(version, layers, home.acuan.layer_on(on))


def regency_catalog(kode: str, kab_id: int, own: str, on: dt.date) -> Catalog:
    """The current catalogue of a regency with its code, under the layers of its region and `own` (`Acuan.layer_on`)."""
    return load_catalog(None, find_overlays(on, province_code=kode[:2], kab_id=kab_id), own)


def line_title(home: PosyanduInfo, layanan_id: str, on: dt.date) -> str:
    """What the region calls a line on a day; a line that it hid after the record was made keeps its national name."""
    line = catalog_at(home, None, on).find(layanan_id) or load_catalog().find(layanan_id)
    return line.title if line else layanan_id


def emergency_numbers(acuan: Acuan, catalog: Catalog) -> list[dict[str, str]]:
    """The regency's own numbers, else those its region published with the catalogue; none means none answers."""
    own = [dict(number) for number in acuan.nomor_darurat]
    return own or [{"nama": number.name, "nomor": number.number} for number in catalog.emergency_numbers]
