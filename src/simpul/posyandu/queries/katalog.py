"""The catalogue in the words of a posyandu's region."""

import datetime as dt

from simpul.layanan.loader import find_overlays, load_catalog
from simpul.layanan.schema import Catalog
from simpul.posyandu.queries.registry import Acuan, PosyanduInfo
from simpul.posyandu.rules.istilah import KELURAHAN
from simpul.wilayah.rules import JenisWilayah, village_kind

# The catalogue speaks of a desa; what a region calls its desa is no word for a kelurahan.
KATA_KELURAHAN = (("desa", KELURAHAN.tempat), ("kepala_desa", KELURAHAN.kepala))


def catalog_at(home: PosyanduInfo, version: str | None, on: dt.date) -> Catalog:
    """The catalogue a record of that day was made under (`None`: the current one), with its region's layers."""
    layers = find_overlays(on, province_code=home.jalur[:2], kab_id=home.kab_id)
    return load_catalog(version, layers, home.acuan.layer_on(on), _words(village_kind(home.jalur)))


def regency_catalog(kode: str, kab_id: int, own: str, on: dt.date) -> Catalog:
    """The current catalogue of a regency, or of a village in it, by its code, with the layers of its region and `own`.

    `own` is what `Acuan.layer_on` says.
    """
    return catalog_of_kind(kode[:2], kab_id, own, on, village_kind(kode))


def catalog_of_kind(province_code: str, kab_id: int, own: str, on: dt.date, jenis: JenisWilayah) -> Catalog:
    """The current catalogue of all villages of a kind in a regency."""
    return load_catalog(None, find_overlays(on, province_code=province_code, kab_id=kab_id), own, _words(jenis))


def _words(jenis: JenisWilayah) -> tuple[tuple[str, str], ...]:
    return KATA_KELURAHAN if jenis is JenisWilayah.KELURAHAN else ()


def line_title(home: PosyanduInfo, layanan_id: str, on: dt.date) -> str:
    """What the region calls a line on a day; a line that it hid after the record was made keeps its national name."""
    line = catalog_at(home, None, on).find(layanan_id) or load_catalog().find(layanan_id)
    return line.title if line else layanan_id


def emergency_numbers(acuan: Acuan, catalog: Catalog) -> list[dict[str, str]]:
    """The regency's own numbers, else those its region published with the catalogue; none means none answers."""
    own = [dict(number) for number in acuan.nomor_darurat]
    return own or [{"nama": number.name, "nomor": number.number} for number in catalog.emergency_numbers]
