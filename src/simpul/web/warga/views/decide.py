"""Which of two weighings of one day counts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.office_act import act
from simpul.web.actor import note_read, office_page
from simpul.web.posyandu.place import open_posyandu
from simpul.web.warga.lists import choices


@require_http_methods(["GET", "POST"])
@office_page
def pilihan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Two weighings of one child on one day: choose the one that counts, the other stays in the history."""
    home = open_posyandu(request, actor, Tindakan.PILIH_PENIMBANGAN, kab_id, posyandu_id)
    groups = choices(home)
    if request.method == "GET":
        ids = [group.warga_id for group in groups]
        note_read(request, actor, Tindakan.LIHAT_KESEHATAN, "warga", ids, kab_id=kab_id, posyandu_id=posyandu_id)
        return render(request, "warga/pilihan.html", {"home": home, "kelompok": groups})
    chosen = request.POST.get("dipilih", "")
    rest = [str(row.id) for group in groups if chosen in {str(row.id) for row in group.hasil} for row in group.hasil]
    payload = {"dipilih_id": chosen, "ditinggal_ids": [key for key in rest if key != chosen]}
    if not payload["ditinggal_ids"]:
        messages.warning(request, "Pilih dulu satu hasil. Tidak ada yang berubah.")
    else:
        act(actor, home, "choose_penimbangan", payload)
        messages.success(request, "Pilihan tersimpan. Hasil yang lain tetap ada di riwayat.")
    return redirect(request.path)
