"""Programmes of agencies: the list, one form, and a table that is pasted or brought as a file."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.matriks import check_programs, keeps_all, own_agencies
from simpul.interop.impor.berkas import read_file
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.layanan.loader import load_catalog
from simpul.posyandu.queries import kab_ids_in, list_posyandu
from simpul.rencana.queries import ProgramInfo, list_program
from simpul.rencana.rules.angka import read_rupiah, rupiah
from simpul.rencana.rules.matriks import COLUMNS, BarisTabel, ProgramForm, read_row, read_table
from simpul.rencana.rules.words import JENIS_PROGRAM_NAMES, JenisProgram
from simpul.web.asked import asked, asked_number
from simpul.web.posyandu.place import open_scope
from simpul.web.rencana.forms import word
from simpul.web.rencana.reach import VIEW, year_of, years_of
from simpul.web.rencana.words import field_names
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import WilayahRow

PAGE, LONGEST_TABLE = 50, 400_000


@dataclass(frozen=True, slots=True)
class BarisProgram:
    """A programme in words."""

    info: ProgramInfo
    bidang: str
    dinas: str
    tempat: str
    anggaran: str
    jenis: str


@dataclass(frozen=True, slots=True)
class BarisPeriksa:
    """A row of a table and what is wrong with it; '' when nothing is."""

    nomor: int
    kata: str
    salah: str


def agencies() -> dict[str, str]:
    """Names of the agencies by code."""
    return {one.code: one.name for one in load_catalog().opd}


def list_page(request: HttpRequest, actor: ActorContext) -> dict[str, Any]:
    """Programmes that reach the account's places, in its fields, 50 at a time."""
    scope, tahun = open_scope(request, actor, VIEW), year_of(request.GET, actor)
    bidang = request.GET.get("bidang", "") if request.GET.get("bidang", "") in field_names() else ""
    alone = akses.Scope(tuple(part for part in scope.parts if part.posyandu_id))
    homes = list_posyandu(alone) if alone else []
    start, kab_ids = asked_number(request.GET, "mulai"), kab_ids_in(scope)
    rows = list_program(scope, [home.jalur for home in homes], kab_ids, tahun, bidang, limit=PAGE + 1, offset=start)
    return {
        "baris": in_words(rows[:PAGE]),
        "tahun": tahun,
        "pilihan": years_of(actor, tahun),
        "bidang_dipilih": bidang,
        "bidang": field_names(),
        "mulai": start,
        "sebelum": max(0, start - PAGE),
        "berikut": start + PAGE if len(rows) > PAGE else 0,
        "kabupaten": keepable(actor),
    }


def in_words(rows: Sequence[ProgramInfo]) -> list[BarisProgram]:
    """Programmes with the names of their field, agency and place."""
    fields, names = field_names(), agencies()
    places = wilayah.labels({row.wilayah_id for row in rows})
    return [
        BarisProgram(
            row,
            fields.get(row.bidang, row.bidang),
            names.get(row.opd, row.opd),
            places.get(row.wilayah_id, ""),
            rupiah(row.anggaran),
            JENIS_PROGRAM_NAMES[row.jenis],
        )
        for row in rows
    ]


def keepable(actor: ActorContext) -> list[WilayahRow]:
    """Regencies whose programmes the account keeps, of its own field or of all."""
    ranges = akses.posyandu_scope(actor, Tindakan.KELOLA_MATRIKS).jalur_ranges
    codes = {bounds.lo[:5] for bounds in ranges if len(bounds.lo) >= 5}
    return [wilayah.wilayah_by_kode(code) for code in sorted(codes)]


def open_regency(actor: ActorContext, kab_id: int) -> WilayahRow:
    """A regency whose programmes the account keeps; raises `akses.ditolak`."""
    found = next((place for place in keepable(actor) if place.kab_id == kab_id), None)
    if found is None:
        raise SimpulError(DITOLAK)
    return found


def choices(actor: ActorContext, regency: WilayahRow) -> dict[str, Any]:
    """What the form offers: own agencies, or all for who keeps all; the places of the regency."""
    names = agencies()
    own = names if keeps_all(actor) else {code: names[code] for code in own_agencies(actor) if code in names}
    fields, seen = field_names(), akses.posyandu_scope(actor, Tindakan.KELOLA_MATRIKS).bidang
    return {
        "dinas": own,
        "bidang": fields if seen is None else {code: name for code, name in fields.items() if code in seen},
        "jenis": {one.value: name for one, name in JENIS_PROGRAM_NAMES.items()},
        "kabupaten": regency,
    }


def program_form(form: QueryDict, regency: WilayahRow) -> ProgramForm:
    """A programme as typed; a place that cannot be read is refused by the check."""
    place = place_of(asked(form, "tempat", 20), regency)
    return ProgramForm(
        id=new_id(),
        kab_id=regency.kab_id or 0,
        tahun=asked_number(form, "tahun", 4),
        bidang=asked(form, "bidang"),
        opd=asked(form, "opd", 40),
        jenis=word(JenisProgram, form.get("jenis")) or JenisProgram.SUBKEGIATAN,
        kode=asked(form, "kode", 40),
        nama=asked(form, "nama", 300),
        anggaran=read_rupiah(asked(form, "anggaran")) if asked(form, "anggaran") else None,
        wilayah_id=place.id if place else 0,
        jalur=place.jalur if place else "",
    )


def place_of(text: str, regency: WilayahRow) -> WilayahRow | None:
    """A place of the regency by its code or name; '' is the regency itself, None what is not one place."""
    if not text:
        return regency
    found = wilayah.search(text, under=regency.id, limit=2)
    exact = [one for one in found if text in {one.jalur, one.label, one.nama}]
    return exact[0] if len(exact) == 1 else found[0] if len(found) == 1 else None


def table_text(request: HttpRequest) -> str:
    """The table as tab-separated text: pasted, or read from the file that was chosen.

    Raises a code of `impor` for a file that no reader understands.
    """
    chosen = request.FILES.get("berkas")
    if chosen is None:
        return request.POST.get("tempel", "").replace("\x00", "")[:LONGEST_TABLE]
    content: bytes = chosen.read()
    rows = next((rows for _, rows in read_file(content) if rows), [])
    return "\n".join("\t".join(_cell(cell) for cell in row) for row in rows)[:LONGEST_TABLE]


def read_text(actor: ActorContext, regency: WilayahRow, text: str) -> tuple[list[BarisPeriksa], list[ProgramForm], str]:
    """Each row with what is wrong with it, those that are right, and the text of the others with the headings.

    Raises `rencana.tabel_kosong`, `rencana.tabel_kolom`, `rencana.tabel_panjang`.
    """
    lines = text.splitlines()
    mark = "\t" if "\t" in text else ";" if ";" in text else ","
    rows = read_table([next(csv.reader([line], delimiter=mark), []) for line in lines])
    forms = [_form(actor, regency, row) for row in rows]
    decided = check_programs(actor, forms, agencies())
    shown = [
        BarisPeriksa(
            row.nomor, f"{row.isi['kode']} {row.isi['nama']}", str(one) if isinstance(one, SimpulError) else ""
        )
        for row, one in zip(rows, decided, strict=True)
    ]
    head = next(line for line in lines if line.strip(mark + " "))
    rest = [lines[row.nomor - 1] for row, one in zip(rows, shown, strict=True) if one.salah]
    return shown, [one for one in decided if not isinstance(one, SimpulError)], "\n".join([head, *rest] if rest else [])


def sample_text() -> str:
    """Headings and one row to copy."""
    row = ("2.12.02.2.01", "Pembinaan Posyandu", "2027", "Sosial", "25.000.000", "kegiatan", "", "")
    return "\t".join(COLUMNS) + "\n" + "\t".join(row)


def _form(actor: ActorContext, regency: WilayahRow, row: BarisTabel) -> ProgramForm:
    own = next(iter(own_agencies(actor)), "")
    said = read_row(row, {field.code: field.name for field in load_catalog().bidang}, agencies(), own)
    place = place_of(said.tempat, regency)
    return ProgramForm(
        id=new_id(),
        kab_id=regency.kab_id or 0,
        tahun=said.tahun,
        bidang=said.bidang,
        opd=said.opd,
        jenis=said.jenis,
        kode=said.kode,
        nama=said.nama,
        anggaran=said.anggaran,
        wilayah_id=place.id if place else 0,
        jalur=place.jalur if place else "",
    )


def _cell(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str("" if cell is None else cell).split())
