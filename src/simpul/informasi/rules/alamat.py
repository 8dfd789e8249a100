"""Public addresses: the code of the village and the serial of the posyandu, which outlive its name."""

import re
import unicodedata


def slug_of(nama: str) -> str:
    """'Melati 3' as 'melati-3'."""
    plain = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def village_address(kode: str) -> str:
    """The home of a desa or kelurahan."""
    return f"/desa/{kode}/"


def posyandu_address(jalur: str) -> str:
    """The page of a posyandu from its path: its village and its four digits."""
    kode, _, nomor = jalur.rpartition(".")
    return f"/desa/{kode}/{nomor}/"
