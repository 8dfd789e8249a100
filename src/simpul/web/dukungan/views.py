"""Support of a desa: the page of one, the table of a kecamatan and above, and what a village writes down."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import dukungan as flows
from simpul.flows.tim import require_near
from simpul.kernel.errors import SimpulError
from simpul.kernel.tanggal import typed_date
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.queries import rating_at
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked
from simpul.web.dukungan.halaman import anggaran_form, hadir_form, poster_pdf, read_day, table_context, village_page
from simpul.web.kelembagaan.tempat import open_place, reach_of
from simpul.web.posyandu.place import open_posyandu
from simpul.web.posyandu.shown import refused
from simpul.web.tim.forms import read_date
from simpul.wilayah.queries import NASIONAL_ID, Tingkat, WilayahRow, wilayah_by_kode


@require_GET
@office_page
def pangkal(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The place of this account; the first of several."""
    top = reach_of(actor, Tindakan.LIHAT_PEMBINAAN).ranges[0].lo
    return redirect(f"/dukungan/{wilayah_by_kode(top).id if top else NASIONAL_ID}/")


@require_GET
@office_page
def satu(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """One desa with all its parts, or the places below side by side."""
    place = open_place(actor, Tindakan.LIHAT_PEMBINAAN, wilayah_id)
    if place.tingkat is Tingkat.DESA:
        return village_page(request, actor, place)
    return render(request, "dukungan/tabel.html", table_context(actor, place))


@require_POST
@office_page
def sk(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """The decree as a village types it while the paper is not recorded."""

    def write() -> None:
        day = read_date(request.POST, "sk_tanggal")
        flows.state_sk(actor, wilayah_id, asked(request.POST, "sk_nomor", 200), day, address=address_of(request))

    return _write(request, actor, require_near(actor, Tindakan.KELOLA_AKSI, wilayah_id), write, "SK tercatat.")


@require_POST
@office_page
def anggaran(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A budget line."""
    place = require_near(actor, Tindakan.KELOLA_AKSI, wilayah_id)
    return _write(
        request,
        actor,
        place,
        lambda: flows.add_anggaran(actor, wilayah_id, anggaran_form(request.POST), address=address_of(request)),
        "Baris anggaran tersimpan.",
    )


@require_POST
@office_page
def coret(request: HttpRequest, actor: ActorContext, wilayah_id: int, anggaran_id: UUID) -> HttpResponse:
    """A budget line that was wrong."""
    place = require_near(actor, Tindakan.KELOLA_AKSI, wilayah_id)
    return _write(
        request,
        actor,
        place,
        lambda: flows.strike_anggaran(actor, wilayah_id, anggaran_id, address=address_of(request)),
        "Baris anggaran dicoret.",
    )


@require_POST
@office_page
def hadir(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Who of the officials came to an opening day."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_AKSI, kab_id, posyandu_id)
    place = require_near(actor, Tindakan.KELOLA_AKSI, home.wilayah_id)
    return _write(
        request,
        actor,
        place,
        lambda: flows.record_hadir(actor, hadir_form(request.POST, home), address=address_of(request)),
        "Kehadiran pejabat tercatat.",
    )


@require_POST
@office_page
def nilai(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The rating page of an opening day; its poster comes next."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_INFORMASI, kab_id, posyandu_id)
    try:
        row = flows.open_nilai(actor, kab_id, posyandu_id, read_day(request.POST), address=address_of(request))
    except SimpulError as error:
        place = open_place(actor, Tindakan.LIHAT_PEMBINAAN, home.wilayah_id)
        return village_page(request, actor, place, galat=refused(error))
    return redirect(f"/dukungan/{kab_id}/{posyandu_id}/nilai/{row.tanggal}.pdf")


@require_GET
@office_page
def poster(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, tanggal: str) -> HttpResponse:
    """The poster for the table of an opening day."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_INFORMASI, kab_id, posyandu_id)
    row = rating_at(kab_id, posyandu_id, day) if (day := typed_date(tanggal)) else None
    if row is None:
        raise SimpulError(Galat.NILAI_TIDAK_ADA)
    headers = {"Content-Disposition": f'inline; filename="penilaian-{tanggal}.pdf"'}
    return HttpResponse(poster_pdf(row, home), content_type="application/pdf", headers=headers)


def _write(
    request: HttpRequest, actor: ActorContext, place: WilayahRow, write: Callable[[], None], said: str
) -> HttpResponse:
    """Write, and show the desa again: with the refusal beside what was typed, or with a word that it is kept."""
    try:
        write()
    except SimpulError as error:
        return village_page(request, actor, place, galat=refused(error))
    messages.success(request, said)
    return redirect(f"/dukungan/{place.id}/")
