"""Registration number PP.KK.KC.DDDD.NNN (governance.md 3.2): stored after Kemendagri issued it, never made here."""

import re

from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors

_SHAPE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}\.\d{3}")


def check_nomor_registrasi(nomor: str, kode_desa: str) -> str:
    """The number without stray spaces; its first 13 signs are the code of the posyandu's desa.

    Raises `posyandu.registrasi_bentuk`, `posyandu.registrasi_desa`.
    """
    plain = nomor.strip()
    if not _SHAPE.fullmatch(plain):
        raise SimpulError(errors.REGISTRASI_BENTUK, nomor=plain)
    if plain[:13] != kode_desa:
        raise SimpulError(errors.REGISTRASI_DESA, nomor=plain, kode=kode_desa)
    return plain
