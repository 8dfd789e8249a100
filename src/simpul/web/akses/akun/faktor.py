"""One's own second factor: set up, new recovery codes, and given up where no role asks for it."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from simpul.akses.errors import FAKTOR_SUDAH_ADA
from simpul.akses.queries import akun_by_id
from simpul.akses.services import ActorContext, has_factor
from simpul.flows import masuk as flows
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of, office_page
from simpul.web.akses.akun.pages import UNPROCESSABLE, said, saya_page
from simpul.web.akses.pintu import forget_offer, offered
from simpul.web.asked import asked

LONGEST, SAYA = 40, "/akun/saya/"


@require_http_methods(["GET", "POST"])
@office_page
def hp(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Set up the second factor of one's own account."""
    if has_factor(actor.akun_id):
        return saya_page(request, actor, galat=str(SimpulError(FAKTOR_SUDAH_ADA)))
    kunci = offered(request, actor.akun_id)
    context = {"kunci": kunci, "batal": SAYA}
    if request.method == "GET":
        return render(request, "akun/hp.html", context)
    code = asked(request.POST, "kode", LONGEST)
    try:
        made = flows.enrol_factor(actor.akun_id, kunci.rahasia, code, address=address_of(request))
    except SimpulError as error:
        return render(request, "akun/hp.html", context | {"galat": said(error)}, status=UNPROCESSABLE)
    forget_offer(request)
    return _codes(request, actor, made)


@require_POST
@office_page
def pemulihan(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """A new sheet of recovery codes; the old one ends."""
    try:
        made = flows.renew_codes(actor, asked(request.POST, "kode", LONGEST), address=address_of(request))
    except SimpulError as error:
        return saya_page(request, actor, galat=said(error))
    return _codes(request, actor, made)


@require_POST
@office_page
def lepas(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Go on without a second factor, where no role asks for it."""
    try:
        flows.drop_factor(actor, asked(request.POST, "kode", LONGEST), address=address_of(request))
    except SimpulError as error:
        return saya_page(request, actor, galat=said(error))
    if request.user.is_authenticated:  # every session of the account ended with it; this one goes on
        request.user.refresh_from_db()
        update_session_auth_hash(request, request.user)
    messages.success(request, "Kode dari HP dilepas. Masuk cukup dengan kata sandi.")
    return redirect(SAYA)


def _codes(request: HttpRequest, actor: ActorContext, made: flows.Enrolled) -> HttpResponse:
    context = {"kode": made.kode, "lanjut": SAYA, "a": akun_by_id(actor.akun_id)}
    return render(request, "akses/pemulihan.html", context)
