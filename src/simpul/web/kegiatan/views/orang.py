"""Participants: the list, lists of the registry, pasted lists, one person, invitations."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.akses.services import ActorContext
from simpul.flows import kegiatan as events
from simpul.flows import undangan as flows
from simpul.flows.undangan import Daftar, Sumber
from simpul.kegiatan import queries
from simpul.kegiatan.rules.forms import SURAT
from simpul.kegiatan.rules.peserta import NewPeserta, Tambahan
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS, load_catalog
from simpul.web.actor import address_of, office_page
from simpul.web.aliran import zip_response
from simpul.web.asked import asked, asked_number, asked_uuid
from simpul.web.kegiatan.cetak import invitation_files, invitation_pdf
from simpul.web.kegiatan.forms import choice, chosen_ids
from simpul.web.kegiatan.orang import invitation_page, people_page
from simpul.web.kegiatan.rinci import head_of
from simpul.web.kegiatan.tempat import manage_kegiatan, open_kegiatan
from simpul.web.laporan.views import posted

NOBODY = UUID(int=0)
LONGEST_PASTE = 400_000


@require_GET
@office_page
def peserta(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """The list, fifty a page."""
    info = open_kegiatan(actor, kab_id, kegiatan_id)
    return render(request, "kegiatan/peserta.html", people_page(request, actor, info))


@posted
@office_page
def daftar(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """A list of the registry."""
    manage_kegiatan(actor, kab_id, kegiatan_id)
    said, address = request.POST, address_of(request)
    kategori_id, bidang = asked_uuid(asked(said, "kategori")) or NOBODY, asked(said, "bidang")
    try:
        sumber = choice(Sumber, asked(said, "sumber"), "Daftar")
        wanted = Daftar(sumber, asked_number(said, "tempat", 12), bidang if bidang in FIELDS else "")
        added = flows.invite(actor, kab_id, kegiatan_id, kategori_id, wanted, address=address)
    except SimpulError as error:
        return _refused(request, actor, kab_id, kegiatan_id, error)
    return _added(request, added)


@posted
@office_page
def tempel(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """A pasted list; one line is one person."""
    manage_kegiatan(actor, kab_id, kegiatan_id)
    said = request.POST
    teks = said.get("teks", "")[:LONGEST_PASTE]
    kategori_id = asked_uuid(asked(said, "kategori")) or NOBODY
    try:
        added = flows.paste(actor, kab_id, kegiatan_id, kategori_id, teks, address=address_of(request))
    except SimpulError as error:
        return _refused(request, actor, kab_id, kegiatan_id, error, teks=teks)
    return _added(request, added)


@posted
@office_page
def keluar(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """People off the list, with a reason."""
    manage_kegiatan(actor, kab_id, kegiatan_id)
    ids, why = chosen_ids(request, "peserta"), asked(request.POST, "alasan", 300)
    try:
        flows.remove_peserta(actor, kab_id, kegiatan_id, ids, why, address=address_of(request))
    except SimpulError as error:
        return _refused(request, actor, kab_id, kegiatan_id, error)
    messages.success(request, f"{len(ids)} peserta dikeluarkan dari daftar. Alasannya tercatat.")
    return redirect("../")


@office_page
def satu(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, peserta_id: UUID) -> HttpResponse:
    """One participant put right."""
    info = manage_kegiatan(actor, kab_id, kegiatan_id)
    known = queries.peserta_by_ids(kab_id, kegiatan_id, [peserta_id]).get(peserta_id)
    if known is None:
        raise Http404
    isi = head_of(actor, info) | {"kategori": queries.kategori_of(kab_id, kegiatan_id), "bidang": load_catalog().bidang}
    if request.method != "POST":
        return render(request, "kegiatan/orang.html", isi | {"isi": known})
    person = _typed(request, peserta_id)
    try:
        flows.update_peserta(actor, kab_id, kegiatan_id, person, address=address_of(request))
    except SimpulError as error:
        return render(request, "kegiatan/orang.html", isi | {"isi": person, "galat": str(error)}, status=422)
    messages.success(request, "Data peserta tersimpan.")
    return redirect("../")


@require_GET
@office_page
def undangan(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """The letter, and a text for each person."""
    info = manage_kegiatan(actor, kab_id, kegiatan_id)
    return render(request, "kegiatan/undangan.html", invitation_page(request, actor, info))


@posted
@office_page
def surat(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """What the letter says."""
    said = {name: request.POST.get(name, "").replace("\x00", "")[:2000] for name in SURAT}
    try:
        events.set_surat(actor, kab_id, kegiatan_id, said, address=address_of(request))
    except SimpulError as error:
        if error.code.startswith("akses."):
            raise
        isi = invitation_page(request, actor, open_kegiatan(actor, kab_id, kegiatan_id))
        return render(request, "kegiatan/undangan.html", isi | {"surat": said, "galat": str(error)}, status=422)
    messages.success(request, "Isi surat tersimpan.")
    return redirect("../")


@require_GET
@office_page
def undangan_pdf(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Letters: one to each person of a category, or one to the category with its list."""
    info = manage_kegiatan(actor, kab_id, kegiatan_id)
    response = HttpResponse(invitation_pdf(request, actor, info), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="undangan.pdf"'
    return response


@require_GET
@office_page
def undangan_zip(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """A letter to each person on the list, as one ZIP that leaves in pieces."""
    info = manage_kegiatan(actor, kab_id, kegiatan_id)
    files, many = invitation_files(request, actor, info)
    return zip_response(files, "undangan.zip", bagian=many)


def _typed(request: HttpRequest, peserta_id: UUID) -> NewPeserta:
    said = request.POST
    bidang = asked(said, "bidang")
    return NewPeserta(
        peserta_id,
        asked_uuid(asked(said, "kategori")) or NOBODY,
        asked(said, "nama", 200),
        asked(said, "jabatan", 200),
        asked(said, "instansi", 200),
        bidang if bidang in FIELDS else "",
        asked(said, "telepon", 40),
    )


def _added(request: HttpRequest, added: Tambahan) -> HttpResponse:
    again = f" {len(added.ganda)} orang sudah ada dalam daftar, jadi tidak ditulis dua kali." if added.ganda else ""
    messages.success(request, f"{len(added.baru)} peserta ditambahkan.{again}")
    return redirect("../")


def _refused(
    request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID, error: SimpulError, *, teks: str = ""
) -> HttpResponse:
    if error.code.startswith("akses."):
        raise error
    isi = people_page(request, actor, open_kegiatan(actor, kab_id, kegiatan_id))
    return render(request, "kegiatan/peserta.html", isi | {"galat": str(error), "teks": teks}, status=422)
