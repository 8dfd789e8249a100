"""Kader and the board put right, other fields from a day on, a post that falls vacant."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import petugas as flows
from simpul.flows import posyandu as registry
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.queries import PengurusInfo, PosyanduInfo, find_pengurus
from simpul.web.actor import address_of, office_page
from simpul.web.posyandu.forms import bidang_form, end_form, kader_edit, pengurus_edit
from simpul.web.posyandu.pages import seat_name
from simpul.web.posyandu.place import open_posyandu
from simpul.web.posyandu.shown import person_page, refused
from simpul.web.posyandu.views.people import kader_at

FORM = require_http_methods(["GET", "POST"])
ACT = Tindakan.KELOLA_KADER


@FORM
@office_page
def kader(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, kader_id: UUID) -> HttpResponse:
    """Name, telephone, decree and fields of a kader put right."""
    home, known = kader_at(request, actor, ACT, kab_id, posyandu_id, kader_id)
    page = "posyandu/kader_ubah.html"
    facts: dict[str, Any] = {"kader": known, "dipilih": known.bidang, "orangnya": known}
    if request.method == "GET":
        return person_page(request, page, home, **facts)
    try:
        registry.update_kader(actor, kader_edit(request.POST, known), address=address_of(request))
    except SimpulError as error:
        return person_page(request, page, home, galat=refused(error), **facts)
    messages.success(request, "Data kader tersimpan. HP kader menerimanya saat mengirim.")
    return redirect(f"/posyandu/{kab_id}/{posyandu_id}/")


@FORM
@office_page
def bidang(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, kader_id: UUID) -> HttpResponse:
    """A kader goes on with other fields from a day."""
    home, known = kader_at(request, actor, ACT, kab_id, posyandu_id, kader_id)
    today = clock.today(home.zona_waktu)
    page = "posyandu/kader_bidang.html"
    facts: dict[str, Any] = {"kader": known, "dipilih": known.bidang, "hari_ini": today}
    if request.method == "GET":
        return person_page(request, page, home, **facts)
    try:
        form = bidang_form(request.POST, home, today, known)
        flows.change_bidang(actor, kader_id, form, address=address_of(request))
    except SimpulError as error:
        return person_page(request, page, home, galat=refused(error), **facts)
    messages.success(request, f"Bidang tugas {known.nama} berganti. Bidang lamanya tetap tercatat.")
    return redirect(f"/posyandu/{kab_id}/{posyandu_id}/")


@FORM
@office_page
def pengurus(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, pengurus_id: UUID
) -> HttpResponse:
    """Name, telephone and decree of a member of the board put right."""
    home, known = _pengurus(request, actor, kab_id, posyandu_id, pengurus_id)
    page = "posyandu/pengurus_ubah.html"
    facts: dict[str, Any] = {"orang": known, "kursi": seat_name(known), "orangnya": known}
    if request.method == "GET":
        return person_page(request, page, home, **facts)
    try:
        flows.update_pengurus(actor, pengurus_edit(request.POST, known), address=address_of(request))
    except SimpulError as error:
        return person_page(request, page, home, galat=refused(error), **facts)
    messages.success(request, "Data pengurus tersimpan.")
    return redirect(f"/posyandu/{kab_id}/{posyandu_id}/")


@FORM
@office_page
def pengurus_akhir(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, pengurus_id: UUID
) -> HttpResponse:
    """A post falls vacant; the role that came with it ends."""
    home, known = _pengurus(request, actor, kab_id, posyandu_id, pengurus_id)
    today = clock.today(home.zona_waktu)
    page = "posyandu/pengurus_akhir.html"
    facts: dict[str, Any] = {"orang": known, "kursi": seat_name(known), "hari_ini": today}
    if request.method == "GET":
        return person_page(request, page, home, **facts)
    try:
        registry.end_pengurus(actor, end_form(request.POST, kab_id, pengurus_id, today), address=address_of(request))
    except SimpulError as error:
        return person_page(request, page, home, galat=refused(error), **facts)
    messages.success(request, f"Jabatan {known.nama} berakhir.")
    return redirect(f"/posyandu/{kab_id}/{posyandu_id}/")


def _pengurus(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, pengurus_id: UUID
) -> tuple[PosyanduInfo, PengurusInfo]:
    home = open_posyandu(request, actor, ACT, kab_id, posyandu_id)
    known = find_pengurus(kab_id, pengurus_id)
    if known is None or known.posyandu_id != posyandu_id:
        raise SimpulError(errors.PENGURUS_TIDAK_DITEMUKAN)
    return home, known
