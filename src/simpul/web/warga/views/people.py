"""O-08 thin: the register of a posyandu, a person's page, and what may be done there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.office_act import act
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, list_posyandu
from simpul.warga.queries import reveal_nik
from simpul.web.actor import note_read, office_page
from simpul.web.alasan import asks_reason, reason_of
from simpul.web.asked import asked, asked_number
from simpul.web.posyandu.place import MENU, may_at, open_posyandu, open_scope
from simpul.web.warga.lists import PAGE, Warga, found, register, spend_nik
from simpul.web.warga.profil import halaman_of, open_profil
from simpul.web.warga.reach import person_target
from simpul.wilayah.queries import labels

HOMES = 300
UNPROCESSABLE = 422


@require_GET
@office_page
@asks_reason
def pilih(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Whose register: straight to it when there is only one posyandu."""
    homes = list_posyandu(open_scope(request, actor, Tindakan.LIHAT_WARGA), limit=HOMES)
    if len(homes) == 1:
        return redirect(f"/warga/{homes[0].kab_id}/{homes[0].id}/")
    desa = labels({home.wilayah_id for home in homes})
    may = {
        "mirip": bool(akses.posyandu_scope(actor, Tindakan.GABUNG_WARGA)),
        "nik": bool(akses.posyandu_scope(actor, Tindakan.KELOLA_WARGA)),
        "impor": bool(akses.posyandu_scope(actor, Tindakan.IMPOR)),
    }
    return render(request, "warga/pilih.html", {"homes": homes, "desa": desa, "boleh": may})


@require_http_methods(["GET", "POST"])
@office_page
@asks_reason
def daftar(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The register by name; a search is posted, so that no NIK stands in an address (R52)."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_WARGA, kab_id, posyandu_id)
    kata, page = asked(request.POST, "cari"), asked_number(request.GET, "lembar", 3)
    baris, jumlah = (found(request, actor, home, kata), 0) if kata else register(request, actor, home, page)
    _note_list(request, actor, kab_id, posyandu_id, baris)
    context = {
        "home": home,
        "baris": baris,
        "kata": kata,
        "jumlah": jumlah,
        "berikut": page + 1 if jumlah > (page + 1) * PAGE else 0,
        "sebelum": page,
        "boleh": _offers(request, actor, home),
    }
    return render(request, "warga/daftar.html", context)


def _offers(request: HttpRequest, actor: ActorContext, home: PosyanduInfo) -> dict[str, bool]:
    """Which pages beside the register this account may open."""
    may = may_at(actor, home, alasan=reason_of(request))
    acts = {"pilihan": Tindakan.PILIH_PENIMBANGAN, "mirip": Tindakan.GABUNG_WARGA, "nik": Tindakan.KELOLA_WARGA}
    acts |= {"kiriman": Tindakan.GABUNG_WARGA, "impor": Tindakan.IMPOR, "arsip": Tindakan.KELOLA_WARGA}
    # A list with names is taken out for a purpose that its own page asks for.
    takes_out = may_at(actor, home, alasan=MENU)(Tindakan.UNDUH_NAMA)
    return {name: may(action) for name, action in acts.items()} | {"unduh": takes_out}


@require_GET
@office_page
@asks_reason
def profil(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, warga_id: UUID) -> HttpResponse:
    """One person."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_WARGA, kab_id, posyandu_id)
    page = halaman_of(request, actor, home, open_profil(request, actor, home, warga_id))
    return render(request, "warga/profil.html", {"h": page, "o": page.profil.orang})


@require_POST
@office_page
def nik(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, warga_id: UUID) -> HttpResponse:
    """The whole NIK, with a reason that is logged; shown once, never kept in an address."""
    home = open_posyandu(request, actor, Tindakan.LIHAT_WARGA, kab_id, posyandu_id)
    person = open_profil(request, actor, home, warga_id)
    page, alasan = halaman_of(request, actor, home, person), asked(request.POST, "alasan", 300)
    context = {"h": page, "o": person.orang}
    try:
        akses.require(actor, Tindakan.BUKA_NIK, person_target(request, actor, home, [warga_id], alasan=alasan))
    except SimpulError as error:
        if error.code != "akses.perlu_alasan":
            raise
        return render(request, "warga/profil.html", context | {"galat_nik": str(error)}, status=UNPROCESSABLE)
    _spend_and_note(request, actor, person.orang.id, alasan, kab_id, posyandu_id)
    number = reveal_nik(kab_id, posyandu_id, person.orang.id)
    return render(request, "warga/profil.html", context | {"nik": _grouped(number or "")})


@require_POST
@office_page
def izin(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, warga_id: UUID) -> HttpResponse:
    """Consent for photos or messages, given or withdrawn in one place (R50)."""
    home = open_posyandu(request, actor, Tindakan.KELOLA_WARGA, kab_id, posyandu_id)
    person = open_profil(request, actor, home, warga_id).orang
    setuju = request.POST.get("setuju") == "ya"
    payload = {"warga_id": str(person.id), "jenis": request.POST.get("jenis", ""), "setuju": setuju}
    act(actor, home, "set_izin", payload)
    messages.success(request, "Izin tersimpan." if setuju else "Izin dicabut. Mulai sekarang tidak dipakai lagi.")
    return redirect(f"/warga/{kab_id}/{posyandu_id}/{person.id}/")


def _spend_and_note(
    request: HttpRequest, actor: ActorContext, warga_id: UUID, alasan: str, kab_id: int, posyandu_id: UUID
) -> None:
    """Count the opening of a NIK and leave its line, before the number is read."""
    spend_nik(request, actor)
    note_read(
        request,
        actor,
        Tindakan.BUKA_NIK,
        "warga",
        [warga_id],
        kab_id=kab_id,
        posyandu_id=posyandu_id,
        alasan=alasan,
    )


def _note_list(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, rows: list[Warga]) -> None:
    ids = [row.orang.id for row in rows]
    alasan = reason_of(request)
    if ids:
        note_read(
            request, actor, Tindakan.LIHAT_WARGA, "warga", ids, kab_id=kab_id, posyandu_id=posyandu_id, alasan=alasan
        )


def _grouped(number: str) -> str:
    return " ".join(number[place : place + 4] for place in range(0, len(number), 4))
