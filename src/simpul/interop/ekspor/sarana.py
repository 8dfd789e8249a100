"""What posyandu have, as an XLSX file: places, equipment and money, each on a sheet of its own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from simpul.interop.ekspor.lembar import Lembar, write_book
from simpul.kernel.clock import date_in_words
from simpul.posyandu.queries import PosyanduInfo, Punya
from simpul.posyandu.rules.kata_sarana import (
    AIR_NAMES,
    ALAT_NAMES,
    GEDUNG_NAMES,
    JAMBAN_NAMES,
    LISTRIK_NAMES,
    SINYAL_NAMES,
    SUMBER_NAMES,
    Air,
    Gedung,
    Jamban,
    Listrik,
    Sinyal,
    SumberDana,
)
from simpul.posyandu.rules.sarana import missing_kit

# Kecamatan and village of posyandu, by village.
Tempat = Mapping[int, tuple[str, str]]
_PLACE = (("No", 5), ("Kecamatan", 18), ("Desa/kelurahan", 20), ("Posyandu", 20))


def sarana_file(homes: Sequence[PosyanduInfo], punya: Mapping[UUID, Punya], places: Tempat, mark: str) -> bytes:
    """The XLSX of some posyandu; `mark` says who took it, when and for what."""
    judul = "Sarana, peralatan dan dana Posyandu"
    where = ("Tempat", 24), ("Air", 12), ("Jamban", 14), ("Listrik", 14), ("Sinyal", 12), ("Ruang", 8)
    place = Lembar(
        "Sarana", judul, (*_PLACE, *where, ("Diperiksa", 18), ("Kit antropometri kurang", 40), ("Catatan", 40))
    )
    counts = ("Alat", 30), ("Baik", 8), ("Rusak", 8), ("Sumber", 24), ("Tahun", 8), ("Dihitung", 18)
    money = ("Tahun", 8), ("Sumber", 26), ("Rencana (Rp)", 16), ("Terpakai (Rp)", 16), ("Keterangan", 40)
    sheets = (
        (place, _places(homes, punya, places)),
        (Lembar("Peralatan", judul, (*_PLACE, *counts)), _tools(homes, punya, places)),
        (Lembar("Dana", judul, (*_PLACE, *money)), _money(homes, punya, places)),
    )
    return write_book(sheets, mark)


def _places(homes: Sequence[PosyanduInfo], punya: Mapping[UUID, Punya], places: Tempat) -> Iterator[list[Any]]:
    for number, home in enumerate(homes, 1):
        held = punya.get(home.id, Punya())
        seen = held.sarana
        found: list[Any] = [""] * 8
        if seen is not None:
            found = [
                GEDUNG_NAMES[Gedung(seen.gedung)] if seen.gedung else "",
                AIR_NAMES[Air(seen.air)] if seen.air else "",
                JAMBAN_NAMES[Jamban(seen.jamban)] if seen.jamban else "",
                LISTRIK_NAMES[Listrik(seen.listrik)] if seen.listrik else "",
                SINYAL_NAMES[Sinyal(seen.sinyal)] if seen.sinyal else "",
                seen.ruang,
                date_in_words(seen.diperiksa),
                seen.catatan,
            ]
        kit = ", ".join(missing_kit(held.alat)) if held.alat else "belum dihitung"
        yield [number, *places[home.wilayah_id], home.nama, *found[:7], kit, found[7]]


def _tools(homes: Sequence[PosyanduInfo], punya: Mapping[UUID, Punya], places: Tempat) -> Iterator[list[Any]]:
    for number, home in enumerate(homes, 1):
        held = punya.get(home.id, Punya())
        counted = date_in_words(held.alat_diperiksa) if held.alat_diperiksa else ""
        for line in held.alat:
            source = SUMBER_NAMES[SumberDana(line.sumber)] if line.sumber else ""
            called = line.nama or ALAT_NAMES[line.jenis]
            facts = [called, line.baik, line.rusak, source, line.tahun, counted]
            yield [number, *places[home.wilayah_id], home.nama, *facts]


def _money(homes: Sequence[PosyanduInfo], punya: Mapping[UUID, Punya], places: Tempat) -> Iterator[list[Any]]:
    for number, home in enumerate(homes, 1):
        for year, lines in punya.get(home.id, Punya()).dana.items():
            for line in lines:
                facts = [year, SUMBER_NAMES[line.sumber], line.rencana_rp, line.terpakai_rp, line.keterangan]
                yield [number, *places[home.wilayah_id], home.nama, *facts]
