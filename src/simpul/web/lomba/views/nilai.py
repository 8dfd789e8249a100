"""Scores, their lock and corrections; finalists; the result with reasons and objections."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext
from simpul.flows import bukti_lomba, penilaian
from simpul.flows import lomba as flows
from simpul.kernel.errors import SimpulError
from simpul.lomba import errors, queries
from simpul.lomba.queries import JuriInfo, LembarInfo, LombaInfo, PesertaInfo
from simpul.lomba.rules.penilaian import KoreksiForm
from simpul.lomba.rules.words import TAHAP_NAMES, Tahap
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked, asked_uuid
from simpul.web.laporan.views import posted
from simpul.web.lomba import isian
from simpul.web.lomba.halaman import head_of, score_page
from simpul.web.lomba.hasil import result_page
from simpul.web.lomba.tempat import manage_lomba, open_lomba
from simpul.web.lomba.views.lomba import phase_of, said_on_page
from simpul.web.posyandu.shown import UNPROCESSABLE, refused

FORM = require_http_methods(["GET", "POST"])
LONGEST = 6000


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """The sheets of the phase that runs: all for the organiser, one's own for a judge."""
    info = open_lomba(actor, kab_id, lomba_id)
    page = score_page(actor, info)
    if not page["kelola"] and not page["juri_saya"]:
        raise SimpulError(DITOLAK)
    return render(request, "lomba/nilai.html", page)


@FORM
@office_page
def lembar(
    request: HttpRequest, actor: ActorContext, *, kab_id: int, lomba_id: UUID, fase: str, juri_id: UUID,
    peserta_lomba_id: UUID,
) -> HttpResponse:  # fmt: skip
    """The sheet of a judge for an entrant; a refusal keeps what was typed."""
    tahap = phase_of(fase)
    info, juri, peserta = _sheet(actor, kab_id, lomba_id, juri_id, peserta_lomba_id)
    if request.method == "GET":
        return _sheet_page(request, actor, info, juri, peserta, tahap)
    items = queries.butir_of(kab_id, lomba_id)[tahap]
    try:
        form = isian.read_sheet(request.POST, tahap, juri_id, peserta_lomba_id, items)
        penilaian.record_lembar(actor, kab_id, lomba_id, form, address=address_of(request))
    except SimpulError as error:
        return _sheet_page(request, actor, info, juri, peserta, tahap, galat=error)
    messages.success(request, f"Nilai untuk {peserta.nama} tersimpan.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/nilai/")


@posted
@office_page
def kunci(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID, fase: str) -> HttpResponse:
    """The scores of a phase are closed."""
    info, tahap = manage_lomba(actor, kab_id, lomba_id), phase_of(fase)
    try:
        penilaian.lock_tahap(actor, kab_id, lomba_id, tahap, address=address_of(request))
    except SimpulError as error:
        return said_on_page(request, actor, info, error)
    messages.success(request, f"Nilai {TAHAP_NAMES[tahap].lower()} dikunci.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/hasil/")


@FORM
@office_page
def koreksi(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID, lembar_id: UUID) -> HttpResponse:
    """A score of a locked phase put right by one more line."""
    info = manage_lomba(actor, kab_id, lomba_id)
    sheet = next((one for one in queries.lembar_of(kab_id, lomba_id) if one.id == lembar_id), None)
    if sheet is None:
        raise SimpulError(DITOLAK)
    if request.method == "GET":
        return _correction_page(request, actor, info, sheet)
    said, address = request.POST, address_of(request)
    try:
        item, why = asked_uuid(asked(said, "butir", 40)) or lembar_id, asked(said, "alasan", 300)
        form = KoreksiForm(lembar_id, item, isian.whole(asked(said, "nilai", 8), "Nilai baru"), why)
        penilaian.correct_nilai(actor, kab_id, lomba_id, form, address=address)
    except SimpulError as error:
        return _correction_page(request, actor, info, sheet, galat=refused(error))
    messages.success(request, "Pembetulan tercatat sebagai baris baru.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/nilai/")


@posted
@office_page
def finalis(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """Who goes on to the second phase."""
    info = manage_lomba(actor, kab_id, lomba_id)
    chosen = {key for text in request.POST.getlist("peserta") if (key := asked_uuid(text))}
    try:
        flows.set_finalis(actor, kab_id, lomba_id, chosen, address=address_of(request))
    except SimpulError as error:
        return said_on_page(request, actor, info, error)
    messages.success(request, f"{len(chosen)} finalis tercatat.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/")


@require_GET
@office_page
def hasil(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """The result: for the organiser at any time, for everyone else once it is published."""
    return render(request, "lomba/hasil.html", result_page(actor, open_result(actor, kab_id, lomba_id)))


@posted
@office_page
def pertimbangan(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """The reasons of the jury."""
    info, teks = manage_lomba(actor, kab_id, lomba_id), request.POST.get("pertimbangan", "").replace("\x00", "")
    try:
        flows.set_pertimbangan(actor, kab_id, lomba_id, teks[:LONGEST], address=address_of(request))
    except SimpulError as error:
        return _result_again(request, actor, info, error, teks)
    messages.success(request, "Pertimbangan juri tersimpan.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/hasil/")


@posted
@office_page
def jawaban(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID, keberatan_id: UUID) -> HttpResponse:
    """The answer to an objection."""
    info, teks = manage_lomba(actor, kab_id, lomba_id), request.POST.get("jawaban", "").replace("\x00", "")
    try:
        bukti_lomba.answer_keberatan(actor, kab_id, lomba_id, keberatan_id, teks[:LONGEST], address=address_of(request))
    except SimpulError as error:
        return _result_again(request, actor, info, error)
    messages.success(request, "Jawaban tersimpan dan terbaca oleh peserta.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/hasil/")


def open_result(actor: ActorContext, kab_id: int, lomba_id: UUID) -> LombaInfo:
    """The contest whose result may be read; raises `akses.ditolak`, `lomba.belum_diumumkan`."""
    info = open_lomba(actor, kab_id, lomba_id)
    if not info.is_published and not flows.may_manage(actor, info):
        raise SimpulError(DITOLAK)
    return info


def _result_again(
    request: HttpRequest, actor: ActorContext, info: LombaInfo, error: SimpulError, teks: str = ""
) -> HttpResponse:
    context = result_page(actor, info) | {"galat": refused(error), "teks": teks}
    return render(request, "lomba/hasil.html", context, status=UNPROCESSABLE)


def _sheet(
    actor: ActorContext, kab_id: int, lomba_id: UUID, juri_id: UUID, peserta_id: UUID
) -> tuple[LombaInfo, JuriInfo, PesertaInfo]:
    info, juri = penilaian.open_sheet(actor, kab_id, lomba_id, juri_id)
    peserta = next((one for one in queries.peserta_of(kab_id, lomba_id) if one.id == peserta_id), None)
    if peserta is None:
        raise SimpulError(DITOLAK)
    return info, juri, peserta


def _sheet_page(
    request: HttpRequest,
    actor: ActorContext,
    info: LombaInfo,
    juri: JuriInfo,
    peserta: PesertaInfo,
    tahap: Tahap,
    *,
    galat: SimpulError | None = None,
) -> HttpResponse:
    here, said = (info.kab_id, info.id), request.POST
    sheet = queries.find_lembar(*here, tahap, juri.id, peserta.id)
    items, proofs = queries.butir_of(*here)[tahap], queries.bukti_of(*here, peserta.id)
    given = sheet.nilai if sheet else {}
    # After another pen was quicker the form stands at the newest save, with what was typed in it.
    versi = sheet.versi if sheet else 0
    if galat is not None and galat.code != errors.LEMBAR_BERUBAH:
        versi = int(asked(said, "versi", 6) or 0) if asked(said, "versi", 6).isdecimal() else versi
    context: dict[str, Any] = head_of(actor, info) | {
        "juri": juri,
        "peserta": peserta,
        "tahap": TAHAP_NAMES[tahap],
        "halangan": penilaian.problem_of(info, juri, peserta, tahap),
        "butir": [
            (
                one,
                asked(said, f"nilai-{one.id}", 8) if galat else given.get(one.id, ""),
                given.get(one.id, ""),
                [proof for proof in proofs if proof.butir_id == one.id],
            )
            for one in items
        ],
        "catatan": said.get("catatan", "") if galat else sheet.catatan if sheet else "",
        "versi": versi,
        "galat": refused(galat) if galat else "",
        "berubah": galat is not None and galat.code == errors.LEMBAR_BERUBAH,
    }
    return render(request, "lomba/lembar.html", context, status=UNPROCESSABLE if galat else 200)


def _correction_page(
    request: HttpRequest, actor: ActorContext, info: LombaInfo, sheet: LembarInfo, *, galat: str = ""
) -> HttpResponse:
    items = queries.butir_of(info.kab_id, info.id)[sheet.tahap]
    context = head_of(actor, info) | {
        "juri": queries.find_juri(info.kab_id, info.id, sheet.juri_id),
        "peserta": queries.find_peserta(info.kab_id, info.id, sheet.peserta_id),
        "butir": [(one, str(one.id), sheet.nilai.get(one.id)) for one in items],
        "isi": request.POST,
        "galat": galat,
    }
    return render(request, "lomba/koreksi.html", context, status=UNPROCESSABLE if galat else 200)
