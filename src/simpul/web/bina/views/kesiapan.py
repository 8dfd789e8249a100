"""Readiness: posyandu of one's places by stage, and one with every part of its score and its old stratum."""

from collections import Counter
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import strata as flows
from simpul.flows.kesiapan import ambang_of, readiness_of
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.pembinaan import errors
from simpul.pembinaan.rules.kesiapan import FULL
from simpul.pembinaan.rules.strata import EARLIEST, TYPED
from simpul.posyandu.queries import PosyanduInfo, parameters_of, posyandu_in, posyandu_under
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked, asked_number
from simpul.web.bina import siap
from simpul.web.bina.halaman import UNPROCESSABLE
from simpul.web.bina.tempat import kecamatan_of
from simpul.web.posyandu.place import may_at, open_posyandu, open_scope
from simpul.web.posyandu.shown import refused
from simpul.wilayah.queries import labels

PAGE = 50
YEARS = 5


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Posyandu by stage, the lowest share of points first."""
    scope = open_scope(request, actor, Tindakan.LIHAT_PEMBINAAN)
    places = kecamatan_of(scope)
    asked_id = asked_number(request.GET, "kecamatan", 12)
    # A score takes two dozen facts, so a regency is read one kecamatan at a time.
    chosen = next((row for row in places if row.id == asked_id), places[0] if places else None)
    homes = posyandu_under(chosen.id) if chosen else posyandu_in(scope)
    today = clock.today(homes[0].zona_waktu) if homes else clock.now().date()
    rows, counts = siap.list_of(homes, today)
    context = _listed(request.GET, rows, counts, today.year) | {"kecamatan": places, "di": chosen}
    return render(request, "bina/kesiapan.html", context)


@require_GET
@office_page
def rinci(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """One posyandu: the score with every part, what to do next, the old stratum of a year."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_PEMBINAAN, kab_id, posyandu_id)
    return _page(request, actor, home)


@require_POST
@office_page
def strata(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The village states numbers of a year with their sources."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_POSYANDU, kab_id, posyandu_id)
    tahun = asked_number(request.POST, "tahun", 4)
    try:
        flows.state_strata(actor, home, tahun, _stated(request.POST), address=address_of(request))
    except SimpulError as error:
        return _page(request, actor, home, galat=refused(error))
    messages.success(request, f"Angka tahun {tahun} tersimpan.")
    return redirect(f"/kesiapan/{kab_id}/{posyandu_id}/?tahun={tahun}#strata")


def _listed(said: QueryDict, rows: list[siap.BarisSiap], counts: Counter[str], tahun: int) -> dict[str, Any]:
    """A page of the list; the old stratum is read for the rows that are shown."""
    stage, text, start = asked(said, "tahap", 10), asked(said, "cari"), asked_number(said, "mulai")
    chosen = [row for row in rows if stage in {"", row.nilai.tahap.value}]
    chosen = [row for row in chosen if text.casefold() in row.home.nama.casefold()]
    chosen.sort(key=lambda row: (row.nilai.nilai / max(row.nilai.dari, 1), row.home.jalur))
    shown = chosen[start : start + PAGE]
    desa = labels({row.home.wilayah_id for row in shown})
    words = siap.strata_words(flows.strata_of([row.home for row in shown], tahun))
    return {
        "baris": [replace(row, desa=desa[row.home.wilayah_id], strata=words[row.home.id]) for row in shown],
        "tahap": [(one.value, kata, kelas, counts[one.value]) for one, (kelas, kata) in siap.TAHAP.items()],
        "pilih": stage,
        "kata": text,
        "jumlah": len(rows),
        "berikut": start + PAGE if start + PAGE < len(chosen) else 0,
        "sebelum": max(0, start - PAGE) if start else None,
    }


def _stated(said: QueryDict) -> dict[str, tuple[int, str]]:
    """Only what was filled in; raises `pembinaan.strata_nilai` for a word that is no number."""
    found = {}
    for kode in TYPED:
        text = asked(said, f"nilai-{kode}", 6)
        if text and not (text.isascii() and text.isdecimal()):
            raise SimpulError(errors.STRATA_NILAI)
        if text:
            found[kode] = (int(text), asked(said, f"sumber-{kode}", 200))
    if not found:
        raise SimpulError(errors.STRATA_NILAI)
    return found


def _page(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, *, galat: str = "") -> HttpResponse:
    today = clock.today(home.zona_waktu)
    said = request.POST if galat else request.GET
    asked_year = asked_number(said, "tahun", 4)
    tahun = asked_year if EARLIEST <= asked_year <= today.year else today.year
    score, numbers = readiness_of([home], today)[home.id], parameters_of(home.kab_id, today)
    deadline = numbers["laporan_tepat_tanggal"]
    known = flows.strata_of([home], tahun)[home.id]
    context = {
        "home": home,
        "desa": labels([home.wilayah_id])[home.wilayah_id],
        "nilai": score,
        "lencana": siap.TAHAP[score.tahap],
        "bagian": siap.parts_of(home, score, today, deadline),
        "langkah": siap.steps_of(home, score, today, deadline),
        "ambang": ambang_of(numbers),
        "belum_dinilai": FULL - score.dari,
        "tenggat": deadline,
        "tahun": tahun,
        "berjalan": tahun == today.year,
        "tahun_tahun": [today.year - back for back in range(YEARS)],
        "strata": siap.stratum_words(known),
        "dasar": siap.stratum_basis(known),
        "indikator": siap.indicators_of(known),
        "boleh": may_at(actor, home)(Tindakan.KELOLA_POSYANDU),
        "isi": request.POST,
        "galat": galat,
    }
    return render(request, "bina/kesiapan_rinci.html", context, status=UNPROCESSABLE if galat else 200)
