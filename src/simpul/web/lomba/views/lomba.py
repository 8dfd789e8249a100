"""Contests: the list, a plan, one contest with its instrument, judges and steps."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import lomba as flows
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.lomba import errors, queries
from simpul.lomba.queries import LombaInfo
from simpul.lomba.rules.words import JENIS_NAMES, TAHAP_NAMES, StatusLomba, Tahap
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked
from simpul.web.laporan.views import posted
from simpul.web.lomba import isian
from simpul.web.lomba.halaman import head_of, list_page, one_page
from simpul.web.lomba.tempat import host_places, manage_lomba, open_lomba
from simpul.web.posyandu.place import open_scope
from simpul.web.posyandu.shown import UNPROCESSABLE, refused
from simpul.wilayah.queries import labels

FORM = require_http_methods(["GET", "POST"])


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Contests of one's places, those one judges, and those one's people enter."""
    open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    return render(request, "lomba/daftar.html", list_page(actor, request.GET))


@FORM
@office_page
def baru(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """A new contest."""
    open_scope(request, actor, Tindakan.KELOLA_LOMBA, own_tier=True)
    more = {"tempat_pilihan": host_places(actor)}
    if request.method == "GET":
        return _form(request, more | {"isi": isian.empty(clock.today("WIB"))})
    isi = isian.typed(request.POST)
    try:
        form = isian.read_form(isi)
        kab_id = flows.create_lomba(actor, form, address=address_of(request))
    except SimpulError as error:
        return _form(request, more | {"isi": isi, "galat": refused(error)})
    messages.success(request, "Lomba tersimpan. Berikutnya, isi instrumen, peserta dan juri.")
    return redirect(f"/lomba/{kab_id}/{form.id}/")


@require_GET
@office_page
def rinci(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """One contest."""
    return render(request, "lomba/rinci.html", one_page(actor, open_lomba(actor, kab_id, lomba_id)))


@FORM
@office_page
def perubahan(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """The plan put right; who did not see the last change is told, and keeps what she typed."""
    info = manage_lomba(actor, kab_id, lomba_id)
    head = head_of(actor, info)
    if request.method == "GET":
        return _form(request, head | {"isi": isian.stored(info)})
    isi = isian.typed(request.POST) | {"wilayah_id": str(info.wilayah_id), "jenis": info.jenis.value}
    try:
        flows.change_lomba(actor, kab_id, isian.read_form(isi, lomba_id), address=address_of(request))
    except SimpulError as error:
        fresh = {"n": queries.find_lomba(kab_id, lomba_id).n} if error.code == errors.BERUBAH else {}
        return _form(request, head | {"isi": isi | fresh, "galat": refused(error)})
    messages.success(request, "Perubahan tersimpan.")
    return redirect(head["alamat"])


@posted
@office_page
def status(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """The next state."""
    info = manage_lomba(actor, kab_id, lomba_id)
    try:
        ke = isian.choice(StatusLomba, asked(request.POST, "ke"), "Langkah")
        flows.set_status(actor, kab_id, lomba_id, ke, asked(request.POST, "alasan", 300), address=address_of(request))
    except SimpulError as error:
        return said_on_page(request, actor, info, error)
    messages.success(request, "Keadaan lomba tercatat.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/")


@FORM
@office_page
def instrumen(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID, fase: str) -> HttpResponse:
    """The items of a phase with weight and highest score."""
    info, tahap = manage_lomba(actor, kab_id, lomba_id), phase_of(fase)
    rows = isian.stored_items(queries.butir_of(kab_id, lomba_id)[tahap])
    galat = ""
    if request.method == "POST":
        rows = isian.typed_items(request.POST)
        try:
            flows.set_butir(actor, kab_id, lomba_id, tahap, isian.read_items(rows), address=address_of(request))
        except SimpulError as error:
            galat = refused(error)
        else:
            messages.success(request, f"Instrumen {TAHAP_NAMES[tahap].lower()} tersimpan.")
            return redirect(f"/lomba/{kab_id}/{lomba_id}/")
    context = head_of(actor, info) | {"galat": galat, "baris": isian.with_blanks(rows), "tahap": TAHAP_NAMES[tahap]}
    return render(request, "lomba/instrumen.html", context, status=UNPROCESSABLE if galat else 200)


@FORM
@office_page
def juri(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """Judges, and one more."""
    info = manage_lomba(actor, kab_id, lomba_id)
    if request.method == "GET":
        return _judges(request, actor, info, {"tahap": [tahap.value for tahap in Tahap]})
    isi = isian.typed_judge(request.POST)
    try:
        flows.add_juri(actor, kab_id, lomba_id, isian.read_judge(isi, info), address=address_of(request))
    except SimpulError as error:
        return _judges(request, actor, info, isi, galat=refused(error))
    messages.success(request, "Juri tercatat.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/juri/")


@posted
@office_page
def juri_akhir(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID, juri_id: UUID) -> HttpResponse:
    """A judge who steps back."""
    info = manage_lomba(actor, kab_id, lomba_id)
    try:
        flows.end_juri(
            actor, kab_id, lomba_id, juri_id, asked(request.POST, "alasan", 300), address=address_of(request)
        )
    except SimpulError as error:
        return _judges(request, actor, info, {}, galat=refused(error))
    messages.success(request, "Juri berhenti. Nilai yang sudah diberi tetap dihitung.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/juri/")


def phase_of(fase: str) -> Tahap:
    """The phase of an address; any other word is no such page."""
    if fase not in {tahap.value for tahap in Tahap}:
        raise Http404
    return Tahap(fase)


def said_on_page(request: HttpRequest, actor: ActorContext, info: LombaInfo, error: SimpulError) -> HttpResponse:
    """The page of the contest with what was refused; a refusal of access stays one."""
    context = one_page(actor, queries.find_lomba(info.kab_id, info.id)) | {"galat": refused(error)}
    return render(request, "lomba/rinci.html", context, status=UNPROCESSABLE)


def _form(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    plain = {"jenis_pilihan": [(key.value, word) for key, word in JENIS_NAMES.items()]}
    return render(request, "lomba/isian.html", plain | context, status=UNPROCESSABLE if context.get("galat") else 200)


def _judges(
    request: HttpRequest, actor: ActorContext, info: LombaInfo, isi: dict[str, Any], *, galat: str = ""
) -> HttpResponse:
    judges = queries.juri_of(info.kab_id, info.id)
    context = head_of(actor, info) | {
        "juri": judges,
        "desa": labels({one.desa_id for one in judges if one.desa_id}),
        "isi": isi,
        "galat": galat,
        "tahap": [(key.value, word, key.value in isi.get("tahap", [])) for key, word in TAHAP_NAMES.items()],
    }
    return render(request, "lomba/juri.html", context, status=UNPROCESSABLE if galat else 200)
