"""What people must decide: which of two weighings counts, and whether two rows are one person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.office_act import act
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo
from simpul.warga.queries import list_duplicates, list_merges
from simpul.web.actor import note_read, office_page
from simpul.web.asked import asked
from simpul.web.posyandu.place import open_posyandu
from simpul.web.warga.lists import choices

UNPROCESSABLE = 422


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


@require_http_methods(["GET", "POST"])
@office_page
def mirip(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Likely duplicates; a merge is a link that can be undone."""
    home = open_posyandu(request, actor, Tindakan.GABUNG_WARGA, kab_id, posyandu_id)
    if request.method == "GET":
        return _mirip_page(request, actor, home)
    asal, _, tujuan = request.POST.get("arah", "").partition("|")
    alasan = asked(request.POST, "alasan", 300)
    try:
        act(actor, home, "merge_warga", {"asal_id": asal, "tujuan_id": tujuan, "alasan": alasan})
    except SimpulError as error:
        return _mirip_page(request, actor, home, galat=_said(error))
    messages.success(request, "Kedua catatan digabung. Semua hasil timbang dan usulan tetap ada.")
    return redirect(request.path)


@require_POST
@office_page
def pemisahan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, asal_id: UUID) -> HttpResponse:
    """Undo a merge."""
    home = open_posyandu(request, actor, Tindakan.GABUNG_WARGA, kab_id, posyandu_id)
    alasan = asked(request.POST, "alasan", 300) or "Digabung keliru"
    try:
        act(actor, home, "unmerge_warga", {"asal_id": str(asal_id), "alasan": alasan})
    except SimpulError as error:
        return _mirip_page(request, actor, home, galat=_said(error))
    messages.success(request, "Gabungan dibatalkan. Kedua catatan berdiri sendiri lagi.")
    return redirect(f"/warga/{kab_id}/{posyandu_id}/mirip/")


def _mirip_page(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, *, galat: str = "") -> HttpResponse:
    pairs, merges = list_duplicates(home.kab_id, [home.id]), list_merges(home.kab_id, [home.id])
    ids = {one.id for pair in pairs for one in (pair.a, pair.b)} | {row.asal_id for row in merges}
    note_read(request, actor, Tindakan.LIHAT_WARGA, "warga", sorted(ids), kab_id=home.kab_id, posyandu_id=home.id)
    context = {"home": home, "pasangan": pairs, "gabungan": merges, "galat": galat}
    return render(request, "warga/mirip.html", context, status=UNPROCESSABLE if galat else 200)


def _said(error: SimpulError) -> str:
    if error.code.startswith(("akses.", "sibuk.")):
        raise error
    if error.code == "operasi.isi_tidak_lengkap":
        return "Pilih dulu arah gabungannya. Tidak ada yang berubah."
    return str(error)
