"""Tim Pembina: the teams in reach, one team, its members and decrees."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import tim as flows
from simpul.flows.institusi import kab_id_of
from simpul.jurnal.lampiran import read_lampiran
from simpul.kernel.errors import SimpulError
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.queries import AnggotaRow, find_member, find_sk, team_of
from simpul.pembinaan.rules.tim import signer_of
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked, asked_number
from simpul.web.kelembagaan.tempat import open_place, reach_of
from simpul.web.lampiran import chosen_paper, lampiran_response
from simpul.web.posyandu.shown import refused
from simpul.web.tim.forms import anggota_form, end_day, sk_form, tim_form
from simpul.web.tim.halaman import UNPROCESSABLE, list_page, member_page, name_of, team_page, today_at
from simpul.wilayah.queries import Tingkat, WilayahRow

FORM = require_http_methods(["GET", "POST"])


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The places in reach by tier, each with its team or without one."""
    reach = reach_of(actor, Tindakan.LIHAT_PEMBINAAN)
    below = min(reach.teratas + 1, Tingkat.DESA)
    asked_tier = asked_number(request.GET, "tingkat", 1) if "tingkat" in request.GET else below
    tier = next((one for one in reach.tiers if one == asked_tier), Tingkat(below))
    return render(
        request,
        "tim/daftar.html",
        list_page(reach, tier, asked(request.GET, "cari"), asked(request.GET, "setelah", 20)),
    )


@FORM
@office_page
def satu(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """One team; sent, it is formed, or its name and the basis of its chair are put right."""
    place = open_place(actor, Tindakan.LIHAT_PEMBINAAN, wilayah_id)
    if request.method == "GET":
        return team_page(request, actor, place)
    form, is_new = tim_form(request.POST, wilayah_id), team_of(kab_id_of(place), wilayah_id) is None
    try:
        (flows.form_tim if is_new else flows.update_tim)(actor, form, address=address_of(request))
    except SimpulError as error:
        return team_page(request, actor, place, galat=refused(error), isi=request.POST)
    messages.success(request, "Tim terbentuk. Catat SK dan anggotanya." if is_new else "Data tim tersimpan.")
    return redirect(f"/tim/{wilayah_id}/")


@FORM
@office_page
def anggota_baru(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """Someone takes a post; who held it leaves that day with the role it brought."""
    place = flows.require_near(actor, Tindakan.KELOLA_TIM, wilayah_id)
    if request.method == "GET":
        return member_page(request, place)
    try:
        form = anggota_form(request.POST)
        login = asked(request.POST, "login", 60)
        flows.add_anggota(actor, wilayah_id, form, login=login, address=address_of(request))
    except SimpulError as error:
        return member_page(request, place, galat=refused(error))
    messages.success(request, f"{form.nama} tercatat. Peran di Simpul mengikuti masa jabatannya.")
    return redirect(f"/tim/{wilayah_id}/")


@FORM
@office_page
def anggota(request: HttpRequest, actor: ActorContext, wilayah_id: int, anggota_id: UUID) -> HttpResponse:
    """Facts of a member put right; another fungsi or account holds from today."""
    place, row = member_at(actor, wilayah_id, anggota_id)
    if request.method == "GET":
        return member_page(request, place, row=row)
    try:
        form, login = anggota_form(request.POST, anggota_id), asked(request.POST, "login", 60)
        flows.update_anggota(actor, wilayah_id, form, login=login, address=address_of(request))
    except SimpulError as error:
        return member_page(request, place, row=row, galat=refused(error))
    messages.success(request, f"Data {form.nama} tersimpan.")
    return redirect(f"/tim/{wilayah_id}/")


@require_POST
@office_page
def anggota_akhir(request: HttpRequest, actor: ActorContext, wilayah_id: int, anggota_id: UUID) -> HttpResponse:
    """The post ends, and the role with it."""
    place, row = member_at(actor, wilayah_id, anggota_id)
    try:
        day, why = end_day(request.POST), asked(request.POST, "alasan", 200)
        flows.end_anggota(actor, wilayah_id, anggota_id, day, why, address=address_of(request))
    except SimpulError as error:
        return team_page(request, actor, place, galat=refused(error))
    messages.success(request, f"Jabatan {row.nama} berakhir. Peran yang ikut jabatan itu berakhir pada hari yang sama.")
    return redirect(f"/tim/{wilayah_id}/")


@FORM
@office_page
def sk_baru(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A decree with its scan; those before it stay."""
    place = flows.require_near(actor, Tindakan.KELOLA_TIM, wilayah_id)
    if request.method == "GET":
        return _sk_page(request, place)
    try:
        flows.add_sk(actor, wilayah_id, sk_form(request.POST), chosen_paper(request), address=address_of(request))
    except SimpulError as error:
        return _sk_page(request, place, refused(error))
    messages.success(request, "SK tersimpan.")
    return redirect(f"/tim/{wilayah_id}/")


@require_GET
@office_page
def sk_berkas(request: HttpRequest, actor: ActorContext, wilayah_id: int, sk_id: UUID) -> HttpResponse:
    """The scan of a decree, which may name a NIK."""
    place = open_place(actor, Tindakan.LIHAT_SURAT, wilayah_id)
    team = team_of(kab_id_of(place), wilayah_id)
    row = find_sk(team.kab_id, team.id, sk_id) if team else None
    if team is None or row is None or not row.sidik:
        raise SimpulError("lampiran.tidak_ada")
    return lampiran_response(read_lampiran(team.kab_id, team.id, row.sidik), "sk-tim-pembina")


def member_at(actor: ActorContext, wilayah_id: int, anggota_id: UUID) -> tuple[WilayahRow, AnggotaRow]:
    """A member of the team of this place; one of another looks like none."""
    place = flows.require_near(actor, Tindakan.KELOLA_TIM, wilayah_id)
    team = team_of(kab_id_of(place), wilayah_id)
    row = find_member(team.kab_id, team.id, anggota_id) if team else None
    if row is None:
        raise SimpulError(Galat.ANGGOTA_TIDAK_ADA)
    return place, row


def _sk_page(request: HttpRequest, place: WilayahRow, galat: str = "") -> HttpResponse:
    context = {
        "tempat": place,
        "nama_tim": name_of(place, team_of(kab_id_of(place), place.id)),
        "penetap": signer_of(place.tingkat, place.jenis),
        "hari_ini": today_at(place),
        "isi": request.POST,
        "galat": galat,
    }
    return render(request, "tim/sk.html", context, status=UNPROCESSABLE if galat else 200)
