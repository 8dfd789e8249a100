"""Codes cannot be tried out: looking one up is limited per address."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.akses import services as akses
from simpul.akses.services import Laju
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of

Page = Callable[[HttpRequest, str], HttpResponse]


def limited(page: Page) -> Page:
    """A page of one code that answers 429 with the seconds to wait when an address asked too often."""

    @wraps(page)
    def view(request: HttpRequest, kode: str) -> HttpResponse:
        try:
            akses.spend(Laju.VERIFIKASI, f"alamat:{address_of(request)}")
        except SimpulError as error:
            response = render(request, "periksa/pangkal.html", {"galat": str(error)}, status=429)
            response["Retry-After"] = str(error.params.get("detik", 60))
            return response
        return page(request, kode)

    return view
