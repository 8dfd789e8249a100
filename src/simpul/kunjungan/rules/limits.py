"""What a measurement can be: impossible values are refused, unlikely ones are asked about. Pure.

Blocks after health.md 2.0; the questions are those of the phone (`pwa/src/domain/checks.ts`) under the same codes, so
that what a kader confirmed there is not asked again here.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from simpul.kernel.errors import SimpulError
from simpul.kunjungan.errors import Galat, Peringatan
from simpul.warga.rules.life_cycle import BALITA_LAST_MONTHS

Range = tuple[int, int]
ADULT_MONTHS: Final = 18 * 12
LENGTH_FALL_MM: Final = 10
WEIGHT_CHANGE_G: Final = 1000
WEIGHT_CHANGE_SHARE: Final = 0.25
VITAMIN_A_MONTHS: Final = {2, 3, 8, 9}  # February and August, and the month of sweeping after each
VITAMIN_A_AGE: Final = {"biru": (6, 11), "merah": (12, 59)}
_SCORES: Final = (
    ("bb_u", Peringatan.BERAT_JAUH_DARI_UMUR),
    ("tb_u", Peringatan.PANJANG_JAUH_DARI_UMUR),
    ("bb_tb", Peringatan.BERAT_JAUH_DARI_PANJANG),
)


@dataclass(frozen=True, slots=True)
class Batas:
    """Hard limits of one age group: grams and millimetres."""

    berat_g: Range
    panjang_mm: Range
    lila_mm: Range
    lingkar_kepala_mm: Range


BALITA: Final = Batas((500, 40_000), (300, 1400), (50, 300), (200, 650))
ANAK: Final = Batas((5_000, 150_000), (600, 2200), (50, 600), (300, 700))
DEWASA: Final = Batas((20_000, 250_000), (900, 2200), (100, 600), (400, 700))


@dataclass(frozen=True, slots=True)
class Ukuran:
    """What was read: grams and millimetres."""

    berat_g: int | None = None
    panjang_mm: int | None = None
    lila_mm: int | None = None
    lingkar_kepala_mm: int | None = None


def limits_of(age_months: int) -> Batas:
    """The limits for an age in completed months."""
    if age_months <= BALITA_LAST_MONTHS:
        return BALITA
    return ANAK if age_months < ADULT_MONTHS else DEWASA


def check_hard(taken: Ukuran, age_months: int) -> SimpulError | None:
    """The first measurement that cannot be true of anyone of this age (89 kg for a baby, 1.2 m typed as cm)."""
    limits = limits_of(age_months)
    return (
        _check(Galat.BERAT, taken.berat_g, limits.berat_g, 1000)
        or _check(Galat.PANJANG, taken.panjang_mm, limits.panjang_mm, 10)
        or _check(Galat.LILA, taken.lila_mm, limits.lila_mm, 10)
        or _check(Galat.LINGKAR_KEPALA, taken.lingkar_kepala_mm, limits.lingkar_kepala_mm, 10)
    )


def _check(code: Galat, value: int | None, limit: Range, unit: int) -> SimpulError | None:
    if value is None or limit[0] <= value <= limit[1]:
        return None
    least, most = (_plain(bound, unit) for bound in limit)
    return SimpulError(code, nilai=_plain(value, unit), paling_kecil=least, paling_besar=most)


def _plain(value: int, unit: int) -> str:
    """A figure as Indonesians write it: 89 kg, 0,5 kg, 73,5 cm."""
    return f"{value / unit:.3f}".rstrip("0").rstrip(".").replace(".", ",")


def check_soft(
    taken: Ukuran, last: Ukuran, penilaian: dict[str, Any] | None, confirmed: Collection[str]
) -> Iterator[dict[str, Any]]:
    """Warnings about unlikely values; `last` is the latest earlier weight and corrected length, if any."""
    found = [*_check_change(taken, last), *_check_scores(penilaian)]
    for code, params in found:
        if code.partition(".")[2] not in confirmed:
            yield {"kode": str(code), "params": params}


def _check_change(taken: Ukuran, last: Ukuran) -> Iterator[tuple[Peringatan, dict[str, str]]]:
    before_mm, now_mm = last.panjang_mm, taken.panjang_mm
    if before_mm is not None and now_mm is not None and before_mm - now_mm > LENGTH_FALL_MM:
        yield Peringatan.PANJANG_TURUN, _pair(before_mm, now_mm, 10)
    before_g, now_g = last.berat_g, taken.berat_g
    if before_g is None or now_g is None:
        return
    if abs(now_g - before_g) > max(WEIGHT_CHANGE_G, before_g * WEIGHT_CHANGE_SHARE):
        yield Peringatan.BERAT_BERUBAH_JAUH, _pair(before_g, now_g, 1000)


def _pair(before: int, now: int, unit: int) -> dict[str, str]:
    return {"dulu": _plain(before, unit), "sekarang": _plain(now, unit)}


def _check_scores(penilaian: dict[str, Any] | None) -> Iterator[tuple[Peringatan, dict[str, str]]]:
    if penilaian is None:
        return
    for index, code in _SCORES:
        if index in penilaian["ukur_ulang"]:
            yield code, {}
    if penilaian["posisi_diragukan"]:
        yield Peringatan.POSISI_DIRAGUKAN, {}


def check_vitamin_a(colour: str | None, age_months: int, date: dt.date) -> Iterator[dict[str, Any]]:
    """Blue at 6 to 11 and red at 12 to 59 completed months, in February and August (health.md 2.3.8)."""
    if colour is None:
        return
    least, most = VITAMIN_A_AGE[colour]
    if not least <= age_months <= most:
        yield {"kode": str(Peringatan.VITAMIN_A_UMUR), "params": {}}
    if date.month not in VITAMIN_A_MONTHS:
        yield {"kode": str(Peringatan.VITAMIN_A_BULAN), "params": {}}
