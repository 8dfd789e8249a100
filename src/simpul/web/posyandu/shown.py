"""Forms of the registry on a page: the choices they offer, and what a refusal says beside what was typed."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.kernel.errors import SimpulError
from simpul.kernel.tanggal import DAY_NAMES
from simpul.layanan.loader import load_catalog
from simpul.posyandu.queries import KaderInfo, PengurusInfo, PosyanduInfo
from simpul.posyandu.rules import LKD_NAMES, PENDIDIKAN_NAMES
from simpul.web.posyandu.buka import others_fields
from simpul.web.posyandu.forms import ALASAN, ASAL, MINGGU, STATUS
from simpul.wilayah import queries as wilayah

UNPROCESSABLE = 422
VILLAGES = 200
PARTS = ("nama", "tanggal")


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
        "asal": [
            (tipe.value, kata, tipe.value in chosen, *(isi.get(f"asal-{part}-{tipe.value}", "") for part in PARTS))
            for tipe, kata in ASAL.items()
        ],
        **others_fields(isi),
        "status": [(one.value, kata) for one, kata in STATUS.items()],
        "minggu": [(str(key), kata) for key, kata in MINGGU.items()],
        "hari": [(str(place), name) for place, name in enumerate(DAY_NAMES, 1)],
    }
    return render(request, "posyandu/isian.html", context, status=UNPROCESSABLE if galat else 200)


def _personal(request: HttpRequest, known: KaderInfo | PengurusInfo | None) -> dict[str, Any]:
    """Posts elsewhere and what the register of kader asks for: as typed, else as known."""
    if request.method == "POST" or known is None:
        ticked: Collection[str] = request.POST.getlist("lkd_lain")
        facts = {name: request.POST.get(name, "") for name in ("kelamin", "lahir", "pendidikan")}
    else:
        ticked, facts = known.lkd_lain, _facts(known)
    return {
        "lkd": [(one.value, kata, one.value in ticked) for one, kata in LKD_NAMES.items()],
        "pendidikan": [(one.value, kata) for one, kata in PENDIDIKAN_NAMES.items()],
        "pribadi": facts,
    }


def _facts(known: KaderInfo | PengurusInfo) -> dict[str, str]:
    if not isinstance(known, KaderInfo):
        return {}
    born = known.lahir.isoformat() if known.lahir else ""
    return {"kelamin": known.kelamin, "lahir": born, "pendidikan": known.pendidikan}


def person_page(
    request: HttpRequest,
    template: str,
    home: PosyanduInfo,
    *,
    galat: str = "",
    dipilih: Collection[str] | None = None,
    orangnya: KaderInfo | PengurusInfo | None = None,
    **more: Any,
) -> HttpResponse:
    """A form about a kader or a member of the board; `dipilih` are the fields she has before anyone typed."""
    ticked = request.POST.getlist("bidang") if dipilih is None or request.method == "POST" else dipilih
    fields = [(field.code, field.letter, field.name, field.code in ticked) for field in load_catalog().bidang]
    context = {
        "home": home,
        "isi": request.POST,
        "galat": galat,
        "bidang": fields,
        "alasan": [(one.value, kata) for one, kata in ALASAN.items()],
        **_personal(request, orangnya),
        **more,
    }
    return render(request, template, context, status=UNPROCESSABLE if galat else 200)
