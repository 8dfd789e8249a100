"""A reason for opening names: asked once, kept for half an hour, written with every page it opened (R51)."""

from functools import wraps
from typing import ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from simpul.akses import errors
from simpul.akses.rules.decision import has_reason
from simpul.akses.services import ActorContext
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.web.actor import Page, office_page
from simpul.web.asked import asked

P = ParamSpec("P")
KEY, SECONDS, LONGEST = "alasan", 30 * 60, 300


def reason_of(request: HttpRequest) -> str:
    """The reason this account gave in the last half hour, else ''."""
    held = request.session.get(KEY) or {}
    return str(held.get("teks", "")) if held.get("sampai", 0) > clock.now().timestamp() else ""


def asks_reason(page: Page[P]) -> Page[P]:
    """Where only a reason is missing, ask for it and come back."""

    def view(request: HttpRequest, actor: ActorContext, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return page(request, actor, *args, **kwargs)
        except SimpulError as error:
            if error.code != errors.PERLU_ALASAN or request.method != "GET":
                raise
            return render(request, "akses/alasan.html", {"lanjut": request.get_full_path()}, status=403)

    return wraps(page)(view)


@require_POST
@office_page
def alasan(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Keep the reason and go on to the page that asked for it."""
    lanjut, teks = request.POST.get("lanjut", "/"), asked(request.POST, "alasan", LONGEST)
    if not lanjut.startswith("/") or not url_has_allowed_host_and_scheme(lanjut, allowed_hosts={request.get_host()}):
        lanjut = "/"
    if not has_reason(teks):
        pesan = str(SimpulError(errors.PERLU_ALASAN))
        return render(request, "akses/alasan.html", {"lanjut": lanjut, "galat": pesan, "teks": teks}, status=422)
    request.session[KEY] = {"teks": teks, "sampai": clock.now().timestamp() + SECONDS}
    return redirect(lanjut)
