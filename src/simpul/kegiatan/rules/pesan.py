"""Texts ready to copy into WhatsApp: an invitation, and a reminder of what a posyandu promised."""

import datetime as dt
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from simpul.kegiatan.rules.peserta import wa_number
from simpul.kernel.tanggal import full_date


def days_in_words(days: Sequence[dt.date]) -> str:
    """'Rabu, 10 Desember 2025', 'Senin, 30 Juni 2025 sampai Selasa, 1 Juli 2025', or every day by name."""
    if not days:
        return "tanggal menyusul"
    ordered = sorted(days)
    if len(ordered) == 1:
        return full_date(ordered[0])
    if (ordered[-1] - ordered[0]).days == len(ordered) - 1:
        return f"{full_date(ordered[0])} sampai {full_date(ordered[-1])}"
    return "; ".join(full_date(day) for day in ordered)


def invitation_text(
    *, kepada: str, acara: str, penyelenggara: str, days: Sequence[dt.date], tempat: str, surat: Mapping[str, str]
) -> str:
    """The invitation to one person in plain lines; the weekday is always that of the date."""
    lines = [
        f"Yth. {kepada}",
        "",
        f"Kami mengundang Bapak/Ibu ke {acara}.",
        f"Hari: {days_in_words(days)}",
        f"Waktu: {surat.get('waktu')}" if surat.get("waktu") else "",
        f"Tempat: {tempat}" if tempat else "",
        f"Mohon membawa: {surat.get('bawa')}" if surat.get("bawa") else "",
        f"Nomor surat: {surat.get('nomor')}" if surat.get("nomor") else "",
        f"Narahubung: {surat.get('kontak')}" if surat.get("kontak") else "",
        "",
        f"Terima kasih. {penyelenggara}",
    ]
    return "\n".join(line for number, line in enumerate(lines) if line or number in {1, 9})


def reminder_text(*, posyandu: str, acara: str, isi: str, tenggat: dt.date | None, today: dt.date) -> str:
    """A friendly word about the follow-up of one posyandu; without one, it asks for it."""
    if tenggat is None:
        return (
            f"Untuk {posyandu}: rencana tindak lanjut dari {acara} belum tercatat. "
            "Mohon dikirim satu kalimat: apa yang akan dikerjakan dan kapan. Terima kasih."
        )
    when = "tenggatnya sudah lewat" if tenggat < today else "tenggatnya"
    return (
        f"Untuk {posyandu}: tindak lanjut dari {acara}, yaitu {isi}, {when} {full_date(tenggat)}. "
        "Bila sudah dikerjakan, mohon kirim tanggal dan fotonya. Terima kasih."
    )


def wa_link(text: str, telepon: str = "") -> str:
    """A wa.me link with the text; without a usable number WhatsApp asks whom to send it to."""
    return f"https://wa.me/{wa_number(telepon)}?text={quote(text, safe='')}"
