"""The retention run of a regency: what each period finds, and the run itself (R58)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import retensi as flows
from simpul.kernel import clock
from simpul.posyandu.queries import kab_ids_in
from simpul.web.actor import office_page
from simpul.web.posyandu.place import open_scope


@require_http_methods(["GET", "POST"])
@office_page
def halaman(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The dry run; posted with the box ticked it is the run."""
    scope = open_scope(request, actor, Tindakan.JALANKAN_RETENSI)
    if request.method == "POST" and request.POST.get("yakin") == "ya":
        removed = sum(one.selesai or 0 for one in flows.run_as(actor))
        messages.success(request, f"Selesai. {removed} data yang lewat masa simpan dihapus.")
        return redirect("/privasi/retensi/")
    if request.method == "POST":
        messages.warning(request, "Centang dulu bahwa daftarnya sudah dibaca. Tidak ada yang dihapus.")
    context: dict[str, Any] = {"temuan": flows.dry_run(kab_ids_in(scope), clock.now())}
    return render(request, "privasi/retensi.html", context)
