"""Old payloads made new: one tested function per type and version that has been replaced."""

from collections.abc import Callable
from typing import Any

import msgspec

from simpul.jurnal.operations import OPERATION_TYPES, decode_payload
from simpul.kernel.errors import SimpulError

# (type, version) -> payload of the next version. Empty until the first payload changes.
UPCASTERS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
# What an upcaster meets in a payload that was never right.
_NOT_WHOLE = (KeyError, TypeError, ValueError, AttributeError)


def read_payload(kind: str, version: int, payload: Any) -> msgspec.Struct:
    """The typed payload of today, of whichever version it came as.

    Raises `operasi.jenis_tidak_dikenal`, `operasi.isi_tidak_lengkap`.
    """
    known = OPERATION_TYPES.get(kind)
    while known is not None and 0 < version < known.version:
        step = UPCASTERS[kind, version]
        try:
            payload = step(payload)
        except _NOT_WHOLE as error:
            raise SimpulError("operasi.isi_tidak_lengkap", bagian="isi catatan") from error
        version += 1
    return decode_payload(kind, version, payload)
