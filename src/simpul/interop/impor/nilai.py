"""Single values as people type them into tables. Pure; what cannot be read is told, never guessed.

Each reader returns the value, or a `Kata`: the code of what is wrong with it.
"""

import datetime as dt
import re
from typing import Final

from simpul.flows.impor.errors import Kata
from simpul.interop.impor.pembaca import Cell
from simpul.kernel.clock import MONTH_NAMES
from simpul.warga.rules.nik import LENGTH, decode_nik

EXCEL_EPOCH: Final = dt.date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 2, 80_000  # 1900 to 2119
NIL_WORDS: Final = frozenset({"", "-", "--", "0", "x", "n/a", "na", "null", "nihil", "tidak ada", "kosong", "#n/a"})
_DATE: Final = re.compile(r"(\d{1,4})[ ./\\-]+(\d{1,2}|[a-z]+)[ ./\\-]+(\d{1,4})(?:[ t]+\d{1,2}:\d{2}(:\d{2})?)?")
_NUMBER: Final = re.compile(r"-?\d+(?:[.,]\d+)?")
_UNIT: Final = re.compile(r"\s*(kg|gr|gram|g|cm|mm)\.?$")
_POWER: Final = re.compile(r"\d[.,]?\d*e\+?\d+", re.IGNORECASE)
_MONTHS: Final = {name.casefold()[:3]: number for number, name in enumerate(MONTH_NAMES, 1)} | {
    "agt": 8, "agu": 8, "ags": 8, "may": 5, "aug": 8, "oct": 10, "dec": 12, "nop": 11, "pebruari"[:3]: 2,
}  # fmt: skip
LARGEST: Final = 1e9
SAFE_DIGITS: Final = 15  # a table program keeps so many digits of a number


def text_of(cell: Cell) -> str:
    """The cell as text; a whole number without a comma, nothing for what stands for nothing."""
    if cell is None or isinstance(cell, bool):
        return ""
    text = " ".join(str(cell).split())
    return "" if text.casefold() in NIL_WORDS - {"0"} else text


def read_nik(cell: Cell) -> str | Kata | None:
    """A NIK that can be told from filler. One kept as a number has lost its 16th digit when that is zero."""
    text = text_of(cell)
    if not text or not text.strip("0 "):
        return None if not text else Kata.NIK_PENGISI
    if _POWER.fullmatch(text) or isinstance(cell, float):
        return Kata.NIK_TERPOTONG
    digits = "".join(letter for letter in text if letter.isascii() and letter.isdigit())
    if len(set(digits)) <= 1:
        return Kata.NIK_PENGISI
    if len(digits) != LENGTH:
        return Kata.NIK_BUKAN_16
    if isinstance(cell, int) and digits.endswith("0"):
        return Kata.NIK_TERPOTONG
    return digits if decode_nik(digits) else Kata.NIK_PENGISI


def read_kk(cell: Cell) -> str | Kata | None:
    """A family's number, by the same rules; its digits hold no birth date."""
    found = read_nik(cell)
    text = "".join(letter for letter in text_of(cell) if letter.isdigit())
    if found is Kata.NIK_PENGISI and len(text) == LENGTH and len(set(text)) > 1:
        return text
    return Kata.KK_TIDAK_TERBACA if isinstance(found, Kata) else found


def read_date(cell: Cell, today: dt.date, *, two_digits: bool, month_first: bool = False) -> dt.date | Kata | None:
    """A date of a date cell, an Excel serial number, or text; `two_digits` when a year of two digits can be only one.

    `month_first` is what the user said of her file; it is never found out from the values.
    """
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        is_serial = FIRST_SERIAL <= cell <= LAST_SERIAL
        return EXCEL_EPOCH + dt.timedelta(days=int(cell)) if is_serial else Kata.TANGGAL_TIDAK_TERBACA
    text = text_of(cell).casefold()
    if not text or text == "0":
        return None
    if text.isascii() and text.isdecimal() and len(text) == 5:
        return EXCEL_EPOCH + dt.timedelta(days=int(text))
    match = _DATE.fullmatch(text)
    if match is None:
        return Kata.TANGGAL_TIDAK_TERBACA
    first, second, third = match[1], match[2], match[3]
    return _assembled((first, second, third), today, two_digits=two_digits, month_first=month_first)


def _assembled(parts: tuple[str, str, str], today: dt.date, *, two_digits: bool, month_first: bool) -> dt.date | Kata:
    first, second, third = parts
    named = _MONTHS.get(second[:3]) if second.isalpha() else None
    if second.isalpha() and named is None:
        return Kata.TANGGAL_TIDAK_TERBACA
    if len(first) == 4:
        year, month, day = first, named or int(second), third
    else:
        day, month, year = first, named or int(second), third
        if month_first and named is None:
            day, month = second, int(first)
    if len(year) == 2 and two_digits:
        century = today.year // 100 * 100
        year = str(century + int(year) if century + int(year) <= today.year else century - 100 + int(year))
    if len(year) != 4:
        return Kata.TAHUN_DUA_ANGKA
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        return Kata.TANGGAL_TIDAK_TERBACA


def read_sex(cell: Cell) -> str | Kata:
    """L or P, as registers write them."""
    text = text_of(cell).casefold().replace(" ", "").replace("-", "").rstrip(".")
    if text in {"l", "lk", "laki", "lakilaki", "pria", "1"}:
        return "L"
    return "P" if text in {"p", "pr", "perempuan", "wanita", "2"} else Kata.KELAMIN


def read_number(cell: Cell) -> float | Kata | None:
    """A measure: 8.6, '8,6', '8,6 kg'. Words in its place are told."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return _bounded(cell) or None
    text = _UNIT.sub("", text_of(cell).casefold())
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        return Kata.BUKAN_ANGKA
    return _bounded(float(text.replace(",", "."))) or None


def _bounded(value: float) -> float:
    """What no limit lets pass may stand here as any other such number: the largest ones fit no column."""
    return max(-LARGEST, min(LARGEST, value))


def read_position(cell: Cell) -> str | None:
    """How the child was measured; not recorded stays not recorded."""
    text = text_of(cell).casefold()
    if text.startswith(("telentang", "terlentang", "tidur", "baring", "berbaring")):
        return "telentang"
    return "berdiri" if text.startswith(("berdiri", "diri")) else None


def read_vitamin_a(cell: Cell) -> str | None:
    """The colour of the capsule; anything else is no colour."""
    text = text_of(cell).casefold()
    return next((colour for colour in ("biru", "merah") if text.startswith(colour)), None)


def read_yes(cell: Cell) -> bool:
    """False only where the row says no."""
    return text_of(cell).casefold() not in {"tidak", "t", "tdk", "belum", "tidak punya"}


def masked(field: str, cell: Cell) -> str:
    """The value as a list may show it: of a long number the last four digits."""
    text = text_of(cell)[:60]
    digits = "".join(letter for letter in text if letter.isdigit())
    if field in {"nik", "nik_ibu", "kk"} or len(digits) >= 12:
        return f"**** {digits[-4:]}" if len(digits) > 4 else "****"
    return text
