"""The door between a right password and being signed in: who stands in it, for at most a quarter of an hour.

What it knows lies in the visitor's session; nobody is signed in before every step is done.
"""

import base64
from dataclasses import dataclass
from uuid import UUID

import segno
from django.contrib.auth import login
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.queries import akun_by_id
from simpul.flows.masuk import Langkah, next_step
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

KEY, SECRET_KEY, SECONDS = "pintu", "pintu_rahasia", 15 * 60
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGES = {Langkah.FAKTOR: "/masuk/kode/", Langkah.SANDI: "/masuk/sandi/", Langkah.DAFTAR: "/masuk/hp/"}


@dataclass(frozen=True, slots=True)
class Tamu:
    """Whose password was right, where she wants to go, and whether a code of her second factor was right too."""

    akun_id: UUID
    lanjut: str
    factor_given: bool


@dataclass(frozen=True, slots=True)
class Kunci:
    """A secret on offer for an authenticator app: the QR code, and the same as text."""

    rahasia: bytes
    qr: str
    teks: str


def begin(request: HttpRequest, akun_id: UUID, lanjut: str) -> HttpResponse:
    """The password was right: on to the first step that is owed, or in."""
    request.session.pop(SECRET_KEY, None)
    _keep(request, Tamu(akun_id, lanjut, factor_given=False))
    return go_on(request)


def guest(request: HttpRequest) -> Tamu:
    """Who stands in the door; raises `akses.masuk_lewat` when nobody does, or no more."""
    held = request.session.get(KEY) or {}
    account = ModelBackend().get_user(UUID(held["akun"])) if held.get("sampai", 0) > clock.now().timestamp() else None
    if account is None or account.get_session_auth_hash() != held.get("sidik"):
        request.session.pop(KEY, None)
        raise SimpulError(errors.MASUK_LEWAT)
    return Tamu(account.pk, str(held["lanjut"]), bool(held["faktor"]))


def note_factor(request: HttpRequest) -> None:
    """A code of the second factor was right."""
    tamu = guest(request)
    _keep(request, Tamu(tamu.akun_id, tamu.lanjut, factor_given=True))


def note_password(request: HttpRequest, tamu: Tamu) -> None:
    """The password changed under who stands here; it was she."""
    _keep(request, tamu)


def go_on(request: HttpRequest) -> HttpResponse:
    """To the next step that is owed, or in."""
    tamu = guest(request)
    step = next_step(tamu.akun_id, factor_given=tamu.factor_given)
    if step is not Langkah.SELESAI:
        return redirect(PAGES[step])
    enter(request)
    return redirect(tamu.lanjut)


def enter(request: HttpRequest) -> None:
    """Sign in; every step must be done."""
    tamu = guest(request)
    account = ModelBackend().get_user(tamu.akun_id)
    for key in (KEY, SECRET_KEY):
        request.session.pop(key, None)
    if account is not None:
        login(request, account, backend=BACKEND)


def offered(request: HttpRequest, akun_id: UUID) -> Kunci:
    """The secret on offer to this browser, the same until it is taken, so that a page read again is the same page."""
    held = request.session.get(SECRET_KEY) or {}
    if held.get("akun") != str(akun_id):
        secret = base64.b64encode(akses.new_factor_secret()).decode()
        held = request.session[SECRET_KEY] = {"akun": str(akun_id), "rahasia": secret}
    secret_bytes = base64.b64decode(held["rahasia"])
    address = akses.factor_address(secret_bytes, akun_by_id(akun_id).nama_pengguna)
    qr = segno.make(address, error="m").svg_data_uri(scale=5, border=2)
    return Kunci(secret_bytes, qr, akses.secret_in_words(secret_bytes))


def forget_offer(request: HttpRequest) -> None:
    """The secret on offer was taken."""
    request.session.pop(SECRET_KEY, None)


def _keep(request: HttpRequest, tamu: Tamu) -> None:
    account = ModelBackend().get_user(tamu.akun_id)
    if account is None:
        raise SimpulError(errors.MASUK_LEWAT)
    request.session[KEY] = {
        "akun": str(tamu.akun_id),
        "lanjut": tamu.lanjut,
        "faktor": tamu.factor_given,
        "sidik": account.get_session_auth_hash(),
        "sampai": clock.now().timestamp() + SECONDS,
    }
