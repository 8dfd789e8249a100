"""Notices: the list, writing, changing, publishing, withdrawing."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.services import ActorContext
from simpul.flows import informasi as flows
from simpul.informasi.queries import KabarInfo
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import find_posyandu
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked, asked_number
from simpul.web.informasi.halaman import ACT, homes_of, notices_of, place_name, places_of, switches_of
from simpul.web.informasi.isian import kabar_of
from simpul.web.laporan.views import posted
from simpul.web.posyandu.place import open_scope
from simpul.web.posyandu.shown import UNPROCESSABLE, refused
from simpul.web.publik.kabar import picture
from simpul.wilayah.queries import full_label, labels, search, wilayah_by_id

FORM = require_http_methods(["GET", "POST"])
MOST_PLACES = 20


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Notices within reach, the newest first; the switch of a regency."""
    scope, page = open_scope(request, actor, ACT), max(asked_number(request.GET, "hal"), 1)
    rows, more = notices_of(scope, _zone(actor), page)
    isi = {"baris": rows, "hal": page, "lagi": page + 1 if more else 0, "kabupaten": switches_of(actor)}
    return render(request, "informasi/daftar.html", isi)


@require_GET
@office_page
def tempat(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """For which place or posyandu a notice is: those of the account's grants, or one inside them by name."""
    open_scope(request, actor, ACT)
    kata, own = asked(request.GET, "cari"), places_of(actor)
    found = [one for place in own for one in search(kata, under=place.id, limit=MOST_PLACES)] if kata else own
    isi = {
        "kata": kata,
        "tempat": [(one.id, full_label(one.id)) for one in found[:MOST_PLACES]],
        "homes": homes_of(actor),
    }
    return render(request, "informasi/tempat.html", isi)


@FORM
@office_page
def baru_di_tempat(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A new notice of a place."""
    return _new(request, actor, flows.place_for(actor, wilayah_id), full_label(wilayah_id))


@FORM
@office_page
def baru_di_posyandu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """A new notice of a posyandu."""
    where = flows.posyandu_for(actor, kab_id, posyandu_id)
    home = find_posyandu(kab_id, posyandu_id)
    return _new(request, actor, where, f"Posyandu {home.nama if home else ''}, {full_label(where.wilayah_id)}")


@require_GET
@office_page
def satu(request: HttpRequest, actor: ActorContext, kab_id: int, kabar_id: UUID) -> HttpResponse:
    """A notice with what may be done with it."""
    return _one(request, flows.open_kabar(actor, kab_id, kabar_id))


@FORM
@office_page
def perubahan(request: HttpRequest, actor: ActorContext, kab_id: int, kabar_id: UUID) -> HttpResponse:
    """Other words, days or picture."""
    found = flows.open_kabar(actor, kab_id, kabar_id)

    def save() -> UUID:
        flows.change_kabar(actor, kab_id, kabar_id, kabar_of(request), address=address_of(request))
        return kabar_id

    return _form(request, save, kab_id, {"kabar": found, "tempat": _where(found)})


@posted
@office_page
def penerbitan(request: HttpRequest, actor: ActorContext, kab_id: int, kabar_id: UUID) -> HttpResponse:
    """Publish."""
    n = asked_number(request.POST, "n")
    act = partial(flows.publish_kabar, actor, kab_id, kabar_id, n, address=address_of(request))
    return _act(
        request, actor, act, kab_id, kabar_id, "Kabar terbit. Semua orang bisa membacanya mulai hari pertama tampil."
    )


@posted
@office_page
def penarikan(request: HttpRequest, actor: ActorContext, kab_id: int, kabar_id: UUID) -> HttpResponse:
    """Withdraw, with a reason."""
    n, alasan = asked_number(request.POST, "n"), asked(request.POST, "alasan", 200)
    act = partial(flows.withdraw_kabar, actor, kab_id, kabar_id, n, alasan, address=address_of(request))
    return _act(request, actor, act, kab_id, kabar_id, "Kabar ditarik. Halamannya tidak tampil lagi.")


@require_GET
@office_page
def foto(request: HttpRequest, actor: ActorContext, kab_id: int, kabar_id: UUID) -> HttpResponse:
    """The picture of a notice before it is public."""
    found = flows.open_kabar(actor, kab_id, kabar_id)
    response = picture(kab_id, kabar_id, found.foto)
    response["Cache-Control"] = "private, no-store"
    return response


def _new(request: HttpRequest, actor: ActorContext, where: flows.Tempat, name: str) -> HttpResponse:
    def save() -> UUID:
        return flows.write_kabar(actor, where, kabar_of(request), address=address_of(request))

    return _form(request, save, where.kab_id, {"tempat": name, "hari_ini": clock.today("WIB")})


def _form(request: HttpRequest, save: Callable[[], UUID], kab_id: int, isi: dict[str, Any]) -> HttpResponse:
    galat = ""
    if request.method == "POST":
        try:
            key = save()
        except SimpulError as error:
            galat = refused(error)
        else:
            messages.success(request, "Kabar tersimpan.")
            return redirect(f"/informasi/{kab_id}/{key}/")
    context = {**isi, "isi": request.POST, "galat": galat}
    return render(request, "informasi/isian.html", context, status=UNPROCESSABLE if galat else 200)


def _act(
    request: HttpRequest, actor: ActorContext, act: Callable[[], None], kab_id: int, kabar_id: UUID, done: str
) -> HttpResponse:
    found = flows.open_kabar(actor, kab_id, kabar_id)
    try:
        act()
    except SimpulError as error:
        return _one(request, found, refused(error))
    messages.success(request, done)
    return redirect(f"/informasi/{kab_id}/{kabar_id}/")


def _one(request: HttpRequest, found: KabarInfo, galat: str = "") -> HttpResponse:
    zone = wilayah_by_id(found.wilayah_id).zona_waktu or "WIB"
    isi = {
        "k": found,
        "keadaan": found.state_word(clock.today(zone)),
        "tempat": _where(found),
        "zona": zone,
        "galat": galat,
    }
    return render(request, "informasi/satu.html", isi, status=UNPROCESSABLE if galat else 200)


def _where(found: KabarInfo) -> str:
    home = find_posyandu(found.kab_id, found.posyandu_id) if found.posyandu_id else None
    return place_name(found, labels([found.wilayah_id]), {home.id: home} if home else {})


def _zone(actor: ActorContext) -> str:
    places = places_of(actor)
    return (places[0].zona_waktu if places else "") or "WIB"
