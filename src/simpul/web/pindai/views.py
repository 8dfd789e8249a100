"""The scanner's page and worker, the list it takes along, what it sends, and badges."""

import datetime as dt
import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.kegiatan import require_kegiatan, zone_of
from simpul.flows.pindai import record_pindai
from simpul.kegiatan import queries
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.pindai import read_pindaian
from simpul.kernel.errors import SimpulError
from simpul.kernel.tanggal import full_date
from simpul.web.actor import address_of, note_read, office_page
from simpul.web.asked import asked, asked_number, asked_uuid
from simpul.web.pindai.tanda import badges_pdf

WORKER = Path(__file__).parents[1] / "static" / "pindai" / "pekerja.js"
# What the page needs without signal; the reader of QR codes too, for phones whose browser has none.
PARTS = (
    "kantor/kantor.css", "pindai/pindai.css", "kantor/ikon.svg", "pindai/pindai.js", "pindai/kamera.js",
    "pindai/simpanan.js", "pindai/tanda.js", "qr/decode.js", "qr/index.js",
)  # fmt: skip


@require_GET
def pekerja(request: HttpRequest) -> HttpResponse:
    """The worker, from an address below which it keeps the scanner's page."""
    content = WORKER.read_text(encoding="utf-8")
    return HttpResponse(content, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_GET
@ensure_csrf_cookie
@office_page
def pindai(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """The scanner; the page itself names nobody, so that it may stay on the phone."""
    known = require_kegiatan(actor, Tindakan.CATAT_HADIR, kab_id, kegiatan_id)
    here = f"/kegiatan/pindai/{kab_id}/{known.id}/"
    context = {
        "id": known.id,
        "alamat": here,
        "berkas": PARTS,
        "kembali": f"/kegiatan/{kab_id}/{known.id}/hadir/",
        "masuk": f"/masuk/?next={here}",
    }
    return render(request, "pindai/pindai.html", context)


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """What a phone takes along: sessions, and of each participant name, category and badge code; nothing more."""
    known = require_kegiatan(actor, Tindakan.CATAT_HADIR, kab_id, kegiatan_id)
    people = queries.badges_of(known.kab_id, known.id)
    ids = [key for key, *_ in people]
    note_read(request, actor, Tindakan.CATAT_HADIR, "peserta", ids, kab_id=known.kab_id)
    rows = queries.kategori_of(known.kab_id, known.id)
    kategori = {row.id: place for place, row in enumerate(rows)}
    said: dict[str, Any] = {
        "nama": known.nama,
        "sesi": _sessions(known),
        "sampai": _milliseconds(dt.datetime.combine(known.selesai or dt.date.max, dt.time(), dt.UTC)),
        "kategori": [row.nama for row in rows],
        "orang": [[kode, nama, kategori[row_id]] for _, kode, nama, row_id in people],
        "hadir": present(known),
        "izin": get_token(request),
    }
    return JsonResponse(said)


@require_POST
@office_page
def kirim(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Scans of a phone; the answer says what became of each, and who is present by now."""
    known = require_kegiatan(actor, Tindakan.CATAT_HADIR, kab_id, kegiatan_id)
    try:
        scans, sent, name = read_pindaian(json.loads(request.body))
        done = record_pindai(actor, kab_id, kegiatan_id, scans, sent, name, address=address_of(request))
    except (json.JSONDecodeError, UnicodeDecodeError, RawPostDataException):  # no JSON, no text, or a form
        return JsonResponse({"pesan": str(SimpulError("kegiatan.pindai_isi"))}, status=400)
    except SimpulError as error:
        return JsonResponse({"pesan": str(error)}, status=503 if error.code.startswith("sibuk.") else 400)
    return JsonResponse({"hasil": done, "hadir": present(known)})


@require_GET
@office_page
def catatan(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """What scanners read that is nobody of the list, for the committee to settle."""
    known = require_kegiatan(actor, Tindakan.CATAT_HADIR, kab_id, kegiatan_id)
    sessions = {sesi.id: sesi.nama for day in queries.hari_of(known.kab_id, known.id) for sesi in day.sesi}
    rows = [
        (row, sessions.get(row.sesi_id, "") if row.sesi_id else "")
        for row in queries.catatan_pindai_of(known.kab_id, known.id)
    ]
    return render(request, "pindai/catatan.html", {"k": known, "baris": rows, "zona": zone_of(known)})


@require_GET
@office_page
def tanda_peserta(request: HttpRequest, actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """Badges on A4, of one person, of a category or of everyone, a part at a time."""
    known = require_kegiatan(actor, Tindakan.CATAT_HADIR, kab_id, kegiatan_id)
    chosen = asked_uuid(asked(request.GET, "peserta")), asked_uuid(asked(request.GET, "kategori"))
    made, ids = badges_pdf(known, *chosen, max(asked_number(request.GET, "bagian"), 1))
    note_read(request, actor, Tindakan.CATAT_HADIR, "peserta", ids, kab_id=known.kab_id)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="tanda-peserta.pdf"'
    return response


def present(known: KegiatanInfo) -> dict[str, dict[str, int]]:
    """Of each session who came: {session: {badge code: milliseconds}}."""
    found = queries.present_codes(known.kab_id, known.id)
    return {str(sesi): {kode: _milliseconds(waktu) for kode, waktu in people.items()} for sesi, people in found.items()}


def _milliseconds(moment: dt.datetime) -> int:
    return int(moment.timestamp() * 1000)


def _sessions(known: KegiatanInfo) -> list[dict[str, str]]:
    return [
        {"id": str(sesi.id), "nama": sesi.nama, "hari": day.tanggal.isoformat(), "hari_kata": full_date(day.tanggal)}
        for day in queries.hari_of(known.kab_id, known.id)
        for sesi in day.sesi
    ]
