"""The kader's incentive: plan, proof of presence, paid mark; nothing is paid here."""

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import insentif as flows
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.actor import address_of, office_page
from simpul.web.posyandu.place import open_posyandu
from simpul.web.rencana import insentif
from simpul.web.rencana.pdf import attendance_pdf
from simpul.web.rencana.shown import UNPROCESSABLE, refused

READ, KEEP = Tindakan.KELOLA_RENCANA, Tindakan.KELOLA_INSENTIF


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Posyandu of the account in a month."""
    return render(request, "rencana/insentif.html", insentif.list_page(request, actor))


@require_GET
@office_page
def bulan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bulan: str) -> HttpResponse:
    """Kader of one posyandu in a month: proof, plan, paid mark."""
    return _page(request, actor, open_posyandu(request, actor, READ, kab_id, posyandu_id), insentif.month_or_404(bulan))


@require_POST
@office_page
def rencana(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bulan: str) -> HttpResponse:
    """The amounts of a month."""
    home = open_posyandu(request, actor, KEEP, kab_id, posyandu_id)
    month = insentif.month_or_404(bulan)
    people = [row.kader.id for row in flows.insentif_of(home, month)]
    try:
        planned = insentif.plan_forms(request.POST, home, month, people)
        flows.set_insentif(actor, kab_id, posyandu_id, planned, address=address_of(request))
    except SimpulError as error:
        return _page(request, actor, home, month, galat=refused(error), galat_di="rencana")
    messages.success(request, f"Rencana insentif {len(planned)} kader tersimpan.")
    return redirect("../")


@require_POST
@office_page
def pembayaran(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bulan: str) -> HttpResponse:
    """Mark who received hers."""
    home = open_posyandu(request, actor, KEEP, kab_id, posyandu_id)
    month = insentif.month_or_404(bulan)
    try:
        done = flows.pay_insentif(actor, insentif.pay_form(request.POST, home, month), address=address_of(request))
    except SimpulError as error:
        return _page(request, actor, home, month, galat=refused(error), galat_di="pembayaran")
    messages.success(request, f"{done} kader ditandai sudah menerima.")
    return redirect("../")


@require_GET
@office_page
def daftar_hadir(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bulan: str) -> HttpResponse:
    """The attendance sheet of a month on A4, with a column to sign."""
    home = open_posyandu(request, actor, READ, kab_id, posyandu_id)
    month = insentif.month_or_404(bulan)
    rows = [insentif.kader_row(row) for row in flows.insentif_of(home, month)]
    response = HttpResponse(attendance_pdf(home, month, rows), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="daftar-hadir-kader-{bulan}.pdf"'
    return response


def _page(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, month: dt.date, *, galat: str = "",
    galat_di: str = "",
) -> HttpResponse:  # fmt: skip
    typed = {"galat": galat, "galat_di": galat_di, "isi": request.POST, "dicentang": request.POST.getlist("kader")}
    context = insentif.month_page(actor, home, month) | typed
    return render(request, "rencana/insentif_bulan.html", context, status=UNPROCESSABLE if galat else 200)
