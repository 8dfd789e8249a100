"""What a paper says and where, as poppler reads it."""

import re
import subprocess
from itertools import combinations

Kotak = tuple[str, float, float, float, float]
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


def printed(pdf: bytes) -> str:
    """The words of a PDF on one line."""
    return " ".join(_read(pdf, "-layout").split())


def pages(pdf: bytes) -> int:
    """How many pages it has."""
    return _read(pdf, "-bbox").count("<page ")


def boxes(pdf: bytes, page: int = 0) -> list[Kotak]:
    """Each word of a page with its left, top, right and low edge in points."""
    found = WORD.findall(_read(pdf, "-bbox").split("<page ")[page + 1])
    return [(word, float(left), float(top), float(right), float(low)) for left, top, right, low, word in found]


def overlapping(pdf: bytes) -> list[tuple[str, str]]:
    """Words of the first page that lie on each other, by more than a point each way."""
    return [
        (one, other)
        for (one, a, b, c, d), (other, e, f, g, h) in combinations(boxes(pdf), 2)
        if min(c, g) - max(a, e) > 1 and min(d, h) - max(b, f) > 4
    ]


def _read(pdf: bytes, how: str) -> str:
    read = subprocess.run(["pdftotext", how, "-", "-"], input=pdf, check=True, capture_output=True)
    return read.stdout.decode()
