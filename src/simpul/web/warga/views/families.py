"""Families (O-08): the card with heads and relations; members come and go, a family splits, a household moves."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.elsewhere import move_people
from simpul.flows.office_act import act_together
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.actor import office_page
from simpul.web.alasan import asks_reason
from simpul.web.asked import asked
from simpul.web.posyandu.place import open_posyandu
from simpul.web.warga.keluarga import (
    REASON,
    Kartu,
    daftar_of,
    facts_of,
    kartu_of,
    members_asked,
    moves_of,
    new_family,
    pindah_of,
)

UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@office_page
@asks_reason
def daftar(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """Families by head; a new one is made here."""
    asks = Tindakan.LIHAT_WARGA if request.method == "GET" else Tindakan.KELOLA_WARGA
    home = open_posyandu(request, actor, asks, kab_id, posyandu_id)
    galat, key = "", new_id()
    if request.method == "POST":
        try:
            act_together(actor, home, [new_family(request, key)])
        except SimpulError as error:
            galat = _said(error)
        else:
            messages.success(request, "Keluarga baru tersimpan. Masukkan anggotanya di sini.")
            return redirect(f"/warga/{kab_id}/{posyandu_id}/keluarga/{key}/")
    context = daftar_of(request, actor, home) | {"galat": galat, "kata": asked(request.POST, "kepala_nama", 120)}
    return render(request, "warga/keluarga.html", context, status=UNPROCESSABLE if galat else 200)


@require_http_methods(["GET", "POST"])
@office_page
@asks_reason
def kartu(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, keluarga_id: UUID) -> HttpResponse:
    """The card of a family; a search for somebody to add is posted, so that no number stands in an address."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_WARGA, kab_id, posyandu_id)
    page = kartu_of(request, actor, home, keluarga_id)
    return render(request, "warga/kartu_keluarga.html", {"k": page})


@require_POST
@office_page
def ubah(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, keluarga_id: UUID) -> HttpResponse:
    """Head, number and address; with a tick the members' address too: moving inside the area."""

    def do(home: PosyanduInfo, page: Kartu) -> str:
        act_together(actor, home, facts_of(request, page))
        return "Data keluarga tersimpan."

    return _changed(request, actor, (kab_id, posyandu_id, keluarga_id), do)


@require_POST
@office_page
def anggota(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, keluarga_id: UUID
) -> HttpResponse:
    """Somebody comes in or goes out, or what she is to the head."""

    def do(home: PosyanduInfo, page: Kartu) -> str:
        changes, words = moves_of(request, page)
        act_together(actor, home, [("correct_warga", {**changes, "alasan": REASON})])
        return words

    return _changed(request, actor, (kab_id, posyandu_id, keluarga_id), do)


@require_POST
@office_page
def pecah(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, keluarga_id: UUID) -> HttpResponse:
    """Some members become a family of their own."""

    def do(home: PosyanduInfo, page: Kartu) -> str:
        key, ids = new_id(), members_asked(request, page)
        acts = [new_family(request, key)]
        joins: dict[str, Any] = {"keluarga_id": str(key), "hubungan": None, "alasan": "Keluarga dipecah"}
        acts += [("correct_warga", {"warga_id": str(one), **joins}) for one in ids]
        act_together(actor, home, acts)
        return f"{len(ids)} orang menjadi keluarga sendiri."

    return _changed(request, actor, (kab_id, posyandu_id, keluarga_id), do)


@require_POST
@office_page
def pindah(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, keluarga_id: UUID
) -> HttpResponse:
    """The household, or some of it, moves to another posyandu or away."""

    def do(home: PosyanduInfo, page: Kartu) -> str:
        tanggal, ke, words = pindah_of(request, home)
        ids = members_asked(request, page)
        there = move_people(actor, home, ids, tanggal, ke=ke, ke_teks=words)
        if there and ke is not None:
            return f"{len(ids)} orang pindah ke Posyandu {ke.nama}, riwayat timbangnya ikut."
        return f"{len(ids)} orang pindah." + (f" Posyandu {ke.nama} tinggal menerimanya." if ke else "")

    return _changed(request, actor, (kab_id, posyandu_id, keluarga_id), do)


def _changed(
    request: HttpRequest,
    actor: ActorContext,
    where: tuple[int, UUID, UUID],
    do: Callable[[PosyanduInfo, Kartu], str],
) -> HttpResponse:
    """Do it and say so, or show the card with what was wrong; nothing is half done."""
    kab_id, posyandu_id, keluarga_id = where
    home = open_posyandu(request, actor, Tindakan.KELOLA_WARGA, kab_id, posyandu_id)
    page = kartu_of(request, actor, home, keluarga_id)
    try:
        messages.success(request, do(home, page))
    except SimpulError as error:
        context = {"k": page, "galat": _said(error)}
        return render(request, "warga/kartu_keluarga.html", context, status=UNPROCESSABLE)
    return redirect(page.alamat)


def _said(error: SimpulError) -> str:
    if error.code.startswith(("akses.", "sibuk.")):
        raise error
    return str(error)
