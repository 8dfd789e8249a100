"""Lines of plans: the list, one line and its acts, requests of residents that become lines."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import rencana as flows
from simpul.flows.usulan_desa import propose_usulan
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import load_catalog
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked_file, asked_number
from simpul.web.lampiran import lampiran_response
from simpul.web.rencana import forms
from simpul.web.rencana.daftar import list_page
from simpul.web.rencana.reach import open_line, target_of_line, year_of
from simpul.web.rencana.shown import line_form, line_page, refused
from simpul.web.rencana.usulan import open_requests

FORM = require_http_methods(["GET", "POST"])
KEEP, DECIDE = Tindakan.KELOLA_RENCANA, Tindakan.TETAPKAN_RENCANA


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Lines within reach, and the ways on."""
    return render(request, "rencana/daftar.html", {"d": list_page(request, actor), "bidang": load_catalog().bidang})


@require_GET
@office_page
def usulan(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Open requests that no plan of the year has taken up, by field."""
    return render(request, "rencana/usulan.html", {"u": open_requests(request, actor)})


@require_POST
@office_page
def usulkan(request: HttpRequest, actor: ActorContext, kab_id: int, usulan_id: UUID) -> HttpResponse:
    """One tap: a request becomes a line of the year's plan; a second tap is told where it is."""
    tahun = asked_number(request.POST, "tahun", 4) or year_of(request.GET, actor)
    back = f"/rencana/usulan/?tahun={tahun}" if request.POST.get("kembali") else f"/usulan/{kab_id}/{usulan_id}/"
    try:
        made = propose_usulan(actor, kab_id, usulan_id, tahun, address=address_of(request))
    except SimpulError as error:
        messages.warning(request, refused(error))
        return redirect(back)
    messages.success(request, f"Masuk rencana {tahun}: {made.kegiatan}. Lengkapi volume dan biayanya.")
    return redirect(back)


@FORM
@office_page
def baru_posyandu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """A new line of a posyandu."""
    return _new(request, actor, flows.place_of_posyandu(actor, KEEP, kab_id, posyandu_id))


@FORM
@office_page
def baru_desa(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A new line of the village itself."""
    return _new(request, actor, flows.place_of_village(actor, KEEP, wilayah_id))


def _new(request: HttpRequest, actor: ActorContext, place: flows.Tempat) -> HttpResponse:
    if request.method == "GET":
        return line_form(request, place, {"tahun": year_of(request.GET, actor)}, kembali="/rencana/")
    try:
        made = flows.add_rencana(actor, place, forms.rencana_form(request.POST), address=address_of(request))
    except SimpulError as error:
        return line_form(request, place, request.POST, kembali="/rencana/", galat=error)
    messages.success(request, "Baris rencana tersimpan.")
    return redirect(f"/rencana/{place.kab_id}/{made}/")


@require_GET
@office_page
def rinci(request: HttpRequest, actor: ActorContext, kab_id: int, rencana_id: UUID) -> HttpResponse:
    """One line of a plan."""
    return line_page(request, actor, open_line(actor, kab_id, rencana_id))


@FORM
@office_page
def perubahan(request: HttpRequest, actor: ActorContext, kab_id: int, rencana_id: UUID) -> HttpResponse:
    """Change a line; whoever saves second is told what the other changed."""
    line, place = flows.line_at(actor, KEEP, kab_id, rencana_id)
    back = f"/rencana/{kab_id}/{rencana_id}/"
    if request.method == "GET":
        return line_form(request, place, forms.shown(line), kembali=back, line=line)
    form, versi = replace(forms.rencana_form(request.POST), id=line.id), asked_number(request.POST, "versi")
    try:
        flows.update_rencana(actor, kab_id, rencana_id, form, versi, address=address_of(request))
    except SimpulError as error:
        return line_form(request, place, request.POST, kembali=back, line=line, galat=error)
    messages.success(request, "Perubahan tersimpan.")
    return redirect(back)


@require_POST
@office_page
def putusan(request: HttpRequest, actor: ActorContext, kab_id: int, rencana_id: UUID) -> HttpResponse:
    """A forum decided about a line."""
    return _step(request, actor, kab_id, rencana_id, DECIDE)


@require_POST
@office_page
def langkah(request: HttpRequest, actor: ActorContext, kab_id: int, rencana_id: UUID) -> HttpResponse:
    """Work begins, ends, is cancelled or proposed again."""
    return _step(request, actor, kab_id, rencana_id, KEEP)


def _step(request: HttpRequest, actor: ActorContext, kab_id: int, rencana_id: UUID, action: Tindakan) -> HttpResponse:
    line = open_line(actor, kab_id, rencana_id)
    akses.require(actor, action, target_of_line(line))
    is_own = action is KEEP
    try:
        step = forms.own_step(request.POST) if is_own else forms.decision(request.POST)
        flows.step_rencana(actor, kab_id, rencana_id, step, address=address_of(request))
    except SimpulError as error:
        where = "langkah" if is_own else "putusan"
        return line_page(request, actor, open_line(actor, kab_id, rencana_id), galat=refused(error), galat_di=where)
    messages.success(request, "Tercatat." if is_own else "Putusan tercatat.")
    return redirect(f"/rencana/{kab_id}/{rencana_id}/")


@require_POST
@office_page
def realisasi(request: HttpRequest, actor: ActorContext, kab_id: int, rencana_id: UUID) -> HttpResponse:
    """What was done, with its proof."""
    flows.line_at(actor, KEEP, kab_id, rencana_id)
    try:
        paper = asked_file(request, "bukti")
        form = forms.realisasi_form(request.POST)
        flows.add_realisasi(actor, kab_id, rencana_id, form, paper, address=address_of(request))
    except SimpulError as error:
        line = open_line(actor, kab_id, rencana_id)
        return line_page(request, actor, line, galat=refused(error), galat_di="realisasi")
    messages.success(request, "Realisasi tersimpan.")
    return redirect(f"/rencana/{kab_id}/{rencana_id}/")


@require_GET
@office_page
def bukti(request: HttpRequest, actor: ActorContext, kab_id: int, rencana_id: UUID, sidik: str) -> HttpResponse:
    """The paper of a realisation."""
    return lampiran_response(flows.read_bukti(actor, kab_id, rencana_id, sidik), f"bukti-{sidik[:8]}")
