"""What a paper says and where, as poppler reads it."""

import re
import subprocess
from itertools import combinations

Kotak = tuple[str, float, float, float, float]
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


def printed(pdf: bytes) -> str:
    """The words of a PDF on one line."""
    return " ".join(_read(pdf, "-layout").split())


def overlapping(pdf: bytes) -> list[tuple[str, str]]:
    """Words that lie on each other, by more than a point each way."""
    found = []
    for page in _read(pdf, "-bbox").split("<page ")[1:]:
        boxes: list[Kotak] = [(word, *map(float, place)) for *place, word in WORD.findall(page)]
        for (one, a, b, c, d), (other, e, f, g, h) in combinations(boxes, 2):
            if min(c, g) - max(a, e) > 1 and min(d, h) - max(b, f) > 4:
                found.append((one, other))
    return found


def _read(pdf: bytes, how: str) -> str:
    read = subprocess.run(["pdftotext", how, "-", "-"], input=pdf, check=True, capture_output=True)
    return read.stdout.decode()
