"""Files of the registration: the package of one folder or of several, and the matrix of a place."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.registrasi import open_folders
from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.queries import Berkas, posyandu_by_status
from simpul.web.actor import address_of, office_page
from simpul.web.aliran import zip_response
from simpul.web.asked import asked
from simpul.web.posyandu.place import open_posyandu, open_scope
from simpul.web.registrasi.halaman import listed, place_in
from simpul.web.registrasi.isian import ticked
from simpul.web.registrasi.paket import matrix_of, package_files
from simpul.wilayah.rules import bounds_of

MOST = 2000  # of a package: a large regency
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@office_page
def paket(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The package of one posyandu."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_SURAT, kab_id, posyandu_id)
    return _stream(actor, open_folders(actor, [(kab_id, home.id)], address=address_of(request)))


@require_POST
@office_page
def paket_banyak(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The package of the folders that were ticked, or of all of a place and a status (`semua`)."""
    scope = open_scope(request, actor, Tindakan.LIHAT_SURAT)
    if asked(request.POST, "semua"):
        chosen = [(home.kab_id, home.id) for home in listed(scope, request.POST, MOST + 1)]
    else:
        chosen = [(kab_id, key) for kab_id, key, _ in ticked(request.POST)]
    if len(chosen) > MOST:
        raise SimpulError(errors.REGISTRASI_TERLALU_BANYAK, batas=MOST)
    return _stream(actor, open_folders(actor, chosen, address=address_of(request)))


@require_GET
@office_page
def matriks(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """The matrix of all posyandu of a place."""
    scope = open_scope(request, actor, Tindakan.LIHAT_SURAT)
    place = place_in(scope, wilayah_id)
    homes = posyandu_by_status(scope, bounds_of(place.jalur))
    folders = open_folders(actor, [(home.kab_id, home.id) for home in homes], address=address_of(request))
    name = f"matriks-registrasi-{place.jalur or 'nasional'}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(matrix_of(actor, folders), content_type=XLSX, headers=headers)


def _stream(actor: ActorContext, folders: Sequence[Berkas]) -> HttpResponse:
    code = folders[0].home.nomor_urut if len(folders) == 1 else 0
    name = f"registrasi-{code:04d}.zip" if code else f"registrasi-{len(folders)}-posyandu.zip"
    return zip_response(package_files(actor, folders), name)
