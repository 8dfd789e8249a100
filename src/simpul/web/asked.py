"""What an address or a form says, as text that every database can hold."""

from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParserError

from simpul.jurnal.lampiran import MAX_BYTES
from simpul.kernel.errors import SimpulError


def asked(said: QueryDict, name: str, longest: int = 80) -> str:
    """The words of a field on one line, without signs that cannot be stored; '' when it is absent."""
    return " ".join(said.get(name, "").replace("\x00", "").split())[:longest]


def asked_number(said: QueryDict, name: str, digits: int = 6) -> int:
    """A whole number of at most `digits` digits, else 0."""
    text = asked(said, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else 0


def asked_uuid(text: str) -> UUID | None:
    """An id as a form says it; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def asked_photo(request: HttpRequest, name: str, longest: int) -> bytes:
    """What was chosen in a file field, no more than one byte over `longest`, whatever its name and size.

    Raises `foto.bukan_gambar` when nothing of it arrived.
    """
    content = asked_file(request, name, longest, "foto.bukan_gambar")
    if not content:
        raise SimpulError("foto.bukan_gambar")
    return content


def asked_file(
    request: HttpRequest, name: str = "berkas", longest: int = MAX_BYTES, torn: str = "lampiran.bukan_surat"
) -> bytes:
    """What was chosen in a file field, b"" when nothing was; one byte over `longest` tells that it is too large.

    Raises `torn` when the form itself did not arrive whole.
    """
    try:
        chosen = request.FILES.get(name)
    except (MultiPartParserError, RequestDataTooBig) as error:
        raise SimpulError(torn) from error
    content: bytes = chosen.read(longest + 1) if chosen is not None else b""
    return content
