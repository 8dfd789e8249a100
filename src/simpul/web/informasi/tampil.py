"""The public page of a posyandu, kept by its office: way in, picture, numbers, poster; the switch of a regency."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import informasi as flows
from simpul.informasi.queries import tampil_of as stored_of
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, list_posyandu
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked
from simpul.web.informasi.halaman import A_PAGE, ACT, shown_page
from simpul.web.informasi.isian import tampil_of
from simpul.web.informasi.poster import poster_pdf
from simpul.web.laporan.views import posted
from simpul.web.posyandu.place import open_posyandu, open_scope
from simpul.web.posyandu.shown import UNPROCESSABLE, refused
from simpul.web.publik.kabar import picture
from simpul.wilayah.queries import labels

FORM = require_http_methods(["GET", "POST"])


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Posyandu within reach, fifty at a time."""
    scope, kata = open_scope(request, actor, ACT), asked(request.GET, "cari")
    rows = list_posyandu(scope, text=kata, limit=A_PAGE + 1, after=asked(request.GET, "sesudah", 24))
    desa = labels({row.wilayah_id for row in rows})
    isi = {
        "kata": kata,
        "baris": [(row, desa[row.wilayah_id]) for row in rows[:A_PAGE]],
        "lagi": rows[A_PAGE - 1].jalur if len(rows) > A_PAGE else "",
    }
    return render(request, "informasi/posyandu_daftar.html", isi)


@FORM
@office_page
def posyandu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """What the public sees of one posyandu."""
    home = flows.require_at_posyandu(actor, kab_id, posyandu_id)
    if request.method == "GET":
        return _page(request, home)
    try:
        flows.set_tampil(actor, kab_id, posyandu_id, tampil_of(request), address=address_of(request))
    except SimpulError as error:
        return _page(request, home, refused(error))
    messages.success(request, "Halaman untuk umum tersimpan.")
    return redirect(f"/informasi/posyandu/{kab_id}/{posyandu_id}/")


@posted
@office_page
def telepon(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, pengurus_id: UUID
) -> HttpResponse:
    """An officer agreed to show her number, or takes that back."""
    home = flows.require_at_posyandu(actor, kab_id, posyandu_id)
    setuju = request.POST.get("setuju") == "ya"
    try:
        flows.set_telepon(actor, kab_id, posyandu_id, pengurus_id, setuju=setuju, address=address_of(request))
    except SimpulError as error:
        return _page(request, home, refused(error))
    messages.success(request, "Nomornya tampil untuk umum." if setuju else "Nomornya tidak tampil lagi.")
    return redirect(f"/informasi/posyandu/{kab_id}/{posyandu_id}/")


@require_GET
@office_page
def foto(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The picture of a place, also while the regency hides its pages."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_POSYANDU, kab_id, posyandu_id)
    stored = stored_of([kab_id], [home.id]).get(home.id)
    response = picture(kab_id, home.id, stored.foto if stored else "")
    response["Cache-Control"] = "private, no-store"
    return response


@require_GET
@office_page
def poster(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The poster to hang at the place, A4 or with `?ukuran=a3` A3."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_POSYANDU, kab_id, posyandu_id)
    paper = "a3" if request.GET.get("ukuran") == "a3" else "a4"
    response = HttpResponse(poster_pdf(home, paper), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="poster-{home.nomor_urut:04d}-{paper}.pdf"'
    return response


@posted
@office_page
def kabupaten(request: HttpRequest, actor: ActorContext, kab_id: int) -> HttpResponse:
    """Show or hide all public pages of a regency."""
    terbuka = request.POST.get("terbuka") == "ya"
    flows.set_open(actor, kab_id, terbuka=terbuka, address=address_of(request))
    messages.success(request, "Halaman untuk umum terbuka." if terbuka else "Halaman untuk umum tertutup.")
    return redirect("/informasi/")


def _page(request: HttpRequest, home: PosyanduInfo, galat: str = "") -> HttpResponse:
    isi = {"h": shown_page(home), "home": home, "isi": request.POST, "galat": galat, "zona": home.zona_waktu}
    return render(request, "informasi/posyandu.html", isi, status=UNPROCESSABLE if galat else 200)
