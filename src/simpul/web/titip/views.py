"""Titip kirim: whoever holds a carried file brings it here, signed in or not; nothing of it can be read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from simpul.flows.titipan import MAX_FILE_BYTES, receive_titipan
from simpul.jurnal.operations.protocol import TitipanResponse
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of
from simpul.web.asked import asked_file

UNPROCESSABLE, TOO_OFTEN = 422, 429


@require_http_methods(["GET", "POST"])
def titip(request: HttpRequest) -> HttpResponse:
    """The form; a file is taken at once, and the page says how much of it lies safely here."""
    if request.method == "GET":
        return render(request, "titip/pangkal.html")
    try:
        hasil = receive_titipan(_file(request), address_of(request))
    except SimpulError as error:
        status = TOO_OFTEN if "detik" in error.params else UNPROCESSABLE
        response = render(request, "titip/pangkal.html", {"galat": str(error)}, status=status)
        if status == TOO_OFTEN:
            response["Retry-After"] = str(error.params["detik"])
        return response
    return render(request, "titip/hasil.html", {"hasil": hasil, "baru": _new(hasil)})


def _new(hasil: TitipanResponse) -> int:
    return hasil.catatan - hasil.sudah_ada


def _file(request: HttpRequest) -> bytes:
    """What was chosen, whatever its name; no more is read than a carried file may have."""
    content = asked_file(request, "berkas", MAX_FILE_BYTES, "titipan.terpotong")
    if not content:
        raise SimpulError("titipan.bukan")
    return content
