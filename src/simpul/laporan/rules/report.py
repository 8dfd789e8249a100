"""Rules of the signed report: canonical JSON, its fingerprint, its number. Pure."""

import datetime as dt
import hashlib
import json
from typing import Any

from simpul.laporan.rules.summary import REGISTRY, is_moving


def canonical_json(content: dict[str, Any]) -> str:
    """The one way to write a report: sorted keys, no spaces, plain UTF-8. Dates must be text already."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def fingerprint(text: str) -> str:
    """SHA-256 of the canonical text, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def report_number(nomor_urut: int, month: dt.date, versi: int) -> str:
    """Number of a report: posyandu, year, month, version, such as LB-0127-2026-11-1."""
    return f"LB-{nomor_urut:04d}-{month:%Y-%m}-{versi}"


def late_changes(frozen: dict[str, int], live: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Figures that changed after sign-off (susulan): {figure: (reported, now)}.

    What follows requests to this day, or describes the registry, is not late data and is left out.
    """
    names = {name for name in frozen.keys() | live.keys() if name not in REGISTRY and not is_moving(name)}
    pairs = {name: (frozen.get(name, 0), live.get(name, 0)) for name in sorted(names)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
