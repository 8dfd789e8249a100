"""Texts that a table cannot hold. Pure."""

from typing import Final

import msgspec

from simpul.kernel.errors import SimpulError
from simpul.warga.errors import Galat

LONGEST: Final = 200
LONGEST_BY_FIELD: Final = {
    "alasan": 500,
    "catatan": 2000,
    "dusun": 80,
    "nomor_sementara": 16,
    "rt": 8,
    "rw": 8,
    "telepon": 24,
}


def check_texts(payload: msgspec.Struct) -> SimpulError | None:
    """The first text field that is too long or holds a NUL, which PostgreSQL cannot store."""
    for field in payload.__struct_fields__:
        value = getattr(payload, field)
        if not isinstance(value, str):
            continue
        most = LONGEST_BY_FIELD.get(field, LONGEST)
        if len(value) > most:
            return SimpulError(Galat.TEKS_TERLALU_PANJANG, bagian=field, paling=most)
        if "\0" in value:
            return SimpulError(Galat.TEKS_TIDAK_TERBACA, bagian=field)
    return None
