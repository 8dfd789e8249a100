"""Lists with names as XLSX files."""

from simpul.interop.ekspor.buat import make_ekspor

__all__ = ["make_ekspor"]
