"""The health page of the pengelola, and one plain word for a monitor."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.keeping.health import Rupa, alarms, health
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.web.actor import office_page

# Class of the badge: its colour and its shape.
BADGES = {Rupa.BAIK: "selesai", Rupa.PERHATIAN: "perhatian", Rupa.BAHAYA: "segera"}


@require_GET
@office_page
def server(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Each thing that can go wrong: word, shape, fact, and what to do."""
    if not akses.posyandu_scope(actor, Tindakan.JAGA_SERVER):
        raise SimpulError(DITOLAK)
    butir = [(one, BADGES[one.rupa]) for one in health(clock.now())]
    return render(request, "server/sehat.html", {"butir": butir})


@require_GET
def sehat(_: HttpRequest) -> HttpResponse:
    """`{"baik": true}`, or 503 and false: for a monitor, so nothing more is said to a stranger."""
    try:
        is_good = not alarms(clock.now())
    except (DatabaseError, OSError):
        is_good = False
    return JsonResponse({"baik": is_good}, status=200 if is_good else 503)
