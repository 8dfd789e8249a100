"""The numbers of the population register (NIK, KK): reading, checking and masking. Pure."""

import datetime as dt
from dataclasses import dataclass

from simpul.warga.errors import Peringatan

LENGTH = 16
FEMALE_DAY_SHIFT = 40  # the register adds 40 to the day of birth of women


@dataclass(frozen=True, slots=True)
class NikTerurai:
    """What a NIK says of its holder: day, month and two-digit year of birth, and sex."""

    hari: int
    bulan: int
    tahun_dua_angka: int
    jenis_kelamin: str

    def matches(self, birth: dt.date) -> bool:
        """Whether the birth date agrees with the number; the century is not in it."""
        return (self.hari, self.bulan, self.tahun_dua_angka) == (birth.day, birth.month, birth.year % 100)


def clean_number(text: str | None) -> str:
    """The digits of a typed number; grouping (3328 0101 ...) is how people write it."""
    if not text or (text.isascii() and text.isdecimal()):
        return text or ""
    return "".join(letter for letter in text if letter.isascii() and letter.isdigit())


def decode_nik(nik: str) -> NikTerurai | None:
    """Digits 7 to 12 as birth date and sex (ddmmyy, day + 40 for women); None when they are no date."""
    if len(nik) != LENGTH:
        return None
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    sex = "P" if day > FEMALE_DAY_SHIFT else "L"
    day -= FEMALE_DAY_SHIFT if sex == "P" else 0
    try:
        # A leap year, so that 29 February is a date whatever the century.
        dt.date(2000, month, day)
    except ValueError:
        return None
    return NikTerurai(day, month, year, sex)


def check_nik(nik: str, birth: dt.date, sex: str) -> list[Peringatan]:
    """What disagrees between a cleaned NIK and the person; warnings only, a NIK never blocks (R17)."""
    if len(nik) != LENGTH:
        return [Peringatan.NIK_BUKAN_16_ANGKA]
    read = decode_nik(nik)
    if read is None:
        return [Peringatan.NIK_TIDAK_TERBACA]
    found = []
    if not read.matches(birth):
        found.append(Peringatan.NIK_TANGGAL_BERBEDA)
    if read.jenis_kelamin != sex:
        found.append(Peringatan.NIK_KELAMIN_BERBEDA)
    return found


def is_filler(nik: str) -> bool:
    """Whether a number only fills a form: one digit over and over, no serial at its end, or counting up.

    Population files hold such a NIK for many people, so that it never tells who somebody is (users.md pain 15).
    """
    if len(nik) != LENGTH:
        return True
    return len(set(nik[6:])) == 1 or nik.endswith("0000") or nik in "01234567890123456789"


def mask_number(number: str) -> str:
    """`3328 **** **** 1207`; a number of another length shows its last four digits at most (R52)."""
    if len(number) == LENGTH:
        return f"{number[:4]} **** **** {number[-4:]}"
    return f"**** {number[-4:]}" if len(number) > 4 else "****"


def mask_tail(number: str) -> str:
    """The last four digits alone, for histories that lie unencrypted."""
    return f"**** {number[-4:]}" if len(number) > 4 else "****"
