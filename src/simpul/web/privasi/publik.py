"""W-07: the rights of a person in plain words, a form that asks little, and the state of a request by its ticket."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from simpul.flows import hak
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import villages_with_posyandu
from simpul.posyandu.rules.istilah import istilah_of
from simpul.warga.errors import Galat
from simpul.warga.rules import JenisHak
from simpul.warga.rules.tujuan import purposes
from simpul.web.actor import address_of
from simpul.web.asked import asked
from simpul.web.privasi.words import ARTI, JENIS, LENCANA, status_words
from simpul.wilayah.queries import Tingkat, full_label, search, wilayah_by_id

UNPROCESSABLE, TOO_MANY, NOT_FOUND = 422, 429, 404
CHOICES = [(kind.value, JENIS[kind], ARTI[kind]) for kind in JenisHak]
MOST_VILLAGES = 20
SAID = ("nama", "kontak", "uraian", "hubungan")


@require_GET
def pangkal(request: HttpRequest) -> HttpResponse:
    """The page: what is recorded for what, four rights, where to ask."""
    return _pangkal(request)


@require_GET
def desa(request: HttpRequest) -> HttpResponse:
    """Which village: found by its name among those where a posyandu works."""
    kata = asked(request.GET, "cari")
    named = search(kata, tingkat=[Tingkat.DESA], limit=MOST_VILLAGES) if kata else []
    working = villages_with_posyandu([one.id for one in named])
    places = [(one.id, full_label(one.id)) for one in named if one.id in working]
    return render(request, "privasi/desa.html", {"kata": kata, "desa": places})


@require_http_methods(["GET", "POST"])
def permintaan(request: HttpRequest, wilayah_id: int) -> HttpResponse:
    """The form; sent, it gives a ticket that is shown once."""
    shell = hak.village_of(wilayah_id)
    if shell is None:
        return render(request, "privasi/desa.html", {"kata": "", "desa": []}, status=NOT_FOUND)
    words = istilah_of(wilayah_by_id(wilayah_id).jenis)
    context: dict[str, Any] = {"tempat": full_label(wilayah_id), "istilah": words, "pilihan": CHOICES}
    context |= {"isi": request.POST}
    if request.method == "GET":
        return render(request, "privasi/permintaan.html", context)
    try:
        jenis, born = kind_of(request), birth_of(request)
        said: dict[str, Any] = {name: asked(request.POST, name, 500) for name in SAID}
        tiket = hak.send_permintaan(
            replace(shell, jenis=jenis, tanggal_lahir=born, **said), address=address_of(request)
        )
    except SimpulError as error:
        return _refused(request, "privasi/permintaan.html", context, error)
    return render(request, "privasi/tiket.html", {"tiket": tiket, "tempat": context["tempat"]}, status=201)


@require_POST
def keadaan(request: HttpRequest) -> HttpResponse:
    """How a request stands; a ticket never stands in an address."""
    try:
        found = hak.status_of_ticket(asked(request.POST, "tiket", 24), birth_of(request), address=address_of(request))
    except SimpulError as error:
        return _pangkal(request, error)
    desa = wilayah_by_id(found.wilayah_id)
    words = istilah_of(desa.jenis)
    context = {
        "k": found,
        "istilah": words,
        "zona": desa.zona_waktu or "WIB",
        "jenis": JENIS[found.jenis],
        "status": status_words(found.status, words),
        "lencana": LENCANA[found.status],
    }
    return render(request, "privasi/keadaan.html", context)


def kind_of(request: HttpRequest) -> JenisHak:
    """The kind that was chosen; raises `warga.hak_isian`."""
    try:
        return JenisHak(request.POST.get("jenis", ""))
    except ValueError as error:
        raise SimpulError(Galat.HAK_ISIAN, bagian="permintaan") from error


def birth_of(request: HttpRequest, name: str = "tanggal_lahir") -> dt.date:
    """The birth date of a form; raises `warga.hak_isian`."""
    try:
        return dt.date.fromisoformat(asked(request.POST, name, 10))
    except ValueError as error:
        raise SimpulError(Galat.HAK_ISIAN, bagian="tanggal lahir") from error


def _pangkal(request: HttpRequest, error: SimpulError | None = None) -> HttpResponse:
    context = {"tujuan": purposes(), "hak": CHOICES, "isi": request.POST}
    return (
        render(request, "privasi/pangkal.html", context)
        if error is None
        else _refused(request, "privasi/pangkal.html", context, error)
    )


def _refused(request: HttpRequest, page: str, context: dict[str, Any], error: SimpulError) -> HttpResponse:
    is_often = error.code in {"akses.terlalu_sering", Galat.HAK_RAMAI}
    if not is_often and not error.code.startswith("warga.hak_"):
        raise error
    status = TOO_MANY if is_often else NOT_FOUND if error.code == Galat.HAK_TIDAK_ADA else UNPROCESSABLE
    response = render(request, page, context | {"galat": str(error)}, status=status)
    if is_often:
        response["Retry-After"] = str(error.params.get("detik", 60))
    return response
