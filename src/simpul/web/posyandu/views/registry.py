"""O-06: the registry of posyandu, their board and kader."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import posyandu as flows
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu.queries import asal_of, list_posyandu
from simpul.posyandu.rules import EditPosyandu, NewPosyandu
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked
from simpul.web.posyandu.forms import posyandu_form, shown_posyandu, village_id
from simpul.web.posyandu.pages import halaman_of
from simpul.web.posyandu.place import open_posyandu, open_scope
from simpul.web.posyandu.shown import facts_page, refused, villages_for
from simpul.wilayah.queries import labels

PAGE = 50


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The posyandu this account reaches, by place; a word narrows them."""
    scope = open_scope(request, actor, Tindakan.LIHAT_POSYANDU)
    kata, setelah = asked(request.GET, "cari"), asked(request.GET, "setelah", 30)
    found = list_posyandu(scope, text=kata, limit=PAGE + 1, after=setelah)
    homes = found[:PAGE]
    context = {
        "homes": homes,
        "desa": labels({home.wilayah_id for home in homes}),
        "kata": kata,
        "setelah": homes[-1].jalur if len(found) > PAGE else "",
        "bisa_tambah": bool(villages_for(actor, limit=1)),
        "boleh_unduh": bool(akses.posyandu_scope(actor, Tindakan.LIHAT_PEMBINAAN)),
    }
    return render(request, "posyandu/daftar.html", context)


@require_GET
@office_page
def rinci(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """One posyandu: facts, board, kader."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_POSYANDU, kab_id, posyandu_id)
    return render(request, "posyandu/rinci.html", {"h": halaman_of(actor, home), "home": home})


@require_http_methods(["GET", "POST"])
@office_page
def baru(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Add a posyandu to a desa or kelurahan of one's own."""
    open_scope(request, actor, Tindakan.KELOLA_POSYANDU)
    desa = villages_for(actor, text=asked(request.GET, "desa"))
    if request.method == "GET":
        return facts_page(request, None, shown_posyandu(None, []), desa=desa)
    try:
        form, desa_id = posyandu_form(request.POST), village_id(request.POST)
        new = NewPosyandu(id=new_id(), desa_id=desa_id, dari=actor.pada, form=form)
        flows.add_posyandu(actor, [new], address=address_of(request))
    except SimpulError as error:
        return facts_page(request, None, request.POST, galat=refused(error), desa=desa)
    messages.success(request, f"Posyandu {form.nama} tersimpan.")
    return redirect("/posyandu/")


@require_http_methods(["GET", "POST"])
@office_page
def perubahan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Change the facts of a posyandu."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_POSYANDU, kab_id, posyandu_id)
    if request.method == "GET":
        return facts_page(request, home, shown_posyandu(home, asal_of(kab_id, posyandu_id)))
    try:
        edit = EditPosyandu(id=posyandu_id, kab_id=kab_id, form=posyandu_form(request.POST))
        flows.update_posyandu(actor, edit, address=address_of(request))
    except SimpulError as error:
        return facts_page(request, home, request.POST, galat=refused(error))
    messages.success(request, "Data Posyandu tersimpan. HP kader menerimanya saat mengirim.")
    return redirect(f"/posyandu/{kab_id}/{posyandu_id}/")
