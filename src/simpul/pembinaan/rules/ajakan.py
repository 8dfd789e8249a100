"""Texts ready to send by WhatsApp: they ask how one can help, and blame nobody (users.md job 18)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from simpul.kernel.clock import MONTH_NAMES, date_in_words
from simpul.pembinaan.rules.perlu import Perlu

MOST_NAMED = 12  # a longer message is not read


@dataclass(frozen=True, slots=True)
class Baris:
    """A posyandu with what has not come from it, and promises whose day has come."""

    nama: str
    perlu: Perlu
    janji: tuple[str, ...] = ()


def reminder(pengirim: str, tujuan: str, rows: Sequence[Baris], kunjungan: dt.date | None = None) -> str:
    """A whole message; `pengirim` and `tujuan` are places in words, such as 'Kecamatan Kurun' and 'Desa Petak'.

    `kunjungan` is the next visit that is planned there.
    """
    lines = [f"Bapak/Ibu di {tujuan}, salam dari {pengirim}. Terima kasih atas kerja Posyandu selama ini."]
    told = [sentence for row in rows[:MOST_NAMED] for sentence in _sentences(row)]
    if told:
        lines += ["", "Di Simpul kami belum melihat catatan berikut:", *(f"- {sentence}" for sentence in told)]
        if len(rows) > MOST_NAMED:
            lines.append(f"- dan {len(rows) - MOST_NAMED} Posyandu lain")
        lines += [
            "",
            "Kalau sudah berjalan, mohon catatannya dikirim saat ada sinyal.",
            "Kalau ada kendala, kabari kami supaya bisa kami bantu.",
        ]
    if kunjungan is not None:
        lines += ["", f"Kami berencana berkunjung {date_in_words(kunjungan)}."]
    return "\n".join([*lines, "", "Terima kasih."])


def _sentences(row: Baris) -> list[str]:
    found = []
    if row.perlu.belum_buka is not None:
        found.append(f"Posyandu {row.nama}: hari buka yang direncanakan {date_in_words(row.perlu.belum_buka)}")
    if row.perlu.belum_lapor is not None:
        month = row.perlu.belum_lapor
        found.append(f"Posyandu {row.nama}: laporan {MONTH_NAMES[month.month - 1]} {month.year}")
    return found + [f"{row.nama}: kesepakatan “{text}”" for text in row.janji]
