"""The joint action plan: lines in sight, one line, its reports, and the plan on paper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import aksi as flows
from simpul.flows.institusi import kab_id_of
from simpul.flows.tim import require_near
from simpul.jurnal.lampiran import read_lampiran
from simpul.kernel.errors import SimpulError
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.queries import AksiRow, find_aksi, proofs_of, team_of
from simpul.web.actor import address_of, office_page
from simpul.web.aksi.forms import aksi_form, lapor_form
from simpul.web.aksi.halaman import form_page, line_page, list_page, plan_pdf
from simpul.web.asked import asked
from simpul.web.kelembagaan.tempat import reach_of
from simpul.web.lampiran import chosen_paper, lampiran_response
from simpul.web.posyandu.shown import refused

FORM = require_http_methods(["GET", "POST"])


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The lines this account sees; an agency its own."""
    reach = reach_of(actor, Tindakan.LIHAT_PEMBINAAN)
    return render(request, "aksi/daftar.html", list_page(request, actor, reach))


@require_GET
@office_page
def cetak(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The same lines on A4."""
    reach = reach_of(actor, Tindakan.LIHAT_PEMBINAAN)
    headers = {"Content-Disposition": 'inline; filename="rencana-aksi.pdf"'}
    return HttpResponse(plan_pdf(request, actor, reach), content_type="application/pdf", headers=headers)


@FORM
@office_page
def baru(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A line in the plan of a team."""
    place = require_near(actor, Tindakan.KELOLA_AKSI, wilayah_id)
    if team_of(kab_id_of(place), wilayah_id) is None:
        messages.warning(request, str(SimpulError(Galat.TIM_TIDAK_ADA)))
        return redirect(f"/tim/{wilayah_id}/")
    if request.method == "GET":
        return form_page(request, place)
    try:
        form, login = aksi_form(request.POST), asked(request.POST, "login", 60)
        flows.add_aksi(actor, wilayah_id, form, login=login, address=address_of(request))
    except SimpulError as error:
        return form_page(request, place, galat=refused(error))
    messages.success(request, "Aksi tersimpan dalam rencana.")
    return redirect(f"/aksi/?tempat={wilayah_id}")


@require_GET
@office_page
def satu(request: HttpRequest, actor: ActorContext, kab_id: int, aksi_id: UUID) -> HttpResponse:
    """One line with its reports."""
    return line_page(request, actor, open_line(actor, kab_id, aksi_id))


@FORM
@office_page
def perubahan(request: HttpRequest, actor: ActorContext, kab_id: int, aksi_id: UUID) -> HttpResponse:
    """Words, owner or date of a line put right."""
    row = open_line(actor, kab_id, aksi_id)
    place = require_near(actor, Tindakan.KELOLA_AKSI, row.wilayah_id)
    if request.method == "GET":
        return form_page(request, place, row=row)
    try:
        form, login = aksi_form(request.POST, aksi_id), asked(request.POST, "login", 60)
        flows.update_aksi(actor, kab_id, form, login=login, address=address_of(request))
    except SimpulError as error:
        return form_page(request, place, row=row, galat=refused(error))
    messages.success(request, "Aksi tersimpan.")
    return redirect(f"/aksi/{kab_id}/{aksi_id}/")


@require_POST
@office_page
def laporan(request: HttpRequest, actor: ActorContext, kab_id: int, aksi_id: UUID) -> HttpResponse:
    """How far the line is, with reason or proof."""
    row = open_line(actor, kab_id, aksi_id)
    if not flows.may_report(actor, row):
        raise SimpulError(DITOLAK)
    try:
        form = lapor_form(request.POST, aksi_id)
        flows.report_aksi(actor, kab_id, form, chosen_paper(request), address=address_of(request))
    except SimpulError as error:
        return line_page(request, actor, open_line(actor, kab_id, aksi_id), galat=refused(error))
    messages.success(request, "Kemajuan tercatat.")
    return redirect(f"/aksi/{kab_id}/{aksi_id}/")


@require_GET
@office_page
def bukti(request: HttpRequest, actor: ActorContext, kab_id: int, aksi_id: UUID, sidik: str) -> HttpResponse:
    """The paper or picture that a report gave as proof."""
    row = open_line(actor, kab_id, aksi_id)
    if sidik not in proofs_of(row.kab_id, row.id):
        raise SimpulError(DITOLAK)
    return lampiran_response(read_lampiran(row.kab_id, row.id, sidik), "bukti-aksi")


def open_line(actor: ActorContext, kab_id: int, aksi_id: UUID) -> AksiRow:
    """A line this account sees; one out of sight looks like none."""
    row = find_aksi(kab_id, aksi_id)
    if row is None or not flows.may_see(actor, row):
        raise SimpulError(DITOLAK)
    return row
