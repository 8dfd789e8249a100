"""Writes of places: loading the national list and importing the codes of another standard."""

from simpul.wilayah.services.bps import ImportResult, import_kode_bps
from simpul.wilayah.services.load import LoadResult, load_wilayah
from simpul.wilayah.services.package import load_from_package

__all__ = ["ImportResult", "LoadResult", "import_kode_bps", "load_from_package", "load_wilayah"]
