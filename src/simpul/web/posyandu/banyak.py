"""Many posyandu pasted at once: one a line, read against the villages in reach; a fault in one saves none."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simpul.posyandu.queries import PosyanduInfo
from simpul.posyandu.rules import PosyanduForm
from simpul.web.posyandu.forms import LENGTHS
from simpul.wilayah.queries import WilayahRow
from simpul.wilayah.rules import fold_name

MOST = 500
COLUMNS = ("desa", "nama", "dusun", "rw", "tempat")


@dataclass(frozen=True, slots=True)
class Keliru:
    """A line that cannot be used: its number, and what to change."""

    nomor: int
    kata: str


@dataclass(frozen=True, slots=True)
class Siap:
    """A line that can be used."""

    desa: WilayahRow
    form: PosyanduForm


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What a pasted text says; `sudah` counts lines that name a posyandu which is there already."""

    siap: list[Siap]
    keliru: list[Keliru]
    sudah: int


def read_many(text: str, villages: list[WilayahRow], parents: dict[int, str], known: Iterable[PosyanduInfo]) -> Bacaan:
    """Every line of a pasted text; `parents` names the kecamatan of a village."""
    found = Bacaan([], [], 0)
    by_name = _by_name(villages, parents)
    there = {(home.wilayah_id, fold_name(home.nama)) for home in known}
    seen: set[tuple[int, str]] = set()
    already = 0
    for number, cells in _rows(text):
        ready = _read(cells, by_name, villages)
        if isinstance(ready, str):
            found.keliru.append(Keliru(number, ready))
            continue
        key = (ready.desa.id, fold_name(ready.form.nama))
        if key in there:
            already += 1
        elif key in seen:
            found.keliru.append(Keliru(number, f"{ready.form.nama} di {ready.desa.label} tertulis dua kali."))
        else:
            found.siap.append(ready)
        seen.add(key)
    if len(found.siap) > MOST:
        found.keliru.append(Keliru(MOST + 1, f"Paling banyak {MOST} baris sekali tempel. Bagi menjadi beberapa."))
    return Bacaan(found.siap, found.keliru, already)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    lines = text.replace("\x00", "").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        sign = "\t" if "\t" in line else ";"
        cells = [" ".join(cell.split()) for cell in next(csv.reader([line], delimiter=sign), [])]
        if number == 1 and cells and fold_name(cells[0]) in {"desa", "desa kelurahan", "nama desa"}:
            continue
        yield number, cells


def _read(cells: list[str], by_name: dict[str, list[WilayahRow]], villages: list[WilayahRow]) -> Siap | str:
    row = dict(zip(COLUMNS, [*cells, *[""] * len(COLUMNS)], strict=False))
    if len(cells) > len(COLUMNS):
        return f"ada {len(cells)} kolom; pakai paling banyak {len(COLUMNS)}."
    desa = villages if not row["desa"] and len(villages) == 1 else by_name.get(_key(row["desa"]), [])
    if not desa:
        return f"desa “{row['desa'][:60]}” tidak ada di wilayah Anda."
    if len(desa) > 1:
        return f"ada {len(desa)} desa bernama {row['desa'][:60]}; tulis juga kecamatannya, dipisah koma."
    nama = row["nama"].removeprefix("Posyandu ").removeprefix("POSYANDU ").strip()
    if not nama:
        return "nama Posyandu belum ditulis di kolom kedua."
    long = next((name for name in COLUMNS[1:] if len(row[name]) > LENGTHS.get(name, 80)), None)
    if long is not None:
        return f"kolom {long} terlalu panjang."
    return Siap(desa[0], PosyanduForm(nama=nama, dusun=row["dusun"], rw=row["rw"], tempat=row["tempat"]))


def _by_name(villages: list[WilayahRow], parents: dict[int, str]) -> dict[str, list[WilayahRow]]:
    """Villages by name, by label, by both with the kecamatan, and by code."""
    found: dict[str, list[WilayahRow]] = defaultdict(list)
    for row in villages:
        parent = parents.get(row.induk_id or 0, "")
        kecamatan = parent.removeprefix("Kecamatan ").removeprefix("Distrik ")
        names = {row.kode, *(f"{name}{end}" for name in (row.nama, row.label) for end in ("", f", {kecamatan}"))}
        for name in {_key(name) for name in names}:
            found[name].append(row)
    return found


def _key(text: str) -> str:
    """A typed name as names are compared; a code stays as it is."""
    return text if text[:2].isdecimal() else fold_name(text)
