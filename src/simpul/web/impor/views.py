"""Old data of a village: bring a file or paste rows, say what the columns are, look at the dry run, take it in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.impor import buka
from simpul.interop.impor import keluaran
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.actor import address_of, note_read, office_page
from simpul.web.impor.halaman import halaman_of, list_page, may_bring_village, stage_table
from simpul.web.impor.kolom import (
    check_said,
    choice_of,
    header_of,
    left_out,
    page_of,
    read_rows,
    said_choice,
    with_names,
)
from simpul.web.impor.unggah import bound, brought
from simpul.web.posyandu.place import open_posyandu, open_scope
from simpul.web.sekali import takes_once

UNPROCESSABLE = 422


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """What was brought, and where more can be brought to."""
    return render(request, "impor/daftar.html", list_page(open_scope(request, actor, Tindakan.IMPOR)))


@csrf_exempt
@require_http_methods(["GET", "POST"])
@office_page
def baru(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Bring a file or paste rows; the form is read only after the file was given its bounds."""
    home = open_posyandu(request, actor, Tindakan.IMPOR, kab_id, posyandu_id)
    bound(request)
    return _bring(request, actor, home)


@csrf_protect
@takes_once
def _bring(request: HttpRequest, actor: ActorContext, home: PosyanduInfo) -> HttpResponse:
    village = may_bring_village(actor, home)
    context = {"home": home, "boleh_desa": village}
    if request.method == "GET":
        return render(request, "impor/baru.html", context)
    try:
        table = brought(request)
        place = buka.place_of_home(home, whole_village=village and request.POST.get("untuk") == "desa")
        row = stage_table(actor, place, table, address_of(request))
    except SimpulError as error:
        return render(request, "impor/baru.html", context | {"galat": str(error)}, status=UNPROCESSABLE)
    return redirect(f"/impor/{row.kab_id}/{row.id}/kolom/")


@require_http_methods(["GET", "POST"])
@office_page
def kolom(request: HttpRequest, actor: ActorContext, kab_id: int, impor_id: UUID) -> HttpResponse:
    """Which column is what; a file like one before begins with what was said then."""
    row = buka.find_impor(actor, kab_id, impor_id)
    header, galat = header_of(row), ""
    choice = said_choice(request.POST, row, header) if request.method == "POST" else choice_of(row, header)
    if request.method == "POST":
        try:
            check_said(row, choice)
            choice, is_whole = with_names(row, choice)
            if is_whole or "tanpa_cocok" in request.POST:
                rows, told = read_rows(row, header, choice)
                buka.understand(actor, row, keluaran.plain(choice), rows, told, address=address_of(request))
                return redirect(f"/impor/{kab_id}/{impor_id}/")
        except SimpulError as error:
            galat = str(error)
    _note(request, actor, kab_id, impor_id)
    context = {"row": row, "h": page_of(row, header, choice), "galat": galat}
    return render(request, "impor/kolom.html", context, status=UNPROCESSABLE if galat else 200)


@require_GET
@office_page
def rinci(request: HttpRequest, actor: ActorContext, kab_id: int, impor_id: UUID) -> HttpResponse:
    """Where it stands: at work with its progress, checked with its preview, or done with its result."""
    row = buka.find_impor(actor, kab_id, impor_id)
    _note(request, actor, kab_id, impor_id)
    return render(request, "impor/rinci.html", {"row": row, "h": halaman_of(row), "tidak_dibawa": left_out(row)})


@require_POST
@office_page
def penerapan(request: HttpRequest, actor: ActorContext, kab_id: int, impor_id: UUID) -> HttpResponse:
    """Take it in."""
    row = buka.find_impor(actor, kab_id, impor_id)
    try:
        buka.confirm(actor, row, skip_wrong=bool(request.POST.get("lewati")), address=address_of(request))
    except SimpulError as error:
        messages.warning(request, str(error))
    return redirect(f"/impor/{kab_id}/{impor_id}/")


@require_POST
@office_page
def pembatalan(request: HttpRequest, actor: ActorContext, kab_id: int, impor_id: UUID) -> HttpResponse:
    """Leave it; its rows are removed."""
    row = buka.find_impor(actor, kab_id, impor_id)
    try:
        buka.cancel(actor, row, address=address_of(request))
    except SimpulError as error:
        messages.warning(request, str(error))
        return redirect(f"/impor/{kab_id}/{impor_id}/")
    messages.success(request, "Data awal ini dibatalkan. Tidak ada yang dimasukkan, dan isinya sudah dihapus.")
    return redirect("/impor/")


@require_GET
@office_page
def baris_xlsx(request: HttpRequest, actor: ActorContext, kab_id: int, impor_id: UUID) -> HttpResponse:
    """What was found, row by row, as a workbook."""
    row = buka.find_impor(actor, kab_id, impor_id)
    _note(request, actor, kab_id, impor_id)
    return _download(keluaran.write_xlsx(buka.findings(row), buka.fates(row)), keluaran.XLSX, "data-awal.xlsx")


@require_GET
@office_page
def baris_csv(request: HttpRequest, actor: ActorContext, kab_id: int, impor_id: UUID) -> HttpResponse:
    """The same as a plain table."""
    row = buka.find_impor(actor, kab_id, impor_id)
    _note(request, actor, kab_id, impor_id)
    return _download(keluaran.write_csv(buka.findings(row)), keluaran.CSV, "data-awal.csv")


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=disposition)


def _note(request: HttpRequest, actor: ActorContext, kab_id: int, impor_id: UUID) -> None:
    """Names of the file are shown, be it as an example of what a column holds."""
    note_read(request, actor, Tindakan.IMPOR, "impor", [impor_id], kab_id=kab_id)
