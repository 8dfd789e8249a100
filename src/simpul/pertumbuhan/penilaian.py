"""Assessment (penilaian) of one measurement: z-scores, categories and the corrected length."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from simpul.kernel.errors import SimpulError
from simpul.pertumbuhan.indeks import Usia, z_of_many
from simpul.pertumbuhan.kategori import (
    Kategori,
    classify,
    classify_lila,
    is_above_orange,
    is_bgm,
    is_implausible,
)
from simpul.pertumbuhan.lms import DAYS_PER_MONTH, STANDING_FROM_DAYS, TABLE_VERSION
from simpul.pertumbuhan.usia import age_days, completed_months

SHIFT_MM: Final = 7
NINE_MONTHS: Final = 9
STANDING_FROM_MONTHS: Final = 24
UNDER_FIVE_LAST_MONTHS: Final = 60
UNDER_FIVE_LAST_DAYS: Final = 1826
CATEGORY_LAST_MONTHS: Final = 227
INDEKS: Final = ("bb_u", "tb_u", "bb_tb", "imt_u", "lk_u")


class Metode(StrEnum):
    """How age enters the tables: completed months as Permenkes 2/2020 (default), or days as WHO."""

    BULAN_PENUH = "bulan_penuh"
    HARI = "hari"


@dataclass(frozen=True, slots=True)
class Anak:
    """The child: `jenis_kelamin` L or P."""

    jenis_kelamin: str | None
    tanggal_lahir: dt.date


@dataclass(frozen=True, slots=True)
class Pengukuran:
    """What was read from scale and board; `posisi` is telentang, berdiri or None (unknown: no correction)."""

    tanggal: dt.date
    berat_g: int | None = None
    panjang_mm: int | None = None
    posisi: str | None = None
    lila_mm: int | None = None
    lingkar_kepala_mm: int | None = None
    edema: bool = False


@dataclass(frozen=True, slots=True)
class Penilaian:
    """The result, equal in Python and on the phone.

    `ukuran` is PB (lying) or TB (standing), the kind the tables of this age expect and to which
    `panjang_terkoreksi_mm` was brought. `z` and `kategori` are None where none exists; `ukur_ulang` names the
    indices with an implausible z. `posisi_diragukan`: recorded standing below nine months.
    """

    metode: Metode
    versi_tabel: str
    umur_bulan: int
    umur_hari: int
    ukuran: str
    panjang_terkoreksi_mm: int | None
    posisi_diragukan: bool
    z: dict[str, float | None]
    kategori: dict[str, Kategori | None]
    ukur_ulang: list[str]
    bgm: bool | None
    atas_oranye: bool | None

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready, with the keys the phone uses."""
        return asdict(self)


def assess(child: Anak, measurement: Pengukuran, method: Metode = Metode.BULAN_PENUH) -> Penilaian:
    """The assessment of one measurement; raises SimpulError on impossible input."""
    (result,) = assess_many([child], [measurement], method)
    if isinstance(result, SimpulError):
        raise result
    return result


def assess_many(
    children: Sequence[Anak], measurements: Sequence[Pengukuran], method: Metode = Metode.BULAN_PENUH
) -> list[Penilaian | SimpulError]:
    """Assess pairs of child and measurement at once; a refused pair gives its error in its place."""
    pairs = list(zip(children, measurements, strict=True))
    results: list[Penilaian | SimpulError | None] = [_refusal(child, taken) for child, taken in pairs]
    kept = [place for place, error in enumerate(results) if error is None]
    ages = [_usia(pairs[place][0], pairs[place][1], method) for place in kept]
    z = z_of_many(ages, [pairs[place][1] for place in kept])
    for place, usia, *values in zip(kept, ages, *(z[index] for index in INDEKS), strict=True):
        results[place] = _penilaian(usia, pairs[place][1], dict(zip(INDEKS, values, strict=True)), method)
    return [result for result in results if result is not None]


def _refusal(child: Anak, taken: Pengukuran) -> SimpulError | None:
    if child.jenis_kelamin not in {"L", "P"}:
        return SimpulError("pertumbuhan.jenis_kelamin_kosong")
    if taken.tanggal < child.tanggal_lahir:
        return SimpulError("pertumbuhan.sebelum_lahir", tanggal=taken.tanggal.isoformat())
    sizes = (taken.berat_g, taken.panjang_mm, taken.lila_mm, taken.lingkar_kepala_mm)
    if any(size is not None and size <= 0 for size in sizes):
        return SimpulError("pertumbuhan.ukuran_nol")
    return None


def _usia(child: Anak, taken: Pengukuran, method: Metode) -> Usia:
    """Age by both counts and what the method makes of it: the tables, the shift, the position."""
    months, days = completed_months(child.tanggal_lahir, taken.tanggal), age_days(child.tanggal_lahir, taken.tanggal)
    by_day = method is Metode.HARI
    standing = days >= STANDING_FROM_DAYS if by_day else months >= STANDING_FROM_MONTHS
    under_five = days <= UNDER_FIVE_LAST_DAYS if by_day else months <= UNDER_FIVE_LAST_MONTHS
    too_young = days / DAYS_PER_MONTH < NINE_MONTHS if by_day else months < NINE_MONTHS
    doubtful = taken.posisi == "berdiri" and too_young
    shift_mm = 0
    # WHO's method takes a baby under nine months as lying whatever was ticked; the regulation just adds.
    if under_five and taken.posisi == "berdiri" and not standing and not (by_day and doubtful):
        shift_mm = SHIFT_MM
    elif under_five and taken.posisi == "telentang" and standing:
        shift_mm = -SHIFT_MM
    return Usia(
        sex="LP".index(child.jenis_kelamin or ""),
        months=months,
        days=days,
        by_day=by_day,
        under_five=under_five,
        standing=standing,
        doubtful=doubtful,
        size_mm=None if taken.panjang_mm is None else taken.panjang_mm + shift_mm,
    )


def _penilaian(usia: Usia, taken: Pengukuran, z: dict[str, float | None], method: Metode) -> Penilaian:
    kategori = {index: classify(index, z[index]) for index in ("bb_u", "tb_u", "bb_tb")}
    if usia.under_five:
        kategori["imt_u"] = classify("imt_u", z["imt_u"])
    else:
        kategori["imt_u"] = classify("imt_u_5_18", z["imt_u"]) if usia.months <= CATEGORY_LAST_MONTHS else None
    if taken.edema:
        # Swelling of both feet is severe whatever the scale says.
        kategori["bb_tb" if usia.under_five else "imt_u"] = Kategori.GIZI_BURUK
    kategori["lk"] = classify("lk_u", z["lk_u"])
    kategori["lila"] = classify_lila(taken.lila_mm, usia.months)
    return Penilaian(
        metode=method,
        versi_tabel=TABLE_VERSION,
        umur_bulan=usia.months,
        umur_hari=usia.days,
        ukuran="TB" if usia.standing else "PB",
        panjang_terkoreksi_mm=usia.size_mm,
        posisi_diragukan=usia.doubtful,
        z=z,
        kategori=kategori,
        ukur_ulang=[index for index in INDEKS if is_implausible(index, z[index])],
        bgm=is_bgm(z["bb_u"]),
        atas_oranye=is_above_orange(z["bb_u"]),
    )
