"""The page of one phone: how it stands, who waits for a new PIN on it, and the sheet for the phone that follows it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from simpul.akses.errors import DITOLAK
from simpul.akses.queries import (
    PerangkatRow,
    PermintaanRow,
    enrolments_of,
    find_permintaan,
    open_permintaan,
    perangkat_rows,
)
from simpul.akses.services import ActorContext, StatusPin, Tindakan
from simpul.flows.enrolment import issue_sheet
from simpul.flows.pin import confirm_pin, refuse_pin
from simpul.jurnal.positions import lacking
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import current_version
from simpul.posyandu.queries import KaderInfo, PosyanduInfo, kader_of
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked
from simpul.web.hp.keadaan import clock_words, lacking_words, storage_words
from simpul.web.hp.words import hp_of
from simpul.web.posyandu.lembar import sheets_page
from simpul.web.posyandu.place import may_at, open_posyandu
from simpul.web.posyandu.shown import UNPROCESSABLE, refused

CARA = {"bertemu": "bertemu langsung", "telepon": "telepon, suaranya dikenal"}
FORM = require_http_methods(["GET", "POST"])


@require_GET
@office_page
def rinci(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, hp_id: UUID) -> HttpResponse:
    """How one phone stands."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_PERANGKAT, kab_id, posyandu_id)
    row, others = _phone(home, hp_id)
    may = may_at(actor, home)
    isi: dict[str, Any] = {
        "home": home,
        "hp": hp_of(row),
        "ruang": storage_words(row),
        "jam": clock_words(row.selisih_jam_ms),
        "lubang": lacking_words(lacking(kab_id, hp_id)),
        "mengganti": next((one for one in others if one.id == row.mengganti_id), None),
        "diganti": [one for one in others if one.mengganti_id == row.id],
        "katalog_kini": row.versi_katalog == current_version(),
        "permintaan": [one for one in open_permintaan([kab_id], [posyandu_id]) if one.perangkat_id == hp_id],
        "boleh_cabut": may(Tindakan.CABUT_PERANGKAT),
        "boleh_pin": may(Tindakan.SETEL_PIN),
        "boleh_kode": may(Tindakan.TERBITKAN_KODE),
    }
    return render(request, "hp/rinci.html", isi)


@FORM
@office_page
def pin(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, hp_id: UUID, permintaan_id: UUID
) -> HttpResponse:
    """The officer confirms that it is her: the digits on her phone, and how she was known."""
    home = open_posyandu(request, actor, Tindakan.SETEL_PIN, kab_id, posyandu_id)
    row, asking = _asking(home, hp_id, permintaan_id)
    if request.method == "GET":
        return _pin_page(request, home, row, asking)
    try:
        cara = CARA.get(request.POST.get("cara", ""))
        if cara is None:
            return _pin_page(request, home, row, asking, galat="Pilih dulu bagaimana Anda memastikan.")
        confirm_pin(actor, asking, asked(request.POST, "angka", 20), cara=cara, address=address_of(request))
    except SimpulError as error:
        return _pin_page(request, home, row, asking, galat=refused(error))
    messages.success(request, f"{asking.akun_nama} bisa membuat PIN baru di HP {row.huruf} dalam 2 jam.")
    return redirect(f"/hp/{kab_id}/{posyandu_id}/{hp_id}/")


@require_POST
@office_page
def pin_tolak(
    request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, hp_id: UUID, permintaan_id: UUID
) -> HttpResponse:
    """No: it was not her, or the yes is taken back."""
    home = open_posyandu(request, actor, Tindakan.SETEL_PIN, kab_id, posyandu_id)
    row, asking = _asking(home, hp_id, permintaan_id)
    try:
        refuse_pin(actor, asking, address=address_of(request))
    except SimpulError as error:
        return _pin_page(request, home, row, asking, galat=refused(error))
    messages.success(request, f"Permintaan PIN {asking.akun_nama} tidak disetujui. PIN lama tetap berlaku.")
    return redirect(f"/hp/{kab_id}/{posyandu_id}/{hp_id}/")


@FORM
@office_page
def lembar(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, hp_id: UUID) -> HttpResponse:
    """A sheet for a kader of this phone: for the phone that follows it, or for a new PIN on it."""
    home = open_posyandu(request, actor, Tindakan.TERBITKAN_KODE, kab_id, posyandu_id)
    row, _ = _phone(home, hp_id)
    kader = _kader_on(home, hp_id)
    chosen = next((one for one in kader if str(one.id) == request.POST.get("kader")), None)
    if chosen is None:
        galat = "Pilih dulu kadernya." if request.method == "POST" else ""
        isi = {"home": home, "hp": hp_of(row), "kader": kader, "galat": galat}
        return render(request, "hp/lembar.html", isi, status=UNPROCESSABLE if galat else 200)
    old = hp_id if request.POST.get("untuk") == "ganti" else None
    sheet = issue_sheet(actor, kab_id, chosen.id, address=address_of(request), mengganti=old)
    return sheets_page(request, home, [sheet])


def _phone(home: PosyanduInfo, hp_id: UUID) -> tuple[PerangkatRow, list[PerangkatRow]]:
    """One phone and all of its posyandu; one of elsewhere is refused like one that is not there."""
    rows = perangkat_rows([home.kab_id], [home.id])
    found = next((row for row in rows if row.id == hp_id), None)
    if found is None:
        raise SimpulError(DITOLAK)
    return found, rows


def _asking(home: PosyanduInfo, hp_id: UUID, permintaan_id: UUID) -> tuple[PerangkatRow, PermintaanRow]:
    row, _ = _phone(home, hp_id)
    asking = find_permintaan(home.kab_id, permintaan_id)
    if asking is None or asking.perangkat_id != row.id:
        raise SimpulError(DITOLAK)
    return row, asking


def _pin_page(
    request: HttpRequest, home: PosyanduInfo, row: PerangkatRow, asking: PermintaanRow, *, galat: str = ""
) -> HttpResponse:
    isi = {"home": home, "hp": hp_of(row), "minta": asking, "cara": CARA.items(), "galat": galat, "isi": request.POST}
    isi |= {"menunggu": asking.status is StatusPin.MENUNGGU, "disetujui": asking.status is StatusPin.DISETUJUI}
    return render(request, "hp/pin.html", isi, status=UNPROCESSABLE if galat else 200)


def _kader_on(home: PosyanduInfo, hp_id: UUID) -> list[KaderInfo]:
    """Kader in office who work or worked on this phone."""
    known = {one.akun_id for one in enrolments_of(hp_id)}
    return [one for one in kader_of(home.kab_id, home.id, clock.today(home.zona_waktu)) if one.akun_id in known]
