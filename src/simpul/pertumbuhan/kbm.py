"""KBM (kenaikan berat badan minimal): the least gain of a month, by sex and completed months.

Source: the KMS card as printed in Buku KIA (health dossier 2.3.3).
"""

from typing import Final

KBM_G: Final = {
    "L": (800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200),
    "P": (800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200),
}
LAST_MONTHS: Final = 60


def kbm_g(jenis_kelamin: str, umur_bulan: int) -> int | None:
    """Grams to gain since last month at this age; None at month 0 and beyond 60 months, where no KBM exists."""
    if not 1 <= umur_bulan <= LAST_MONTHS:
        return None
    row = KBM_G[jenis_kelamin]
    return row[min(umur_bulan, len(row)) - 1]
