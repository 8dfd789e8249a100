"""O-17: who opened what and why, subject requests with their clock, and the breach drill."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.akses import services as akses
from simpul.akses.queries import jejak_of, jejak_rows, list_ekspor, list_latihan
from simpul.akses.rules.kebocoran import LANGKAH
from simpul.akses.services import ActorContext, Scope, Tindakan
from simpul.flows.latihan import record_latihan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import kab_ids_in, posyandu_in
from simpul.warga.queries import list_permintaan
from simpul.web.actor import address_of, office_page
from simpul.web.alasan import asks_reason, reason_of
from simpul.web.asked import asked
from simpul.web.laporan.views import posted
from simpul.web.posyandu.place import may_at, open_posyandu, open_scope
from simpul.web.privasi.words import opened
from simpul.web.warga.profil import open_profil

PAGE, LONGEST, UNPROCESSABLE = 100, 500, 422


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The page."""
    return _page(request, actor)


@require_GET
@office_page
@asks_reason
def jejak(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, warga_id: UUID) -> HttpResponse:
    """Everybody who opened one person's data, in words (R57)."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_JEJAK, kab_id, posyandu_id)
    if not may_at(actor, home, alasan=reason_of(request))(Tindakan.LIHAT_WARGA):
        raise SimpulError("akses.ditolak")
    person = open_profil(request, actor, home, warga_id)
    rows = jejak_of(kab_id, posyandu_id, [person.orang.id, *person.gabungan], limit=500)
    baris = opened(rows, clock.today(home.zona_waktu))
    return render(request, "privasi/jejak.html", {"home": home, "o": person.orang, "baris": baris})


@posted
@office_page
def latihan(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Record a breach drill."""
    open_scope(request, actor, Tindakan.LIHAT_JEJAK)
    steps = tuple(dict.fromkeys(request.POST.getlist("langkah")))
    try:
        day = dt.date.fromisoformat(asked(request.POST, "tanggal", 10))
    except ValueError:
        day = clock.today("WIB")
    try:
        record_latihan(actor, day, steps, asked(request.POST, "catatan", LONGEST), address=address_of(request))
    except SimpulError as error:
        if not error.code.startswith("akses.latihan_"):
            raise
        return _page(request, actor, galat=str(error), status=UNPROCESSABLE)
    messages.success(request, "Latihan tercatat.")
    return redirect("/privasi/catatan/")


def _page(request: HttpRequest, actor: ActorContext, *, status: int = 200, **more: Any) -> HttpResponse:
    scope = open_scope(request, actor, Tindakan.LIHAT_JEJAK)
    homes = posyandu_in(scope)
    zone = homes[0].zona_waktu if homes else "WIB"
    context = {
        "baris": _readings(request, scope, zone),
        "posyandu": {home.id: home.nama for home in homes},
        "unduhan": list_ekspor(kab_ids_in(scope), [home.id for home in homes]),
        "zona": zone,
        "hari_ini": clock.today(zone),
        "langkah": LANGKAH,
        "latihan": list_latihan(scope, kab_ids_in(scope)),
        "bisa_latihan": any(part.bounds is not None for part in scope.parts),
        "hak": _requests(actor),
        "retensi": bool(akses.posyandu_scope(actor, Tindakan.JALANKAN_RETENSI)),
    }
    return render(request, "privasi/catatan.html", context | more, status=status)


def _readings(request: HttpRequest, scope: Scope, zone: str) -> dict[str, Any]:
    """A page of openings; `sebelum` is the moment of the last line of the page before."""
    try:
        before = dt.datetime.fromisoformat(asked(request.GET, "sebelum", 40))
    except ValueError:
        before = None
    if before is not None and before.tzinfo is None:
        before = None
    homes = [home.id for home in posyandu_in(scope)]
    rows = jejak_rows(kab_ids_in(scope), homes, before=before, is_reading=True, limit=PAGE)
    shown = opened(rows, clock.today(zone))
    return {"isi": shown, "lanjut": rows[-1].at.isoformat() if len(rows) == PAGE else ""}


def _requests(actor: ActorContext) -> dict[str, int] | None:
    """How many requests are open and how many late; None where they are not this account's work."""
    scope = akses.posyandu_scope(actor, Tindakan.URUS_HAK)
    if not scope:
        return None
    now = clock.now()
    found = list_permintaan(scope, kab_ids_in(scope), is_open=True)
    return {"terbuka": len(found), "lewat": sum(row.is_late(now) for row in found)}
