"""The way of posyandu to six fields, by place; a regency sets pilot, wave and target year for several at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import tahap as flows
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked_number
from simpul.web.posyandu.place import open_scope
from simpul.web.posyandu.shown import UNPROCESSABLE, refused
from simpul.web.registrasi.halaman import place_in
from simpul.web.tahap.halaman import tahap_form, tahap_page


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Counts by place, and the posyandu of a kecamatan or village."""
    scope = open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    place = place_in(scope, asked_number(request.GET, "tempat", 18))
    return render(request, "tahap/daftar.html", tahap_page(actor, scope, place, request.GET) | {"isi": {}})


@require_POST
@office_page
def penetapan(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Set it for those ticked or for all; refused, what was typed stays."""
    scope = open_scope(request, actor, Tindakan.KELOLA_POSYANDU)
    place = place_in(scope, asked_number(request.POST, "tempat", 18))
    try:
        many = flows.set_tahap(actor, tahap_form(request.POST, place), address=address_of(request))
    except SimpulError as error:
        page = tahap_page(actor, scope, place, request.GET) | {"isi": request.POST, "galat": refused(error)}
        return render(request, "tahap/daftar.html", page, status=UNPROCESSABLE)
    messages.success(request, f"Tersimpan untuk {many} Posyandu.")
    return redirect(f"/tahap/?tempat={place.id}")
