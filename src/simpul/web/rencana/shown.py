"""Pages of plans that more than one view shows: the form of a line, and a line after a refusal."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.akses.services import ActorContext
from simpul.flows.rencana import Tempat
from simpul.kernel.clock import MONTH_NAMES
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import load_catalog
from simpul.rencana.errors import BERUBAH
from simpul.rencana.queries import RencanaInfo, find_rencana
from simpul.rencana.rules.words import CLOSED
from simpul.web.rencana.forms import differences, rencana_form
from simpul.web.rencana.rinci import rinci_of

UNPROCESSABLE = 422


def refused(error: SimpulError) -> str:
    """What a page says of a refusal; one of access or of a busy server goes on to its own page."""
    if error.code.startswith(("akses.", "sibuk.")):
        raise error
    return str(error)


def line_form(
    request: HttpRequest,
    place: Tempat,
    isi: Mapping[str, Any],
    *,
    kembali: str,
    line: RencanaInfo | None = None,
    galat: SimpulError | None = None,
) -> HttpResponse:
    """The form of a new line or of a change; whoever saved second reads what is different and loses nothing."""
    months = set(rencana_form(request.POST).bulan if request.method == "POST" else line.bulan if line else ())
    now = find_rencana(line.kab_id, line.id) if line and galat and galat.code == BERUBAH else None
    context = {
        "tempat": place,
        "isi": isi,
        "kembali": kembali,
        "line": line,
        "versi": (now or line).versi if line else 0,
        "galat": refused(galat) if galat else "",
        "beda": differences(now, rencana_form(request.POST)) if now else [],
        "diubah_oleh": now.oleh if now else "",
        "ditutup": now is not None and now.status in CLOSED,
        "bidang": load_catalog().bidang,
        "sumber": [(one.value, kata) for one, kata in place.sources.items()],
        "bulan": [(number, name, number in months) for number, name in enumerate(MONTH_NAMES, 1)],
    }
    return render(request, "rencana/isian.html", context, status=UNPROCESSABLE if galat else 200)


def line_page(
    request: HttpRequest, actor: ActorContext, line: RencanaInfo, *, galat: str = "", galat_di: str = ""
) -> HttpResponse:
    """The page of a line; what an act refused stands beside its form with what was typed."""
    context = {
        "r": rinci_of(actor, line),
        "line": line,
        "hari_ini": actor.pada,
        "galat": galat,
        "galat_di": galat_di,
        "isi": request.POST,
    }
    return render(request, "rencana/rinci.html", context, status=UNPROCESSABLE if galat else 200)
