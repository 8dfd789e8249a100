"""Programmes of agencies tagged to fields."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext
from simpul.flows import matriks as flows
from simpul.kernel.errors import SimpulError
from simpul.rencana.queries import find_program
from simpul.rencana.rules.angka import rupiah
from simpul.rencana.rules.matriks import ProgramForm
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked_number
from simpul.web.rencana import matriks
from simpul.web.rencana.shown import UNPROCESSABLE, refused
from simpul.wilayah.queries import WilayahRow, wilayah_by_id

FORM = require_http_methods(["GET", "POST"])


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Programmes that reach the account's places, in its fields."""
    return render(request, "rencana/matriks.html", matriks.list_page(request, actor))


@FORM
@office_page
def baru(request: HttpRequest, actor: ActorContext, kab_id: int) -> HttpResponse:
    """A new programme."""
    regency = matriks.open_regency(actor, kab_id)
    if request.method == "GET":
        return _form(request, actor, regency, {"tahun": actor.pada.year + 1})
    form = matriks.program_form(request.POST, regency)
    wrong = flows.save_program(actor, kab_id, [form], matriks.agencies(), address=address_of(request))
    if wrong:
        return _form(request, actor, regency, request.POST, galat=refused(wrong[0]))
    messages.success(request, "Program tersimpan.")
    return redirect(f"/rencana/matriks/?tahun={form.tahun}")


@FORM
@office_page
def perubahan(request: HttpRequest, actor: ActorContext, kab_id: int, program_id: UUID) -> HttpResponse:
    """Change a programme of one's own agency."""
    old, versi, regency, shown = _program(actor, kab_id, program_id)
    if request.method == "GET":
        return _form(request, actor, regency, shown, versi=versi)
    form = replace(matriks.program_form(request.POST, regency), id=program_id)
    try:
        seen = asked_number(request.POST, "versi")
        flows.update_program(actor, old, form, seen, matriks.agencies(), address=address_of(request))
    except SimpulError as error:
        return _form(request, actor, regency, request.POST, galat=refused(error), versi=versi, kini=shown)
    messages.success(request, "Perubahan tersimpan.")
    return redirect(f"/rencana/matriks/?tahun={form.tahun}")


@FORM
@office_page
def impor(request: HttpRequest, actor: ActorContext, kab_id: int) -> HttpResponse:
    """A pasted table or a file, looked at row by row before it is saved."""
    regency = matriks.open_regency(actor, kab_id)
    if request.method == "GET":
        return _table(request, regency, "")
    text = request.POST.get("tempel", "")
    try:
        text = matriks.table_text(request)
        rows, ready, rest = matriks.read_text(actor, regency, text)
    except SimpulError as error:
        return _table(request, regency, text, galat=refused(error))
    if "simpan" not in request.POST:
        return _table(request, regency, text, baris=rows, siap=len(ready))
    flows.save_program(actor, kab_id, ready, matriks.agencies(), address=address_of(request))
    messages.success(request, f"{len(ready)} program tersimpan.")
    return _table(request, regency, rest, baris=[row for row in rows if row.salah]) if rest else redirect("../../")


def _program(actor: ActorContext, kab_id: int, program_id: UUID) -> tuple[ProgramForm, int, WilayahRow, dict[str, Any]]:
    """The programme of an address with what its form shows; raises `akses.ditolak` for one of another agency."""
    info = find_program(kab_id, program_id)
    if info is None or not flows.may_keep(actor, wilayah_by_id(info.wilayah_id), info.bidang, info.opd):
        raise SimpulError(DITOLAK)
    regency = matriks.open_regency(actor, kab_id)
    names = ("id", "kab_id", "tahun", "bidang", "opd", "jenis", "kode", "nama", "anggaran", "wilayah_id", "jalur")
    old = ProgramForm(**{name: getattr(info, name) for name in names})
    shown = {name: getattr(info, name) for name in ("tahun", "bidang", "opd", "jenis", "kode", "nama")}
    tempat = "" if info.wilayah_id == regency.id else info.jalur
    return old, info.versi, regency, shown | {"anggaran": rupiah(info.anggaran).removeprefix("Rp"), "tempat": tempat}


def _form(
    request: HttpRequest, actor: ActorContext, regency: WilayahRow, isi: Any, *, galat: str = "", versi: int = 0,
    kini: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    changed = kini if kini and versi != asked_number(request.POST, "versi") else None
    context = {"isi": isi, "galat": galat, "versi": versi, "kini": changed, **matriks.choices(actor, regency)}
    return render(request, "rencana/program.html", context, status=UNPROCESSABLE if galat else 200)


def _table(request: HttpRequest, regency: WilayahRow, text: str, *, galat: str = "", **more: Any) -> HttpResponse:
    context = {"kabupaten": regency, "teks": text, "galat": galat, "contoh_tabel": matriks.sample_text(), **more}
    return render(request, "rencana/tabel.html", context, status=UNPROCESSABLE if galat else 200)
