"""The recap of one field is read and approved by its ketua bidang, or that is taken back; the button is on its page."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from simpul.akses import services as akses
from simpul.akses.services import ActorContext
from simpul.flows import laporan as flows
from simpul.laporan.rules import BulanBidang
from simpul.web.actor import address_of, office_page
from simpul.web.angka.bulan import parse_month

APPROVED = "Tercatat: rekap bidang ini sudah diperiksa. Bila angkanya berubah sesudah ini, halaman ini mengatakannya."
WITHDRAWN = "Tanda sudah diperiksa dicabut. Catatan kegiatannya tidak berubah."


@office_page
def pemeriksaan(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bulan: str, bidang: str
) -> HttpResponse:
    """The ketua bidang read the recap of her field."""
    which = _which(kab_id, posyandu_id, bulan, bidang)
    if request.method == "POST":
        flows.approve_rekap_bidang(actor, which, alamat=akses.hash_address(address_of(request)))
        messages.success(request, APPROVED)
    return _to_field(which)


@office_page
def pencabutan(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bulan: str, bidang: str
) -> HttpResponse:
    """She takes it back."""
    which = _which(kab_id, posyandu_id, bulan, bidang)
    if request.method == "POST" and flows.withdraw_rekap_bidang(
        actor, which, alamat=akses.hash_address(address_of(request))
    ):
        messages.success(request, WITHDRAWN)
    return _to_field(which)


def _which(kab_id: int, posyandu_id: UUID, bulan: str, bidang: str) -> BulanBidang:
    month = parse_month(bulan)
    if month is None:
        raise Http404
    return BulanBidang(kab_id, posyandu_id, month, bidang)


def _to_field(which: BulanBidang) -> HttpResponse:
    """The page of the field; an address opened again by reloading an answer leads there too."""
    path = f"/angka/posyandu/{which.kab_id}/{which.posyandu_id}/bidang/{which.bidang}/"
    return redirect(f"{path}?bulan={which.bulan:%Y-%m}")
