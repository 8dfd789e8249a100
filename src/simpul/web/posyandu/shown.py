"""Forms of the registry on a page: the choices they offer, and what a refusal says beside what was typed."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import load_catalog
from simpul.posyandu.queries import PosyanduInfo
from simpul.posyandu.rules.pola import DAY_NAMES
from simpul.web.posyandu.forms import ALASAN, ASAL, MINGGU, STATUS
from simpul.wilayah import queries as wilayah

UNPROCESSABLE = 422
VILLAGES = 200


def refused(error: SimpulError) -> str:
    """What a page says of a refusal; one of access or of a busy server goes on to its own page."""
    if error.code.startswith(("akses.ditolak", "sibuk.")):
        raise error
    return str(error)


def villages_for(actor: ActorContext, *, text: str = "", limit: int = VILLAGES) -> list[wilayah.WilayahRow]:
    """Desa and kelurahan where this account may add a posyandu, by code; a text narrows them by name."""
    found: list[wilayah.WilayahRow] = []
    for bounds in akses.posyandu_scope(actor, Tindakan.KELOLA_POSYANDU).jalur_ranges:
        place = wilayah.wilayah_by_kode(bounds.lo) if bounds.lo else wilayah.wilayah_by_id(wilayah.NASIONAL_ID)
        if place.tingkat is wilayah.Tingkat.DESA:
            found.append(place)
        elif text:
            found += wilayah.search(text, under=place.id, tingkat=[wilayah.Tingkat.DESA], limit=limit)
        else:
            found += wilayah.descendants(place.id, wilayah.Tingkat.DESA)[:limit]
    return found[:limit]


def facts_page(
    request: HttpRequest,
    home: PosyanduInfo | None,
    isi: Mapping[str, Any],
    *,
    galat: str = "",
    desa: list[wilayah.WilayahRow] | None = None,
) -> HttpResponse:
    """The form with the facts of a posyandu."""
    chosen = isi.getlist("asal") if isinstance(isi, QueryDict) else isi.get("asal_dipilih", [])
    context = {
        "home": home,
        "isi": isi,
        "galat": galat,
        "desa": desa or [],
        "kecamatan": wilayah.labels({row.induk_id for row in desa or [] if row.induk_id}),
        "asal": [(tipe.value, kata, tipe.value in chosen) for tipe, kata in ASAL.items()],
        "status": [(one.value, kata) for one, kata in STATUS.items()],
        "minggu": [(str(key), kata) for key, kata in MINGGU.items()],
        "hari": [(str(place), name) for place, name in enumerate(DAY_NAMES, 1)],
    }
    return render(request, "posyandu/isian.html", context, status=UNPROCESSABLE if galat else 200)


def person_page(
    request: HttpRequest, template: str, home: PosyanduInfo, *, galat: str = "", **more: Any
) -> HttpResponse:
    """A form about a kader or a member of the board."""
    fields = [
        (field.code, field.letter, field.name, field.code in request.POST.getlist("bidang"))
        for field in load_catalog().bidang
    ]
    context = {
        "home": home,
        "isi": request.POST,
        "galat": galat,
        "bidang": fields,
        "alasan": [(one.value, kata) for one, kata in ALASAN.items()],
        **more,
    }
    return render(request, template, context, status=UNPROCESSABLE if galat else 200)
