"""A file on its way in stays in memory and is bounded: no plain copy of residents lies on the disk for a moment."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from simpul.interop.impor.berkas import MOST_BYTES, read_file
from simpul.interop.impor.errors import Galat
from simpul.interop.impor.lembar import Tabel, one_table
from simpul.kernel.errors import SimpulError

FIELD = "berkas"
MOST_SENT = 1024 * 1024 * 1024  # nobody waits longer for a sentence


class BoundedHandler(FileUploadHandler):
    """Keeps one file up to the limit; the rest of a larger one is read and thrown away, so that the page can answer."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.is_too_large = False
        self._sent = 0
        self._content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece; a browser that is cut off while it sends shows no page, so the rest is let pass."""
        self._sent += len(raw_data)  # of all files of the form
        if self._sent > MOST_SENT:
            raise StopUpload(connection_reset=True)
        if self._sent > MOST_BYTES:
            self.is_too_large = True
            self._content = BytesIO()
        else:
            self._content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file."""
        content = self._content.getvalue()
        self._content = BytesIO()
        return InMemoryUploadedFile(
            BytesIO(content), self.field_name, "berkas", "application/octet-stream", file_size, None
        )


def bound(request: HttpRequest) -> None:
    """Let this request bring a file; call before anything reads its form."""
    request.upload_handlers = [BoundedHandler(request)]


def brought(request: HttpRequest) -> Tabel:
    """The table that was brought as a file or pasted; raises a code of `impor`."""
    file: Any = request.FILES.get(FIELD)  # this reads the form, unless the check of its token did
    [handler] = request.upload_handlers
    if getattr(handler, "is_too_large", False):
        raise SimpulError(Galat.TERLALU_BESAR)
    content: bytes = file.read() if file is not None else request.POST.get("tempel", "").encode()
    return one_table(read_file(content))
