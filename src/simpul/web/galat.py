"""Pages for what no view answered: plain sentences in place of the framework's own words (R16)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template

from simpul.kernel.errors import SimpulError, sentence


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that is not there."""
    return _page(request, "halaman.tidak_ada", 404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be read."""
    return _page(request, "halaman.tidak_terbaca", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A refusal that did not come from the decision function."""
    return _page(request, "akses.ditolak", 403)


def only_by_button(request: HttpRequest) -> HttpResponse:
    """A page that answers a form, opened from the address bar or after going back."""
    return _page(request, "halaman.hanya_tombol", 405)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: an old page, or somebody else's."""
    return _page(request, "halaman.kedaluwarsa", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke."""
    return out_of_order(request, SimpulError("umum.tidak_dikenal"), 500)


def out_of_order(request: HttpRequest, error: SimpulError, status: int) -> HttpResponse:
    """Nothing may be asked of the database for this page, for that may be what broke: a full disk, a busy file."""
    if request.path.startswith("/api/"):
        return _json(error, status)
    return HttpResponse(get_template("mogok.html").render({"pesan": str(error)}), status=status)


def _page(request: HttpRequest, code: str, status: int) -> HttpResponse:
    if request.path.startswith("/api/"):
        return _json(SimpulError(code), status)
    return render(request, "galat.html", {"pesan": sentence(code, {}), "status": status}, status=status)


def _json(error: SimpulError, status: int) -> JsonResponse:
    answer = JsonResponse({"code": error.code, "params": error.params, "pesan": str(error)}, status=status)
    if "detik" in error.params:
        answer.headers["Retry-After"] = str(error.params["detik"])
    return answer
