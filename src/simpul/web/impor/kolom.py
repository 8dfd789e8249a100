"""The page on which a user says what the columns of her file are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from django.http import QueryDict

from simpul.flows.impor.baris import Baris, Temuan
from simpul.flows.impor.buka import homes_of
from simpul.interop.impor.baris import Pembaca
from simpul.interop.impor.lembar import Mentah
from simpul.interop.impor.nilai import masked, text_of
from simpul.interop.impor.pilihan import Pilihan, check_choice, first_choice
from simpul.interop.impor.tata_letak import fold, katalog, layout
from simpul.jurnal import impor as store
from simpul.jurnal.models import Impor
from simpul.kernel import clock
from simpul.posyandu.queries import PosyanduInfo

MOST_NAMES = 60  # posyandu names in one file


@dataclass(frozen=True, slots=True)
class Pilih:
    """One choice of the form: a field with its columns, or a name with its posyandu."""

    nama: str
    kata: str
    wajib: bool
    pilihan: list[tuple[str, str]]
    dipilih: str


@dataclass(frozen=True, slots=True)
class HalamanKolom:
    """What the page shows."""

    tata_letak: str
    lain: list[str]
    bidang: list[Pilih]
    posyandu: list[Pilih]
    isi: Pilihan


def header_of(row: Impor) -> dict[str, Any]:
    """Headings, samples and the other sheets of a staged file."""
    return next(iter(store.read(row, "judul", dict[str, Any])), {"judul": [], "lain": []})


def choice_of(row: Impor, header: Mapping[str, Any]) -> Pilihan:
    """What was chosen last: for this file, else for such a file of this village, else what the headings say."""
    said = row.pilihan or store.remembered(row.kab_id, row.wilayah_id, row.sidik)
    first = first_choice(header["judul"], row.tata_letak)
    return msgspec.convert(said, Pilihan) if said else first


def said_choice(form: QueryDict, row: Impor, header: Mapping[str, Any]) -> Pilihan:
    """The form as a choice; what cannot be read in it is not chosen."""
    width = len(header["judul"])
    columns = {}
    for name in katalog().bidang:
        text = form.get(f"kolom_{name}", "")
        if text.isascii() and text.isdecimal() and len(text) < 4 and int(text) < width:
            columns[name] = int(text)
    ids = {str(home.id) for home in homes_of(row)}
    names = dict(zip(form.getlist("nama_posyandu"), form.getlist("posyandu"), strict=False))
    shape = layout(row.tata_letak)
    return Pilihan(
        columns,
        satuan_berat=_one_of(form.get("satuan_berat"), ("kg", "gram", "campur")),
        urutan_tanggal=_one_of(form.get("urutan_tanggal"), ("hari", "bulan")),
        posyandu={key: value for key, value in names.items() if value in ids},
        balita=bool(shape and shape.balita),
    )


def _one_of(value: str | None, words: tuple[str, ...]) -> Any:
    return value if value in words else words[0]


def check_said(row: Impor, choice: Pilihan) -> None:
    """Raises what is missing before the rows can be read."""
    check_choice(choice, needs_posyandu=row.posyandu_id is None)


def page_of(row: Impor, header: Mapping[str, Any], choice: Pilihan) -> HalamanKolom:
    """The form with what is chosen and what the columns hold."""
    titles, few = header["judul"], _first_rows(row)
    options = [(str(at), _title(titles, few, at)) for at in range(len(titles)) if titles[at] or _samples(few, at)]
    shape = layout(row.tata_letak)
    fields = [
        Pilih(name, field.kata, field.wajib, options, str(choice.kolom.get(name, "")))
        for name, field in katalog().bidang.items()
        if name != "posyandu" or row.posyandu_id is None
    ]
    return HalamanKolom(shape.kata if shape else "", header["lain"], fields, names_of(row, choice), choice)


def left_out(row: Impor) -> list[str]:
    """What the columns are called that hold something and of which nothing is taken, once they were chosen."""
    if not row.pilihan:
        return []
    titles, few = header_of(row)["judul"], _first_rows(row)
    taken = set(msgspec.convert(row.pilihan, Pilihan).kolom.values())
    rest = (at for at in range(len(titles)) if at not in taken and _samples(few, at))
    return [titles[at] or f"Kolom {at + 1}" for at in rest]


def names_of(row: Impor, choice: Pilihan) -> list[Pilih]:
    """Each name in the posyandu column with the posyandu it is, as chosen or as it is called."""
    column = choice.kolom.get("posyandu")
    if row.posyandu_id is not None or column is None:
        return []
    homes = homes_of(row)
    options = [(str(home.id), home.nama) for home in homes]
    found: dict[str, str] = {}
    for one in store.read(row, "mentah", Mentah):
        text = text_of(one.sel[column]) if column < len(one.sel) else ""
        if text and len(found) < MOST_NAMES:
            found.setdefault(fold(text), text)
    return [
        Pilih(key, text, wajib=False, pilihan=options, dipilih=choice.posyandu.get(key) or _called(homes, key))
        for key, text in sorted(found.items())
    ]


def _called(homes: Iterable[PosyanduInfo], name: str) -> str:
    """The posyandu of this name, with or without the word before it."""
    plain = name.removeprefix("posyandu ").strip()
    return next((str(home.id) for home in homes if fold(home.nama).removeprefix("posyandu ") == plain), "")


def with_names(row: Impor, choice: Pilihan) -> tuple[Pilihan, bool]:
    """The choice with the posyandu whose names are known, and whether every name of the file has one."""
    names = names_of(row, choice)
    known = {one.nama: one.dipilih for one in names if one.dipilih}
    return msgspec.structs.replace(choice, posyandu=known), len(known) == len(names)


def read_rows(row: Impor, header: Mapping[str, Any], choice: Pilihan) -> tuple[list[Baris], list[Temuan]]:
    """Every row of the file as the choice has it, and what is wrong with the others."""
    homes: list[PosyanduInfo] = homes_of(row)
    today = clock.today(homes[0].zona_waktu if homes else "WIB")
    place: UUID | None = row.posyandu_id
    reader = Pembaca(choice, header["judul"], today, place)
    rows: list[Baris] = []
    told: list[Temuan] = []
    for number, raw in enumerate(store.read(row, "mentah", Mentah)):
        taken, found = reader.read(number, raw)
        told += found
        if taken is not None:
            rows.append(taken)
    return rows, told


def _first_rows(row: Impor) -> list[Mentah]:
    return list(store.read(row, "mentah", Mentah, most=1))[:200]


def _samples(few: list[Mentah], column: int) -> list[str]:
    values = (one.sel[column] for one in few if column < len(one.sel))
    return [masked("", value)[:24] for value in values if text_of(value)][:2]


def _title(titles: list[str], few: list[Mentah], column: int) -> str:
    """What a column is called and holds: 'NAMA ANAK (Aisyah; Budi)'."""
    shown = "; ".join(_samples(few, column))
    name = titles[column] or f"Kolom {column + 1}"
    return f"{name} ({shown})" if shown else name
