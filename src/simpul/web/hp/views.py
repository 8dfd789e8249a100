"""Phones of a place (O-16), Cabut HP, and the held records of a posyandu with Lepas and Tolak."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.errors import DITOLAK
from simpul.akses.queries import open_permintaan, perangkat_rows
from simpul.akses.services import ActorContext, StatusPin, Tindakan
from simpul.flows.office_act import act
from simpul.flows.perangkat import revoke_perangkat
from simpul.jurnal.positions import old_holes
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, posyandu_in
from simpul.web.actor import address_of, note_read, office_page
from simpul.web.asked import asked
from simpul.web.hp.perbaikan import DAY, Isian, corrected, dated, fields_of
from simpul.web.hp.tertahan import held_in_words, reason_for
from simpul.web.hp.words import Hp, hp_of
from simpul.web.posyandu.place import may_at, open_posyandu, open_scope
from simpul.web.posyandu.shown import UNPROCESSABLE, refused

RELEASE = "release_operasi"


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Phones by posyandu: who works on them, last contact, what they still hold."""
    homes = posyandu_in(open_scope(request, actor, Tindakan.LIHAT_PERANGKAT))
    only = request.GET.get("posyandu", "")
    shown = [home for home in homes if not only or str(home.id) == only]
    kelompok = _groups(actor, shown)
    asking = open_permintaan({home.kab_id for home in shown}, {home.id for home in shown})
    lupa = {one.perangkat_id for one in asking if one.status is StatusPin.MENUNGGU}
    context = {
        "lupa": lupa,
        "kelompok": kelompok,
        "tanpa_hp": len(shown) - len(kelompok),
        "semua": len(shown) == len(homes),
    }
    return render(request, "hp/daftar.html", context)


@require_http_methods(["GET", "POST"])
@office_page
def pencabutan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, hp_id: UUID) -> HttpResponse:
    """Cabut HP, after saying what that means."""
    home = open_posyandu(request, actor, Tindakan.CABUT_PERANGKAT, kab_id, posyandu_id)
    rows = [row for row in perangkat_rows([kab_id], [posyandu_id]) if row.id == hp_id]
    if not rows:
        raise SimpulError(DITOLAK)
    if request.method == "POST":
        alasan = asked(request.POST, "alasan", 300)
        info = revoke_perangkat(actor, hp_id, alasan=alasan, address=address_of(request))
        messages.success(request, f"HP {info.huruf} sudah dicabut. Catatan yang lebih dulu dibuat tetap diterima.")
        return redirect("/hp/")
    return render(request, "hp/cabut.html", {"home": home, "hp": [hp_of(row) for row in rows]})


@require_GET
@office_page
def tertahan(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """What came from phones and could not be taken yet: what it is, why it is held, and what the village may do."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_KARANTINA, kab_id, posyandu_id)
    return _held(request, actor, home)


@require_http_methods(["GET", "POST"])
@office_page
def putusan(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, operasi_id: UUID, jenis: str
) -> HttpResponse:
    """Lepas or Tolak one held record, with a reason; whoever opens the address again is led back to the list."""
    home = open_posyandu(request, actor, Tindakan.URUS_KARANTINA, kab_id, posyandu_id)
    back = f"/hp/{kab_id}/{posyandu_id}/tertahan/"
    if request.method == "GET":
        return redirect(back)
    payload: dict[str, Any] = {"operasi_id": str(operasi_id), "alasan": asked(request.POST, "alasan", 300)}
    if jenis == RELEASE and (day := asked(request.POST, "tanggal")):
        payload |= {"tanggal": day, "isi": dated(home, operasi_id, day)}
    try:
        verdict = act(actor, home, jenis, payload)
    except SimpulError as error:
        refused(error)
        told = reason_for(error.code, error.params, kesehatan=may_at(actor, home)(Tindakan.LIHAT_KESEHATAN))
        return _held(request, actor, home, galat=told, galat_di=operasi_id, galat_jenis=jenis)
    messages.success(request, _done(jenis, verdict.outcome or {}))
    return redirect(back)


@require_http_methods(["GET", "POST"])
@office_page
def perbaikan(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, operasi_id: UUID
) -> HttpResponse:
    """Correct one held record and let it in; what came stays in the log beside it."""
    home = open_posyandu(request, actor, Tindakan.URUS_KARANTINA, kab_id, posyandu_id)
    kesehatan = may_at(actor, home)(Tindakan.LIHAT_KESEHATAN)
    fields = fields_of(home, operasi_id, kesehatan=kesehatan)
    galat = ""
    if request.method == "POST":
        try:
            verdict = act(actor, home, RELEASE, _correction(request, home, operasi_id, fields))
        except SimpulError as error:
            refused(error)
            galat = reason_for(error.code, error.params, kesehatan=kesehatan)
        else:
            messages.success(request, _done(RELEASE, verdict.outcome or {}))
            return redirect(f"/hp/{kab_id}/{posyandu_id}/tertahan/")
    return _corrected(request, actor, home, operasi_id, fields, galat)


def _correction(request: HttpRequest, home: PosyanduInfo, operasi_id: UUID, fields: list[Isian]) -> dict[str, Any]:
    payload: dict[str, Any] = {"operasi_id": str(operasi_id), "alasan": asked(request.POST, "alasan", 300)}
    isi = corrected(home, operasi_id, fields, request.POST)
    if isi is None:
        return payload
    # What was done on that day is counted on that day.
    return payload | {"isi": isi} | ({DAY: isi[DAY]} if asked(request.POST, DAY) else {})


def _corrected(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, operasi_id: UUID, fields: list[Isian], galat: str
) -> HttpResponse:
    """The form with what was typed; a record that is no longer held, or has no field, leads back to the list."""
    rows = [row for row in held_in_words(actor, home) if row.id == operasi_id and not row.menunggu]
    if not rows or not fields:
        return redirect(f"/hp/{home.kab_id}/{home.id}/tertahan/")
    note_read(
        request, actor, Tindakan.LIHAT_KARANTINA, "operasi", [operasi_id], kab_id=home.kab_id, posyandu_id=home.id
    )
    typed = [replace(one, nilai=request.POST.get(one.nama, one.nilai)) for one in fields]
    isi = {"home": home, "baris": rows, "isian": typed, "isi": request.POST, "galat": galat}
    return render(request, "hp/perbaikan.html", isi, status=UNPROCESSABLE if galat else 200)


def _held(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, **galat: Any) -> HttpResponse:
    rows = held_in_words(actor, home)
    note_read(
        request,
        actor,
        Tindakan.LIHAT_KARANTINA,
        "operasi",
        [row.id for row in rows],
        kab_id=home.kab_id,
        posyandu_id=home.id,
    )
    may = may_at(actor, home)
    isi = {"home": home, "baris": rows, "boleh": may(Tindakan.URUS_KARANTINA), "isi": request.POST}
    isi |= {"kesehatan": may(Tindakan.LIHAT_KESEHATAN)}
    return render(request, "hp/tertahan.html", isi | galat, status=UNPROCESSABLE if galat else 200)


def _done(jenis: str, outcome: dict[str, Any]) -> str:
    if jenis != RELEASE:
        return "Catatan ditolak. Catatan tetap tersimpan, tidak dihitung, dan kader membaca alasannya."
    if outcome.get("n") is None:
        return "Catatan dilepas. Catatan ini masih menunggu catatan lain, lalu masuk sendiri."
    return "Catatan dilepas dan sudah dihitung."


def _groups(actor: ActorContext, homes: list[PosyanduInfo]) -> list[tuple[PosyanduInfo, list[Hp], bool]]:
    """Posyandu that have phones, with the phones and whether this account may revoke them."""
    regencies = {home.kab_id for home in homes}
    rows = perangkat_rows(regencies, {home.id for home in homes})
    holes = {hole.perangkat_id: hole.sejak for hole in old_holes(regencies, {row.id for row in rows}, clock.now())}
    phones: dict[UUID, list[Hp]] = {}
    for row in rows:
        phones.setdefault(row.posyandu_id, []).append(hp_of(row, holes.get(row.id)))
    return [
        (home, phones[home.id], may_at(actor, home)(Tindakan.CABUT_PERANGKAT)) for home in homes if home.id in phones
    ]
