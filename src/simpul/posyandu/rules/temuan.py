"""A finding: what is odd in stored facts, computed each time it is shown, so that it goes when they are put right."""

from dataclasses import dataclass
from enum import IntEnum


class Berat(IntEnum):
    """How much a finding weighs; none of them stops work."""

    CATATAN = 1
    PERINGATAN = 2
    PENTING = 3


@dataclass(frozen=True, slots=True)
class Temuan:
    """A code for tests and counts, a weight, and the sentence that an office reads."""

    kode: str
    berat: Berat
    kata: str
