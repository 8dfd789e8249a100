"""Entrants: who enters, one of them with its proof and its own result, objections."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from simpul.akses.services import ActorContext
from simpul.flows import bukti_lomba
from simpul.flows import lomba as flows
from simpul.kernel.errors import SimpulError
from simpul.lomba import queries
from simpul.lomba.queries import LombaInfo, PesertaInfo
from simpul.lomba.rules.keadaan import proof_open
from simpul.lomba.rules.penilaian import BuktiForm
from simpul.lomba.rules.words import TAHAP_NAMES, Tahap
from simpul.web.actor import address_of, office_page
from simpul.web.asked import asked, asked_file, asked_uuid
from simpul.web.lampiran import lampiran_response
from simpul.web.laporan.views import posted
from simpul.web.lomba.calon import chosen, offered
from simpul.web.lomba.halaman import head_of
from simpul.web.lomba.hasil import own_scores
from simpul.web.lomba.tempat import manage_lomba
from simpul.web.posyandu.shown import UNPROCESSABLE, refused
from simpul.wilayah.queries import full_label

FORM = require_http_methods(["GET", "POST"])


@FORM
@office_page
def baru(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """Entrants from the registry."""
    info, galat = manage_lomba(actor, kab_id, lomba_id), ""
    if request.method == "POST":
        try:
            new = chosen(info, set(request.POST.getlist("calon")))
            many = flows.add_peserta(actor, kab_id, lomba_id, new, address=address_of(request))
        except SimpulError as error:
            galat = refused(error)
        else:
            messages.success(request, f"{many} peserta tercatat.")
            return redirect(f"/lomba/{kab_id}/{lomba_id}/")
    word = asked(request.GET, "cari")
    rows, more = offered(info, word)
    ticked = set(request.POST.getlist("calon"))
    context = head_of(actor, info) | {"calon": [(one, desa, one.kunci in ticked) for one, desa in rows]}
    context |= {"kata": word, "lebih": more, "galat": galat}
    return render(request, "lomba/calon.html", context, status=UNPROCESSABLE if galat else 200)


@require_GET
@office_page
def rinci(
    request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_lomba_id: UUID
) -> HttpResponse:
    """One entrant with its proof, and its own scores once they are published."""
    return _page(request, actor, *bukti_lomba.open_peserta(actor, kab_id, lomba_id, peserta_lomba_id))


@posted
@office_page
def mundur(
    request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_lomba_id: UUID
) -> HttpResponse:
    """An entrant that takes part no more."""
    manage_lomba(actor, kab_id, lomba_id)
    found, why = _open(actor, kab_id, lomba_id, peserta_lomba_id), asked(request.POST, "alasan", 300)
    try:
        flows.withdraw_peserta(actor, kab_id, lomba_id, peserta_lomba_id, why, address=address_of(request))
    except SimpulError as error:
        return _page(request, actor, *found, galat=refused(error))
    messages.success(request, "Peserta mundur. Yang sudah tercatat tetap tersimpan.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/")


@posted
@office_page
def bukti(
    request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_lomba_id: UUID
) -> HttpResponse:
    """A file that proves an item."""
    found, said = _open(actor, kab_id, lomba_id, peserta_lomba_id), request.POST
    try:
        content = asked_file(request)
        form = BuktiForm(asked_uuid(asked(said, "butir", 40)) or lomba_id, asked(said, "keterangan", 400))
        here = (kab_id, lomba_id, peserta_lomba_id)
        bukti_lomba.add_bukti(actor, *here, form, content, address=address_of(request))
    except SimpulError as error:
        return _page(request, actor, *found, galat=refused(error))
    messages.success(request, "Bukti tersimpan.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/peserta/{peserta_lomba_id}/")


@require_GET
@office_page
def berkas(
    request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_lomba_id: UUID,
    bukti_lomba_id: UUID,
) -> HttpResponse:  # fmt: skip
    """The file of a proof."""
    here = (kab_id, lomba_id, peserta_lomba_id, bukti_lomba_id)
    return lampiran_response(bukti_lomba.read_bukti(actor, *here, address=address_of(request)), "bukti-lomba")


@posted
@office_page
def lepas(
    request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_lomba_id: UUID,
    bukti_lomba_id: UUID,
) -> HttpResponse:  # fmt: skip
    """A proof taken back."""
    found, why = _open(actor, kab_id, lomba_id, peserta_lomba_id), asked(request.POST, "alasan", 300)
    here = (kab_id, lomba_id, peserta_lomba_id, bukti_lomba_id)
    try:
        bukti_lomba.remove_bukti(actor, *here, why, address=address_of(request))
    except SimpulError as error:
        return _page(request, actor, *found, galat=refused(error))
    messages.success(request, "Bukti dilepas.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/peserta/{peserta_lomba_id}/")


@posted
@office_page
def keberatan(
    request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_lomba_id: UUID
) -> HttpResponse:
    """An objection to the result."""
    found, teks = _open(actor, kab_id, lomba_id, peserta_lomba_id), request.POST.get("isi", "").replace("\x00", "")
    here = (kab_id, lomba_id, peserta_lomba_id)
    try:
        bukti_lomba.object_to_hasil(actor, *here, teks[:6000], address=address_of(request))
    except SimpulError as error:
        return _page(request, actor, *found, galat=refused(error), teks=teks)
    messages.success(request, "Keberatan tercatat. Jawabannya akan muncul di halaman ini.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/peserta/{peserta_lomba_id}/")


def _open(actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_id: UUID) -> tuple[LombaInfo, PesertaInfo]:
    return bukti_lomba.open_peserta(actor, kab_id, lomba_id, peserta_id)


def _page(
    request: HttpRequest, actor: ActorContext, info: LombaInfo, peserta: PesertaInfo, *, galat: str = "", teks: str = ""
) -> HttpResponse:
    here = (info.kab_id, info.id)
    items, phases = queries.butir_of(*here), queries.tahap_of(*here)
    proofs = queries.bukti_of(*here, peserta.id)
    acts = bukti_lomba.may_hand_in(actor, info, peserta)
    locked = {tahap: row.dikunci_at is not None for tahap, row in phases.items()}
    context = head_of(actor, info) | {
        "peserta": peserta,
        "asal": full_label(peserta.wilayah_id),
        "tahap": [
            (
                TAHAP_NAMES[tahap],
                [(item, [one for one in proofs if one.butir_id == item.id]) for item in items[tahap]],
                acts
                and peserta.keluar_at is None
                and proof_open(info.status, tahap, is_locked=locked[tahap], is_finalist=peserta.finalis),
            )
            for tahap in Tahap
            if items[tahap]
        ],
        "boleh": acts,
        "nilai": own_scores(info, peserta.id) if info.is_published and _may_own(actor, info, peserta) else [],
        "keberatan": [one for one in queries.keberatan_of(*here) if one.peserta_id == peserta.id],
        "galat": galat,
        "teks": teks,
    }
    return render(request, "lomba/peserta.html", context, status=UNPROCESSABLE if galat else 200)


def _may_own(actor: ActorContext, info: LombaInfo, peserta: PesertaInfo) -> bool:
    return flows.may_manage(actor, info) or flows.may_see_peserta(actor, peserta)
