"""Old posts become part of one posyandu: looked at, then done, then followed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import peleburan as flows
from simpul.kernel.errors import SimpulError
from simpul.web.actor import address_of, office_page
from simpul.web.posyandu.peleburan import merge_form, merge_page
from simpul.web.posyandu.place import open_posyandu
from simpul.web.posyandu.shown import UNPROCESSABLE, refused

PAGE = "posyandu/peleburan.html"


@require_http_methods(["GET", "POST"])
@office_page
def peleburan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The posts of the village; those ticked are looked at first, and become part of this one when that is said."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_POSYANDU, kab_id, posyandu_id)
    step = request.POST.get("langkah", "lebur") if request.method == "POST" else "lihat"
    if step not in {"lebur", "lanjut"}:
        return render(request, PAGE, merge_page(actor, home, request.POST))
    try:
        if step == "lanjut":
            flows.resume_peleburan(actor, kab_id, posyandu_id)
        else:
            flows.begin_peleburan(actor, merge_form(request.POST, home), address=address_of(request))
            messages.success(request, "Posyandu lama ditutup. Warganya dipindahkan ke sini.")
    except SimpulError as error:
        page = merge_page(actor, home, request.POST) | {"galat": refused(error)}
        return render(request, PAGE, page, status=UNPROCESSABLE)
    return redirect(f"/posyandu/{kab_id}/{posyandu_id}/peleburan/")
