"""Bytes in and out: limits, gzip and msgspec, so that one bad record never refuses a batch."""

import base64
import zlib
from typing import Any

import msgspec
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from msgspec import Raw, Struct

from simpul.akses.queries import PerangkatInfo
from simpul.flows.reading import BROKEN, Readable, Unreadable, read_operations
from simpul.flows.titipan import MAX_FILE_BYTES
from simpul.jurnal.operations.protocol import MAX_BYTES, MAX_GZIP_BYTES, MAX_OPERATIONS, DeviceState
from simpul.kernel.errors import SimpulError
from simpul.sync.catalog import phone_catalog


class LoosePush(Struct, frozen=True, kw_only=True):
    """A push whose operations are decoded one by one."""

    protocol: int
    operations: list[Raw] = []
    sealed: list[str] = []
    unsent: int = 0
    storage_free_mb: int | None = None
    state: Raw = Raw(b"null")


def state_of(push: LoosePush) -> DeviceState | None:
    """What the phone tells of itself; a phone that tells it oddly still gets its work through."""
    try:
        return msgspec.json.decode(push.state, type=DeviceState | None)
    except BROKEN:
        return None


def body_of(request: HttpRequest) -> bytes:
    """The bytes as they came; raises `sync.terlalu_besar`, `sync.isi_rusak`."""
    try:
        return request.body
    except RequestDataTooBig as error:
        raise SimpulError("sync.terlalu_besar") from error
    except UnreadablePostError as error:
        raise SimpulError("sync.isi_rusak") from error


def file_of(request: HttpRequest) -> bytes:
    """A carried file as it came; raises `titipan.terlalu_besar`, `titipan.terpotong`."""
    try:
        return request.body
    except RequestDataTooBig as error:
        raise SimpulError("titipan.terlalu_besar", batas_mb=MAX_FILE_BYTES // 1024**2) from error
    except UnreadablePostError as error:
        raise SimpulError("titipan.terpotong") from error


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


def split(device: PerangkatInfo, push: LoosePush) -> tuple[Readable, Unreadable]:
    """Operations that can be read, and those that cannot, with the reason."""
    if len(push.operations) + len(push.sealed) > MAX_OPERATIONS:
        raise SimpulError("sync.terlalu_besar")
    return read_operations(device, [bytes(raw) for raw in push.operations], push.sealed)


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
