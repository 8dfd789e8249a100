"""What phones sent, as bytes: decoded one by one, so that one bad record never refuses the others."""

import base64
import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings
from msgspec import Struct

from simpul.akses.queries import PerangkatInfo
from simpul.flows.push import unreadable_operation
from simpul.jurnal.operations import part_of
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import derive_id

FIRST_YEAR, LAST_YEAR = 1970, 2200
# A content nested without end is no content; the decoder stops before the stack does.
BROKEN = (msgspec.MsgspecError, RecursionError)
Readable = list[OperationIn]
Unreadable = list[tuple[OperationIn, SimpulError]]


def read_operations(
    device: PerangkatInfo, pieces: Sequence[bytes], sealed: Sequence[str]
) -> tuple[Readable, Unreadable]:
    """Operations that can be read, and stand-ins of those that cannot, with the reason."""
    readable: Readable = []
    unreadable: Unreadable = []
    opened = list(pieces)
    for text in sealed:
        try:
            opened.append(settings.KEYRING.open_server(base64.b64decode(text, validate=True), b"operasi"))
        except (SimpulError, ValueError):
            unreadable.append(_keep(device, text.encode(), SimpulError("kunci.tidak_cocok")))
    for piece in opened:
        try:
            readable.append(_credible(msgspec.json.decode(piece, type=OperationIn)))
        except BROKEN as error:
            unreadable.append(_keep(device, piece, SimpulError("operasi.isi_tidak_lengkap", bagian=part_of(error))))
    return readable, unreadable


def _credible(operation: OperationIn) -> OperationIn:
    """The operation, unless its times lie where no database and no calendar follows."""
    if not FIRST_YEAR <= operation.recorded_at.year <= LAST_YEAR:
        raise msgspec.ValidationError("recorded_at")
    return operation


def _keep(device: PerangkatInfo, piece: bytes, error: SimpulError) -> tuple[OperationIn, SimpulError]:
    """Keep it under its own id where it has one, else under one made from its bytes (a repeat is a repeat)."""
    text = piece.decode("utf-8", "replace")
    try:
        fields = msgspec.json.decode(piece, type=_Fields)
    except BROKEN:
        fields = _Fields()
    try:
        operation_id = UUID(str(fields.id))
    except ValueError:
        operation_id = derive_id("tidak_terbaca", str(device.id), hashlib.sha256(piece).hexdigest())
    return unreadable_operation(device, operation_id, text, _own_number(device, fields)), error


def _own_number(device: PerangkatInfo, fields: "_Fields") -> int | None:
    """Its place in the sequence of this phone, so that an unreadable record is no hole."""
    is_own = str(fields.device_id) == str(device.id)
    number = fields.device_seq
    return number if is_own and isinstance(number, int) and 0 < number < 2**53 else None


class _Fields(Struct, frozen=True, kw_only=True):
    """What an unreadable record may still tell."""

    id: Any = None
    device_id: Any = None
    device_seq: Any = None
