"""Coaching visits: the list, a new plan, one visit with its result, the sheet on paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows import bina as flows
from simpul.flows.institusi import today_at
from simpul.kernel.errors import SimpulError
from simpul.pembinaan import errors
from simpul.pembinaan.queries import visits_in
from simpul.pembinaan.rules.kunjungan import StatusKunjungan
from simpul.posyandu.queries import find_posyandu, has_example_data
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked, asked_number
from simpul.web.bina.halaman import KEADAAN, UNPROCESSABLE, field_choices, open_visit, page_of, visit_page
from simpul.web.bina.isian import asked_day, hasil_form
from simpul.web.bina.lembar import visit_pdf
from simpul.web.bina.tempat import choices, kab_ids_of
from simpul.web.posyandu.place import open_scope, target_of
from simpul.web.posyandu.shown import refused
from simpul.wilayah.queries import wilayah_by_ids

PAGE = 50
FORM = require_http_methods(["GET", "POST"])


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Visits to come by day, or those that were held, the latest first."""
    scope = open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    held, start = asked(request.GET, "keadaan") == "terlaksana", asked_number(request.GET, "mulai")
    wanted = [StatusKunjungan.TERLAKSANA, StatusKunjungan.BATAL] if held else [StatusKunjungan.RENCANA]
    rows = visits_in(scope, kab_ids_of(scope), status=wanted, newest_first=held, limit=PAGE + 1, offset=start)
    context = {
        "baris": [(row, KEADAAN[row.status]) for row in rows[:PAGE]],
        "terlaksana": held,
        "berikut": start + PAGE if len(rows) > PAGE else 0,
        "sebelum": max(0, start - PAGE) if start else None,
        "boleh": bool(akses.posyandu_scope(actor, Tindakan.BINA)),
    }
    return render(request, "bina/daftar.html", context)


@require_GET
@office_page
def pilih(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Where the visit goes."""
    open_scope(request, actor, Tindakan.BINA)
    text = asked(request.GET, "cari")
    return render(request, "bina/pilih.html", {"kata": text, "pilihan": choices(actor, text)})


@FORM
@office_page
def baru_posyandu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """A visit to a posyandu is planned."""
    home = find_posyandu(kab_id, posyandu_id)
    if home is None:
        raise SimpulError(DITOLAK)
    facts = {"tempat": f"Posyandu {home.nama}", "wilayah_id": home.wilayah_id}
    return _plan(request, actor, target_of(home), (kab_id, posyandu_id), facts)


@FORM
@office_page
def baru_tempat(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A visit to a desa, a kelurahan or a kecamatan is planned."""
    place = wilayah_by_ids([wilayah_id]).get(wilayah_id)
    if place is None:
        raise SimpulError(DITOLAK)
    facts = {"tempat": place.label, "wilayah_id": place.id}
    return _plan(request, actor, Target(jalur=place.jalur), None, facts)


@require_GET
@office_page
def rinci(request: HttpRequest, actor: ActorContext, kab_id: int, bina_id: UUID) -> HttpResponse:
    """One visit: promises of the last one first of all."""
    return visit_page(request, actor, open_visit(actor, kab_id, bina_id))


@require_POST
@office_page
def hasil(request: HttpRequest, actor: ActorContext, kab_id: int, bina_id: UUID) -> HttpResponse:
    """What the visit found; a refusal keeps what was typed."""
    visit = open_visit(actor, kab_id, bina_id)
    flows.require_coach(actor, visit.sasaran, visit.bidang)
    try:
        form = hasil_form(request.POST, kab_id, bina_id, visit.bidang)
        flows.record_kunjungan(actor, form, address=address_of(request))
    except SimpulError as error:
        return visit_page(request, actor, visit, galat=refused(error))
    messages.success(request, "Hasil kunjungan tersimpan. Kesepakatannya muncul di kunjungan berikutnya.")
    return redirect(f"/bina/{kab_id}/{bina_id}/")


@require_POST
@office_page
def pembatalan(request: HttpRequest, actor: ActorContext, kab_id: int, bina_id: UUID) -> HttpResponse:
    """A visit that will not be held."""
    visit = open_visit(actor, kab_id, bina_id)
    said, address = request.POST, address_of(request)
    try:
        flows.cancel_kunjungan(
            actor, kab_id, bina_id, asked_number(said, "versi"), asked(said, "alasan_batal", 200), address=address
        )
    except SimpulError as error:
        return visit_page(request, actor, visit, galat=refused(error))
    messages.success(request, "Rencana kunjungan dibatalkan dan alasannya tercatat.")
    return redirect(f"/bina/{kab_id}/{bina_id}/")


@require_GET
@office_page
def lembar(request: HttpRequest, actor: ActorContext, kab_id: int, bina_id: UUID) -> HttpResponse:
    """The sheet on A4."""
    page = page_of(actor, open_visit(actor, kab_id, bina_id))
    headers = {"Content-Disposition": 'inline; filename="lembar-kunjungan.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(visit_pdf(page, contoh=has_example_data()), content_type="application/pdf", headers=headers)


def _plan(
    request: HttpRequest, actor: ActorContext, target: Target, posyandu: tuple[int, UUID] | None, facts: dict[str, Any]
) -> HttpResponse:
    fields = field_choices(actor, target)
    if not fields:
        raise SimpulError(DITOLAK)
    facts |= {"bidang": fields, "hari_ini": today_at(facts["wilayah_id"]), "isi": request.POST, "nama": actor.nama}
    if request.method == "GET":
        return render(request, "bina/baru.html", facts)
    try:
        bina_id = flows.plan_kunjungan(actor, _said(request, posyandu, facts), address=address_of(request))
    except SimpulError as error:
        return render(request, "bina/baru.html", facts | {"galat": refused(error)}, status=UNPROCESSABLE)
    messages.success(request, "Rencana kunjungan tersimpan. Lembarnya bisa dicetak di bawah.")
    kab_id = posyandu[0] if posyandu else wilayah_by_ids([facts["wilayah_id"]])[facts["wilayah_id"]].kab_id
    return redirect(f"/bina/{kab_id}/{bina_id}/")


def _said(request: HttpRequest, posyandu: tuple[int, UUID] | None, facts: dict[str, Any]) -> flows.Rencana:
    said, day = request.POST, asked_day(request.POST, "rencana")
    bidang = asked(said, "bidang", 24)
    if day is None:
        # Who may not write in this field is told so first, whatever else lacks.
        if bidang not in dict(facts["bidang"]):
            raise SimpulError(DITOLAK)
        raise SimpulError(errors.TANGGAL_KOSONG)
    texts = [asked(said, name, 300) for name in ("tujuan", "petugas", "bersama")]
    return flows.Rencana(posyandu, facts["wilayah_id"], bidang, day, *texts)
