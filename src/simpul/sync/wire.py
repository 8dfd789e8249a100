"""Bytes in and out: limits, gzip and msgspec, so that one bad record never refuses a batch."""

import base64
import hashlib
import zlib
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from msgspec import Raw, Struct

from simpul.akses.queries import PerangkatInfo
from simpul.flows.push import unreadable_operation
from simpul.jurnal.operations import part_of
from simpul.jurnal.operations.protocol import MAX_BYTES, MAX_GZIP_BYTES, MAX_OPERATIONS, OperationIn
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import derive_id
from simpul.kernel.sealing import open_seal
from simpul.sync.catalog import phone_catalog

FIRST_YEAR, LAST_YEAR = 1970, 2200
# A content nested without end is no content; the decoder stops before the stack does.
BROKEN = (msgspec.MsgspecError, RecursionError)


class LoosePush(Struct, frozen=True, kw_only=True):
    """A push whose operations are decoded one by one."""

    protocol: int
    operations: list[Raw] = []
    sealed: list[str] = []
    unsent: int = 0
    storage_free_mb: int | None = None


def body_of(request: HttpRequest) -> bytes:
    """The bytes as they came; raises `sync.terlalu_besar`, `sync.isi_rusak`."""
    try:
        return request.body
    except RequestDataTooBig as error:
        raise SimpulError("sync.terlalu_besar") from error
    except UnreadablePostError as error:
        raise SimpulError("sync.isi_rusak") from error


def read_body(request: HttpRequest) -> bytes:
    """The expanded body; raises `sync.terlalu_besar` (the phone then halves) or `sync.isi_rusak`."""
    body = body_of(request)
    if request.headers.get("Content-Encoding", "") != "gzip":
        if len(body) > MAX_BYTES:
            raise SimpulError("sync.terlalu_besar")
        return body
    if len(body) > MAX_GZIP_BYTES:
        raise SimpulError("sync.terlalu_besar")
    inflater = zlib.decompressobj(wbits=31)
    try:
        content = inflater.decompress(body, MAX_BYTES + 1)
    except zlib.error as error:
        raise SimpulError("sync.isi_rusak") from error
    if len(content) > MAX_BYTES:
        raise SimpulError("sync.terlalu_besar")
    if not inflater.eof:
        raise SimpulError("sync.isi_rusak")
    return content


def read_json(request: HttpRequest, shape: type[Struct]) -> Any:
    """A body of the given shape; raises `sync.isi_rusak`."""
    try:
        return msgspec.json.decode(read_body(request), type=shape)
    except BROKEN as error:
        raise SimpulError("sync.isi_rusak") from error


Readable = list[OperationIn]
Unreadable = list[tuple[OperationIn, SimpulError]]


def split(device: PerangkatInfo, push: LoosePush) -> tuple[Readable, Unreadable]:
    """Operations that can be read, and those that cannot, with the reason."""
    if len(push.operations) + len(push.sealed) > MAX_OPERATIONS:
        raise SimpulError("sync.terlalu_besar")
    readable: Readable = []
    unreadable: Unreadable = []
    pieces = [bytes(raw) for raw in push.operations]
    for text in push.sealed:
        try:
            pieces.append(open_seal(settings.KEYRING.server, base64.b64decode(text, validate=True), b"operasi"))
        except (SimpulError, ValueError):
            unreadable.append(_keep(device, text.encode(), SimpulError("kunci.tidak_cocok")))
    for piece in pieces:
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


def answer(content: Struct, status: int = 200) -> HttpResponse:
    """A JSON answer."""
    return HttpResponse(msgspec.json.encode(content), content_type="application/json", status=status)


def text(value: bytes) -> str:
    """Bytes as base64."""
    return base64.b64encode(value).decode()


def address(request: HttpRequest) -> str:
    """The caller's address, for rate limits."""
    return str(request.META.get("REMOTE_ADDR", ""))


def check_sidik(sidik: str) -> None:
    """A photo is named by 64 hexadecimal digits; raises `sync.isi_rusak`."""
    if len(sidik) != 64 or not set(sidik) <= set("0123456789abcdef"):
        raise SimpulError("sync.isi_rusak")


def catalog(request: HttpRequest, device: PerangkatInfo) -> HttpResponse:
    """The phone's catalogue; 304 when it has this version already."""
    content, etag = phone_catalog(device)
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304)
    response = HttpResponse(content, content_type="application/json")
    response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"] = etag
    return response
