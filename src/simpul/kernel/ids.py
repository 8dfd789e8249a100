"""Identifiers made without asking anyone."""

import hashlib
import secrets
import time
from uuid import UUID


def new_id(unix_ms: int | None = None) -> UUID:
    """A UUIDv7 (RFC 9562): 48 bits of milliseconds, then randomness."""
    ms = time.time_ns() // 1_000_000 if unix_ms is None else unix_ms
    value = (ms & 0xFFFFFFFFFFFF) << 80 | secrets.randbits(80)
    return _stamp(value, version=7)


def derive_id(*parts: str) -> UUID:
    """A UUIDv8 from the SHA-256 of the parts joined by '|'.

    Two phones that open the same day of the same posyandu thus make the same session.
    """
    digest = hashlib.sha256("|".join(parts).encode()).digest()
    return _stamp(int.from_bytes(digest[:16]), version=8)


def _stamp(value: int, *, version: int) -> UUID:
    value &= ~(0xF << 76) & ~(0x3 << 62)
    return UUID(int=value | version << 76 | 0x2 << 62)
