"""Programmes of agencies: one row, and a pasted or imported table of them, row by row."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS
from simpul.rencana import errors
from simpul.rencana.rules.angka import read_rupiah
from simpul.rencana.rules.baris import check_year
from simpul.rencana.rules.words import JenisProgram

MOST_ROWS = 500
LENGTHS = {"kode": 40, "nama": 300}
# Headings of the table, in the order of the sample; the last three may be absent.
COLUMNS = ("kode", "nama", "tahun", "bidang", "anggaran", "jenis", "dinas", "tempat")
NEEDED = ("kode", "nama", "tahun", "bidang", "anggaran")
_ALIASES = {
    "kode": ("kode", "kode rekening", "kode program"),
    "nama": ("nama", "uraian", "program", "nama program", "program kegiatan subkegiatan"),
    "tahun": ("tahun", "tahun anggaran"),
    "bidang": ("bidang", "bidang spm"),
    "anggaran": ("anggaran", "pagu", "jumlah", "pagu anggaran"),
    "jenis": ("jenis", "tingkat"),
    "dinas": ("dinas", "opd", "perangkat daerah"),
    "tempat": ("tempat", "kode wilayah", "wilayah", "lokasi"),
}


@dataclass(frozen=True, slots=True)
class ProgramForm:
    """A programme, kegiatan or subkegiatan of an agency tagged to a field; `wilayah_id` is the place it reaches,
    `posyandu_id` the one posyandu when it is for one. `anggaran` is whole rupiah."""

    id: UUID
    kab_id: int
    tahun: int
    bidang: str
    opd: str
    jenis: JenisProgram
    kode: str
    nama: str
    anggaran: int | None
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """A row of a table as it was read, by column; `nomor` is its line, the headings being 1."""

    nomor: int
    isi: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BarisTerbaca:
    """What a row says; `anggaran` None is no amount, `tempat` a code of a place or ''."""

    tahun: int
    bidang: str
    opd: str
    jenis: JenisProgram
    kode: str
    nama: str
    anggaran: int | None
    tempat: str


def check_program(form: ProgramForm, today: dt.date, agencies: Mapping[str, str]) -> ProgramForm:
    """The programme as it is stored.

    Raises `rencana.tahun_salah`, `rencana.bidang_kosong`, `rencana.kode_kosong`, `rencana.nama_kosong`,
    `rencana.biaya_salah`, `rencana.dinas_salah`.
    """
    check_year(form.tahun, today)
    if form.bidang not in FIELDS:
        raise SimpulError(errors.BIDANG_KOSONG)
    clean: dict[str, Any] = {name: " ".join(getattr(form, name).split())[:length] for name, length in LENGTHS.items()}
    if not clean["kode"]:
        raise SimpulError(errors.KODE_KOSONG)
    if not clean["nama"]:
        raise SimpulError(errors.NAMA_KOSONG)
    if form.anggaran is None:
        raise SimpulError(errors.BIAYA_SALAH)
    if form.opd not in agencies:
        raise SimpulError(errors.DINAS_SALAH)
    return replace(form, **clean)


def read_table(rows: Sequence[Sequence[object]]) -> list[BarisTabel]:
    """Rows by column under the first row as headings; empty rows are left out.

    Raises `rencana.tabel_kosong`, `rencana.tabel_kolom` for a column that is missing, `rencana.tabel_panjang`.
    """
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(_text(cell) for cell in row)]
    if len(filled) < 2:
        raise SimpulError(errors.TABEL_KOSONG)
    if len(filled) > MOST_ROWS + 1:
        raise SimpulError(errors.TABEL_PANJANG, paling=MOST_ROWS)
    places = _columns([_text(cell) for cell in filled[0][1]])
    missing = [name for name in NEEDED if name not in places]
    if missing:
        raise SimpulError(errors.TABEL_KOLOM, kolom=", ".join(missing))
    return [
        BarisTabel(number, {name: _text(row[at]) if at < len(row) else "" for name, at in places.items()})
        for number, row in filled[1:]
    ]


def read_row(row: BarisTabel, fields: Mapping[str, str], agencies: Mapping[str, str], own: str) -> BarisTerbaca:
    """What a row says; fields and agencies may stand by code or by name, an empty agency is one's own (`own`)."""
    said = row.isi
    tahun = said["tahun"]
    return BarisTerbaca(
        tahun=int(tahun) if tahun.isascii() and tahun.isdecimal() and len(tahun) == 4 else 0,
        bidang=_known(said["bidang"], fields),
        opd=_known(said.get("dinas", ""), agencies) if said.get("dinas") else own,
        jenis=_jenis(said.get("jenis", "")),
        kode=said["kode"],
        nama=said["nama"],
        anggaran=read_rupiah(said["anggaran"]) if said["anggaran"] else None,
        tempat=said.get("tempat", ""),
    )


def _columns(headings: Sequence[str]) -> dict[str, int]:
    plain = [_folded(heading) for heading in headings]
    return {
        name: plain.index(alias)
        for name, aliases in _ALIASES.items()
        if (alias := next((one for one in aliases if one in plain), None)) is not None
    }


def _known(text: str, words: Mapping[str, str]) -> str:
    """The code of a word by code or name; '' when it is neither."""
    folded = _folded(text)
    return next((code for code, name in words.items() if folded in {_folded(code), _folded(name)}), "")


def _jenis(text: str) -> JenisProgram:
    folded = _folded(text).replace(" ", "")
    return next((one for one in JenisProgram if one.value == folded), JenisProgram.SUBKEGIATAN)


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold()).split())


def _text(cell: object) -> str:
    """A cell as text; a spreadsheet's 2027.0 is 2027."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).replace("\x00", "").split())
