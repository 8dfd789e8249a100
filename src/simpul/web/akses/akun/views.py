"""O-16: accounts in reach, their tasks, passwords, and one's own page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from simpul.akses.services import ActorContext, JenisAkun, Tindakan
from simpul.flows import akun as flows
from simpul.kernel.clock import date_in_words
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of, office_page
from simpul.web.akses.akun.forms import akhir_form, akun_form, hibah_form
from simpul.web.akses.akun.pages import akun_page, baru_page, lembar_page, said, saya_page
from simpul.web.akses.akun.reach import accounts, open_akun
from simpul.web.asked import asked
from simpul.web.posyandu.place import open_scope


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Accounts with a task in reach; offices first, kader on request."""
    scope = open_scope(request, actor, Tindakan.KELOLA_AKUN)
    kata, jenis = asked(request.GET, "cari"), request.GET.get("jenis", JenisAkun.KANTOR.value)
    kind = next((one for one in JenisAkun if one.value == jenis), None)
    rows = accounts(actor, scope, kata, kind)
    return render(request, "akun/daftar.html", {"akun": rows, "kata": kata, "jenis": jenis})


@require_http_methods(["GET", "POST"])
@office_page
def baru(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """An office account with its first task."""
    scope = open_scope(request, actor, Tindakan.KELOLA_AKUN)
    if request.method == "GET":
        return baru_page(request, actor, scope)
    nama, login = akun_form(request.POST)
    try:
        akun_id, kata = flows.invite_akun(actor, nama, login, [hibah_form(request.POST)], address=address_of(request))
    except SimpulError as error:
        return baru_page(request, actor, scope, galat=said(error))
    return lembar_page(request, akun_id, kata)


@require_GET
@office_page
def rinci(request: HttpRequest, actor: ActorContext, akun_id: UUID) -> HttpResponse:
    """One account: its tasks, and what may be changed."""
    scope = open_scope(request, actor, Tindakan.KELOLA_AKUN)
    return akun_page(request, actor, scope, akun_id)


@require_POST
@office_page
def tugas(request: HttpRequest, actor: ActorContext, akun_id: UUID) -> HttpResponse:
    """One more task for an account."""
    return _change(
        request,
        actor,
        akun_id,
        "Tugas baru tersimpan.",
        lambda address: flows.add_hibah(actor, akun_id, hibah_form(request.POST), address=address),
    )


@require_POST
@office_page
def tugas_akhir(request: HttpRequest, actor: ActorContext, akun_id: UUID, hibah_id: UUID) -> HttpResponse:
    """End a task on a day, at once without one."""
    selesai, sk = akhir_form(request.POST)
    return _change(
        request,
        actor,
        akun_id,
        f"Tugas itu berakhir. Hari pertama tanpa tugas: {date_in_words(selesai or actor.pada)}.",
        lambda address: flows.end_hibah(actor, hibah_id, selesai=selesai, sk=sk, address=address),
    )


@require_POST
@office_page
def sandi(request: HttpRequest, actor: ActorContext, akun_id: UUID) -> HttpResponse:
    """A new first password for an office account, on a sheet of paper."""
    scope = open_scope(request, actor, Tindakan.KELOLA_AKUN)
    open_akun(actor, scope, akun_id)
    try:
        kata = flows.reset_password(actor, akun_id, address=address_of(request))
    except SimpulError as error:
        return akun_page(request, actor, scope, akun_id, galat=said(error))
    return lembar_page(request, akun_id, kata)


@require_POST
@office_page
def faktor(request: HttpRequest, actor: ActorContext, akun_id: UUID) -> HttpResponse:
    """Forget the second factor of somebody whose phone is gone."""
    return _change(
        request,
        actor,
        akun_id,
        "Kode HP disetel ulang. Saat masuk berikutnya, pemiliknya memasang HP yang baru bila perannya memerlukan.",
        lambda address: flows.reset_factor(actor, akun_id, address=address),
    )


@require_POST
@office_page
def keaktifan(request: HttpRequest, actor: ActorContext, akun_id: UUID) -> HttpResponse:
    """Let an account rest, or work again."""
    aktif = request.POST.get("aktif") == "ya"
    return _change(
        request,
        actor,
        akun_id,
        "Akun aktif lagi." if aktif else "Akun diistirahatkan. Pemiliknya tidak bisa masuk.",
        lambda address: flows.set_active(actor, akun_id, is_active=aktif, address=address),
    )


@require_http_methods(["GET", "POST"])
@office_page
def saya(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """One's own tasks and password."""
    if request.method == "GET":
        return saya_page(request, actor)
    old, new = request.POST.get("lama", ""), request.POST.get("baru", "")
    try:
        flows.change_password(actor, old[:200], new[:200], address=address_of(request))
    except SimpulError as error:
        return saya_page(request, actor, galat=said(error))
    if request.user.is_authenticated:  # the session holds a hash of the password and would end with it
        request.user.refresh_from_db()
        update_session_auth_hash(request, request.user)
    messages.success(request, "Kata sandi sudah diganti.")
    return redirect("/akun/saya/")


def _change(request: HttpRequest, actor: ActorContext, akun_id: UUID, done: str, write: Any) -> HttpResponse:
    """Write one change of an account in reach, and say what came of it."""
    scope = open_scope(request, actor, Tindakan.KELOLA_AKUN)
    open_akun(actor, scope, akun_id)
    try:
        write(address_of(request))
    except SimpulError as error:
        return akun_page(request, actor, scope, akun_id, galat=said(error))
    messages.success(request, done)
    return redirect(f"/akun/{akun_id}/")
