"""What other posyandu offer to this one: weighings of its children as guests, and people who moved here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.elsewhere import accept_guest, receive_people
from simpul.flows.office_act import act
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.actor import office_page
from simpul.web.asked import asked, asked_uuid
from simpul.web.posyandu.place import open_posyandu
from simpul.web.warga.kiriman import kiriman_of

UNPROCESSABLE = 422
CHOOSE = "Pilih dulu anaknya di Posyandu ini. Tidak ada yang berubah."


@require_http_methods(["GET", "POST"])
@office_page
def kiriman(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Offers, and one answer to one of them."""
    home = open_posyandu(request, actor, Tindakan.GABUNG_WARGA, kab_id, posyandu_id)
    galat = ""
    if request.method == "POST":
        try:
            messages.success(request, _answer(request, actor, home))
        except SimpulError as error:
            if error.code.startswith(("akses.", "sibuk.")):
                raise
            galat = CHOOSE if error.code == "operasi.isi_tidak_lengkap" else str(error)
        else:
            return redirect(request.path)
    context = {"h": kiriman_of(request, actor, home), "galat": galat}
    return render(request, "warga/kiriman.html", context, status=UNPROCESSABLE if galat else 200)


def _answer(request: HttpRequest, actor: ActorContext, home: PosyanduInfo) -> str:
    """Take the weighings, receive who moved, or say that it is nobody of ours; the words when it is done."""
    who, kind = asked_uuid(asked(request.POST, "orang")), request.POST.get("jawab", "")
    if who is None:
        raise SimpulError("operasi.isi_tidak_lengkap", bagian="orang")
    if kind == "bukan":
        payload = {"warga_id": None, "lain_id": str(who), "alasan": "Bukan warga Posyandu ini"}
        act(actor, home, "distinguish_warga", payload)
        return "Dicatat: bukan warga Posyandu ini. Tidak ditawarkan lagi."
    if kind == "datang":
        receive_people(actor, home, [who])
        return "Diterima. Riwayat timbangnya ikut kemari."
    child = asked_uuid(asked(request.POST, "anak"))
    if child is None:
        raise SimpulError("operasi.isi_tidak_lengkap", bagian="anak")
    return f"{accept_guest(actor, home, who, child)} hasil timbang masuk ke catatan anak ini."
