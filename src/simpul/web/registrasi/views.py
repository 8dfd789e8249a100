"""O-07: registration by place, one folder, and its steps one by one or several at once."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.registrasi import step_registrasi
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked, asked_number
from simpul.web.posyandu.place import open_posyandu, open_scope
from simpul.web.posyandu.shown import UNPROCESSABLE, refused
from simpul.web.registrasi.halaman import folder_page, list_page, place_in
from simpul.web.registrasi.isian import read_step, seen_ke, ticked

TOLD = 10


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Counts by status below a place, and its posyandu."""
    scope = open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    place = place_in(scope, asked_number(request.GET, "tempat", 18))
    return render(request, "registrasi/daftar.html", list_page(actor, scope, place, request.GET))


@require_GET
@office_page
def satu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The folder of one posyandu."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_SURAT, kab_id, posyandu_id)
    return render(request, "registrasi/satu.html", folder_page(actor, home) | {"isi": {}})


@require_POST
@office_page
def langkah(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """One step of a folder; refused, the page says why and keeps what was typed."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_SURAT, kab_id, posyandu_id)
    step = read_step(actor, request.POST, kab_id, posyandu_id, seen_ke(request.POST))
    [outcome] = step_registrasi(actor, [step], address=address_of(request))
    if outcome.galat is not None:
        context: dict[str, Any] = folder_page(actor, home) | {"isi": request.POST, "galat": refused(outcome.galat)}
        return render(request, "registrasi/satu.html", context, status=UNPROCESSABLE)
    messages.success(request, "Langkah tercatat di riwayat berkas.")
    return redirect(f"/registrasi/{kab_id}/{posyandu_id}/")


@require_POST
@office_page
def langkah_banyak(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """One step of several folders on a file day; those that are refused are named, the others go on."""
    open_scope(request, actor, Tindakan.LIHAT_SURAT)
    back = {"tempat": asked_number(request.POST, "tempat", 18) or "", "status": asked(request.POST, "status")}
    try:
        steps = [read_step(actor, request.POST, *one) for one in ticked(request.POST)]
        outcomes = step_registrasi(actor, steps, address=address_of(request))
    except SimpulError as error:
        messages.warning(request, refused(error))
    else:
        failed = [one for one in outcomes if one.galat is not None]
        if len(failed) < len(outcomes):
            messages.success(request, f"{len(outcomes) - len(failed)} berkas maju. Langkahnya ada di riwayat.")
        for one in failed[:TOLD]:
            messages.warning(request, f"{one.nama}: {one.galat}")
        if len(failed) > TOLD:
            messages.warning(request, f"{len(failed) - TOLD} berkas lain juga belum maju.")
    return redirect(f"/registrasi/?{urlencode(back)}")
