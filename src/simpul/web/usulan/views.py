"""O-03, O-04, O-10 and O-11: requests for a village and for an OPD."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from simpul.akses.services import ActorContext
from simpul.flows.office_act import act, require_act
from simpul.flows.photos import MAX_BERKAS, attach_berkas
from simpul.kernel.errors import SimpulError
from simpul.web.actor import office_page
from simpul.web.alasan import asks_reason
from simpul.web.asked import asked, asked_photo
from simpul.web.bagian import page_or_part
from simpul.web.usulan.acts import SIAP, payload_of, results_for
from simpul.web.usulan.daftar import PAGE, STATES, field_choices, inbox_page, saring_of
from simpul.web.usulan.rinci import Rinci, open_protected, open_usulan, rinci_of

UNPROCESSABLE = 422


@require_GET
@office_page
@asks_reason
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The inbox: urgent first, then the oldest."""
    saring = saring_of(request.GET)
    baris, ada_lagi = inbox_page(request, actor, saring)
    context = {
        "baris": baris,
        "saring": saring,
        "keadaan": {kode: kata for kode, (kata, _) in STATES.items()},
        "bidang": field_choices(),
        "berikut": saring.link(saring.mulai + PAGE) if ada_lagi else "",
        "sebelum": saring.link(max(0, saring.mulai - PAGE)) if saring.mulai else "",
    }
    return page_or_part(request, "usulan/daftar.html", "usulan/_daftar.html", context)


@require_GET
@office_page
@asks_reason
def rinci(request: HttpRequest, actor: ActorContext, kab_id: int, usulan_id: UUID) -> HttpResponse:
    """One request with everything needed to act on it."""
    return _page(request, rinci_of(request, actor, *open_usulan(request, actor, kab_id, usulan_id)))


@require_POST
@office_page
def tindakan(request: HttpRequest, actor: ActorContext, kab_id: int, usulan_id: UUID, nama: str) -> HttpResponse:
    """Do one act; what it refuses is said beside its form, with what was typed."""
    detail, home = open_usulan(request, actor, kab_id, usulan_id)
    payload = payload_of(nama, usulan_id, request.POST)
    try:
        verdict = act(actor, home, f"{_TYPES[nama]}_usulan", payload)
    except SimpulError as error:
        if error.code.startswith(("akses.", "sibuk.")):
            raise
        page = rinci_of(request, actor, detail, home)
        return _page(request, page, status=UNPROCESSABLE, galat=_said(error), galat_di=nama, isi=request.POST)
    messages.success(request, f"Tersimpan. Kader membaca: {(verdict.outcome or {}).get('kalimat', '')}")
    # An OPD that passed a request on sees it no longer.
    is_gone = nama == "penerusan" and detail.item.opd and payload["opd"] != detail.item.opd
    return redirect("/usulan/" if is_gone else f"/usulan/{kab_id}/{usulan_id}/")


@require_POST
@office_page
def kelengkapan(request: HttpRequest, actor: ActorContext, kab_id: int, usulan_id: UUID) -> HttpResponse:
    """Add the photo of a paper; what is wrong with it is said beside the form."""
    detail, home = open_usulan(request, actor, kab_id, usulan_id)
    require_act(actor, home, "complete_usulan", {"usulan_id": usulan_id})
    try:
        kode, foto = asked(request.POST, "kode", 40), asked_photo(request, "foto", MAX_BERKAS)
        verdict = attach_berkas(actor, home, usulan_id, kode, foto)
    except SimpulError as error:
        if error.code.startswith(("akses.", "sibuk.")):
            raise
        page = rinci_of(request, actor, detail, home)
        return _page(request, page, status=UNPROCESSABLE, galat=str(error), galat_di="kelengkapan", isi=request.POST)
    messages.success(request, f"Tersimpan. Kader membaca: {(verdict.outcome or {}).get('kalimat', '')}")
    return redirect(f"/usulan/{kab_id}/{usulan_id}/")


@require_POST
@office_page
def jawaban_terlindung(request: HttpRequest, actor: ActorContext, kab_id: int, usulan_id: UUID) -> HttpResponse:
    """Open the protected answers, for a named post; each opening is noted."""
    page = rinci_of(request, actor, *open_usulan(request, actor, kab_id, usulan_id))
    return _page(request, page, terlindung=open_protected(request, actor, page))


_TYPES = {
    "penerimaan": "receive",
    "pengembalian": "return",
    "penerusan": "forward",
    "jawaban": "answer",
    "penutupan": "close",
}


def _said(error: SimpulError) -> str:
    """The sentence of a refusal; a form that could not be read asks for what is missing."""
    if error.code == "operasi.isi_tidak_lengkap":
        return "Ada isian yang belum dipilih. Tidak ada yang berubah. Lengkapi lalu simpan lagi."
    return str(error)


def _page(request: HttpRequest, page: Rinci, *, status: int = 200, **more: object) -> HttpResponse:
    item = page.detail.item
    more |= {"r": page, "u": item, "siap": SIAP, "hasil": results_for(item.status, item.opd)}
    return render(request, "usulan/rinci.html", more, status=status)
