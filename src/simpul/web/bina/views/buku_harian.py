"""The diary of a kecamatan by month, to read, to write in and to print."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows import buku_harian as flows
from simpul.flows.institusi import kab_id_of
from simpul.kernel import clock
from simpul.kernel.clock import month_of
from simpul.kernel.errors import SimpulError
from simpul.pembinaan.queries import CatatanInfo, entries_of, find_catatan, months_with_entries, visits_of
from simpul.pembinaan.rules.kunjungan import StatusKunjungan
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked, asked_number, asked_uuid
from simpul.web.bina.halaman import UNPROCESSABLE
from simpul.web.bina.isian import asked_day, asked_text
from simpul.web.bina.tempat import kecamatan_of
from simpul.web.posyandu.place import open_scope
from simpul.web.posyandu.shown import refused
from simpul.wilayah.queries import Tingkat, WilayahRow, children, wilayah_by_id, wilayah_by_ids

FORM = require_http_methods(["GET", "POST"])
MOST = 4000


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The diaries of this account; who has one opens it at once."""
    rows = kecamatan_of(open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN))
    if len(rows) == 1:
        return redirect(f"/buku-harian/{rows[0].id}/")
    return render(request, "bina/buku_daftar.html", {"tempat": rows})


@FORM
@office_page
def buku(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> HttpResponse:
    """A month of a diary, and a new entry."""
    place = _place(actor, wilayah_id)
    if request.method == "GET" and place.tingkat is not Tingkat.KECAMATAN:
        return redirect("/buku-harian/")
    if request.method == "GET":
        return _page(request, actor, place)
    said = request.POST
    try:
        day, text, address = asked_day(said, "tanggal"), asked_text(said, "isi", MOST), address_of(request)
        desa, visit = asked_number(said, "desa", 12) or None, asked_uuid(said.get("kunjungan", ""))
        flows.write_catatan(actor, place.id, day, text, desa_id=desa, kunjungan_id=visit, address=address)
    except SimpulError as error:
        return _page(request, actor, place, galat=refused(error))
    messages.success(request, "Catatan tersimpan di buku harian.")
    return redirect(f"/buku-harian/{place.id}/?bulan={day:%Y-%m}")


@FORM
@office_page
def perbaikan(request: HttpRequest, actor: ActorContext, kab_id: int, catatan_id: UUID) -> HttpResponse:
    """An entry is put right; the trail keeps that it was."""
    known = find_catatan(kab_id, catatan_id)
    if known is None or not _may(actor, wilayah_by_id(known.wilayah_id), Tindakan.BINA):
        raise SimpulError(DITOLAK)
    said = request.POST
    if request.method == "GET":
        return _form(request, known)
    try:
        day, desa = asked_day(said, "tanggal"), asked_number(said, "desa", 12) or None
        text, versi = asked_text(said, "isi", MOST), asked_number(said, "versi")
        flows.correct_catatan(actor, kab_id, catatan_id, versi, day, text, desa_id=desa, address=address_of(request))
    except SimpulError as error:
        return _form(request, known, galat=refused(error))
    messages.success(request, "Catatan dibetulkan.")
    return redirect(f"/buku-harian/{known.wilayah_id}/?bulan={day:%Y-%m}")


def _place(actor: ActorContext, wilayah_id: int) -> WilayahRow:
    place = wilayah_by_ids([wilayah_id]).get(wilayah_id)
    if place is None or not _may(actor, place, Tindakan.LIHAT_PEMBINAAN):
        raise SimpulError(DITOLAK)
    return place


def _may(actor: ActorContext, place: WilayahRow, action: Tindakan) -> bool:
    return akses.decide(actor, action, Target(jalur=place.jalur)).allowed


def _page(request: HttpRequest, actor: ActorContext, place: WilayahRow, *, galat: str = "") -> HttpResponse:
    kab_id, today, text = kab_id_of(place), clock.today(place.zona_waktu or "WIB"), asked(request.GET, "cari")
    month = _month(asked(request.GET, "bulan", 7), today)
    months = sorted({month_of(today), month, *months_with_entries(kab_id, place.id)}, reverse=True)
    is_diary = place.tingkat is Tingkat.KECAMATAN
    may_write = is_diary and _may(actor, place, Tindakan.BINA)
    held = StatusKunjungan.TERLAKSANA
    context = {
        "tempat": place,
        "catatan": entries_of(kab_id, place.id, month, text) if is_diary else [],
        "bulan": month,
        "bulan_bulan": months,
        "kata": text,
        "boleh": may_write,
        "desa": children(place.id) if is_diary else [],
        "kunjungan": visits_of([kab_id], bounds=place.bounds, status=held) if may_write else [],
        "hari_ini": today,
        "isi": request.POST,
        "galat": galat,
    }
    return render(request, "bina/buku.html", context, status=UNPROCESSABLE if galat else 200)


def _form(request: HttpRequest, known: CatatanInfo, *, galat: str = "") -> HttpResponse:
    typed: Any = request.POST if galat else {
        "tanggal": known.tanggal.isoformat(), "isi": known.isi, "desa": str(known.desa_id or "")
    }  # fmt: skip
    context = {"c": known, "isi": typed, "galat": galat, "desa": children(known.wilayah_id)}
    return render(request, "bina/buku_perbaikan.html", context, status=UNPROCESSABLE if galat else 200)


def _month(text: str, today: dt.date) -> dt.date:
    try:
        return dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return month_of(today)
