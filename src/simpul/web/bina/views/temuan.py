"""A finding put right: proof in words, perhaps with a file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext
from simpul.flows import bina as flows
from simpul.flows.institusi import today_at
from simpul.jurnal.lampiran import read_lampiran
from simpul.kernel.errors import SimpulError
from simpul.pembinaan.queries import TemuanInfo, find_temuan
from simpul.pembinaan.rules.temuan import TutupForm
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked
from simpul.web.bina.halaman import TEMUAN, UNPROCESSABLE
from simpul.web.bina.isian import asked_day
from simpul.web.lampiran import chosen_paper, lampiran_response
from simpul.web.posyandu.shown import refused


@require_http_methods(["GET", "POST"])
@office_page
def tutup(request: HttpRequest, actor: ActorContext, kab_id: int, temuan_id: UUID) -> HttpResponse:
    """One finding; who coaches there closes it."""
    known = _open(actor, kab_id, temuan_id)
    if request.method == "GET":
        return _page(request, actor, known)
    flows.require_coach(actor, known.sasaran, known.bidang)
    try:
        form = TutupForm(kab_id, temuan_id, asked_day(request.POST, "selesai"), asked(request.POST, "bukti", 300))
        flows.close_temuan(actor, form, chosen_paper(request), address=address_of(request))
    except SimpulError as error:
        return _page(request, actor, known, galat=refused(error))
    messages.success(request, "Temuan tercatat selesai dengan buktinya.")
    return redirect(f"/bina/{kab_id}/{known.kunjungan_id}/")


@require_GET
@office_page
def bukti(request: HttpRequest, actor: ActorContext, kab_id: int, temuan_id: UUID) -> HttpResponse:
    """The file that proves it."""
    known = _open(actor, kab_id, temuan_id)
    if not known.sidik:
        raise SimpulError(DITOLAK)
    return lampiran_response(read_lampiran(kab_id, temuan_id, known.sidik), "bukti-temuan")


def _open(actor: ActorContext, kab_id: int, temuan_id: UUID) -> TemuanInfo:
    known = find_temuan(kab_id, temuan_id)
    if known is None or not flows.may_read(actor, known):
        raise SimpulError(DITOLAK)
    return known


def _page(request: HttpRequest, actor: ActorContext, known: TemuanInfo, *, galat: str = "") -> HttpResponse:
    today = today_at(known.sasaran.wilayah_id)
    target = flows.target_of_sasaran(known.sasaran)
    context = {
        "t": known,
        "lencana": TEMUAN[known.state(today)],
        "hari_ini": today,
        "boleh": known.bidang in flows.fields_to_coach(actor, target),
        "isi": request.POST,
        "galat": galat,
    }
    return render(request, "bina/temuan.html", context, status=UNPROCESSABLE if galat else 200)
