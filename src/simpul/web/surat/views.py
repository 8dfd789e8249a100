"""Papers of the institution: list, form, one with its history, its file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import surat as flows
from simpul.kernel.errors import SimpulError
from simpul.posyandu.rules.surat import SebabGanti, SuratInfo
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked
from simpul.web.lampiran import lampiran_response
from simpul.web.posyandu.place import open_scope
from simpul.web.posyandu.shown import UNPROCESSABLE, refused
from simpul.web.surat.halaman import homes_for, list_page, one_page
from simpul.web.surat.isian import brought_file, empty_isi, shown_isi, surat_form, typed_isi
from simpul.web.surat.words import jenis_words
from simpul.wilayah.queries import Tingkat, WilayahRow, wilayah_by_ids


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Papers in force of one's places, those that end first when asked for."""
    scope = open_scope(request, actor, Tindakan.LIHAT_SURAT)
    return render(request, "surat/daftar.html", list_page(actor, scope, request.GET))


@require_GET
@office_page
def satu(request: HttpRequest, actor: ActorContext, kab_id: int, surat_id: UUID) -> HttpResponse:
    """One paper with its findings and what it replaced."""
    paper = flows.open_surat(actor, kab_id, surat_id)
    return render(request, "surat/satu.html", one_page(actor, paper))


@require_GET
@office_page
def berkas(request: HttpRequest, actor: ActorContext, kab_id: int, surat_id: UUID) -> HttpResponse:
    """The file of a paper."""
    paper, file = flows.read_berkas(actor, kab_id, surat_id, address=address_of(request))
    return lampiran_response(file, f"{paper.jenis.value}-{paper.tanggal:%Y-%m-%d}")


@require_http_methods(["GET", "POST"])
@office_page
def baru(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A paper of a village, for some of its posyandu or for all."""
    place = _place(actor, wilayah_id)
    if request.method == "GET":
        return _form(request, actor, place, empty_isi(request.GET))
    return _save(request, actor, place, None, None)


@require_http_methods(["GET", "POST"])
@office_page
def pengganti(request: HttpRequest, actor: ActorContext, kab_id: int, surat_id: UUID) -> HttpResponse:
    """A paper that takes the place of another: a correction of what was typed, or a new decree."""
    former = flows.open_surat(actor, kab_id, surat_id)
    if not flows.may_surat(actor, Tindakan.KELOLA_SURAT, former):
        raise SimpulError(DITOLAK, tindakan=Tindakan.KELOLA_SURAT.value)
    place = _place(actor, former.wilayah_id)
    asked_for = asked(request.POST or request.GET, "sebab")
    sebab = SebabGanti.DIBETULKAN if asked_for == SebabGanti.DIBETULKAN.value else SebabGanti.DIGANTI
    if request.method == "GET":
        return _form(request, actor, place, shown_isi(former, sebab), former=former, sebab=sebab)
    return _save(request, actor, place, former, sebab)


def _save(
    request: HttpRequest, actor: ActorContext, place: WilayahRow, former: SuratInfo | None, sebab: SebabGanti | None
) -> HttpResponse:
    isi = typed_isi(request.POST)
    homes, whole = homes_for(actor, place)
    if not whole and not isi["posyandu"]:  # who has a posyandu alone enters papers of that one
        isi["posyandu"] = [str(home.id) for home in homes]
    try:
        form = surat_form(actor, isi, place, homes, former, sebab)
        flows.add_surat(actor, form, brought_file(request), address=address_of(request))
    except SimpulError as error:
        return _form(request, actor, place, isi, former=former, sebab=sebab, galat=refused(error))
    messages.success(request, "Surat tersimpan. Yang perlu dilihat ada di halaman ini.")
    return redirect(f"/surat/{place.kab_id}/{form.id}/")


def _form(
    request: HttpRequest,
    actor: ActorContext,
    place: WilayahRow,
    isi: dict[str, Any],
    *,
    former: SuratInfo | None = None,
    sebab: SebabGanti | None = None,
    galat: str = "",
) -> HttpResponse:
    homes, whole = homes_for(actor, place)
    words, kinds = jenis_words(place)
    chosen = {str(key) for key in isi["posyandu"]}
    context = {
        "tempat": place,
        "kata": words,
        "jenis": kinds,
        "isi": isi,
        "posyandu": [(home, str(home.id) in chosen or (not whole and len(homes) == 1)) for home in homes],
        "seluruhnya": whole,
        "lama": former,
        "betulkan": sebab is SebabGanti.DIBETULKAN,
        "galat": galat,
    }
    return render(request, "surat/isian.html", context, status=UNPROCESSABLE if galat else 200)


def _place(actor: ActorContext, wilayah_id: int) -> WilayahRow:
    """A village the account may enter papers for, whole or for a posyandu of it; any other looks like none."""
    place = wilayah_by_ids([wilayah_id]).get(wilayah_id)
    if place is not None and place.tingkat is Tingkat.DESA:
        homes, whole = homes_for(actor, place)
        if homes or whole:
            return place
    raise SimpulError(DITOLAK, tindakan=Tindakan.KELOLA_SURAT.value)
