"""What a posyandu has: its place, its equipment, its money by year and source (governance.md 1.7, 3.3).

The list of equipment names the anthropometry kit and what the desks of the six fields use; a region adds lines of its
own under `lainnya`. Nothing here blocks work: what is missing is shown.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.rules.kata_sarana import (
    ALAT_NAMES,
    KIT_ANTROPOMETRI,
    OF_DESA,
    SUMBER_NAMES,
    Air,
    Gedung,
    Jamban,
    JenisAlat,
    Listrik,
    Sinyal,
    SumberDana,
)
from simpul.wilayah.rules import JenisWilayah

MOST_PIECES = 9_999
MOST_RUPIAH = 10**13
MOST_ROOMS = 99
MOST_NOTE = 200
FIRST_YEAR = 1_950
FIRST_BUDGET = 2_000
YEARS_AHEAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SaranaForm:
    """The place of a posyandu as it was found on `diperiksa`; '' and None are not noted."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    diperiksa: dt.date
    oleh: UUID
    gedung: str = ""
    air: str = ""
    jamban: str = ""
    listrik: str = ""
    sinyal: str = ""
    ruang: int | None = None
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlatForm:
    """How many pieces work and how many do not; `nama` only for `lainnya`, `tahun` the year they came."""

    jenis: JenisAlat
    nama: str = ""
    baik: int = 0
    rusak: int = 0
    sumber: str = ""
    tahun: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DanaForm:
    """Money of a year from one source in whole rupiah; None is not noted."""

    sumber: SumberDana
    rencana_rp: int | None = None
    terpakai_rp: int | None = None
    keterangan: str = ""


def sources_for(jenis: JenisWilayah, kept: Collection[str] = ()) -> dict[SumberDana, str]:
    """Sources a place has: no APBDes in a kelurahan, no DPA of the kecamatan in a desa; `kept` were noted before."""
    missing = OF_DESA if jenis is JenisWilayah.KELURAHAN else frozenset({SumberDana.DPA_KECAMATAN})
    return {one: kata for one, kata in SUMBER_NAMES.items() if one not in missing or one.value in kept}


def check_sarana(form: SaranaForm, today: dt.date) -> SaranaForm:
    """The form as it is stored; raises `posyandu.sarana_` with `tanggal`, `pilihan` or `jumlah`."""
    if form.diperiksa > today or form.diperiksa.year < FIRST_YEAR:
        raise SimpulError(errors.SARANA_TANGGAL)
    closed: Mapping[str, type[StrEnum]] = {
        "gedung": Gedung, "air": Air, "jamban": Jamban, "listrik": Listrik, "sinyal": Sinyal,
    }  # fmt: skip
    if any(getattr(form, name) not in {"", *words} for name, words in closed.items()):
        raise SimpulError(errors.SARANA_PILIHAN)
    if form.ruang is not None and not 0 <= form.ruang <= MOST_ROOMS:
        raise SimpulError(errors.SARANA_JUMLAH, nama="Ruang")
    return replace(form, catatan=" ".join(form.catatan.split())[:MOST_NOTE])


def check_alat(lines: Iterable[AlatForm], today: dt.date) -> list[AlatForm]:
    """The lines as they are stored, without the empty ones; one of a name that came twice adds up.

    Raises `posyandu.sarana_jumlah`, `posyandu.alat_tahun`, `posyandu.alat_tanpa_nama`, `posyandu.sarana_pilihan`.
    """
    found: dict[tuple[JenisAlat, str], AlatForm] = {}
    for line in lines:
        nama = " ".join(line.nama.split()) if line.jenis is JenisAlat.LAINNYA else ""
        if not line.baik and not line.rusak:
            continue
        _check_line(replace(line, nama=nama), today)
        before = found.get((line.jenis, nama.casefold()))
        baik, rusak = line.baik + (before.baik if before else 0), line.rusak + (before.rusak if before else 0)
        found[line.jenis, nama.casefold()] = replace(line, nama=nama, baik=baik, rusak=rusak)
    return list(found.values())


def _check_line(line: AlatForm, today: dt.date) -> None:
    called = line.nama or ALAT_NAMES[line.jenis]
    if line.jenis is JenisAlat.LAINNYA and not line.nama:
        raise SimpulError(errors.ALAT_TANPA_NAMA)
    if not (0 <= line.baik <= MOST_PIECES and 0 <= line.rusak <= MOST_PIECES):
        raise SimpulError(errors.SARANA_JUMLAH, nama=called)
    if line.tahun is not None and not FIRST_YEAR <= line.tahun <= today.year:
        raise SimpulError(errors.ALAT_TAHUN, nama=called)
    if line.sumber not in {"", *SumberDana}:
        raise SimpulError(errors.SARANA_PILIHAN)


def check_dana(tahun: int, lines: Iterable[DanaForm], today: dt.date) -> list[DanaForm]:
    """The lines of a year as they are stored, without the empty ones.

    Raises `posyandu.dana_tahun`, `posyandu.dana_jumlah`; spending in a year to come is refused as no fact.
    """
    if not FIRST_BUDGET <= tahun <= today.year + YEARS_AHEAD:
        raise SimpulError(errors.DANA_TAHUN)
    kept = []
    for line in lines:
        amounts = (line.rencana_rp, line.terpakai_rp)
        if any(one is not None and not 0 <= one <= MOST_RUPIAH for one in amounts):
            raise SimpulError(errors.DANA_JUMLAH, sumber=SUMBER_NAMES[line.sumber])
        if tahun > today.year and line.terpakai_rp:
            raise SimpulError(errors.DANA_BELUM, tahun=tahun)
        note = " ".join(line.keterangan.split())[:MOST_NOTE]
        if note or any(one is not None for one in amounts):
            kept.append(replace(line, keterangan=note))
    return kept


def missing_kit(lines: Iterable[AlatForm]) -> list[str]:
    """Names of what the anthropometry kit lacks in working order."""
    working = {line.jenis for line in lines if line.baik}
    return [ALAT_NAMES[one] for one in JenisAlat if one in KIT_ANTROPOMETRI and one not in working]
