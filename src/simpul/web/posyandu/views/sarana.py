"""What a posyandu has: place, equipment, money by year; and the list of many as a file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import sarana as flows
from simpul.interop.ekspor.sarana import sarana_file
from simpul.interop.ekspor.tanda import copy_mark
from simpul.kernel import clock
from simpul.kernel.clock import date_in_words
from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.queries import PosyanduInfo, posyandu_by_status, punya_of
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked_number
from simpul.web.posyandu.place import open_posyandu, open_scope
from simpul.web.posyandu.sarana import (
    money_fields,
    money_forms,
    place_fields,
    place_form,
    sarana_page,
    tool_fields,
    tool_forms,
)
from simpul.web.posyandu.shown import UNPROCESSABLE, refused
from simpul.web.registrasi.halaman import names_above, place_in
from simpul.web.registrasi.unduh import XLSX
from simpul.wilayah.rules import bounds_of

FORM = require_http_methods(["GET", "POST"])
ACT = Tindakan.KELOLA_SARANA
MOST = 3_000  # of a file; a regency has 1,000


@require_GET
@office_page
def sarana(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Everything a posyandu has."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_PEMBINAAN, kab_id, posyandu_id)
    return render(request, "posyandu/sarana.html", sarana_page(actor, home))


@FORM
@office_page
def pemeriksaan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The place as it was found on a day; what was found before stays."""
    home = open_posyandu(request, actor, ACT, kab_id, posyandu_id)
    galat = ""
    if request.method == "POST":
        try:
            flows.add_sarana(actor, place_form(request.POST, actor, home), address=address_of(request))
        except SimpulError as error:
            galat = refused(error)
        else:
            return _saved(request, home, "Hasil periksa tempat tersimpan.")
    return _form(request, "posyandu/sarana_periksa.html", home, place_fields(home, _typed(request)), galat)


@FORM
@office_page
def peralatan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The list of equipment, counted today."""
    home = open_posyandu(request, actor, ACT, kab_id, posyandu_id)
    galat = ""
    if request.method == "POST":
        try:
            flows.set_peralatan(actor, (kab_id, posyandu_id), tool_forms(request.POST), address=address_of(request))
        except SimpulError as error:
            galat = refused(error)
        else:
            return _saved(request, home, "Daftar peralatan tersimpan.")
    return _form(request, "posyandu/peralatan.html", home, tool_fields(home, _typed(request)), galat)


@FORM
@office_page
def dana(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, tahun: int) -> HttpResponse:
    """The money of one year by source; other years stay."""
    home = open_posyandu(request, actor, ACT, kab_id, posyandu_id)
    galat = ""
    if request.method == "POST":
        try:
            place = (kab_id, posyandu_id)
            flows.set_dana(actor, place, tahun, money_forms(request.POST), address=address_of(request))
        except SimpulError as error:
            galat = refused(error)
        else:
            return _saved(request, home, f"Dana tahun {tahun} tersimpan.")
    return _form(request, "posyandu/dana.html", home, money_fields(home, tahun, _typed(request)), galat)


@require_GET
@office_page
def unduh(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The list of all posyandu of a place."""
    scope = open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    place = place_in(scope, asked_number(request.GET, "tempat", 18))
    homes = posyandu_by_status(scope, bounds_of(place.jalur), limit=MOST + 1)
    if len(homes) > MOST:
        raise SimpulError(errors.SARANA_TERLALU_BANYAK, batas=MOST)
    punya = punya_of({home.kab_id for home in homes}, {home.id for home in homes})
    mark = copy_mark(actor.nama, date_in_words(actor.pada), "pendataan sarana")
    headers = {
        "Content-Disposition": f'attachment; filename="sarana-{place.jalur or "nasional"}.xlsx"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(sarana_file(homes, punya, names_above(homes), mark), content_type=XLSX, headers=headers)


def _typed(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _form(request: HttpRequest, page: str, home: PosyanduInfo, fields: dict[str, Any], galat: str) -> HttpResponse:
    context = {"home": home, "galat": galat, "hari_ini": clock.today(home.zona_waktu), **fields}
    return render(request, page, context, status=UNPROCESSABLE if galat else 200)


def _saved(request: HttpRequest, home: PosyanduInfo, kata: str) -> HttpResponse:
    messages.success(request, kata)
    return redirect(f"/posyandu/{home.kab_id}/{home.id}/sarana/")
