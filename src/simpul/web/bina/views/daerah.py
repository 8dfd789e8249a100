"""O-09: the kecamatan page, and every posyandu of one's places that needs a friendly call."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.perlu_bina import KeadaanBina, standing_of
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import parameters_of, working_in
from simpul.web.actor import office_page
from simpul.web.asked import asked, asked_number
from simpul.web.bina.daerah import needy, page_of_place
from simpul.web.bina.tempat import kecamatan_of, places_of, small_numbers
from simpul.web.context import place_of
from simpul.web.posyandu.place import open_scope
from simpul.wilayah.queries import Tingkat, labels, wilayah_by_ids

PAGE = 25  # each with its message
KINDS = {"": "Semua", "buka": "Belum buka", "lapor": "Belum lapor"}


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The kecamatan of this account; who has one goes there at once."""
    scope = open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    rows, places = kecamatan_of(scope), places_of(scope)
    villages = [place for place in places if place.tingkat is Tingkat.DESA]
    found = [*rows, *villages]
    if len(found) == 1:
        return redirect(f"/kecamatan/{found[0].id}/")
    return render(request, "bina/kecamatan_daftar.html", {"tempat": found})


@require_GET
@office_page
def kecamatan(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A kecamatan by desa."""
    place = wilayah_by_ids([wilayah_id]).get(wilayah_id)
    if place is None or not akses.decide(actor, Tindakan.LIHAT_PEMBINAAN, Target(jalur=place.jalur)).allowed:
        raise SimpulError(DITOLAK)
    if place.tingkat < Tingkat.KECAMATAN:
        return redirect("/kecamatan/")
    sees_requests, today = small_numbers(actor, place), clock.today(place.zona_waktu)
    context = {
        "h": page_of_place(place, today, small_numbers=sees_requests),
        "usulan": sees_requests,
        "hari_ini": today,
        "buka_hari": parameters_of(place.kab_id or 0, today)["tanpa_buka_hari"],
        "boleh": akses.decide(actor, Tindakan.BINA, Target(jalur=place.jalur)).allowed,
        "kecamatan": place.tingkat is Tingkat.KECAMATAN,
    }
    return render(request, "bina/kecamatan.html", context)


@require_GET
@office_page
def perlu(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Posyandu without an opening day or without a report, over all places of this account."""
    scope = open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    homes = working_in(scope)
    today = homes[0].hari_ini if homes else clock.now().date()
    return render(request, "bina/perlu.html", _needy(request.GET, standing_of(homes, today), place_of(actor)))


def _needy(said: QueryDict, standing: list[KeadaanBina], sender: str) -> dict[str, Any]:
    """A page of those who need a call."""
    kind, start = asked(said, "jenis", 8), asked_number(said, "mulai")
    chosen = [one for one in standing if one.perlu and (kind != "buka" or one.perlu.belum_buka)]
    chosen = [one for one in chosen if kind != "lapor" or one.perlu.belum_lapor]
    shown = chosen[start : start + PAGE]
    desa = labels({one.home.wilayah_id for one in shown})
    return {
        "baris": [needy(one, desa[one.home.wilayah_id], sender) for one in shown],
        "jumlah": len(chosen),
        "semua": len(standing),
        "jenis": kind,
        "pilihan": KINDS,
        "berikut": start + PAGE if start + PAGE < len(chosen) else 0,
        "sebelum": max(0, start - PAGE) if start else None,
    }
