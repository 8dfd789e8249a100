"""One form is one act: a double click, or the same form sent again, is answered as the first sending was.

What tells forms apart is the token that Django masks anew for each page it makes, with who sends, where to, and every
field. Only an answer that leads elsewhere ends an act; a refusal, a page or a file may be asked for again.
"""

import hashlib
import json
import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.messages.storage.base import BaseStorage
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect

from simpul.akses import services as akses
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import lookup_hash
from simpul.web.galat import out_of_order

P = ParamSpec("P")
logger = logging.getLogger(__name__)
Handler = Callable[[HttpRequest], HttpResponse]
FOUND, UNAVAILABLE = 302, 503
LOOK_SECONDS, WAIT_SECONDS = 0.1, 10.0
LONGEST = 300
AGAIN = "Isian yang sama sudah diterima tadi, jadi yang ini tidak dikerjakan lagi."


def one_act(handler: Handler) -> Handler:
    """Watch every form of who is signed in; other pages say `takes_once`."""

    class Middleware:
        def __call__(self, request: HttpRequest) -> HttpResponse:
            response = handler(request)
            _settle(request, response)
            return response

        def process_view(self, request: HttpRequest, view: Any, *_: object) -> HttpResponse | None:
            # An exempt page has not read its form yet, and Django has not looked at its token.
            is_form = request.method == "POST" and not getattr(view, "csrf_exempt", False)
            return _answered(request) if is_form and request.user.is_authenticated else None

    return Middleware()


def takes_once(
    page: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """For a page that looks at its token itself, or that a visitor may send; sessions must not begin or end in it."""

    @wraps(page)
    def view(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return _answered(request) or page(request, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", view)


def _answered(request: HttpRequest) -> HttpResponse | None:
    """What the first sending led to; None when this is the first, which is then to be done."""
    sidik = _mark(request) if request.method == "POST" else None
    if sidik is None or hasattr(request, "simpul_isian"):
        return None
    until = time.monotonic() + WAIT_SECONDS
    try:
        while (led := akses.take_isian(sidik)) == "" and time.monotonic() < until:
            time.sleep(LOOK_SECONDS)
    except SimpulError as error:
        return out_of_order(request, error, UNAVAILABLE)
    if led is None:
        request.simpul_isian = sidik  # type: ignore[attr-defined]  # settled when its answer is there
        return None
    if not led:
        return out_of_order(request, SimpulError("sibuk.isian_sama"), UNAVAILABLE)
    messages.info(request, AGAIN)
    return redirect(led)


def _settle(request: HttpRequest, response: HttpResponse) -> None:
    sidik = getattr(request, "simpul_isian", None)
    if sidik is None:
        return
    led = response.headers.get("Location", "") if response.status_code == FOUND else ""
    # Where a form itself said where to go on, words that were typed may stand in the address.
    if led and (len(led) > LONGEST or led in request.POST.values() or _is_refused(request)):
        led = ""
    try:
        akses.settle_isian(sidik, led)
    except SimpulError as error:
        # The act itself is done: whoever sends again is told to look first.
        logger.warning("isian terkirim belum ditutup: %s", error)


def _is_refused(request: HttpRequest) -> bool:
    """Whether the next page warns and tells of nothing that was done."""
    waiting = messages.get_messages(request)
    if not isinstance(waiting, BaseStorage):
        return False
    levels = {message.level for message in waiting}
    waiting.used = False  # they are still to be shown
    return messages.WARNING in levels and messages.SUCCESS not in levels


def _mark(request: HttpRequest) -> str | None:
    """What this form is known by, a keyed hash; None for what no page of ours has made."""
    try:
        token, fields, files = request.POST.get("csrfmiddlewaretoken"), request.POST.lists(), request.FILES.lists()
    except (MultiPartParserError, SuspiciousOperation):
        return None
    if not token:
        return None
    digest = hashlib.sha256(json.dumps([str(request.user.pk), request.get_full_path(), list(fields)]).encode())
    for name, chosen in files:
        for one in chosen:
            digest.update(f"\0{name}\0".encode())
            for piece in one.chunks():
                digest.update(hashlib.sha256(piece).digest())
            one.seek(0)
    return lookup_hash(settings.KEYRING.cari, digest.hexdigest()).hex()
