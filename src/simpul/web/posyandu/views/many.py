"""Many posyandu at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import posyandu as flows
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu.queries import posyandu_in
from simpul.posyandu.rules import NewPosyandu
from simpul.web.actor import address_of, office_page
from simpul.web.posyandu.banyak import Bacaan, read_many
from simpul.web.posyandu.place import open_scope
from simpul.web.posyandu.shown import UNPROCESSABLE, refused, villages_for
from simpul.wilayah.queries import labels

LONGEST, ALL_VILLAGES = 60_000, 10_000


@require_http_methods(["GET", "POST"])
@office_page
def banyak(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Paste, look at what it says, save all or none."""
    open_scope(request, actor, Tindakan.KELOLA_POSYANDU)
    if request.method == "GET":
        return render(request, "posyandu/banyak.html", {})
    text = request.POST.get("isi", "")[:LONGEST]
    said = _read(actor, text)
    if said.keliru or request.POST.get("langkah") != "simpan" or not said.siap:
        return _page(request, text, said)
    new = [NewPosyandu(id=new_id(), desa_id=one.desa.id, dari=actor.pada, form=one.form) for one in said.siap]
    try:
        flows.add_posyandu(actor, new, address=address_of(request))
    except SimpulError as error:
        return _page(request, text, said, galat=refused(error))
    messages.success(request, f"{len(new)} Posyandu tersimpan.")
    return redirect("/posyandu/")


def _read(actor: ActorContext, text: str) -> Bacaan:
    villages = villages_for(actor, limit=ALL_VILLAGES)
    parents = labels({row.induk_id for row in villages if row.induk_id})
    return read_many(text, villages, parents, posyandu_in(akses.posyandu_scope(actor, Tindakan.KELOLA_POSYANDU)))


def _page(request: HttpRequest, text: str, said: Bacaan, *, galat: str = "") -> HttpResponse:
    context = {
        "isi": text,
        "siap": said.siap,
        "keliru": said.keliru,
        "sudah": said.sudah,
        "diperiksa": True,
        "galat": galat,
    }
    return render(request, "posyandu/banyak.html", context, status=UNPROCESSABLE if said.keliru or galat else 200)
