"""The NIK queue (O-08): who has none or an unsure one, per posyandu; entered or confirmed right there."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.office_act import act
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, list_posyandu
from simpul.warga.queries import nik_queue
from simpul.warga.rules import clean_number
from simpul.web.actor import note_read, office_page
from simpul.web.asked import asked
from simpul.web.posyandu.place import open_posyandu, open_scope
from simpul.web.warga.antrean import counted, is_as_seen, lines_of
from simpul.web.warga.lists import NIK_LENGTH, spend_nik
from simpul.wilayah.queries import labels

HOMES = 60
UNPROCESSABLE = 422
BY_CARD = "Dicocokkan dengan kartu"
CHANGED = "Data orang ini berubah sejak halaman ini dibuka. Belum ditandai cocok. Cocokkan lagi NIK dengan kartunya."


@require_GET
@office_page
def pilih(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """How many at each posyandu."""
    homes = list_posyandu(open_scope(request, actor, Tindakan.KELOLA_WARGA), limit=HOMES)
    if len(homes) == 1:
        return redirect(f"/warga/{homes[0].kab_id}/{homes[0].id}/nik/")
    context = {"baris": counted(homes), "desa": labels({home.wilayah_id for home in homes})}
    return render(request, "warga/nik_semua.html", context)


@require_http_methods(["GET", "POST"])
@office_page
def antrean(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The queue of a posyandu. A look at a number is counted, so that nobody tries numbers out here."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_WARGA, kab_id, posyandu_id)
    if request.method == "GET":
        return _page(request, actor, home)
    warga_id, number = asked(request.POST, "warga"), clean_number(asked(request.POST, "nik"))
    confirms = request.POST.get("pasti") == "ya"
    if galat := _fault(request, home, warga_id, number, confirms=confirms):
        return _page(request, actor, home, galat=galat, pada=warga_id)
    if number:
        spend_nik(request, actor)
    changes: dict[str, Any] = ({"nik": number} if number else {}) | ({"nik_pasti": True} if confirms else {})
    try:
        verdict = act(actor, home, "correct_warga", {"warga_id": warga_id, "alasan": BY_CARD, **changes})
    except SimpulError as error:
        if error.code.startswith(("akses.", "sibuk.")):
            raise
        return _page(request, actor, home, galat=str(error), pada=warga_id)
    _tell(request, (verdict.outcome or {}).get("peringatan", []), confirms=confirms)
    return redirect(request.path)


def _fault(request: HttpRequest, home: PosyanduInfo, warga_id: str, number: str, *, confirms: bool) -> str:
    if (number or not confirms) and len(number) != NIK_LENGTH:
        return f"NIK ada 16 angka, yang ditulis {len(number)}."
    if confirms and not number and not is_as_seen(home, warga_id, asked(request.POST, "dilihat")):
        return CHANGED
    return ""


def _tell(request: HttpRequest, warnings: list[dict[str, Any]], *, confirms: bool) -> None:
    for one in warnings if not confirms else []:
        messages.warning(request, str(SimpulError(one["kode"], **one["params"])))
    messages.success(request, "NIK tersimpan." if not confirms else "Tersimpan: NIK sudah dicocokkan dengan kartu.")


def _page(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, *, galat: str = "", pada: str = ""
) -> HttpResponse:
    rows = nik_queue(home.kab_id, home.id)
    ids = [row.orang.id for row in rows]
    if galat and pada not in {str(one) for one in ids}:
        messages.warning(request, galat)  # she left the queue meanwhile
    if ids:
        note_read(request, actor, Tindakan.LIHAT_WARGA, "warga", ids, kab_id=home.kab_id, posyandu_id=home.id)
    context = {"home": home, "baris": lines_of(home, rows), "galat": galat, "pada": pada}
    return render(request, "warga/nik.html", context, status=UNPROCESSABLE if galat else 200)
