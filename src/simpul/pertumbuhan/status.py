"""Weighing status N, T, O, B, the chain 2T and the referral that follows (health dossier 2.3.3)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from simpul.pertumbuhan.kbm import LAST_MONTHS, kbm_g


class StatusTimbang(StrEnum):
    """What a weighing says beside last month's; every weighed child has exactly one (D = N + T + O + B)."""

    NAIK = "N"
    TIDAK_NAIK = "T"
    TIDAK_DITIMBANG_BULAN_LALU = "O"
    BARU = "B"


class Rujukan(StrEnum):
    """How soon the child goes to the midwife."""

    BIASA = "biasa"
    SEGERA = "segera"


@dataclass(frozen=True, slots=True)
class Timbangan:
    """One weighing; `hari_buka` when it was made at the opening day."""

    tanggal: dt.date
    berat_g: int
    hari_buka: bool = True


def weighing_status(
    *, jenis_kelamin: str, umur_bulan: int, berat_g: int, berat_bulan_lalu_g: int | None, pernah_ditimbang: bool
) -> StatusTimbang | None:
    """N, T, O or B; None beyond 60 months, where the card ends.

    `berat_bulan_lalu_g` is the weight of the previous calendar month and `pernah_ditimbang` whether this
    posyandu weighed the child ever before. Month 0 has no KBM: there any gain is N.
    """
    if umur_bulan > LAST_MONTHS:
        return None
    if not pernah_ditimbang:
        return StatusTimbang.BARU
    if berat_bulan_lalu_g is None:
        return StatusTimbang.TIDAK_DITIMBANG_BULAN_LALU
    gain_g = berat_g - berat_bulan_lalu_g
    return StatusTimbang.NAIK if gain_g >= (kbm_g(jenis_kelamin, umur_bulan) or 1) else StatusTimbang.TIDAK_NAIK


def is_2t(now: StatusTimbang | None, bulan_lalu: StatusTimbang | None) -> bool:
    """Two months in a row not gaining; any other status between breaks the chain."""
    return now == StatusTimbang.TIDAK_NAIK and bulan_lalu == StatusTimbang.TIDAK_NAIK


def counted_weighing(weighings: Sequence[Timbangan], tahun: int, bulan: int) -> Timbangan | None:
    """The one weighing of a calendar month that enters SKDN: the opening day's, else the first."""
    month = [w for w in weighings if (w.tanggal.year, w.tanggal.month) == (tahun, bulan)]
    return min(month, key=lambda w: (not w.hari_buka, w.tanggal), default=None)


def referral(
    status: StatusTimbang | None, *, dua_t: bool, bgm: bool | None, atas_oranye: bool | None
) -> Rujukan | None:
    """One T or above the orange line: biasa; 2T or below the red line: segera; else none."""
    if dua_t or bgm:
        return Rujukan.SEGERA
    return Rujukan.BIASA if status == StatusTimbang.TIDAK_NAIK or atas_oranye else None


def tally_statuses(statuses: Iterable[StatusTimbang | None]) -> dict[str, int]:
    """Counts of N, T, O, B with D (all four) and D' (those comparable with last month: N + T)."""
    counts = Counter(status.value for status in statuses if status is not None)
    n, t, o, b = (counts[key] for key in "NTOB")
    return {"D": n + t + o + b, "D'": n + t, "N": n, "T": t, "O": o, "B": b}
