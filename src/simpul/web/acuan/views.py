"""What a regency sets for its posyandu: emergency numbers, posts for sealed reports, age method, holidays."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.acuan import set_lapisan
from simpul.flows.posyandu import set_acuan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.layanan.daerah import Daerah
from simpul.layanan.kalender import load_holidays
from simpul.posyandu.queries import acuan_of, lapisan_of, regency_catalog
from simpul.web.actor import address_of, office_page
from simpul.web.acuan import layanan
from simpul.web.acuan.isian import METHODS, POSTS, read, shown, typed
from simpul.web.acuan.tabel import KBM_ROWS, TABLES
from simpul.web.posyandu.place import open_scope
from simpul.web.posyandu.shown import UNPROCESSABLE, refused
from simpul.wilayah.queries import Tingkat, WilayahRow, children, wilayah_by_ids, wilayah_by_kode


@require_GET
@office_page
def pangkal(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The regency of the account; a choice when it has several."""
    places = regencies(request, actor)
    if len(places) == 1:
        return redirect(f"/acuan/{places[0].id}/")
    return render(request, "acuan/pangkal.html", {"tempat": places})


@require_http_methods(["GET", "POST"])
@office_page
def satu(request: HttpRequest, actor: ActorContext, kab_id: int) -> HttpResponse:
    """The settings of one regency and their form."""
    place = regency(actor, kab_id)
    if request.method == "GET":
        return _page(request, place, shown(acuan_of([kab_id])[kab_id]))
    isi = typed(request.POST)
    try:
        set_acuan(actor, read(kab_id, isi), address=address_of(request))
    except SimpulError as error:
        return _page(request, place, isi, galat=refused(error))
    messages.success(request, "Acuan tersimpan. HP kader mengambilnya saat ada sinyal.")
    return redirect(f"/acuan/{kab_id}/")


@require_http_methods(["GET", "POST"])
@office_page
def katalog(request: HttpRequest, actor: ActorContext, kab_id: int) -> HttpResponse:
    """Own words, agencies, days and lines of a regency in the catalogue, and the form that sets them from a day on."""
    place = regency(actor, kab_id)
    today = clock.today(place.zona_waktu)
    if request.method == "GET":
        return _catalog_page(request, place, today, _latest(kab_id))
    catalog, mulai = regency_catalog(place.kode, kab_id, "", today), layanan.start_of(request.POST, today)
    isi = Daerah()
    try:
        isi = layanan.read(request.POST, catalog)
        set_lapisan(actor, kab_id, isi, mulai, address=address_of(request))
    except SimpulError as error:
        return _catalog_page(request, place, mulai, isi, galat=refused(error))
    messages.success(request, "Setelan tersimpan. HP kader mengambilnya saat ada sinyal, paling lama satu hari.")
    return redirect(f"/acuan/{kab_id}/layanan/")


@require_GET
@office_page
def tabel(request: HttpRequest, actor: ActorContext, kab_id: int) -> HttpResponse:
    """Growth tables, catalogue and holidays with their versions and sources."""
    place = regency(actor, kab_id)
    year = clock.today(place.zona_waktu).year
    days = load_holidays(year, year + 1, acuan_of([kab_id])[kab_id].libur_daerah)
    context = {"tempat": place, "tabel": TABLES, "kbm": KBM_ROWS, "libur": days.items()}
    return render(request, "acuan/tabel.html", context)


def _catalog_page(
    request: HttpRequest, place: WilayahRow, mulai: dt.date, isi: Daerah, *, galat: str = ""
) -> HttpResponse:
    catalog = regency_catalog(place.kode, place.id, "", clock.today(place.zona_waktu))
    context = {
        **layanan.shown(catalog, isi),
        "tempat": place,
        "galat": galat,
        "mulai": mulai,
        "versi": catalog.version,
        "lapisan_daerah": catalog.overlays,
        "riwayat": [row for _, row in reversed(lapisan_of([place.id]))],
    }
    return render(request, "acuan/layanan.html", context, status=UNPROCESSABLE if galat else 200)


def _latest(kab_id: int) -> Daerah:
    """What was set last, also when its day is still to come: the form goes on from there."""
    rows = lapisan_of([kab_id])
    return rows[-1][1].isi if rows else Daerah()


def _page(request: HttpRequest, place: WilayahRow, isi: dict[str, Any], *, galat: str = "") -> HttpResponse:
    context = {
        "tempat": place,
        "isi": isi,
        "galat": galat,
        "pos": [(code, name, code in isi["penerima"]) for code, name in POSTS.items()],
        "usia": [(one.value, name, one.value == isi["usia"]) for one, name in METHODS.items()],
    }
    return render(request, "acuan/isian.html", context, status=UNPROCESSABLE if galat else 200)


def regency(actor: ActorContext, kab_id: int) -> WilayahRow:
    """A regency that this account sets; any other looks like one that is not there."""
    place = wilayah_by_ids([kab_id]).get(kab_id)
    if place is None or place.tingkat is not Tingkat.KABUPATEN:
        raise SimpulError(errors.DITOLAK)
    akses.require(actor, Tindakan.KELOLA_ACUAN, Target(kab_id=kab_id, jalur=place.jalur))
    return place


def regencies(request: HttpRequest, actor: ActorContext) -> list[WilayahRow]:
    found: list[WilayahRow] = []
    for bounds in open_scope(request, actor, Tindakan.KELOLA_ACUAN).jalur_ranges:
        place = wilayah_by_kode(bounds.lo) if bounds.lo else None
        if place is not None:
            found += [place] if place.tingkat is Tingkat.KABUPATEN else children(place.id)
    return [place for place in found if place.tingkat is Tingkat.KABUPATEN]
