"""Who may have a certificate, its number, and what its paper says."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from simpul.kegiatan import errors
from simpul.kegiatan.rules.kecakapan import needed
from simpul.kernel.errors import SimpulError

USUAL_PATTERN = "{urut}/SERT/{kegiatan}/{bulan}/{tahun}"
LONGEST_PATTERN, LONGEST_NUMBER, MOST_HOURS = 60, 80, 400
MOST_IN_A_PART = 200
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PART = re.compile(r"\{([^{}]*)\}")
_SIGNS = re.compile(r"[A-Za-z0-9 ./_-]*")
PARTS = {
    "urut": "nomor urut peserta",
    "kegiatan": "nomor kegiatan tahun itu",
    "bulan": "bulan dalam angka Romawi",
    "tahun": "tahun",
}


@dataclass(frozen=True, slots=True)
class SetelanForm:
    """How an event's certificates look: pattern of the number, hours of lessons, day, town and signer."""

    pola: str
    jp: int
    tanggal: dt.date
    kota: str
    penanda_jabatan: str
    penanda_nama: str
    penanda_nip: str = ""


def check_setelan(form: SetelanForm, selesai: dt.date | None) -> SetelanForm:
    """The form with tidy words.

    Raises `kegiatan.pola_bagian`, `kegiatan.pola_urut`, `kegiatan.jp`, `kegiatan.isian_kosong`,
    `kegiatan.isian_panjang`, `kegiatan.belum_ada_hari`, `kegiatan.sertifikat_dini` for a day before the event's last.
    """
    if selesai is None:
        raise SimpulError(errors.BELUM_ADA_HARI)
    if form.tanggal < selesai:
        raise SimpulError(errors.SERTIFIKAT_DINI, tanggal=selesai.isoformat())
    if not 1 <= form.jp <= MOST_HOURS:
        raise SimpulError(errors.JP, batas=MOST_HOURS)
    return replace(
        form,
        pola=check_pola(form.pola),
        kota=needed(form.kota, "Tempat tanda tangan", 80),
        penanda_jabatan=needed(form.penanda_jabatan, "Jabatan penanda tangan", 120),
        penanda_nama=needed(form.penanda_nama, "Nama penanda tangan", 120),
        penanda_nip=" ".join(form.penanda_nip.split())[:40],
    )


def check_pola(pola: str) -> str:
    """A pattern that numbers every participant of every event of a year differently.

    Raises `kegiatan.pola_bagian` for an unknown part or sign, `kegiatan.pola_urut` when a part is missing without which
    numbers repeat, `kegiatan.isian_panjang`.
    """
    tidy = " ".join(pola.split()) or USUAL_PATTERN
    if len(tidy) > LONGEST_PATTERN:
        raise SimpulError(errors.ISIAN_PANJANG, isian="Pola nomor", batas=LONGEST_PATTERN)
    parts = _PART.findall(tidy)
    unknown = [part for part in parts if part not in PARTS]
    if unknown or not _SIGNS.fullmatch(_PART.sub("", tidy)):
        raise SimpulError(errors.POLA_BAGIAN, bagian=unknown[0] if unknown else tidy)
    if not {"urut", "kegiatan", "tahun"} <= set(parts):
        raise SimpulError(errors.POLA_URUT)
    return tidy


def nomor_of(pola: str, urut: int, serial: int, tanggal: dt.date) -> str:
    """The number of a certificate: '0007/SERT/012/VII/2025'."""
    said = {
        "urut": f"{urut:04d}",
        "kegiatan": f"{serial:03d}",
        "bulan": ROMAN[tanggal.month - 1],
        "tahun": str(tanggal.year),
    }
    return _PART.sub(lambda part: said[part[1]], pola)


def is_enough(attended: int, sessions: int, percent: int) -> bool:
    """Whether someone was there long enough; at an event without sessions nobody was."""
    return sessions > 0 and attended > 0 and attended * 100 >= percent * sessions


def attended_percent(attended: int, sessions: int) -> int:
    """Whole percent, rounded down: 79,9 is not yet 80."""
    return attended * 100 // sessions if sessions else 0


def sidik_of(nomor: str, nama: str, isi: Mapping[str, Any]) -> str:
    """The fingerprint of what a certificate says, 64 hexadecimal digits."""
    said = json.dumps([nomor, nama, isi], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def initials(nama: str) -> str:
    """'Siti Nur Aisyah, S.Pd.' is 'S.N.A.': enough to compare with paper, too little to learn a name from."""
    words = re.findall(r"[^\W\d_][\w'’-]*", nama.split(",", maxsplit=1)[0])
    return "".join(f"{word[0].upper()}." for word in words[:5])
