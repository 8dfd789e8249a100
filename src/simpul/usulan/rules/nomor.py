"""Numbers of requests: 0127-A-0007 is posyandu 127, device A, its seventh request. Never renumbered."""

import re
from dataclasses import dataclass

from simpul.usulan.errors import Galat

OFFICE_LETTER = "K"
_SHAPE = re.compile(r"(\d{4,6})-([A-Z]{1,2})-(\d{4,6})", re.ASCII)
_RT = re.compile(r"\bRT\s*\.?\s*0*(\d{1,3})\b", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Nomor:
    """The parts of a number: serial of the posyandu in its regency, letter of the door, its counter."""

    serial: int
    letter: str
    counter: int


def parse_nomor(text: str) -> Nomor | None:
    """The parts of a number, or None when it has not the shape NNNN-X-NNNN."""
    found = _SHAPE.fullmatch(text)
    if found is None:
        return None
    return Nomor(int(found[1]), found[2], int(found[3]))


def format_nomor(nomor: Nomor) -> str:
    """As it is written and spoken; four digits, more when the counter has outgrown them."""
    return f"{nomor.serial:04d}-{nomor.letter}-{nomor.counter:04d}"


def office_prefix(serial: int) -> str:
    """What every number issued by the office for this posyandu begins with."""
    return f"{serial:04d}-{OFFICE_LETTER}-"


def nomor_warnings(nomor: Nomor, serial: int, letter: str | None) -> list[Galat]:
    """Alerts for a number that another posyandu or device should have issued; `letter` None is unknown."""
    warnings = []
    if nomor.serial != serial:
        warnings.append(Galat.NUMBER_OTHER_POSYANDU)
    if letter is not None and nomor.letter != letter:
        warnings.append(Galat.NUMBER_OTHER_DEVICE)
    return warnings


def rt_of(text: str | None) -> str | None:
    """The RT named in a place such as 'RT 02 Dusun Krajan', as '02'."""
    found = _RT.search(text or "")
    return f"{int(found[1]):02d}" if found else None
