"""Pages of accounts with the choices their forms offer."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.akses import services as akses
from simpul.akses.queries import akun_by_id, hibah_of
from simpul.akses.services import ActorContext, Scope, Tindakan
from simpul.flows.masuk import needs_factor
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import load_catalog
from simpul.web.akses.akun.reach import open_akun, places_for, roles_for, tasks_of
from simpul.web.akses.akun.tanya import question
from simpul.web.asked import asked

UNPROCESSABLE = 422


def said(error: SimpulError) -> str:
    """The sentence of a refusal; one of access goes on to its own page."""
    if error.code in {"akses.ditolak", "sibuk.coba_lagi"}:
        raise error
    return str(error)


def baru_page(request: HttpRequest, actor: ActorContext, scope: Scope, *, galat: str = "") -> HttpResponse:
    """The form of a new account."""
    context = {**_choices(request, actor, scope), "isi": request.POST, "galat": galat}
    return render(request, "akun/baru.html", context, status=UNPROCESSABLE if galat else 200)


def akun_page(
    request: HttpRequest, actor: ActorContext, scope: Scope, akun_id: UUID, *, galat: str = ""
) -> HttpResponse:
    """One account with its tasks."""
    found = open_akun(actor, scope, akun_id)
    holder = akses.load_actor(akun_id, clock.now())
    context = {
        **_choices(request, actor, scope),
        "a": found,
        "galat": galat,
        "isi": request.POST,
        "faktor": akses.has_factor(akun_id),
        "diri": akun_id == actor.akun_id,
        "bisa_ubah": bool(found.tugas) and all(one.bisa_diakhiri or not one.berlaku for one in found.tugas),
        **question(request, holder, scope, name=holder.nama),
    }
    return render(request, "akun/rinci.html", context, status=UNPROCESSABLE if galat else 200)


def lembar_page(request: HttpRequest, akun_id: UUID, kata: str) -> HttpResponse:
    """The sheet with a first password, shown once, ready to print."""
    context = {
        "a": akun_by_id(akun_id),
        "kata": kata,
        "alamat": f"{settings.SIMPUL_ALAMAT}/masuk/",
        "berlaku": clock.today("WIB") + dt.timedelta(days=akses.FIRST_DAYS),
        "hp": needs_factor(akun_id) and not akses.has_factor(akun_id),
    }
    return render(request, "akun/lembar.html", context)


def saya_page(request: HttpRequest, actor: ActorContext, *, galat: str = "") -> HttpResponse:
    """One's own page."""
    context = {
        "tugas": tasks_of(actor, hibah_of([actor.akun_id]).get(actor.akun_id, [])),
        "nama": actor.nama,
        "faktor": akses.has_factor(actor.akun_id),
        "faktor_wajib": needs_factor(actor.akun_id),
        "sisa_kode": akses.open_codes(actor.akun_id),
        "galat": galat,
        **question(request, actor, akses.posyandu_scope(actor, Tindakan.LIHAT_POSYANDU)),
    }
    return render(request, "akun/saya.html", context, status=UNPROCESSABLE if galat else 200)


def _choices(request: HttpRequest, actor: ActorContext, scope: Scope) -> dict[str, object]:
    catalog = load_catalog()
    text = asked(request.GET, "tempat")
    return {
        "peran": roles_for(actor),
        "tempat": places_for(scope, text),
        "kata_tempat": text,
        "dinas": [(one.code, one.name) for one in catalog.opd],
        "bidang": [(field.code, field.letter, field.name) for field in catalog.bidang],
    }
