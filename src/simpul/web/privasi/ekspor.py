"""Named exports (R53): purpose and password again, watermark in the file, seven days on the server, listed in O-17."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses import services as akses
from simpul.akses.errors import EKSPOR_JENIS
from simpul.akses.queries import list_ekspor
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.ekspor import JenisEkspor, Minta, kinds_for, open_ekspor
from simpul.interop.ekspor import make_ekspor
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, find_posyandu
from simpul.web.actor import address_of, office_page
from simpul.web.angka.bulan import parse_month
from simpul.web.asked import asked
from simpul.web.posyandu.place import target_of

LONGEST, UNPROCESSABLE, TOO_MANY = 300, 422, 429
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMA = {
    JenisEkspor.WARGA: "Warga Posyandu",
    JenisEkspor.TIMBANG: "Penimbangan sebulan",
    JenisEkspor.USULAN: "Usulan",
}
_SHOWN = {"akses.sandi_salah", "akses.perlu_alasan", "akses.terlalu_sering", EKSPOR_JENIS}


@require_http_methods(["GET", "POST"])
@office_page
def buat(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Ask for a list, and fetch what was made here."""
    home = _home(actor, kab_id, posyandu_id)
    if request.method == "GET":
        return _page(request, actor, home)
    try:
        make_ekspor(actor, home, _asked(request), request.POST.get("kata_sandi", ""), address=address_of(request))
    except SimpulError as error:
        if error.code not in _SHOWN:
            raise
        status = TOO_MANY if error.code == "akses.terlalu_sering" else UNPROCESSABLE
        return _page(request, actor, home, galat=str(error), status=status)
    messages.success(request, "Berkas sudah dibuat. Ambil dalam 7 hari, simpan baik-baik, hapus bila tidak perlu lagi.")
    return redirect(request.path)


@require_GET
@office_page
def unduh(request: HttpRequest, actor: ActorContext, kab_id: int, ekspor_id: UUID) -> HttpResponse:
    """The file, for the account that made it."""
    row, content = open_ekspor(actor, kab_id, ekspor_id)
    response = HttpResponse(content, content_type=XLSX)
    # The name tells the list and the day; no village, no person.
    response["Content-Disposition"] = f'attachment; filename="{row.jenis}-{row.dibuat_at:%Y%m%d}.xlsx"'
    response["Cache-Control"] = "no-store"
    return response


def _home(actor: ActorContext, kab_id: int, posyandu_id: UUID) -> PosyanduInfo:
    """The posyandu, for who may take lists out there; the purpose comes with the form."""
    home = find_posyandu(kab_id, posyandu_id)
    if home is None:
        raise SimpulError("akses.ditolak")
    akses.require(actor, Tindakan.UNDUH_NAMA, target_of(home, alasan="membuka halaman unduhan"))
    return home


def _asked(request: HttpRequest) -> Minta:
    month = parse_month(asked(request.POST, "bulan", 7))
    try:
        kind = JenisEkspor(request.POST.get("jenis", ""))
    except ValueError as error:
        raise SimpulError(EKSPOR_JENIS) from error
    if month is None:
        raise SimpulError(EKSPOR_JENIS)
    reason = asked(request.POST, "alasan_nik", LONGEST) if request.POST.get("nik") else ""
    if request.POST.get("nik") and not reason:
        raise SimpulError("akses.perlu_alasan")
    return Minta(kind, asked(request.POST, "tujuan", LONGEST), month, reason)


def _page(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, *, status: int = 200, **more: Any
) -> HttpResponse:
    now = clock.now()
    made = list_ekspor([home.kab_id], [home.id], akun_id=actor.akun_id, limit=20)
    kinds = kinds_for(actor, home)
    context = {
        "home": home,
        "pilihan": [(kind.value, NAMA[kind]) for kind in kinds],
        "pakai_bulan": JenisEkspor.TIMBANG in kinds,
        "bulan": f"{clock.today(home.zona_waktu):%Y-%m}",
        "berkas": [(row, NAMA[JenisEkspor(row.jenis)], row.is_here(now)) for row in made],
        "isi": request.POST,
    }
    return render(request, "privasi/ekspor.html", context | more, status=status)
