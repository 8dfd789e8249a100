"""Charters of winners and of long service; the result and the list on paper; who withdrew one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import piagam as flows
from simpul.flows.institusi import today_at
from simpul.interop.ekspor.lembar import Lembar, write_sheet
from simpul.interop.ekspor.tanda import copy_mark
from simpul.kernel.clock import date_in_words
from simpul.kernel.errors import SimpulError
from simpul.lomba import queries
from simpul.posyandu.queries import has_example_data
from simpul.web.actor import address_of, note_read, office_page
from simpul.web.asked import asked, asked_number, asked_uuid
from simpul.web.kertas import paper_pdf
from simpul.web.laporan.views import posted
from simpul.web.lomba.bakti import Dicari, asked_list, bakti_page, printed_rows
from simpul.web.lomba.hasil import result_page
from simpul.web.lomba.piagam import charters_pdf, pdf_response, tanda_of, typed_tanda
from simpul.web.lomba.tempat import manage_lomba
from simpul.web.lomba.views.nilai import open_result
from simpul.web.posyandu.place import open_scope
from simpul.web.posyandu.shown import UNPROCESSABLE, refused

KELOLA = Tindakan.KELOLA_LOMBA
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = (
    ("No", 5), ("Nama", 28), ("Posyandu", 20), ("Desa/kelurahan", 22), ("Kader sejak", 18), ("Tahun", 7),
    ("Keadaan", 14), ("Piagam", 30),
)  # fmt: skip


@posted
@office_page
def juara(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """Charters for those who were ticked on the result."""
    info = manage_lomba(actor, kab_id, lomba_id)
    chosen = {key for text in request.POST.getlist("peserta") if (key := asked_uuid(text))}
    try:
        many = flows.issue_juara(actor, kab_id, lomba_id, chosen, tanda_of(request.POST), address=address_of(request))
    except SimpulError as error:
        more = {"galat": refused(error), "tanda": typed_tanda(request.POST), "dipilih": chosen}
        return render(request, "lomba/hasil.html", result_page(actor, info) | more, status=UNPROCESSABLE)
    messages.success(request, f"{many} piagam terbit.")
    return redirect(f"/lomba/{kab_id}/{lomba_id}/hasil/")


@require_GET
@office_page
def juara_pdf(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """All charters of a contest that are in force."""
    manage_lomba(actor, kab_id, lomba_id)
    return _charters(request, actor, [one for one in queries.piagam_of_lomba(kab_id, lomba_id) if not one.ditarik_at])


@require_GET
@office_page
def hasil_pdf(request: HttpRequest, actor: ActorContext, kab_id: int, lomba_id: UUID) -> HttpResponse:
    """The result on A4."""
    info = open_result(actor, kab_id, lomba_id)
    page = result_page(actor, info)
    facts = {name: page[name] for name in ("jenis", "tempat", "status", "porsi_lapangan")}
    facts |= {"nama": info.nama, "tahun": info.tahun, "penyelenggara": info.penyelenggara}
    facts |= {"porsi_seleksi": info.porsi_seleksi, "pertimbangan": info.pertimbangan, "contoh": info.data_contoh}
    columns = ("peringkat", "seri", "nama", "asal", "seleksi", "lapangan", "nilai")
    facts["hasil"] = [{name: row[name] for name in columns} for row in page["hasil"]]
    facts["juri"] = [{"nama": one.nama, "instansi": one.instansi} for one in queries.juri_of(kab_id, lomba_id)]
    facts["dicetak"] = date_in_words(today_at(info.wilayah_id))
    return pdf_response(paper_pdf("lomba/hasil.typ", facts), "hasil-lomba")


@require_GET
@office_page
def bakti(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Long service of a place by a day."""
    open_scope(request, actor, KELOLA, own_tier=True)
    return _list(request, actor, asked_list(actor, request.GET))


@posted
@office_page
def bakti_piagam(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """Charters for those who were ticked."""
    open_scope(request, actor, KELOLA, own_tier=True)
    wanted, chosen = asked_list(actor, request.GET), request.POST.getlist("orang")
    try:
        many = flows.issue_bakti(
            actor, wanted.tempat.id, wanted.tahun, chosen, tanda_of(request.POST), address=address_of(request)
        )
    except SimpulError as error:
        more = {"galat": refused(error), "tanda": typed_tanda(request.POST), "dipilih": chosen}
        return _list(request, actor, wanted, **more)
    messages.success(request, f"{many} piagam masa bakti terbit.")
    return redirect(f"/lomba/masa-bakti/?{wanted.kueri}")


@require_GET
@office_page
def bakti_pdf(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The list on A4."""
    wanted, rows = _whole_list(request, actor)
    facts: dict[str, object] = {"baris": rows, "judul": _title(wanted), "kolom": [name for name, _ in COLUMNS]}
    facts |= {"dicetak": date_in_words(today_at(wanted.tempat.id)), "contoh": has_example_data()}
    return pdf_response(paper_pdf("lomba/bakti.typ", facts), "masa-bakti-kader")


@require_GET
@office_page
def bakti_xlsx(request: HttpRequest, actor: ActorContext) -> HttpResponse:
    """The list as a spreadsheet."""
    wanted, rows = _whole_list(request, actor)
    mark = copy_mark(actor.nama, date_in_words(today_at(wanted.tempat.id)), "penghargaan kader")
    content = write_sheet(Lembar("Masa bakti", _title(wanted), COLUMNS), rows, mark)
    headers = {"Content-Disposition": 'attachment; filename="masa-bakti.xlsx"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=XLSX, headers=headers)


@require_GET
@office_page
def satu_pdf(request: HttpRequest, actor: ActorContext, kab_id: int, piagam_id: UUID) -> HttpResponse:
    """One charter; one that was withdrawn is not printed again."""
    row = flows.require_piagam(actor, kab_id, piagam_id)
    return _charters(request, actor, [] if row.ditarik_at else [row])


@posted
@office_page
def tarik(request: HttpRequest, actor: ActorContext, kab_id: int, piagam_id: UUID) -> HttpResponse:
    """Withdraw one with a reason."""
    row = flows.require_piagam(actor, kab_id, piagam_id)
    back = f"/lomba/{kab_id}/{row.lomba_id}/hasil/" if row.lomba_id else "/lomba/masa-bakti/"
    try:
        flows.withdraw_piagam(actor, kab_id, piagam_id, asked(request.POST, "alasan", 300), address=address_of(request))
    except SimpulError as error:
        messages.warning(request, refused(error))
        return redirect(back)
    messages.success(request, "Piagam ditarik. Halaman periksa sudah mengatakannya.")
    return redirect(back)


def _charters(request: HttpRequest, actor: ActorContext, rows: list[queries.PiagamInfo]) -> HttpResponse:
    if not rows:
        raise Http404
    note_read(request, actor, KELOLA, "piagam", [row.id for row in rows], kab_id=rows[0].kab_id)
    return pdf_response(charters_pdf(rows), "piagam")


def _list(request: HttpRequest, actor: ActorContext, wanted: Dicari, **more: object) -> HttpResponse:
    page = bakti_page(actor, wanted, max(asked_number(request.GET, "hal"), 1))
    ids = [str(line["b"].orang) for line in page["baris"]]
    if ids:
        note_read(request, actor, KELOLA, "kader", ids, kab_id=wanted.tempat.kab_id or 0)
    status = UNPROCESSABLE if more.get("galat") else 200
    return render(request, "lomba/bakti.html", page | more, status=status)


def _whole_list(request: HttpRequest, actor: ActorContext) -> tuple[Dicari, list[list[object]]]:
    open_scope(request, actor, KELOLA, own_tier=True)
    wanted = asked_list(actor, request.GET)
    rows = printed_rows(wanted)
    note_read(request, actor, KELOLA, "kader", [f"{len(rows)} nama"], kab_id=wanted.tempat.kab_id or 0)
    return wanted, rows


def _title(wanted: Dicari) -> str:
    where = wanted.tempat.label or "Indonesia"
    return f"Masa bakti kader paling sedikit {wanted.tahun} tahun, {where}, per {date_in_words(wanted.pada)}"
