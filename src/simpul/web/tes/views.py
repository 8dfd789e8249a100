"""Pages of tests."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import tes as flows
from simpul.flows.kegiatan import require_kegiatan
from simpul.kegiatan import queries
from simpul.kegiatan.errors import TES_TUTUP
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.words import TAHAP_NAMES, TahapTes
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of, note_read, office_page
from simpul.web.asked import asked, asked_number
from simpul.web.laporan.views import posted
from simpul.web.tes.cetak import questions_pdf
from simpul.web.tes.halaman import answers_of, grid_page, test_page, typed_of

KELOLA, HADIR = Tindakan.KELOLA_KEGIATAN, Tindakan.CATAT_HADIR
UNPROCESSABLE, TOO_MANY, NOT_FOUND = 422, 429, 404
LONGEST_TEXT = 60_000


@require_GET
@office_page
def tes(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Questions, sheets and what the questions tell."""
    known = require_kegiatan(actor, KELOLA, kab_id, kegiatan_id)
    return render(request, "tes/tes.html", test_page(known, settings.SIMPUL_ALAMAT))


@posted
@office_page
def soal(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """The questions anew."""
    known, text = require_kegiatan(actor, KELOLA, kab_id, kegiatan_id), request.POST.get("soal", "")[:LONGEST_TEXT]
    try:
        many = flows.set_soal(actor, kab_id, kegiatan_id, text, address=address_of(request))
    except SimpulError as error:
        return _refused(request, known, error, soal=text)
    messages.success(request, f"{many} soal tersimpan.")
    return redirect(f"/kegiatan/{kab_id}/{kegiatan_id}/tes/")


@posted
@office_page
def buka(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Open a stage to the link, or close it."""
    known = require_kegiatan(actor, KELOLA, kab_id, kegiatan_id)
    said = asked(request.POST, "tahap")
    try:
        flows.open_tes(actor, kab_id, kegiatan_id, _stage(said) if said else None, address=address_of(request))
    except SimpulError as error:
        return _refused(request, known, error)
    messages.success(request, f"Tes {TAHAP_NAMES[_stage(said)].lower()} dibuka." if said else "Tes ditutup.")
    return redirect(f"/kegiatan/{kab_id}/{kegiatan_id}/tes/")


@require_http_methods(["GET", "POST"])
@office_page
def lembar(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, tahap: str) -> HttpResponse:
    """Sheets of paper, typed once: a line of letters for each participant."""
    known, stage = require_kegiatan(actor, HADIR, kab_id, kegiatan_id), _stage(tahap)
    hal = max(asked_number(request.GET, "hal"), 1)
    if request.method == "GET":
        return _grid(request, actor, known, grid_page(known, stage, hal))
    try:
        many = flows.record_lembar(
            actor, kab_id, kegiatan_id, stage, typed_of(request.POST), address=address_of(request)
        )
    except SimpulError as error:
        context = grid_page(known, stage, hal, request.POST) | {"galat": _sentence(error)}
        return _grid(request, actor, known, context, UNPROCESSABLE)
    messages.success(request, f"{many} lembar tersimpan.")
    return redirect(f"{request.path}?hal={hal}")


@require_GET
@office_page
def lembar_pdf(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """The questions on paper, without the key."""
    known = require_kegiatan(actor, KELOLA, kab_id, kegiatan_id)
    rows = queries.soal_of(known.kab_id, known.id)
    if not rows:
        raise Http404
    response = HttpResponse(questions_pdf(known, rows), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="soal.pdf"'
    return response


@require_http_methods(["GET", "POST"])
def jawab(request: HttpRequest, kab_id: int, kode: str) -> HttpResponse:
    """The test for a participant without an account: code of the badge, then the questions."""
    try:
        test = flows.find_open_tes(kab_id, kode)
    except SimpulError as error:
        return render(request, "tes/jawab.html", {"galat": str(error)}, status=NOT_FOUND)
    rows = queries.soal_of(kab_id, test.kegiatan_id)
    context: dict[str, object] = {
        "acara": queries.find_kegiatan(kab_id, test.kegiatan_id).nama,
        "tahap": TAHAP_NAMES[test.buka or TahapTes.PRE],
        "soal": [(number, row, request.POST.get(f"s-{number}", "")) for number, row in enumerate(rows, 1)],
        "kode": asked(request.POST, "kode", 8),
    }
    if request.method == "GET":
        return render(request, "tes/jawab.html", context)
    return _answer(request, kab_id, kode, answers_of(request.POST, len(rows)), context)


def _answer(
    request: HttpRequest, kab_id: int, kode: str, answers: list[int], context: dict[str, object]
) -> HttpResponse:
    try:
        name = flows.answer_tes(kab_id, kode, asked(request.POST, "kode", 8), answers, address=address_of(request))
    except SimpulError as error:
        if error.code == "akses.terlalu_sering":
            return render(request, "tes/jawab.html", context | {"galat": str(error)}, status=TOO_MANY)
        status = NOT_FOUND if error.code == TES_TUTUP else UNPROCESSABLE
        return render(request, "tes/jawab.html", context | {"galat": _sentence(error)}, status=status)
    return render(request, "tes/jawab.html", {"terima_kasih": name, "acara": context["acara"]}, status=201)


def _grid(
    request: HttpRequest, actor: ActorContext, known: KegiatanInfo, context: dict[str, object], status: int = 200
) -> HttpResponse:
    ids = [row[0].id for row in context["baris"]]  # type: ignore[attr-defined]  # a list of rows
    if ids:
        note_read(request, actor, HADIR, "peserta", ids, kab_id=known.kab_id)
    return render(request, "tes/lembar.html", context, status=status)


def _refused(request: HttpRequest, known: KegiatanInfo, error: SimpulError, **typed: str) -> HttpResponse:
    context = test_page(known, settings.SIMPUL_ALAMAT) | typed | {"galat": _sentence(error)}
    return render(request, "tes/tes.html", context, status=UNPROCESSABLE)


def _sentence(error: SimpulError) -> str:
    if not error.code.startswith("kegiatan."):
        raise error
    return str(error)


def _stage(text: str) -> TahapTes:
    try:
        return TahapTes(text)
    except ValueError as error:
        raise Http404 from error
