"""For what data are recorded, one sentence each with its legal basis: data that phone and office share (R50)."""

import json
from dataclasses import dataclass
from functools import cache

from simpul.kernel.errors import CONTRACTS


@dataclass(frozen=True, slots=True)
class Tujuan:
    """One purpose. `izin` names the consent it rests on; None rests on the public task."""

    kode: str
    kalimat: str
    dasar: str
    sumber: str
    izin: str | None


@cache
def purposes() -> tuple[Tujuan, ...]:
    """Every purpose, in the order in which they are told."""
    rows = json.loads((CONTRACTS / "tujuan.json").read_text(encoding="utf-8"))
    return tuple(Tujuan(**row) for row in rows)
