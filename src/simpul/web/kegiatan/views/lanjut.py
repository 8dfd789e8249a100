"""What follows: one line per posyandu, the evaluation from paper and by link, the report on one page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import kegiatan as events
from simpul.flows import tindak_lanjut as flows
from simpul.flows.tindak_lanjut import Bukti
from simpul.kegiatan.rules.evaluasi import SKALA_NAMES, questions_of
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked, asked_file
from simpul.web.kegiatan.cetak import event_pdf
from simpul.web.kegiatan.forms import read_date
from simpul.web.kegiatan.lanjut import evaluation_page, follow_up_page
from simpul.web.kegiatan.tempat import manage_kegiatan, open_kegiatan, require_at
from simpul.web.laporan.views import posted
from simpul.web.sekali import takes_once

SENT = "terkirim"


@require_GET
@office_page
def tindak_lanjut(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """One line per posyandu, and which have none."""
    info = open_kegiatan(actor, kab_id, kegiatan_id)
    require_at(actor, Tindakan.LIHAT_PEMBINAAN, info)
    return render(request, "kegiatan/tindak_lanjut.html", follow_up_page(request, actor, info))


@posted
@office_page
def rencana(
    request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, posyandu_id: UUID
) -> HttpResponse:
    """What a posyandu will do, and by when."""
    manage_kegiatan(actor, kab_id, kegiatan_id)
    said = request.POST
    try:
        due = read_date(asked(said, "tenggat", 30))
        text, address = asked(said, "isi", 400), address_of(request)
        flows.set_tindak_lanjut(actor, kab_id, kegiatan_id, posyandu_id, text, due, address=address)
    except SimpulError as error:
        return _refused(request, actor, kab_id, kegiatan_id, error)
    messages.success(request, "Rencana tindak lanjut tersimpan.")
    return redirect(f"/kegiatan/{kab_id}/{kegiatan_id}/tindak-lanjut/")


@posted
@office_page
def bukti(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, posyandu_id: UUID) -> HttpResponse:
    """It was done, with a proof."""
    manage_kegiatan(actor, kab_id, kegiatan_id)
    said = request.POST
    try:
        proof = Bukti(read_date(asked(said, "selesai", 30)), asked(said, "bukti", 400), asked_file(request))
        flows.finish_tindak_lanjut(actor, kab_id, kegiatan_id, posyandu_id, proof, address=address_of(request))
    except SimpulError as error:
        return _refused(request, actor, kab_id, kegiatan_id, error)
    messages.success(request, "Tindak lanjut tercatat selesai.")
    return redirect(f"/kegiatan/{kab_id}/{kegiatan_id}/tindak-lanjut/")


@office_page
def evaluasi(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Answers by question; forms from paper are typed here, one a line."""
    info = open_kegiatan(actor, kab_id, kegiatan_id)
    require_at(actor, Tindakan.LIHAT_PEMBINAAN, info)
    if request.method != "POST":
        return render(request, "kegiatan/evaluasi.html", evaluation_page(actor, info))
    require_at(actor, Tindakan.KELOLA_KEGIATAN, info)
    teks = request.POST.get("teks", "")[:400_000]
    try:
        many = flows.record_evaluasi(actor, kab_id, kegiatan_id, teks, address=address_of(request))
    except SimpulError as error:
        return _evaluation_refused(request, actor, kab_id, kegiatan_id, error, teks)
    messages.success(request, f"{many} lembar evaluasi tersimpan.")
    return redirect("./")


@posted
@office_page
def pertanyaan(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Own questions of the evaluation form."""
    manage_kegiatan(actor, kab_id, kegiatan_id)
    text = request.POST.get("pertanyaan", "")[:6000]
    try:
        events.set_pertanyaan(actor, kab_id, kegiatan_id, text, address=address_of(request))
    except SimpulError as error:
        return _evaluation_refused(request, actor, kab_id, kegiatan_id, error, "")
    messages.success(request, "Pertanyaan tersimpan.")
    return redirect("../")


@takes_once
def lembar(request: HttpRequest, kab_id: int, kegiatan_id: UUID, kode: str) -> HttpResponse:
    """The evaluation form behind its link, for whoever was there; nothing tells who filled it in."""
    try:
        info = flows.find_evaluasi(kab_id, kegiatan_id, kode)
    except SimpulError as error:
        return render(request, "kegiatan/lembar.html", {"galat": str(error)}, status=404)
    questions = questions_of(info.pertanyaan)
    isi = {"k": info, "pertanyaan": questions, "skala": SKALA_NAMES.items(), "terima_kasih": SENT in request.GET}
    if request.method != "POST":
        return render(request, "kegiatan/lembar.html", isi)
    said = {one["kode"]: request.POST.get(one["kode"], "")[:600] for one in questions}
    try:
        flows.send_evaluasi(kab_id, kegiatan_id, kode, said, address=address_of(request))
    except SimpulError as error:
        status = 429 if error.code == "akses.terlalu_sering" else 422
        return render(request, "kegiatan/lembar.html", isi | {"galat": str(error), "isi": said}, status=status)
    return redirect(f"{request.path}?{SENT}")


@require_GET
@office_page
def laporan_pdf(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """The report of an event on one page: no participant is named on it."""
    info = open_kegiatan(actor, kab_id, kegiatan_id)
    require_at(actor, Tindakan.LIHAT_PEMBINAAN, info)
    response = HttpResponse(event_pdf(info), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="laporan-kegiatan.pdf"'
    return response


def _refused(
    request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, error: SimpulError
) -> HttpResponse:
    if error.code.startswith("akses."):
        raise error
    isi = follow_up_page(request, actor, open_kegiatan(actor, kab_id, kegiatan_id)) | {"galat": str(error)}
    return render(request, "kegiatan/tindak_lanjut.html", isi, status=422)


def _evaluation_refused(
    request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, error: SimpulError, teks: str
) -> HttpResponse:
    if error.code.startswith("akses."):
        raise error
    isi = evaluation_page(actor, open_kegiatan(actor, kab_id, kegiatan_id)) | {"galat": str(error), "teks": teks}
    return render(request, "kegiatan/evaluasi.html", isi, status=422)
