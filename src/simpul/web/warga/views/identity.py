"""O-08: whether two rows are one person. A merge is a link that can be undone, and a no is remembered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.office_act import act, act_together
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, list_posyandu
from simpul.warga.queries import list_merges
from simpul.web.actor import note_read, office_page
from simpul.web.asked import asked, asked_uuid
from simpul.web.posyandu.place import may_at, open_posyandu, open_scope
from simpul.web.warga.banding import TAKEN, banding_of, taken_over
from simpul.web.warga.mirip import pairs_of
from simpul.wilayah.queries import labels

# More posyandu than a village has are counted one by one.
HOMES = 30
UNPROCESSABLE = 422


@require_GET
@office_page
def semua(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Likely duplicates of every posyandu of a village, across posyandu too."""
    homes = list_posyandu(open_scope(request, actor, Tindakan.GABUNG_WARGA), limit=HOMES)
    pairs, counts = pairs_of(request, actor, homes)
    context = {"pasangan": pairs, "jumlah": counts, "homes": homes, "desa": labels({one.wilayah_id for one in homes})}
    return render(request, "warga/mirip_semua.html", context)


@require_http_methods(["GET", "POST"])
@office_page
def mirip(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Likely duplicates; a merge takes over what was ticked, in the same transaction."""
    home = open_posyandu(request, actor, Tindakan.GABUNG_WARGA, kab_id, posyandu_id)
    if request.method == "GET":
        return _mirip_page(request, actor, home)
    asal, tujuan = (asked_uuid(part) for part in request.POST.get("arah", "|").partition("|")[::2])
    if asal is None or tujuan is None:
        return _mirip_page(request, actor, home, galat="Pilih dulu arah gabungannya. Tidak ada yang berubah.")
    alasan = asked(request.POST, "alasan", 300) or "Orang yang sama"
    wanted = set(request.POST.getlist("ambil")) & TAKEN.keys()
    try:
        _merge(actor, home, asal, tujuan, alasan, wanted)
    except SimpulError as error:
        return _mirip_page(request, actor, home, galat=_said(error))
    messages.success(request, "Kedua catatan digabung. Semua hasil timbang dan usulan tetap ada.")
    return redirect(f"/warga/{kab_id}/{posyandu_id}/{tujuan}/")


def _merge(actor: ActorContext, home: PosyanduInfo, asal: UUID, tujuan: UUID, alasan: str, wanted: set[str]) -> None:
    payload = {"asal_id": str(asal), "tujuan_id": str(tujuan), "alasan": alasan}
    acts = [("merge_warga", payload)]
    if fields := taken_over(home, asal, wanted):
        acts.append(("correct_warga", {"warga_id": str(tujuan), "alasan": alasan, **fields}))
    act_together(actor, home, acts)


@require_GET
@office_page
def banding(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, asal_id: UUID, tujuan_id: UUID
) -> HttpResponse:
    """Both people side by side, and what the merge will change."""
    home = open_posyandu(request, actor, Tindakan.GABUNG_WARGA, kab_id, posyandu_id)
    found = banding_of(request, actor, home, asal_id, tujuan_id)
    ids = [found.dipakai.orang.id, found.digabung.orang.id]
    note_read(request, actor, Tindakan.LIHAT_WARGA, "warga", ids, kab_id=kab_id, posyandu_id=posyandu_id)
    takes = may_at(actor, home)(Tindakan.KELOLA_WARGA)
    return render(request, "warga/banding.html", {"b": found, "boleh_ambil": takes})


@require_POST
@office_page
def beda(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """They are two people: never asked again."""
    home = open_posyandu(request, actor, Tindakan.GABUNG_WARGA, kab_id, posyandu_id)
    alasan = asked(request.POST, "alasan", 300) or "Bukan orang yang sama"
    payload = {"warga_id": request.POST.get("warga", ""), "lain_id": request.POST.get("lain", ""), "alasan": alasan}
    try:
        act(actor, home, "distinguish_warga", payload)
    except SimpulError as error:
        return _mirip_page(request, actor, home, galat=_said(error))
    messages.success(request, "Dicatat sebagai dua orang yang berbeda. Pasangan ini tidak ditanyakan lagi.")
    return redirect("/warga/mirip/" if request.POST.get("kembali") == "semua" else f"/warga/{kab_id}/{home.id}/mirip/")


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
    back = f"{asal_id}/" if request.POST.get("kembali") == "orang" else "mirip/"
    return redirect(f"/warga/{kab_id}/{posyandu_id}/{back}")


def _mirip_page(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, *, galat: str = "") -> HttpResponse:
    pairs, _ = pairs_of(request, actor, [home])
    merges = list_merges(home.kab_id, [home.id])
    ids = sorted({row.asal_id for row in merges})
    if ids:
        note_read(request, actor, Tindakan.LIHAT_WARGA, "warga", ids, kab_id=home.kab_id, posyandu_id=home.id)
    context = {"home": home, "pasangan": pairs, "gabungan": merges, "galat": galat}
    return render(request, "warga/mirip.html", context, status=UNPROCESSABLE if galat else 200)


def _said(error: SimpulError) -> str:
    if error.code.startswith(("akses.", "sibuk.")):
        raise error
    if error.code == "operasi.isi_tidak_lengkap":
        return "Pilih dulu dua catatan. Tidak ada yang berubah."
    return str(error)
