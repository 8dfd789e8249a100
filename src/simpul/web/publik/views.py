"""Public pages of villages and posyandu (W-01, W-03): found by name, by code, by an old code too."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from simpul.informasi.queries import closed_regencies
from simpul.informasi.rules.alamat import posyandu_address, village_address
from simpul.posyandu.queries import villages_with_posyandu
from simpul.web.asked import asked
from simpul.web.publik.halaman import posyandu_page, village_page
from simpul.web.publik.jawab import CLOSED, not_there, public_page
from simpul.web.publik.tempat import is_shown, posyandu_at, villages_of
from simpul.wilayah.queries import Tingkat, WilayahRow, full_label, search, wilayah_by_id

MOST_VILLAGES, LOOKED_AT = 20, 60


@require_safe
def mulai(request: HttpRequest) -> HttpResponse:
    """Where one finds one's village by its name."""
    kata = asked(request.GET, "cari")
    context = {"kata": kata, "desa": _named(kata) if kata else []}
    return public_page("mulai", context, indexed=not kata)


@require_safe
def desa(_request: HttpRequest, kode: str) -> HttpResponse:
    """W-01: the home of a village."""
    return _village(kode, "desa", "")


@require_safe
def jadwal(_request: HttpRequest, kode: str) -> HttpResponse:
    """W-03: days and places."""
    return _village(kode, "jadwal", "jadwal/")


@require_safe
def posyandu(_request: HttpRequest, kode: str, kunci: str) -> HttpResponse:
    """A posyandu by its number or, when only one there bears it, its name."""
    home = posyandu_at(villages_of(kode), kunci)
    if home is None:
        return not_there()
    if not is_shown(wilayah_by_id(home.wilayah_id)):
        return not_there(CLOSED)
    address = posyandu_address(home.jalur)
    if address != f"/desa/{kode}/{kunci}/":
        return HttpResponsePermanentRedirect(address)
    page = posyandu_page(home)
    return public_page(
        "posyandu", {"h": page, "contoh": home.data_contoh}, indexed=not page.petugas and not home.data_contoh
    )


def _village(kode: str, template: str, rest: str) -> HttpResponse:
    """A page of a village; an old code leads to the village of today, or to a choice of them."""
    found = villages_of(kode)
    if not found:
        return not_there()
    if len(found) > 1:
        return public_page("pindah", {"kode": kode, "desa": _labelled(found), "lanjut": rest})
    if found[0].kode != kode:
        return HttpResponsePermanentRedirect(village_address(found[0].kode) + rest)
    if not is_shown(found[0]):
        return not_there(CLOSED)
    page = village_page(found[0])
    return public_page(template, {"h": page, "contoh": page.contoh}, indexed=not page.contoh)


def _named(kata: str) -> list[tuple[str, str]]:
    """Villages of a name where a posyandu works and whose regency shows its pages."""
    named = search(kata, tingkat=[Tingkat.DESA], limit=LOOKED_AT)
    working = villages_with_posyandu([one.id for one in named])
    closed = closed_regencies([one.kab_id for one in named if one.kab_id])
    return _labelled([one for one in named if one.id in working and one.kab_id not in closed][:MOST_VILLAGES])


def _labelled(places: list[WilayahRow]) -> list[tuple[str, str]]:
    return [(village_address(one.kode), full_label(one.id)) for one in places]
