"""Pages of competence."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses import errors as akses_errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import kecakapan as flows
from simpul.flows.kegiatan import require_kegiatan
from simpul.kegiatan.rules.butir import KESEHATAN
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS
from simpul.posyandu.queries import PosyanduInfo, kader_bidang_at
from simpul.web.actor import address_of, note_read, office_page
from simpul.web.asked import asked, asked_number, asked_uuid
from simpul.web.kecakapan.acara import event_page, events_to_invite
from simpul.web.kecakapan.halaman import fields, invite_page, may_record, overview, rows_of, seen_fields
from simpul.web.kecakapan.kader import kader_page, kecakapan_form, tanda_form
from simpul.web.laporan.views import posted
from simpul.web.posyandu.place import open_posyandu, open_scope

LIHAT, CATAT, KELOLA = Tindakan.LIHAT_PEMBINAAN, Tindakan.CATAT_KOMPETENSI, Tindakan.KELOLA_KEGIATAN
UNPROCESSABLE = 422


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Gaps by posyandu and field: counts, no names."""
    scope = open_scope(request, actor, LIHAT)
    context = overview(scope, asked(request.GET, "cari"), asked(request.GET, "sesudah", 24))
    may_invite = bool(akses.posyandu_scope(actor, KELOLA))
    return render(request, "kecakapan/daftar.html", context | {"boleh_undang": may_invite})


@require_GET
@office_page
def satu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """One posyandu: its gaps, and its kader by name where the account may know them."""
    home = open_posyandu(request, actor, LIHAT, kab_id, posyandu_id)
    [row], seen = rows_of([home]), seen_fields(actor, home)
    people = kader_bidang_at([kab_id], [home.id], actor.pada) if seen else []
    if people:
        note_read(request, actor, LIHAT, "kader", [one.id for one in people], kab_id=kab_id, posyandu_id=home.id)
    context = {"home": home, "baris": zip(fields(), row.sel, strict=True), "kader": people, "bidang": fields()}
    return render(request, "kecakapan/posyandu.html", context)


@require_GET
@office_page
def kader(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, kader_id: UUID) -> HttpResponse:
    """One kader."""
    return _kader(request, actor, _open(request, actor, kab_id, posyandu_id), kader_id)


@posted
@office_page
def catat(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, kader_id: UUID) -> HttpResponse:
    """What a kader showed."""
    home = _open_to_record(request, actor, kab_id, posyandu_id)
    try:
        form = kecakapan_form(request.POST, kader_id)
        flows.record_kecakapan(actor, kab_id, posyandu_id, form, address=address_of(request))
    except SimpulError as error:
        return _refused(request, actor, home, kader_id, error)
    messages.success(request, f"{len(form.butir)} kecakapan tercatat.")
    return redirect(_address(home, kader_id))


@posted
@office_page
def tanda(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, kader_id: UUID) -> HttpResponse:
    """A level as the Puskesmas awarded it."""
    home = _open_to_record(request, actor, kab_id, posyandu_id, KESEHATAN)
    try:
        form = tanda_form(request.POST, kader_id)
        flows.record_tanda(actor, kab_id, posyandu_id, form, address=address_of(request))
    except SimpulError as error:
        return _refused(request, actor, home, kader_id, error)
    messages.success(request, "Tanda kecakapan tercatat.")
    return redirect(_address(home, kader_id))


@posted
@office_page
def batal(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, kader_id: UUID) -> HttpResponse:
    """A row that was wrong no longer counts."""
    home, row = _open_to_record(request, actor, kab_id, posyandu_id), asked_uuid(asked(request.POST, "baris"))
    why = asked(request.POST, "alasan", 300)
    try:
        # An id that is none names no row.
        flows.cancel_kecakapan(
            actor, kab_id, posyandu_id, kader_id, row or UUID(int=0), why, address=address_of(request)
        )
    except SimpulError as error:
        return _refused(request, actor, home, kader_id, error)
    messages.success(request, "Catatan itu tidak lagi dihitung.")
    return redirect(_address(home, kader_id))


@require_http_methods(["GET", "POST"])
@office_page
def undang(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Who should be trained next in a field, and onto the list of which event."""
    scope = open_scope(request, actor, KELOLA)
    said = request.POST if request.method == "POST" else request.GET
    bidang = asked(said, "bidang") if asked(said, "bidang") in FIELDS else FIELDS[0]
    galat = _invited(request, actor) if request.method == "POST" else ""
    if request.method == "POST" and not galat:
        return redirect(f"/kecakapan/undang/?bidang={bidang}")
    page = invite_page(scope, bidang, max(asked_number(request.GET, "hal"), 1))
    for kab_id in {one.kab_id for _, one in page["orang"]}:
        ids = [one.id for _, one in page["orang"] if one.kab_id == kab_id]
        note_read(request, actor, KELOLA, "kader", ids, kab_id=kab_id)
    more = {"bidang": bidang, "semua": fields(), "acara": events_to_invite(actor), "galat": galat}
    return render(request, "kecakapan/undang.html", page | more, status=UNPROCESSABLE if galat else 200)


@require_http_methods(["GET", "POST"])
@office_page
def dari_kegiatan(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """What an event taught: competences for everyone who attended enough."""
    known = require_kegiatan(actor, KELOLA, kab_id, kegiatan_id)
    if request.method == "GET":
        return render(request, "kecakapan/kegiatan.html", event_page(known))
    chosen, own = request.POST.getlist("butir"), asked(request.POST, "semua") != "ya"
    try:
        made = flows.learn_from_kegiatan(actor, kab_id, kegiatan_id, chosen, own_field=own, address=address_of(request))
    except SimpulError as error:
        context = event_page(known, chosen) | {"galat": _sentence(error)}
        return render(request, "kecakapan/kegiatan.html", context, status=UNPROCESSABLE)
    messages.success(request, f"Kecakapan {len(made.orang)} kader tercatat.")
    return render(request, "kecakapan/kegiatan.html", event_page(known, chosen) | {"hasil": made})


def _invited(request: HttpRequest, actor: ActorContext) -> str:
    """Put who was ticked on the list that was chosen; a sentence where that is refused."""
    kab_id, kegiatan_id, kategori_id = _chosen_event(request)
    if kegiatan_id is None or kategori_id is None:
        return str(SimpulError("kegiatan.pilihan", isian="Kegiatan"))
    chosen = [key for text in request.POST.getlist("kader") if (key := asked_uuid(text))]
    try:
        added = flows.invite_kader(actor, kab_id, kegiatan_id, kategori_id, chosen, address=address_of(request))
    except SimpulError as error:
        return _sentence(error)
    messages.success(request, f"{len(added.baru)} kader masuk daftar undangan, {len(added.ganda)} sudah ada di sana.")
    return ""


def _chosen_event(request: HttpRequest) -> tuple[int, UUID | None, UUID | None]:
    """Regency, event and category of the choice; None for what is none."""
    kab_text, acara, kategori = (*asked(request.POST, "acara", 120).split("/"), "", "", "")[:3]
    kab_id = int(kab_text) if kab_text.isascii() and kab_text.isdecimal() and len(kab_text) < 10 else 0
    return kab_id, asked_uuid(acara), asked_uuid(kategori)


def _open(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> PosyanduInfo:
    """The posyandu, when the account sees who can what there in some field."""
    home = open_posyandu(request, actor, LIHAT, kab_id, posyandu_id)
    if not seen_fields(actor, home):
        raise SimpulError(akses_errors.DITOLAK, tindakan=LIHAT.value)
    return home


def _open_to_record(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bidang: str = ""
) -> PosyanduInfo:
    """The posyandu, when the account records competence there, of a field or of any."""
    home = open_posyandu(request, actor, LIHAT, kab_id, posyandu_id)
    if not any(may_record(actor, home, one) for one in ([bidang] if bidang else FIELDS)):
        raise SimpulError(akses_errors.DITOLAK, tindakan=CATAT.value)
    return home


def _kader(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, kader_id: UUID, galat: str = ""
) -> HttpResponse:
    person = flows.person_at(home, kader_id)
    note_read(request, actor, LIHAT, "kader", [person.id], kab_id=home.kab_id, posyandu_id=home.id)
    context = kader_page(actor, home, person) | {"galat": galat, "isi": request.POST}
    return render(request, "kecakapan/kader.html", context, status=UNPROCESSABLE if galat else 200)


def _refused(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, kader_id: UUID, error: SimpulError
) -> HttpResponse:
    return _kader(request, actor, home, kader_id, _sentence(error))


def _sentence(error: SimpulError) -> str:
    if not error.code.startswith("kegiatan."):
        raise error
    return str(error)


def _address(home: PosyanduInfo, kader_id: UUID) -> str:
    return f"/kecakapan/{home.kab_id}/{home.id}/{kader_id}/"
