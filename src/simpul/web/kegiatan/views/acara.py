"""Lists of events, one event, and its papers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import kegiatan as flows
from simpul.jurnal.lampiran import read_lampiran
from simpul.kegiatan import queries
from simpul.kegiatan.rules.words import StatusKegiatan
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked, asked_file
from simpul.web.kegiatan.daftar import list_page, month_page
from simpul.web.kegiatan.forms import choice, choices, read_form, stored, typed, with_blanks
from simpul.web.kegiatan.rinci import event_page, head_of
from simpul.web.kegiatan.tempat import host_places, manage_kegiatan, open_kegiatan, require_at
from simpul.web.lampiran import lampiran_response
from simpul.web.laporan.views import posted
from simpul.web.posyandu.place import open_scope


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Events of one's places, and those one's people are invited to."""
    open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    isi = list_page(actor, request.GET) | {"bisa_tambah": bool(host_places(actor))}
    return render(request, "kegiatan/daftar.html", isi)


@require_GET
@office_page
def kalender(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The same by month."""
    open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    return render(request, "kegiatan/kalender.html", month_page(actor, request.GET))


@office_page
def baru(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """A new event."""
    open_scope(request, actor, Tindakan.KELOLA_KEGIATAN, own_tier=True)
    if request.method != "POST":
        return _form(request, {"tempat_pilihan": host_places(actor)})
    isi = typed(request.POST)
    try:
        form = read_form(isi)
        kab_id = flows.create_kegiatan(actor, form, address=address_of(request))
    except SimpulError as error:
        return _again(request, error, isi, {"tempat_pilihan": host_places(actor)})
    messages.success(request, "Kegiatan tersimpan. Berikutnya, isi daftar pesertanya.")
    return redirect(f"/kegiatan/{kab_id}/{form.id}/")


@require_GET
@office_page
def rinci(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """One event."""
    return render(request, "kegiatan/rinci.html", event_page(actor, open_kegiatan(actor, kab_id, kegiatan_id)))


@office_page
def perubahan(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """The plan put right; who did not see the last change is told, and keeps what she typed."""
    info = manage_kegiatan(actor, kab_id, kegiatan_id)
    head = head_of(actor, info)
    if request.method != "POST":
        return _form(request, head | {"isi": with_blanks(stored(info))})
    isi = typed(request.POST) | {"wilayah_id": str(info.wilayah_id)}
    try:
        flows.change_kegiatan(actor, kab_id, read_form(isi, kegiatan_id), address=address_of(request))
    except SimpulError as error:
        fresh = {"n": queries.find_kegiatan(kab_id, kegiatan_id).n} if error.code == "kegiatan.berubah" else {}
        return _again(request, error, isi | fresh, head)
    messages.success(request, "Perubahan tersimpan.")
    return redirect(head["alamat"])


@posted
@office_page
def status(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """The next state."""
    info, why = manage_kegiatan(actor, kab_id, kegiatan_id), asked(request.POST, "alasan", 300)
    try:
        ke = choice(StatusKegiatan, asked(request.POST, "ke"), "Langkah")
        flows.set_status(actor, kab_id, kegiatan_id, ke, why, address=address_of(request))
    except SimpulError as error:
        return said_on_page(request, actor, kab_id, kegiatan_id, error)
    messages.success(request, "Keadaan kegiatan tercatat.")
    return redirect(head_of(actor, info)["alamat"])


@posted
@office_page
def berkas(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """A material, with or without a file, or a picture of the documentation."""
    info, said = manage_kegiatan(actor, kab_id, kegiatan_id), request.POST
    judul, address = asked(said, "judul", 200), address_of(request)
    try:
        isi = asked_file(request)
        if asked(said, "jenis") == "foto":
            flows.add_dokumentasi(actor, kab_id, kegiatan_id, judul, isi, address=address)
        else:
            flows.add_materi(actor, kab_id, kegiatan_id, judul, asked(said, "bidang"), isi, address=address)
    except SimpulError as error:
        return said_on_page(request, actor, kab_id, kegiatan_id, error)
    messages.success(request, "Tersimpan.")
    return redirect(head_of(actor, info)["alamat"])


@posted
@office_page
def berkas_hapus(
    request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, berkas_id: UUID
) -> HttpResponse:
    """A material or picture taken off."""
    manage_kegiatan(actor, kab_id, kegiatan_id)
    why, address = asked(request.POST, "alasan", 300), address_of(request)
    try:
        flows.remove_berkas(actor, kab_id, kegiatan_id, berkas_id, why, address=address)
    except SimpulError as error:
        return said_on_page(request, actor, kab_id, kegiatan_id, error)
    messages.success(request, "Dilepas dari kegiatan.")
    return redirect(f"/kegiatan/{kab_id}/{kegiatan_id}/")


@require_GET
@office_page
def lampiran(
    request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, sidik_foto: str
) -> HttpResponse:
    """A file of an event: a material, a picture, the proof of a follow-up."""
    info = open_kegiatan(actor, kab_id, kegiatan_id)
    named = {one.sidik for one in (*queries.materi_of(kab_id, info.id), *queries.dokumentasi_of(kab_id, info.id))}
    if sidik_foto not in named:
        require_at(actor, Tindakan.LIHAT_PESERTA, info)  # a proof may show people
        named |= {one.sidik for one in queries.tindak_lanjut_of(kab_id, info.id).values()}
    if sidik_foto not in named:
        raise SimpulError("lampiran.tidak_ada")
    return lampiran_response(read_lampiran(kab_id, info.id, sidik_foto), "lampiran-kegiatan")


def said_on_page(
    request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, error: SimpulError
) -> HttpResponse:
    """The page of the event with what was refused; a refusal of access stays one."""
    if error.code.startswith("akses."):
        raise error
    isi = event_page(actor, open_kegiatan(actor, kab_id, kegiatan_id)) | {"galat": str(error)}
    return render(request, "kegiatan/rinci.html", isi, status=422)


def _form(request: HttpRequest, isi: dict[str, object], status: int = 200) -> HttpResponse:
    plain = {"isi": with_blanks({"umum": False, "tingkat": "", "dana": "apbd"}), "pilihan": choices()}
    return render(request, "kegiatan/isian.html", plain | isi, status=status)


def _again(request: HttpRequest, error: SimpulError, isi: dict[str, object], more: dict[str, object]) -> HttpResponse:
    if error.code.startswith("akses."):
        raise error
    return _form(request, more | {"isi": with_blanks(isi), "galat": str(error)}, status=422)
