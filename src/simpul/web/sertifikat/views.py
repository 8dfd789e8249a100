"""Pages of certificates: settings, issue, withdraw, print."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import sertifikat as flows
from simpul.flows.kegiatan import require_kegiatan
from simpul.kegiatan import queries
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of, note_read, office_page
from simpul.web.aliran import zip_response
from simpul.web.asked import asked, asked_number, asked_uuid
from simpul.web.laporan.views import posted
from simpul.web.sertifikat.cetak import certificate_files, certificates_pdf, parts_of
from simpul.web.sertifikat.halaman import form_of, page_of

KELOLA = Tindakan.KELOLA_KEGIATAN
UNPROCESSABLE = 422


@require_GET
@office_page
def sertifikat(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Who may have a certificate, who has one, and how they look."""
    return _page(request, actor, require_kegiatan(actor, KELOLA, kab_id, kegiatan_id))


@posted
@office_page
def setelan(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """How the certificates of this event are numbered and signed."""
    known = require_kegiatan(actor, KELOLA, kab_id, kegiatan_id)
    try:
        flows.set_setelan(actor, kab_id, kegiatan_id, form_of(request.POST), address=address_of(request))
    except SimpulError as error:
        return _refused(request, actor, known, error)
    messages.success(request, "Nomor dan penanda tangan tersimpan.")
    return redirect(f"/kegiatan/{kab_id}/{kegiatan_id}/sertifikat/")


@posted
@office_page
def terbit(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Certificates for those chosen, or for everyone who was there long enough."""
    known = require_kegiatan(actor, KELOLA, kab_id, kegiatan_id)
    chosen = [key for text in request.POST.getlist("peserta") if (key := asked_uuid(text))]
    wanted = None if asked(request.POST, "siapa") == "semua" else chosen
    try:
        many = flows.issue_sertifikat(actor, kab_id, kegiatan_id, wanted, address=address_of(request))
    except SimpulError as error:
        return _refused(request, actor, known, error)
    messages.success(request, f"{many} sertifikat terbit. Cetak dari bagian di bawah.")
    return redirect(f"/kegiatan/{kab_id}/{kegiatan_id}/sertifikat/")


@posted
@office_page
def tarik(
    request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, sertifikat_id: UUID
) -> HttpResponse:
    """Withdraw one with a reason."""
    known = require_kegiatan(actor, KELOLA, kab_id, kegiatan_id)
    why = asked(request.POST, "alasan", 300)
    try:
        flows.withdraw_sertifikat(actor, kab_id, kegiatan_id, sertifikat_id, why, address=address_of(request))
    except SimpulError as error:
        return _refused(request, actor, known, error)
    messages.success(request, "Sertifikat ditarik. Halaman periksa sudah mengatakannya.")
    return redirect(f"/kegiatan/{kab_id}/{kegiatan_id}/sertifikat/")


@require_GET
@office_page
def satu_pdf(
    request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, sertifikat_id: UUID
) -> HttpResponse:
    """One certificate on A4; one that was withdrawn is not printed again."""
    known = require_kegiatan(actor, KELOLA, kab_id, kegiatan_id)
    row = queries.find_sertifikat(known.kab_id, known.id, sertifikat_id)
    if row is None or row.ditarik_at is not None:
        raise Http404
    return _pdf(request, actor, known, [row], f"sertifikat-{row.urut:04d}")


@require_GET
@office_page
def bagian_pdf(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, bagian: int) -> HttpResponse:
    """Two hundred at a time."""
    known = require_kegiatan(actor, KELOLA, kab_id, kegiatan_id)
    parts = parts_of(flows.printable(known))
    if not 1 <= bagian <= len(parts):
        raise Http404
    return _pdf(request, actor, known, list(parts[bagian - 1]), f"sertifikat-bagian-{bagian}")


@require_GET
@office_page
def semua_zip(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """All of them as one ZIP that leaves in pieces; the page counts the pieces as they come."""
    known = require_kegiatan(actor, KELOLA, kab_id, kegiatan_id)
    rows = flows.printable(known)
    if not rows:
        raise Http404
    note_read(request, actor, KELOLA, "sertifikat", [row.id for row in rows], kab_id=kab_id)
    return zip_response(certificate_files(rows), "sertifikat.zip", bagian=len(parts_of(rows)))


def _pdf(
    request: HttpRequest, actor: ActorContext, known: KegiatanInfo, rows: list[queries.SertifikatInfo], name: str
) -> HttpResponse:
    note_read(request, actor, KELOLA, "sertifikat", [row.id for row in rows], kab_id=known.kab_id)
    response = HttpResponse(certificates_pdf(rows), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _page(
    request: HttpRequest, actor: ActorContext, known: KegiatanInfo, *, status: int = 200, **more: object
) -> HttpResponse:
    context = page_of(known, max(asked_number(request.GET, "hal"), 1))
    ids = [one.peserta.id for one, _ in context["orang"]]
    if ids:
        note_read(request, actor, KELOLA, "peserta", ids, kab_id=known.kab_id)
    return render(request, "sertifikat/sertifikat.html", context | more, status=status)


def _refused(request: HttpRequest, actor: ActorContext, known: KegiatanInfo, error: SimpulError) -> HttpResponse:
    if not error.code.startswith("kegiatan."):
        raise error
    typed = {"isi": request.POST.dict()} if "pola" in request.POST else {}
    return _page(request, actor, known, status=UNPROCESSABLE, galat=str(error), **typed)
