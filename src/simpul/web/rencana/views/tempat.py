"""Places and posyandu in a year: overview, stated totals, projector, calendar, paper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import rencana as flows
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of, office_page
from simpul.web.rencana import forms
from simpul.web.rencana.kalender import calendar_page
from simpul.web.rencana.layar import slides_of
from simpul.web.rencana.pdf import plan_pdf
from simpul.web.rencana.reach import Pandang, open_home, open_place, year_of
from simpul.web.rencana.shown import UNPROCESSABLE, refused
from simpul.web.rencana.tempat import place_page

KEEP = Tindakan.KELOLA_RENCANA


@require_GET
@office_page
def tempat(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A place of any tier: money by field and source."""
    return _overview(request, actor, open_place(request, actor, wilayah_id))


@require_GET
@office_page
def posyandu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The plan of a posyandu."""
    return _overview(request, actor, open_home(request, actor, kab_id, posyandu_id))


@require_POST
@office_page
def jumlah(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A total as a paper of the village states it."""
    place = flows.place_of_village(actor, KEEP, wilayah_id)
    return _state_total(request, actor, place, open_place(request, actor, wilayah_id))


@require_POST
@office_page
def jumlah_posyandu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """A total as a paper of the posyandu states it."""
    place = flows.place_of_posyandu(actor, KEEP, kab_id, posyandu_id)
    return _state_total(request, actor, place, open_home(request, actor, kab_id, posyandu_id))


@require_GET
@office_page
def layar(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """For the wall of a village meeting: one field on a screen."""
    seen, tahun = open_place(request, actor, wilayah_id), year_of(request.GET, actor)
    return render(
        request, "rencana/layar.html", {"lihat": seen, "tahun": tahun, "slide": slides_of(request, actor, seen, tahun)}
    )


@require_GET
@office_page
def kalender(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """The month of a desa or a kecamatan."""
    return render(
        request, "rencana/kalender.html", {"k": calendar_page(request, open_place(request, actor, wilayah_id))}
    )


@require_GET
@office_page
def kalender_posyandu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The month of a posyandu."""
    seen = open_home(request, actor, kab_id, posyandu_id)
    return render(request, "rencana/kalender.html", {"k": calendar_page(request, seen)})


@require_GET
@office_page
def pdf(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """The plan of a place on A4 landscape."""
    return _paper(request, actor, open_place(request, actor, wilayah_id))


@require_GET
@office_page
def pdf_posyandu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The plan of a posyandu on A4 landscape."""
    return _paper(request, actor, open_home(request, actor, kab_id, posyandu_id))


def _overview(request: HttpRequest, actor: ActorContext, seen: Pandang, *, galat: str = "") -> HttpResponse:
    page = place_page(actor, seen, year_of(request.POST or request.GET, actor))
    context = {"h": page, "galat": galat, "isi": request.POST}
    return render(request, "rencana/tempat.html", context, status=UNPROCESSABLE if galat else 200)


def _state_total(request: HttpRequest, actor: ActorContext, place: flows.Tempat, seen: Pandang) -> HttpResponse:
    form = forms.tertulis_form(request.POST)
    try:
        flows.add_tertulis(actor, place, form, address=address_of(request))
    except SimpulError as error:
        return _overview(request, actor, seen, galat=refused(error))
    messages.success(request, "Jumlah dari surat tersimpan dengan bunyinya.")
    return redirect(f"{seen.alamat}?tahun={form.tahun}")


def _paper(request: HttpRequest, actor: ActorContext, seen: Pandang) -> HttpResponse:
    tahun = year_of(request.GET, actor)
    response = HttpResponse(plan_pdf(place_page(actor, seen, tahun)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="rencana-{tahun}.pdf"'
    return response
