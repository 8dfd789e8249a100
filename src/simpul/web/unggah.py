"""Files in a form stay in memory and are few bytes: a stranger fills neither the disk nor the memory of the server.

The check of a form's token reads the whole form before any page knows who asks, so this holds for every address.
"""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

MOST_KEPT = 11 * 1024 * 1024  # of all files of a form: more than any page here takes
MOST_SENT = 64 * 1024 * 1024  # a browser that is cut off while it sends shows no page, so more than is kept may come


class FirstBytes(FileUploadHandler):
    """Keeps the beginning of what is sent and lets the rest pass; a page that finds a byte too much says so."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._room, self._sent = MOST_KEPT, 0
        self._content = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin another file."""
        super().new_file(*args, **kwargs)
        self._content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece while there is room."""
        self._sent += len(raw_data)
        if self._sent > MOST_SENT:
            raise StopUpload(connection_reset=True)
        self._room -= self._content.write(raw_data[: self._room])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """What was kept of the file, under no name of its own."""
        kept = self._content.getbuffer().nbytes
        self._content.seek(0)
        return InMemoryUploadedFile(self._content, self.field_name, "berkas", "application/octet-stream", kept, None)
