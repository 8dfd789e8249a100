"""Headers of every answer, and plain sentences for every refusal."""

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from simpul.akses.errors import DITOLAK
from simpul.akses.services import hash_address, record_refusal
from simpul.jurnal.transactions import refusal_of
from simpul.kernel.errors import SimpulError
from simpul.web.akses.akun.tanya import question_link
from simpul.web.galat import only_by_button, out_of_order

Handler = Callable[[HttpRequest], HttpResponse]
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
NOT_ALLOWED = 405
SCANNERS = ("/kader/", "/kegiatan/pindai/")
STATUS = {"akses": 403, "tidak_ada": 404, "sibuk": 503}
# Refusals that must look like an address with nothing behind it.
HIDDEN = {"usulan.kasus_bukan_untuk_anda"}


def security_headers(handler: Handler) -> Handler:
    """Strict CSP; place only where the kader app lives, camera there and at the scanner; no private page is cached."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = handler(request)
        allowed = "self" if request.path.startswith("/kader/") else ""
        camera = "self" if request.path.startswith(SCANNERS) else ""
        response.headers.setdefault("Content-Security-Policy", CSP)
        response.headers["Permissions-Policy"] = (
            f"camera=({camera}), geolocation=({allowed}), microphone=(), payment=(), usb=()"
        )
        if not request.path.startswith(("/static/", "/kader/")):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def caller_address(handler: Handler) -> Handler:
    """Behind the TLS proxy of this machine every caller looks like the proxy; the last hop it names is the caller.

    Without this one wrong code in one village would slow down activation in all of them.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if settings.SESSION_COOKIE_SECURE and _is_loopback(request.META.get("REMOTE_ADDR", "")) and _is_address(named):
            request.META["REMOTE_ADDR"] = named
        request.META["REMOTE_ADDR"] = _connection(request.META.get("REMOTE_ADDR", ""))
        return handler(request)

    return middleware


def _connection(text: str) -> str:
    """Whoever has one IPv6 address has 2^64 of them, so their common half is the caller; IPv4 as it is."""
    address = ip_address(text) if _is_address(text) else None
    if not isinstance(address, IPv6Address) or address.is_loopback:
        return text
    return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_loopback(text: str) -> bool:
    return _is_address(text) and ip_address(text).is_loopback


def plain_errors(handler: Handler) -> Handler:
    """A `SimpulError` that reaches the door becomes its sentence, with the status its family has."""

    class Middleware:
        def __call__(self, request: HttpRequest) -> HttpResponse:
            response = handler(request)
            if response.status_code != NOT_ALLOWED or request.method != "GET" or request.path.startswith("/api/"):
                return response
            page = only_by_button(request)
            page.headers["Allow"] = response.headers["Allow"]
            return page

        def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
            if trouble := refusal_of(error):
                return out_of_order(request, trouble, STATUS["sibuk"])
            if not isinstance(error, SimpulError):
                return None
            _note_refusal(request, error)
            status = STATUS.get(error.code.split(".")[0], 400)
            if error.code.endswith(".tidak_ada") or error.code in HIDDEN:
                status = 404
            if request.path.startswith("/api/"):
                response: HttpResponse = JsonResponse(
                    {"code": error.code, "params": error.params, "pesan": str(error)}, status=status
                )
            else:
                is_ours = error.code == DITOLAK and request.user.is_authenticated
                asks = question_link(request, error) if is_ours else ""
                context = {"pesan": str(error), "status": status, "mengapa": asks}
                response = render(request, "galat.html", context, status=status)
            if status == STATUS["sibuk"]:
                response.headers["Retry-After"] = "5"
            return response

    return Middleware()


def _note_refusal(request: HttpRequest, error: SimpulError) -> None:
    """A page that is not for this account, such as a guessed address, leaves a line in the trail."""
    if error.code == DITOLAK and request.user.is_authenticated:
        record_refusal(request.user.pk, request.path, hash_address(str(request.META.get("REMOTE_ADDR", ""))))
