"""Nutrition categories of Permenkes 2/2020, of LiLA and of head circumference, on plain values.

A limit belongs to the milder class: -3 and -2 to the class above them, +1, +2 and +3 to the one below.
z is compared in whole hundredths, so that screen and category agree. The words of a category are its
value with spaces for underscores.
"""

from bisect import bisect_right
from enum import StrEnum
from typing import Final

from simpul.pertumbuhan.zscore import FLAG_LIMITS


class Kategori(StrEnum):
    """Every category a growth index can have."""

    BERAT_BADAN_SANGAT_KURANG = "berat_badan_sangat_kurang"
    BERAT_BADAN_KURANG = "berat_badan_kurang"
    BERAT_BADAN_NORMAL = "berat_badan_normal"
    RISIKO_BERAT_BADAN_LEBIH = "risiko_berat_badan_lebih"
    SANGAT_PENDEK = "sangat_pendek"
    PENDEK = "pendek"
    NORMAL = "normal"
    TINGGI = "tinggi"
    GIZI_BURUK = "gizi_buruk"
    GIZI_KURANG = "gizi_kurang"
    GIZI_BAIK = "gizi_baik"
    BERISIKO_GIZI_LEBIH = "berisiko_gizi_lebih"
    GIZI_LEBIH = "gizi_lebih"
    OBESITAS = "obesitas"
    KURANG = "kurang"
    MELEBIHI_NORMAL = "melebihi_normal"
    MERAH = "merah"
    KUNING = "kuning"
    HIJAU = "hijau"
    UKUR_ULANG = "ukur_ulang"


_K = Kategori

_GIZI: Final = (
    _K.GIZI_BURUK,
    _K.GIZI_KURANG,
    _K.GIZI_BAIK,
    _K.BERISIKO_GIZI_LEBIH,
    _K.GIZI_LEBIH,
    _K.OBESITAS,
)
_GIZI_5_18: Final = (_K.GIZI_BURUK, _K.GIZI_KURANG, _K.GIZI_BAIK, _K.GIZI_LEBIH, _K.OBESITAS)
_BERAT: Final = (
    _K.BERAT_BADAN_SANGAT_KURANG,
    _K.BERAT_BADAN_KURANG,
    _K.BERAT_BADAN_NORMAL,
    _K.RISIKO_BERAT_BADAN_LEBIH,
)
# index: hundredths of z from which each next class begins, and the classes from low to high
_CLASSES: Final[dict[str, tuple[tuple[int, ...], tuple[Kategori, ...]]]] = {
    "bb_u": ((-300, -200, 101), _BERAT),
    "tb_u": ((-300, -200, 301), (_K.SANGAT_PENDEK, _K.PENDEK, _K.NORMAL, _K.TINGGI)),
    "bb_tb": ((-300, -200, 101, 201, 301), _GIZI),
    "imt_u": ((-300, -200, 101, 201, 301), _GIZI),
    "imt_u_5_18": ((-300, -200, 101, 201), _GIZI_5_18),
    "lk_u": ((-200, 201), (_K.KURANG, _K.NORMAL, _K.MELEBIHI_NORMAL)),
}
_PLAUSIBLE: Final = {
    index: tuple(round(limit * 100) for limit in FLAG_LIMITS[name])
    for index, name in (
        ("bb_u", "zwei"),
        ("tb_u", "zlen"),
        ("bb_tb", "zwfl"),
        ("imt_u", "zbmi"),
        ("imt_u_5_18", "zbfa"),
        ("lk_u", "zhc"),
    )
}
LILA_MONTHS: Final = (6, 59)
LILA_KUNING_MM: Final = 115
LILA_HIJAU_MM: Final = 125


def classify(index: str, z: float | None) -> Kategori | None:
    """Category of a z of `bb_u`, `tb_u`, `bb_tb`, `imt_u`, `imt_u_5_18` or `lk_u`; implausible z: ukur_ulang."""
    if z is None:
        return None
    if is_implausible(index, z):
        return Kategori.UKUR_ULANG
    begins, classes = _CLASSES[index]
    return classes[bisect_right(begins, round(z * 100))]


def is_implausible(index: str, z: float | None) -> bool:
    """Whether WHO would flag this z: measure again instead of classifying."""
    if z is None:
        return False
    low, high = _PLAUSIBLE[index]
    return not low <= round(z * 100) <= high


def classify_lila(lila_mm: int | None, umur_bulan: int) -> Kategori | None:
    """Upper arm of a child of 6 to 59 months: merah < 115 mm, kuning < 125, hijau; else None."""
    first, last = LILA_MONTHS
    if lila_mm is None or not first <= umur_bulan <= last:
        return None
    if lila_mm < LILA_KUNING_MM:
        return Kategori.MERAH
    return Kategori.KUNING if lila_mm < LILA_HIJAU_MM else Kategori.HIJAU


def is_bgm(z_bb_u: float | None) -> bool | None:
    """Below the red line (bawah garis merah): BB/U < -3; None without a plausible z."""
    return None if z_bb_u is None or is_implausible("bb_u", z_bb_u) else round(z_bb_u * 100) < -300


def is_above_orange(z_bb_u: float | None) -> bool | None:
    """Above the orange line (atas garis oranye): BB/U > +1; None without a plausible z."""
    return None if z_bb_u is None or is_implausible("bb_u", z_bb_u) else round(z_bb_u * 100) > 100
