"""The home page by role (O-02)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.posyandu.queries import list_posyandu
from simpul.web.actor import office_page
from simpul.web.beranda.isi import home_of

# Where an account without a village begins: the first of these acts it may do.
BEGINNINGS = (
    (Tindakan.JAWAB_USULAN, "/usulan/"),
    (Tindakan.LIHAT_REKAP, "/angka/"),
    (Tindakan.KELOLA_AKUN, "/akun/"),
    (Tindakan.BACA_KASUS, "/kasus/"),
)


@require_GET
@office_page
def beranda(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """O-02 for those who know their people; figures, requests or accounts first for the others.

    Where no posyandu is yet, whoever sets up a regency begins with that.
    """
    home = home_of(actor)
    if home is not None:
        return render(request, "beranda/desa.html", {"beranda": home})
    sets = akses.posyandu_scope(actor, Tindakan.KELOLA_ACUAN)
    if sets and not list_posyandu(sets, limit=1):
        return redirect("/mulai/")
    for action, begin in BEGINNINGS:
        if akses.posyandu_scope(actor, action):
            return redirect(begin)
    return render(request, "beranda/kosong.html")
