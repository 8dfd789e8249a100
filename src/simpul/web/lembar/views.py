"""The sheet of a posyandu or a village: page, projector (`?proyektor=1`), A4 (O-14)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.jurnal.lampiran import read_lampiran
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, posyandu_under
from simpul.posyandu.rules import StatusPosyandu
from simpul.web.actor import office_page
from simpul.web.angka.pandangan import look
from simpul.web.lembar.isi import Lembar, sheet_of_posyandu, sheet_of_village
from simpul.web.lembar.pdf import sheet_pdf
from simpul.web.posyandu.place import open_posyandu, target_of
from simpul.wilayah.queries import Tingkat, wilayah_by_ids


@require_GET
@office_page
def posyandu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The sheet of a posyandu."""
    home, sheet = _posyandu(request, actor, kab_id, posyandu_id)
    return _page(request, sheet, f"/informasi/posyandu/{home.kab_id}/{home.id}/foto/" if sheet.tampil.foto else "")


@require_GET
@office_page
def posyandu_pdf(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The sheet of a posyandu on A4."""
    home, sheet = _posyandu(request, actor, kab_id, posyandu_id)
    foto = _foto(home, sheet.tampil.foto)
    return _paper(sheet_pdf(sheet, clock.today(home.zona_waktu), foto), f"lembar-posyandu-{home.nomor_urut:04d}")


@require_GET
@office_page
def desa(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """The sheet of a village."""
    return _page(request, _desa(actor, wilayah_id), "")


@require_GET
@office_page
def desa_pdf(_request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """The sheet of a village on A4."""
    sheet = _desa(actor, wilayah_id)
    zone = wilayah_by_ids([wilayah_id])[wilayah_id].zona_waktu
    return _paper(sheet_pdf(sheet, clock.today(zone or "WIB"), None), f"lembar-{wilayah_id}")


def _posyandu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> tuple[PosyanduInfo, Lembar]:
    home = open_posyandu(request, actor, Tindakan.LIHAT_POSYANDU, kab_id, posyandu_id)
    target = target_of(home)
    view, coaches = look(actor, target), akses.decide(actor, Tindakan.LIHAT_PEMBINAAN, target).allowed
    return home, sheet_of_posyandu(home, view, clock.today(home.zona_waktu), sees_readiness=coaches)


def _desa(actor: ActorContext, wilayah_id: int) -> Lembar:
    place = wilayah_by_ids([wilayah_id]).get(wilayah_id)
    if place is None or place.tingkat is not Tingkat.DESA:
        raise SimpulError(DITOLAK)
    target = Target(jalur=place.jalur)
    view, coaches = look(actor, target), akses.decide(actor, Tindakan.LIHAT_PEMBINAAN, target).allowed
    homes = [home for home in posyandu_under(place.id) if home.status is StatusPosyandu.AKTIF]
    return sheet_of_village(place, homes, view, clock.today(place.zona_waktu or "WIB"), sees_readiness=coaches)


def _page(request: HttpRequest, sheet: Lembar, foto: str) -> HttpResponse:
    isi = {"l": sheet, "foto": foto, "proyektor": bool(request.GET.get("proyektor"))}
    return render(request, "lembar/lembar.html", isi)


def _foto(home: PosyanduInfo, sidik: str) -> bytes | None:
    """A picture that the disk lost leaves its room empty; the sheet is printed all the same."""
    try:
        return read_lampiran(home.kab_id, home.id, sidik).isi if sidik else None
    except SimpulError:
        return None


def _paper(made: bytes, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
