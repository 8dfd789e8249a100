"""The steps between a right password and being signed in: code of the second factor, own password, enrolment."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from simpul.akses.errors import MASUK_LEWAT
from simpul.akses.queries import akun_by_id
from simpul.flows import masuk as flows
from simpul.flows.masuk import Langkah
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of
from simpul.web.akses.pintu import PAGES, Tamu, enter, forget_offer, go_on, guest, note_factor, note_password, offered
from simpul.web.asked import asked

LONGEST_PASSWORD, LONGEST_CODE = 200, 40
UNPROCESSABLE = 422
Step = Callable[[HttpRequest, Tamu], HttpResponse]


def step(langkah: Langkah) -> Callable[[Step], Callable[[HttpRequest], HttpResponse]]:
    """A page for who owes just this step; anyone else goes where she belongs."""

    def decorate(page: Step) -> Callable[[HttpRequest], HttpResponse]:
        @require_http_methods(["GET", "POST"])
        @wraps(page)
        def view(request: HttpRequest) -> HttpResponse:
            try:
                tamu = guest(request)
                owed = flows.next_step(tamu.akun_id, factor_given=tamu.factor_given)
            except SimpulError as error:
                return closed(request, error)
            if owed is not langkah:
                return redirect(PAGES[owed]) if owed in PAGES else go_on(request)
            return page(request, tamu)

        return view

    return decorate


def closed(request: HttpRequest, error: SimpulError) -> HttpResponse:
    """The sign-in page with the reason why one stands outside again; an address alone tells nothing."""
    if error.code == MASUK_LEWAT and request.method == "GET":
        return redirect("/masuk/")
    context = {"lanjut": "/", "galat": str(error)}
    return render(request, "akses/masuk.html", context, status=401)


@step(Langkah.FAKTOR)
def kode(request: HttpRequest, tamu: Tamu) -> HttpResponse:
    """A code from the phone, or one of the printed recovery codes."""
    if request.method == "GET":
        return render(request, "akses/kode.html", {})
    try:
        flows.give_factor(tamu.akun_id, asked(request.POST, "kode", LONGEST_CODE), address=address_of(request))
    except SimpulError as error:
        return render(request, "akses/kode.html", {"galat": said(error)}, status=UNPROCESSABLE)
    note_factor(request)
    return go_on(request)


@step(Langkah.SANDI)
def sandi(request: HttpRequest, tamu: Tamu) -> HttpResponse:
    """One's own password in place of the printed one."""
    context: dict[str, Any] = {"nama_pengguna": akun_by_id(tamu.akun_id).nama_pengguna}
    if request.method == "GET":
        return render(request, "akses/sandi.html", context)
    baru, lagi = (request.POST.get(name, "")[:LONGEST_PASSWORD] for name in ("baru", "lagi"))
    try:
        flows.replace_first_password(tamu.akun_id, baru, lagi, address=address_of(request))
    except SimpulError as error:
        return render(request, "akses/sandi.html", context | {"galat": said(error)}, status=UNPROCESSABLE)
    note_password(request, tamu)
    return go_on(request)


@step(Langkah.DAFTAR)
def hp(request: HttpRequest, tamu: Tamu) -> HttpResponse:
    """The second factor is set up with the phone at hand; then the recovery codes are printed."""
    kunci = offered(request, tamu.akun_id)
    if request.method == "GET":
        return render(request, "akses/hp.html", {"kunci": kunci})
    code = asked(request.POST, "kode", LONGEST_CODE)
    try:
        made = flows.enrol_factor(tamu.akun_id, kunci.rahasia, code, address=address_of(request))
    except SimpulError as error:
        return render(request, "akses/hp.html", {"kunci": kunci, "galat": said(error)}, status=UNPROCESSABLE)
    forget_offer(request)
    enter(request)
    row = akun_by_id(tamu.akun_id)
    return render(request, "akses/pemulihan.html", {"kode": made.kode, "lanjut": tamu.lanjut, "a": row})


def said(error: SimpulError) -> str:
    """The sentence of a refusal; a busy server has its own page."""
    if error.code == "sibuk.coba_lagi":
        raise error
    return str(error)
