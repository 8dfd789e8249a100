"""Monthly reports: the list, the page with approval and return, the PDF (O-05)."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import laporan as flows
from simpul.kernel import clock
from simpul.kernel.clock import local_time
from simpul.kernel.errors import SimpulError
from simpul.laporan import errors
from simpul.laporan import queries as laporan
from simpul.posyandu.queries import PosyanduInfo, posyandu_in
from simpul.web.actor import address_of, office_page
from simpul.web.angka.bulan import parse_month, read_month
from simpul.web.angka.posyandu import trail
from simpul.web.asked import asked, asked_number
from simpul.web.laporan.daftar import STATES, list_page
from simpul.web.laporan.halaman import report_page
from simpul.web.laporan.pdf import report_pdf
from simpul.web.posyandu.place import open_posyandu, open_scope

LONGEST = 500  # letters of a message to the kader


def posted(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An act: whoever opens its address again, by reloading an answer, is led back to the page it belongs to."""

    @wraps(page)
    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return page(request, *args, **kwargs) if request.method == "POST" else redirect("../")

    return view


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Reports of a month, by state."""
    homes = posyandu_in(open_scope(request, actor, Tindakan.LIHAT_LAPORAN))
    bulan = read_month(request, homes[0].zona_waktu if homes else "WIB")
    keadaan = request.GET.get("keadaan", "")
    page = list_page(homes, bulan, keadaan if keadaan in STATES else "", max(asked_number(request.GET, "hal"), 1))
    return render(request, "laporan/daftar.html", {"halaman": page, "bulan": bulan})


@require_GET
@office_page
def satu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bulan: str) -> HttpResponse:
    """O-05: what changed, what needs attention, the figures with their lists, approval."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_LAPORAN, kab_id, posyandu_id)
    return _page(request, actor, home, _month(bulan))


@posted
@office_page
def persetujuan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bulan: str) -> HttpResponse:
    """Approve the month with the account's password again."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_LAPORAN, kab_id, posyandu_id)
    month, alamat = _month(bulan), akses.hash_address(address_of(request))
    try:
        made = flows.sign_laporan(actor, kab_id, posyandu_id, month, request.POST.get("kata_sandi", ""), alamat=alamat)
    except SimpulError as error:
        if error.code not in {errors.SANDI_SALAH, errors.SUDAH_DISETUJUI, "akses.terlalu_sering"}:
            raise
        return _page(request, actor, home, month, galat_setuju=str(error), status=422)
    messages.success(request, f"Laporan disetujui dengan nomor {made.nomor}. PDF siap dicetak.")
    return redirect(f"/laporan/{kab_id}/{posyandu_id}/{bulan}/")


@posted
@office_page
def pengembalian(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bulan: str) -> HttpResponse:
    """Send the month back with a message for the kader."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_LAPORAN, kab_id, posyandu_id)
    month, pesan = _month(bulan), asked(request.POST, "pesan", LONGEST)
    alamat = akses.hash_address(address_of(request))
    try:
        flows.return_laporan(actor, kab_id, posyandu_id, month, pesan, alamat=alamat)
    except SimpulError as error:
        if error.code != errors.PESAN_KOSONG:
            raise
        return _page(request, actor, home, month, galat_kembali=str(error), status=422)
    messages.success(request, "Laporan dikembalikan. Pesannya terkirim ke HP kader.")
    return redirect(f"/laporan/{kab_id}/{posyandu_id}/{bulan}/")


@require_GET
@office_page
def pdf(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bulan: str, laporan_id: UUID
) -> HttpResponse:
    """An approved version on A4."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_LAPORAN, kab_id, posyandu_id)
    info = laporan.find_laporan(kab_id, laporan_id)
    if info.posyandu_id != home.id or info.bulan != _month(bulan) or not info.is_approved:
        raise SimpulError(errors.TIDAK_ADA)
    response = HttpResponse(report_pdf(info), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{info.nomor}.pdf"'
    return response


def _page(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, month: dt.date, *, status: int = 200, **galat: str
) -> HttpResponse:
    page = report_page(actor, home, month, clock.today(home.zona_waktu))
    isi = {
        "halaman": page,
        "jejak": trail(home.wilayah_id, actor),
        "sampai": local_time(laporan.complete_until(clock.now()), home.zona_waktu),
    }
    return render(request, "laporan/satu.html", isi | galat, status=status)


def _month(text: str) -> dt.date:
    month = parse_month(text)
    if month is None:
        raise Http404
    return month
