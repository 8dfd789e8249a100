"""The sheets that activate kaders' phones: for one kader, or for several of a posyandu in one print."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from simpul.akses.queries import kader_with_phone
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.enrolment import issue_sheet, issue_sheets
from simpul.kernel import clock
from simpul.posyandu.queries import PosyanduInfo, kader_of
from simpul.web.actor import address_of, office_page
from simpul.web.posyandu.lembar import sheets_page
from simpul.web.posyandu.place import open_posyandu
from simpul.web.posyandu.shown import UNPROCESSABLE
from simpul.web.posyandu.views.people import kader_at

FORM = require_http_methods(["GET", "POST"])


@FORM
@office_page
def kode(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, kader_id: UUID) -> HttpResponse:
    """The enrolment sheet of a kader: asked for first, then shown once, ready to print."""
    home, kader = kader_at(request, actor, Tindakan.TERBITKAN_KODE, kab_id, posyandu_id, kader_id)
    if request.method == "GET":
        return render(request, "posyandu/kode.html", {"home": home, "kader": kader})
    return sheets_page(request, home, [issue_sheet(actor, kab_id, kader_id, address=address_of(request))])


@FORM
@office_page
def kode_banyak(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The sheets of the kader that were ticked, all in one print; who has no phone yet is ticked to begin with."""
    home = open_posyandu(request, actor, Tindakan.TERBITKAN_KODE, kab_id, posyandu_id)
    wanted = set(request.POST.getlist("kader"))
    chosen = [one.id for one in kader_of(kab_id, posyandu_id, clock.today(home.zona_waktu)) if str(one.id) in wanted]
    if not chosen:
        return _choice(request, home)
    return sheets_page(request, home, issue_sheets(actor, kab_id, chosen, address=address_of(request)))


def _choice(request: HttpRequest, home: PosyanduInfo) -> HttpResponse:
    kader = kader_of(home.kab_id, home.id, clock.today(home.zona_waktu))
    equipped = kader_with_phone(home.kab_id, {one.akun_id for one in kader if one.akun_id})
    is_wrong = request.method == "POST"
    isi = {
        "home": home,
        "kader": [(one, one.akun_id in equipped) for one in kader],
        "galat": "Pilih dulu kadernya. Belum ada kode yang dibuat." if is_wrong else "",
    }
    return render(request, "posyandu/kode_banyak.html", isi, status=UNPROCESSABLE if is_wrong else 200)
