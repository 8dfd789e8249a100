"""How one phone stands, in words that blame nobody."""

import datetime as dt
from collections.abc import Iterable, Sequence

from simpul.akses.queries import PerangkatRow

LITTLE_ROOM_MB = 50
RIGHT_CLOCK = dt.timedelta(minutes=2)
# From the longest: minutes in one, and its word.
_SPANS = ((1440, "hari"), (60, "jam"), (1, "menit"))


def clock_words(offset_ms: int | None) -> str:
    """'Jam HP terlambat 1 jam 35 menit.'; '' while the phone has not told. The offset is server minus phone."""
    if offset_ms is None:
        return ""
    off = dt.timedelta(milliseconds=min(abs(offset_ms), 10**13))
    if off < RIGHT_CLOCK:
        return "Jam HP tepat."
    way = "terlambat" if offset_ms > 0 else "terlalu cepat"
    return f"Jam HP {way} {span_words(off)}. Catatan tetap diterima. Setel jam HP ke otomatis."


def span_words(span: dt.timedelta) -> str:
    """The two longest parts: '1 jam 35 menit', '365 hari'."""
    left, parts = span // dt.timedelta(minutes=1), []
    for length, word in _SPANS:
        count, left = divmod(left, length)
        if count:
            parts.append(f"{count} {word}")
    return " ".join(parts[:2]) or "kurang dari 1 menit"


def storage_words(row: PerangkatRow) -> list[str]:
    """Room on the phone, and whether its browser promised to keep the data; nothing that was never told."""
    said = []
    if row.kuota_mb is not None and row.simpanan_mb is not None:
        used = max(0, row.kuota_mb - row.simpanan_mb)
        said.append(f"Terpakai {_mb(used)} dari {_mb(row.kuota_mb)}, sisa {_mb(row.simpanan_mb)}.")
    elif row.simpanan_mb is not None:
        said.append(f"Sisa {_mb(row.simpanan_mb)}.")
    if row.simpanan_mb is not None and row.simpanan_mb < LITTLE_ROOM_MB:
        said.append("Hampir penuh. Hapus foto atau video lama di HP itu. Catatan tetap bisa disimpan.")
    if row.simpanan_tetap is not None:
        said.append(
            "Peramban menjaga data tetap ada."
            if row.simpanan_tetap
            else "Peramban belum berjanji menjaga data. Pasang Simpul di layar utama HP."
        )
    return said


def lacking_words(runs: Sequence[tuple[int, int]]) -> str:
    """'3 catatan belum sampai: nomor 41 sampai 43.'; '' when nothing lacks."""
    if not runs:
        return ""
    count = sum(last - first + 1 for first, last in runs)
    return f"{_thousands(count)} catatan belum sampai: nomor {_runs(runs)}."


def _runs(runs: Iterable[tuple[int, int]]) -> str:
    said = [str(first) if first == last else f"{first} sampai {last}" for first, last in runs]
    return ", ".join(said[:5]) + (" dan seterusnya" if len(said) > 5 else "")


def _mb(size: int) -> str:
    return f"{_thousands(size)} MB"


def _thousands(value: int) -> str:
    return f"{value:,}".replace(",", ".")
