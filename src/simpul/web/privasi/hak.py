"""Subject requests at the office (R56): the list with its clock, taking in at the counter, one request and its acts."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import hak as flows
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import kab_ids_in
from simpul.posyandu.rules.istilah import Istilah, istilah_of
from simpul.warga.queries import PermintaanInfo, list_permintaan
from simpul.warga.rules import IDENTITAS, StatusHak
from simpul.warga.rules.hak import NewPermintaan
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked
from simpul.web.laporan.views import posted
from simpul.web.posyandu.place import open_posyandu, open_scope
from simpul.web.privasi.publik import CHOICES, SAID, UNPROCESSABLE, birth_of, kind_of
from simpul.web.privasi.rinci import corrected, request_page
from simpul.web.privasi.words import JENIS, LENCANA, status_words, usual_answer
from simpul.web.warga.profil import open_profil
from simpul.wilayah.rules import village_kind

LONGEST = 500


@require_GET
@office_page
def daftar(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Open requests by their clock, and those that were closed."""
    scope = open_scope(request, actor, Tindakan.URUS_HAK)
    now, places = clock.now(), kab_ids_in(scope)
    context = {
        "terbuka": _lines(list_permintaan(scope, places, is_open=True), now),
        "tertutup": _lines(list_permintaan(scope, places, is_open=False, limit=50), now),
    }
    return render(request, "privasi/hak.html", context)


@require_http_methods(["GET", "POST"])
@office_page
def baru(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, warga_id: UUID) -> HttpResponse:
    """A request at the counter: the officer sees a paper, and writes down which kind, never its number."""
    home = open_posyandu(request, actor, Tindakan.URUS_HAK, kab_id, posyandu_id)
    orang = open_profil(request, actor, home, warga_id).orang
    isi = request.POST or {"nama": orang.nama, "tanggal_lahir": orang.tanggal_lahir.isoformat()}
    context = {"home": home, "o": orang, "pilihan": CHOICES, "identitas": IDENTITAS, "isi": isi}
    if request.method == "GET":
        return render(request, "privasi/baru.html", context)
    try:
        made = flows.take_in(actor, home, _counter(request, home, orang.id), address=address_of(request))
    except SimpulError as error:
        return render(request, "privasi/baru.html", context | {"galat": _said(error)}, status=UNPROCESSABLE)
    messages.success(request, f"Permintaan dicatat dengan nomor {made.tiket}. Tuliskan nomor itu untuk warga.")
    return redirect(f"/privasi/hak/{made.kab_id}/{made.id}/")


@require_GET
@office_page
def satu(request: HttpRequest, actor: ActorContext, kab_id: int, hak_id: UUID) -> HttpResponse:
    """One request with the acts that it is ready for."""
    info = flows.open_permintaan(actor, kab_id, hak_id)
    return render(request, "privasi/satu.html", request_page(request, actor, info))


Step = Callable[[HttpRequest, ActorContext, PermintaanInfo], str]


def _act(step: Step) -> Callable[..., HttpResponse]:
    """A posted act on one request: what it says is shown, and a refusal keeps the page."""

    def view(request: HttpRequest, actor: ActorContext, kab_id: int, hak_id: UUID) -> HttpResponse:
        info = flows.open_permintaan(actor, kab_id, hak_id)
        try:
            said = step(request, actor, info)
        except SimpulError as error:
            context = request_page(request, actor, info) | {"galat": _said(error), "isi": request.POST}
            return render(request, "privasi/satu.html", context, status=UNPROCESSABLE)
        messages.success(request, said)
        return redirect(f"/privasi/hak/{kab_id}/{hak_id}/")

    return posted(office_page(view))


def _identitas(request: HttpRequest, actor: ActorContext, info: PermintaanInfo) -> str:
    posyandu, _, warga = asked(request.POST, "orang", 80).partition("|")
    try:
        posyandu_id, warga_id = UUID(posyandu), UUID(warga)
    except ValueError as error:
        raise SimpulError("warga.hak_orang") from error
    home = open_posyandu(request, actor, Tindakan.URUS_HAK, info.kab_id, posyandu_id)
    way = request.POST.get("identitas", "")
    flows.note_identitas(actor, info, home, warga_id, way, address=address_of(request))
    return "Identitas tercatat. Permintaan bisa dikerjakan."


def _pembetulan(request: HttpRequest, actor: ActorContext, info: PermintaanInfo) -> str:
    flows.correct(actor, info, corrected(request, info), _answer(request, info), address=address_of(request))
    return "Data dibetulkan. Perubahannya sampai ke HP kader saat tersambung."


def _penghentian(request: HttpRequest, actor: ActorContext, info: PermintaanInfo) -> str:
    flows.stop(actor, info, _answer(request, info), address=address_of(request))
    return "Izin foto dan pesan dicabut. HP kader ikut berubah saat tersambung."


def _pengajuan(request: HttpRequest, actor: ActorContext, info: PermintaanInfo) -> str:
    flows.propose_hapus(actor, info, address=address_of(request))
    return f"Penghapusan diajukan. {_words(info).kepala.capitalize()} menyetujuinya dengan kata sandi."


def _penarikan(request: HttpRequest, actor: ActorContext, info: PermintaanInfo) -> str:
    flows.return_hapus(actor, info, address=address_of(request))
    return "Pengajuan ditarik. Tidak ada yang dihapus."


def _persetujuan(request: HttpRequest, actor: ActorContext, info: PermintaanInfo) -> str:
    flows.approve_hapus(actor, info, request.POST.get("kata_sandi", ""), address=address_of(request))
    return "Penghapusan disetujui dan sedang dikerjakan. Muat ulang halaman ini sebentar lagi."


def _jawaban(request: HttpRequest, actor: ActorContext, info: PermintaanInfo) -> str:
    then = StatusHak.DITOLAK if request.POST.get("hasil") == "ditolak" else StatusHak.SELESAI
    said = asked(request.POST, "jawaban", LONGEST) if then is StatusHak.DITOLAK else _answer(request, info)
    flows.close(actor, info, then, said, address=address_of(request))
    return "Jawaban tersimpan. Warga melihatnya dengan nomor tiket."


identitas, pembetulan, penghentian = _act(_identitas), _act(_pembetulan), _act(_penghentian)
pengajuan, penarikan, persetujuan = _act(_pengajuan), _act(_penarikan), _act(_persetujuan)
jawaban = _act(_jawaban)


def _counter(request: HttpRequest, home: Any, warga_id: UUID) -> NewPermintaan:
    said = {name: asked(request.POST, name, LONGEST) for name in (*SAID, "identitas")}
    return NewPermintaan(
        kab_id=home.kab_id,
        wilayah_id=home.wilayah_id,
        jalur=home.jalur,
        jenis=kind_of(request),
        tanggal_lahir=birth_of(request),
        pintu="kantor",
        posyandu_id=home.id,
        warga_id=warga_id,
        **said,
    )


def _answer(request: HttpRequest, info: PermintaanInfo) -> str:
    return asked(request.POST, "jawaban", LONGEST) or usual_answer(info.jenis, _words(info))


def _words(info: PermintaanInfo) -> Istilah:
    return istilah_of(village_kind(info.jalur))


def _lines(rows: list[PermintaanInfo], now: Any) -> list[dict[str, Any]]:
    return [
        {
            "p": row,
            "jenis": JENIS[row.jenis],
            "status": status_words(row.status, _words(row)),
            "lencana": LENCANA[row.status],
            "lewat": row.is_late(now),
        }
        for row in rows
    ]


def _said(error: SimpulError) -> str:
    """Words for the page; what is not hers to know or try goes its usual way."""
    if error.code.startswith("sibuk.") or error.code == "akses.ditolak":
        raise error
    return str(error)
