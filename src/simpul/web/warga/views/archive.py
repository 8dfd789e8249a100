"""People who were registered by mistake: put into the archive with a reason, listed there, and taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.office_act import act
from simpul.kunjungan.queries import work_since
from simpul.warga.queries import list_archive
from simpul.web.actor import note_read, office_page
from simpul.web.asked import asked
from simpul.web.posyandu.place import open_posyandu
from simpul.web.warga.profil import open_profil


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The archive of a posyandu; work that was recorded for somebody in it since is told, for it counts nowhere."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_WARGA, kab_id, posyandu_id)
    rows = list_archive(kab_id, home.id)
    since = work_since(kab_id, home.id, {row.orang.id: row.n for row in rows})
    if rows:
        note_read(request, actor, Tindakan.LIHAT_WARGA, "warga", list(since), kab_id=kab_id, posyandu_id=home.id)
    return render(request, "warga/arsip.html", {"home": home, "baris": [(row, since[row.orang.id]) for row in rows]})


@require_POST
@office_page
def simpan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, warga_id: UUID) -> HttpResponse:
    """She was registered by mistake."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_WARGA, kab_id, posyandu_id)
    person = open_profil(request, actor, home, warga_id).orang
    alasan = asked(request.POST, "alasan", 300) or "Salah daftar"
    act(actor, home, "archive_warga", {"warga_id": str(person.id), "alasan": alasan})
    messages.success(request, f"{person.nama} masuk arsip. Catatannya tetap ada dan bisa dikembalikan.")
    return redirect(f"/warga/{kab_id}/{posyandu_id}/{person.id}/")


@require_POST
@office_page
def pulihkan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, warga_id: UUID) -> HttpResponse:
    """The archiving was wrong."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_WARGA, kab_id, posyandu_id)
    person = open_profil(request, actor, home, warga_id).orang
    act(actor, home, "restore_warga", {"warga_id": str(person.id)})
    messages.success(request, f"{person.nama} kembali ke daftar, dengan semua catatannya.")
    return redirect(f"/warga/{kab_id}/{posyandu_id}/{person.id}/")
