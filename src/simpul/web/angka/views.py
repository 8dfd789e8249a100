"""Figures of places (O-09, O-13, O-20), of a posyandu, the lists behind them, and the page per field."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.akses import errors
from simpul.akses.services import ActorContext, Tindakan
from simpul.kernel import clock
from simpul.kernel.clock import local_time
from simpul.kernel.errors import SimpulError
from simpul.laporan import queries as laporan
from simpul.layanan.indikator import Figure, load_indicators
from simpul.posyandu.queries import PosyanduInfo, find_posyandu
from simpul.web.actor import note_read, office_page
from simpul.web.alasan import asks_reason, reason_of
from simpul.web.angka.bidang import field_page
from simpul.web.angka.bulan import Bulan, read_month
from simpul.web.angka.daftar import Pembuka, open_list
from simpul.web.angka.masuk import homes_of
from simpul.web.angka.pandangan import OPEN, look
from simpul.web.angka.perlu_bidan import told_page
from simpul.web.angka.posyandu import page_of, trail
from simpul.web.angka.tempat import page_of_place
from simpul.web.posyandu.place import open_posyandu, target_of
from simpul.web.surat.beranda import papers_ending
from simpul.wilayah.queries import WilayahRow, wilayah_by_ids


@require_GET
@office_page
def pangkal(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The account's own place; a choice when it has several."""
    homes = homes_of(actor)
    if not homes:
        raise SimpulError(errors.DITOLAK)
    if len(homes) == 1:
        return redirect(homes[0].alamat)
    return render(request, "angka/pangkal.html", {"tempat": homes})


@require_GET
@office_page
def tempat(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A place of any tier in a month; `?indikator=D` narrows the table to one figure."""
    place = wilayah_by_ids([wilayah_id]).get(wilayah_id)
    if place is None:
        raise SimpulError(errors.DITOLAK)
    bulan = read_month(request, place.zona_waktu)
    page = page_of_place(actor, place, bulan, request.GET.get("indikator", ""))
    isi = {"halaman": page, "jejak": trail(place.id, actor)[:-1], "surat": _papers(actor, place)}
    return render(request, "angka/tempat.html", isi | _when(bulan, place.zona_waktu))


def _papers(actor: ActorContext, place: WilayahRow) -> tuple[int, str]:
    """The note on papers stands where a kecamatan or a regency begins: on the page of its own place."""
    is_home = any(grant.jalur == place.jalur for grant in actor.current())
    return papers_ending(actor) if is_home else (0, "")


@require_GET
@office_page
@asks_reason
def satu_posyandu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """A posyandu in a month; `?indikator=D` opens the list behind that figure."""
    home = _home(kab_id, posyandu_id)
    bulan = read_month(request, home.zona_waktu)
    figure = load_indicators().figures.get(request.GET.get("indikator", ""))
    if figure is not None:
        return _daftar(request, actor, home, bulan, figure)
    isi = {"halaman": page_of(actor, home, bulan)}
    return render(request, "angka/posyandu.html", isi | _when(bulan, home.zona_waktu))


@require_GET
@office_page
def satu_bidang(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, bidang: str) -> HttpResponse:
    """The six-field report's page of one field: the four kinds of activity, from the rows."""
    home = _home(kab_id, posyandu_id)
    bulan = read_month(request, home.zona_waktu)
    isi = {"halaman": field_page(actor, home, bidang, bulan), "jejak": trail(home.wilayah_id, actor)}
    return render(request, "angka/bidang.html", isi | _when(bulan, home.zona_waktu))


@require_GET
@office_page
@asks_reason
def perlu_bidan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Children of whom the midwife is told, with their reason: for those who may read measurements."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_KESEHATAN, kab_id, posyandu_id)
    bulan = read_month(request, home.zona_waktu)
    anak = told_page(home, bulan.awal)
    ids = [str(line.id) for line in anak]
    note_read(request, actor, Tindakan.LIHAT_KESEHATAN, "perlu_bidan", ids, kab_id=kab_id, posyandu_id=posyandu_id)
    isi = {"home": home, "anak": anak, "jejak": trail(home.wilayah_id, actor)}
    return render(request, "angka/perlu_bidan.html", isi | _when(bulan, home.zona_waktu))


def _daftar(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, bulan: Bulan, figure: Figure
) -> HttpResponse:
    """The list behind a figure; a tier that sees figures only gets a friendly page and no name."""
    view = look(actor, target_of(home))
    if not view.sees(figure):
        raise SimpulError(errors.DITOLAK)
    isi = {"home": home, "angka": figure, "jejak": trail(home.wilayah_id, actor)} | _when(bulan, home.zona_waktu)
    who = Pembuka(actor, home, bulan.awal, bulan.hari_ini, reason_of(request))
    try:
        found = open_list(who, figure)
    except SimpulError as error:
        if error.code != errors.DITOLAK:
            raise
        _note(request, who, figure, [], "ditolak")
        return render(request, "angka/tanpa_nama.html", isi, status=403)
    if figure.names != OPEN:
        _note(request, who, figure, found.terbuka_ids, who.alasan)
    return render(request, "angka/daftar.html", isi | {"daftar": found, "alasan": who.alasan})


def _note(request: HttpRequest, who: Pembuka, figure: Figure, ids: list[str], alasan: str) -> None:
    home, action = who.home, Tindakan(figure.names)
    note_read(
        request, who.actor, action, f"angka:{figure.id}", ids, kab_id=home.kab_id, posyandu_id=home.id, alasan=alasan
    )


def _home(kab_id: int, posyandu_id: UUID) -> PosyanduInfo:
    home = find_posyandu(kab_id, posyandu_id)
    if home is None:
        raise SimpulError(errors.DITOLAK)
    return home


def _when(bulan: Bulan, zone: str) -> dict[str, Any]:
    """The month and how fresh its figures are, on the clock of the place."""
    return {"bulan": bulan, "sampai": local_time(laporan.complete_until(clock.now()), zone), "zona": zone}
