"""Sealed reports, for the posts that were chosen to receive them; nobody else learns that there are any."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from simpul.akses import errors
from simpul.akses.services import ActorContext, Tindakan, hash_address
from simpul.flows.open_kasus import handle_kasus, open_kasus
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import find_posyandu, kab_ids_in
from simpul.usulan.queries import kasus_facts, kasus_for
from simpul.web.actor import address_of, office_page
from simpul.web.kasus.words import STATUS, told
from simpul.web.posyandu.place import open_scope


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """What came and when; nothing of what it says."""
    scope = open_scope(request, actor, Tindakan.BACA_KASUS)
    rows = [(item, *STATUS[item.status]) for item in kasus_for(scope, kab_ids_in(scope))]
    return render(request, "kasus/daftar.html", {"baris": rows})


@require_POST
@office_page
def pembukaan(request: HttpRequest, actor: ActorContext, kab_id: int, kasus_id: UUID) -> HttpResponse:
    """Open one report; it is shown once per opening, and each opening is noted with a name."""
    content = open_kasus(actor, kab_id, kasus_id, alamat=hash_address(address_of(request)))
    facts = kasus_facts(kab_id, kasus_id)
    home = find_posyandu(kab_id, facts[0]) if facts else None
    if home is None:
        raise SimpulError(errors.DITOLAK)
    judul, isi, dikecualikan = told(content, home, actor.pada)
    context = {"judul": judul, "isi": isi, "dikecualikan": dikecualikan, "kab_id": kab_id, "kasus_id": kasus_id}
    return render(request, "kasus/isi.html", context | {"home": home})


@require_POST
@office_page
def penanganan(request: HttpRequest, actor: ActorContext, kab_id: int, kasus_id: UUID) -> HttpResponse:
    """Say that this post handles the report."""
    handle_kasus(actor, kab_id, kasus_id)
    messages.success(request, "Tercatat: laporan ini Anda tangani.")
    return redirect("/kasus/")
