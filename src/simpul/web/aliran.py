"""A ZIP that leaves while it is made: one file of it at a time is in memory."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse


class _Outlet(io.RawIOBase):
    """What the ZIP writes, kept until the stream takes it."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        """It takes bytes and cannot go back, so the ZIP writes its sizes behind each file."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # only bytes come
        """Keep a piece."""
        self._held += data
        return len(data)

    def take(self) -> bytes:
        """All that was kept since."""
        taken = bytes(self._held)
        self._held.clear()
        return taken


def zip_stream(files: Iterable[tuple[str, bytes | str]]) -> Iterator[bytes]:
    """The ZIP piece by piece, each file (name, content) as soon as it is made; PDF, XLSX and JPEG are small already."""
    out = _Outlet()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(name, content)
            yield out.take()
    yield out.take()


def zip_response(files: Iterable[tuple[str, bytes | str]], name: str, *, bagian: int = 0) -> HttpResponse:
    """The answer of a page; `bagian` says how many files will come, for the page that counts them (`unduh.js`)."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    if bagian:
        headers["X-Bagian"] = str(bagian)
    stream = StreamingHttpResponse(zip_stream(files), content_type="application/zip", headers=headers)
    return cast("HttpResponse", stream)  # what a page may do with an answer, its headers, a stream has as well
