"""Presence by list: a whole page at once, guests, and what was wrong put right."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import hadir as flows
from simpul.kegiatan.rules.hadir import NewHadir
from simpul.kegiatan.rules.peserta import NewPeserta
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked, asked_number, asked_uuid
from simpul.web.bagian import wants_part
from simpul.web.kegiatan.forms import chosen_ids
from simpul.web.kegiatan.orang import presence_page, presence_row
from simpul.web.kegiatan.tempat import open_kegiatan, require_at
from simpul.web.laporan.views import posted

NOBODY = UUID(int=0)


@require_GET
@office_page
def hadir(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Who came to a session."""
    info = open_kegiatan(actor, kab_id, kegiatan_id)
    require_at(actor, Tindakan.CATAT_HADIR, info)
    return render(request, "kegiatan/hadir.html", presence_page(request, actor, info))


@posted
@office_page
def catat(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Those ticked on a page came; who was noted before stays noted, and that is said.

    A browser with htmx sends each tick at once (`satu`) and gets back her row, the counts and her name among those that
    can be put right.
    """
    sesi_id, now = _session(request), clock.now()
    one = asked_uuid(asked(request.POST, "satu")) if wants_part(request) else None
    seen = [NewHadir(sesi_id, key, now) for key in ([one] if one else chosen_ids(request, "hadir"))]
    try:
        done = flows.record_hadir(actor, kab_id, kegiatan_id, seen, address=address_of(request))
    except SimpulError as error:
        return _refused(request, actor, kab_id, kegiatan_id, error)
    if one:
        row = presence_row(actor, open_kegiatan(actor, kab_id, kegiatan_id), sesi_id, one)
        return render(request, "kegiatan/_hadir_satu.html", row)
    again = f" {len(done.ulang)} orang sudah tercatat sebelumnya." if done.ulang else ""
    messages.success(request, f"{len(done.baru)} orang tercatat hadir.{again}")
    return _back(request, kab_id, kegiatan_id, sesi_id)


@posted
@office_page
def tamu(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Someone who came without an invitation."""
    said, sesi_id = request.POST, _session(request)
    nama, jabatan, instansi = (asked(said, name, 200) for name in ("nama", "jabatan", "instansi"))
    guest = NewPeserta(new_id(), NOBODY, nama, jabatan, instansi, telepon=asked(said, "telepon", 40))
    try:
        flows.add_tamu(actor, kab_id, kegiatan_id, sesi_id, guest, address=address_of(request))
    except SimpulError as error:
        return _refused(request, actor, kab_id, kegiatan_id, error)
    messages.success(request, f"{guest.nama} dicatat sebagai tamu dan hadir.")
    return _back(request, kab_id, kegiatan_id, sesi_id)


@posted
@office_page
def batal(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Noted as present by mistake."""
    sesi_id, ids, why = _session(request), chosen_ids(request, "peserta"), asked(request.POST, "alasan", 300)
    try:
        flows.cancel_hadir(actor, kab_id, kegiatan_id, sesi_id, ids, why, address=address_of(request))
    except SimpulError as error:
        return _refused(request, actor, kab_id, kegiatan_id, error)
    messages.success(request, "Kehadiran dibetulkan. Alasannya tercatat.")
    return _back(request, kab_id, kegiatan_id, sesi_id)


def _session(request: HttpRequest) -> UUID:
    return asked_uuid(asked(request.POST, "sesi")) or NOBODY


def _back(request: HttpRequest, kab_id: int, kegiatan_id: UUID, sesi_id: UUID) -> HttpResponse:
    halaman = max(asked_number(request.POST, "hal"), 1)
    return redirect(f"/kegiatan/{kab_id}/{kegiatan_id}/hadir/?sesi={sesi_id}&hal={halaman}")


def _refused(
    request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, error: SimpulError
) -> HttpResponse:
    if error.code.startswith("akses."):
        raise error
    info = open_kegiatan(actor, kab_id, kegiatan_id)
    require_at(actor, Tindakan.CATAT_HADIR, info)
    isi = presence_page(request, actor, info) | {"galat": str(error)}
    return render(request, "kegiatan/hadir.html", isi, status=422)
