"""Kader and the board of a posyandu."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import posyandu as flows
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.queries import KaderInfo, PosyanduInfo, find_kader
from simpul.web.actor import address_of, office_page
from simpul.web.posyandu.forms import end_form, kader_form, pengurus_form
from simpul.web.posyandu.pages import accounts_at, seats_of
from simpul.web.posyandu.place import open_posyandu
from simpul.web.posyandu.shown import person_page, refused

FORM = require_http_methods(["GET", "POST"])


@FORM
@office_page
def kader_baru(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Add a kader as her SK names her."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_KADER, kab_id, posyandu_id)
    today = clock.today(home.zona_waktu)
    if request.method == "GET":
        return person_page(request, "posyandu/kader_baru.html", home, hari_ini=today)
    try:
        form = kader_form(request.POST, home, today)
        flows.add_kader(actor, [form], address=address_of(request))
    except SimpulError as error:
        return person_page(request, "posyandu/kader_baru.html", home, galat=refused(error), hari_ini=today)
    messages.success(request, f"Kader {form.nama} tersimpan. Buat lembar aktivasi supaya HP-nya bisa dipakai.")
    return redirect(f"/posyandu/{kab_id}/{posyandu_id}/")


@FORM
@office_page
def kader_akhir(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, kader_id: UUID
) -> HttpResponse:
    """The end of a kader; what she recorded stays."""
    home, kader = kader_at(request, actor, Tindakan.KELOLA_KADER, kab_id, posyandu_id, kader_id)
    facts: dict[str, Any] = {"kader": kader, "hari_ini": clock.today(home.zona_waktu)}
    if request.method == "GET":
        return person_page(request, "posyandu/kader_akhir.html", home, **facts)
    try:
        end = end_form(request.POST, kab_id, kader_id, clock.today(home.zona_waktu))
        flows.end_kader(actor, end, address=address_of(request))
    except SimpulError as error:
        return person_page(request, "posyandu/kader_akhir.html", home, galat=refused(error), **facts)
    messages.success(request, f"Tugas kader {kader.nama} berakhir. Catatannya tetap tersimpan.")
    return redirect(f"/posyandu/{kab_id}/{posyandu_id}/")


@FORM
@office_page
def pengurus_baru(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Someone takes a post of the board; who held it leaves that day."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_KADER, kab_id, posyandu_id)
    today = clock.today(home.zona_waktu)
    facts: dict[str, Any] = {"kursi": seats_of(home, today), "akun": accounts_at(home, today), "hari_ini": today}
    if request.method == "GET":
        return person_page(request, "posyandu/pengurus_baru.html", home, **facts)
    try:
        form = pengurus_form(request.POST, home, today)
        flows.set_pengurus(actor, form, address=address_of(request))
    except SimpulError as error:
        return person_page(request, "posyandu/pengurus_baru.html", home, galat=refused(error), **facts)
    messages.success(request, f"{form.nama} tercatat sebagai pengurus. Tugas pengurus lama di Simpul ikut berakhir.")
    return redirect(f"/posyandu/{kab_id}/{posyandu_id}/")


def kader_at(  # every argument is a part of the address
    request: HttpRequest, actor: ActorContext, action: Tindakan, kab_id: int, posyandu_id: UUID, kader_id: UUID
) -> tuple[PosyanduInfo, KaderInfo]:
    """A kader of this posyandu; one of another looks like none."""
    home = open_posyandu(request, actor, action, kab_id, posyandu_id)
    kader = find_kader(kab_id, kader_id)
    if kader is None or kader.posyandu_id != posyandu_id:
        raise SimpulError(errors.KADER_TIDAK_DITEMUKAN)
    return home, kader
