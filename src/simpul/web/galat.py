"""Pages for what no view answered: plain sentences in place of the framework's own words (R16)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template

from simpul.kernel.errors import sentence


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that is not there."""
    return _page(request, "halaman.tidak_ada", 404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be read."""
    return _page(request, "halaman.tidak_terbaca", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A refusal that did not come from the decision function."""
    return _page(request, "akses.ditolak", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: an old page, or somebody else's."""
    return _page(request, "halaman.kedaluwarsa", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke: nothing may be asked of the database for this page, for that may be what broke."""
    if request.path.startswith("/api/"):
        return _json("umum.tidak_dikenal", 500)
    page = get_template("mogok.html").render({"pesan": sentence("umum.tidak_dikenal", {})})
    return HttpResponse(page, status=500)


def _page(request: HttpRequest, code: str, status: int) -> HttpResponse:
    if request.path.startswith("/api/"):
        return _json(code, status)
    return render(request, "galat.html", {"pesan": sentence(code, {}), "status": status}, status=status)


def _json(code: str, status: int) -> JsonResponse:
    return JsonResponse({"code": code, "params": {}, "pesan": sentence(code, {})}, status=status)
