"""Numbers of the institution that a regency sets: each with unit, basis, since when, and what was set before."""

import datetime as dt
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from simpul.akses.services import ActorContext
from simpul.flows.parameter import set_parameter
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import parameter_history, parameters_of
from simpul.posyandu.rules.parameter import BUTIR, PARAMETER, Berlaku, Butir
from simpul.web.actor import address_of, office_page
from simpul.web.acuan.views import regency
from simpul.web.asked import asked, asked_number
from simpul.web.posyandu.shown import UNPROCESSABLE, refused
from simpul.wilayah.queries import WilayahRow


@dataclass(frozen=True, slots=True)
class Baris:
    """A number with what holds today, what will hold later, and all that was ever set."""

    butir: Butir
    kini: Berlaku
    nanti: Berlaku | None
    riwayat: list[Berlaku]


@require_http_methods(["GET", "POST"])
@office_page
def angka(request: HttpRequest, actor: ActorContext, kab_id: int) -> HttpResponse:
    """The numbers, and the form that sets one from a day on."""
    place = regency(actor, kab_id)
    if request.method == "GET":
        return _page(request, place, {"kode": asked(request.GET, "kode", 40)})
    isi = {name: asked(request.POST, name, 200) for name in ("kode", "nilai", "dasar", "mulai")}
    try:
        butir = BUTIR.get(isi["kode"])
        number = asked_number(request.POST, "nilai") if isi["nilai"].isdecimal() else -1
        start = _day(isi["mulai"], clock.today(place.zona_waktu))
        set_parameter(actor, kab_id, isi["kode"], number, isi["dasar"], start, address=address_of(request))
    except SimpulError as error:
        return _page(request, place, isi, galat=refused(error))
    messages.success(request, f"{butir.nama if butir else ''}: {number}. Angka yang lama tetap ada di riwayat.")
    return redirect(f"/acuan/{kab_id}/angka/")


def _page(request: HttpRequest, place: WilayahRow, isi: dict[str, str], *, galat: str = "") -> HttpResponse:
    today = clock.today(place.zona_waktu)
    context = {"tempat": place, "isi": isi, "galat": galat, "hari_ini": today, "baris": _lines(place.id, today)}
    return render(request, "acuan/angka.html", context, status=UNPROCESSABLE if galat else 200)


def _lines(kab_id: int, today: dt.date) -> list[Baris]:
    now = parameters_of(kab_id, today)
    history = parameter_history(kab_id)
    lines: list[Baris] = []
    for butir in PARAMETER:
        own = [row for kode, row in history if kode == butir.kode]
        later = [row for row in own if row.mulai and row.mulai > today]
        # Newest first: of the first day to come the one set last counts.
        first = min((row.mulai for row in later if row.mulai), default=None)
        nanti = next((row for row in later if row.mulai == first), None)
        lines.append(Baris(butir, now.of(butir.kode), nanti, own))
    return lines


def _day(text: str, today: dt.date) -> dt.date:
    """An unreadable day is refused like one that is over; an empty one is today."""
    if not text:
        return today
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return dt.date.min
