"""The guided first set-up of a regency: ten steps, each skippable and found again as it was left."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET, require_POST

from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext
from simpul.flows.acuan import set_penyiapan
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of, office_page
from simpul.web.acuan.langkah import CODES, RIGHT, SKIPPED, by_kecamatan, keadaan_of, steps, villages
from simpul.web.acuan.views import regencies, regency


@require_GET
@office_page
def pangkal(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The regency of the account; a choice when it has several."""
    places = regencies(request, actor)
    if len(places) == 1:
        return redirect(f"/mulai/{places[0].id}/")
    return render(request, "acuan/pangkal.html", {"tempat": places, "ke": "mulai"})


@require_GET
@office_page
def satu(request: HttpRequest, actor: ActorContext, kab_id: int) -> HttpResponse:
    """The steps with what is there and what is missing."""
    place = regency(actor, kab_id)
    listed = steps(keadaan_of(place))
    done = sum(1 for one in listed if one.keadaan == RIGHT)
    following = next((one for one in listed if not one.keadaan), None)
    context = {"tempat": place, "langkah": listed, "beres": done, "berikut": following}
    return render(request, "acuan/mulai.html", context)


@require_GET
@office_page
def desa(request: HttpRequest, actor: ActorContext, kab_id: int) -> HttpResponse:
    """The villages of the regency by kecamatan, with their posyandu and whether an officer has an account."""
    place = regency(actor, kab_id)
    groups = by_kecamatan(villages(keadaan_of(place)))
    return render(request, "acuan/desa.html", {"tempat": place, "kecamatan": groups})


@require_POST
@office_page
def tanda(request: HttpRequest, actor: ActorContext, kab_id: int, langkah: str) -> HttpResponse:
    """A step is left for later, found right, or taken up again."""
    regency(actor, kab_id)
    state = request.POST.get("keadaan", "")
    if langkah not in CODES or state not in {RIGHT, SKIPPED, ""}:
        raise SimpulError(DITOLAK)
    set_penyiapan(actor, kab_id, langkah, state, address=address_of(request))
    said = {RIGHT: "Langkah itu beres.", SKIPPED: "Langkah itu dilewati dulu.", "": "Langkah itu dibuka lagi."}
    messages.success(request, said[state])
    return redirect(f"/mulai/{kab_id}/")


urlpatterns: list[URLPattern] = [
    path("", pangkal),
    path("<int:kab_id>/", satu),
    path("<int:kab_id>/desa/", desa),
    path("<int:kab_id>/langkah/<slug:langkah>/", tanda),
]
