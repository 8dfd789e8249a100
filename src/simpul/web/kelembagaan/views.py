"""The two pages of the institution."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from simpul.akses.services import ActorContext, Tindakan
from simpul.web.actor import office_page
from simpul.web.kelembagaan.isi import KELEMBAGAAN, PEMBINAAN, doors_of
from simpul.web.posyandu.place import open_scope


@require_GET
@office_page
def kelembagaan(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Papers, registration, teams."""
    open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    return render(request, "kelembagaan/pintu.html", {"judul": "Kelembagaan", "pintu": doors_of(actor, KELEMBAGAAN)})


@require_GET
@office_page
def pembinaan(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Events, competence, visits, contests."""
    open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    return render(request, "kelembagaan/pintu.html", {"judul": "Pembinaan", "pintu": doors_of(actor, PEMBINAAN)})
