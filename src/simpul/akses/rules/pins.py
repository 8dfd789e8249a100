"""Rules of a PIN that is set again by the village: how long a request lives, and the digits that name it."""

import datetime as dt
import hashlib
from enum import StrEnum

WAITS = dt.timedelta(hours=24)  # for an officer
HOLDS = dt.timedelta(hours=2)  # for the phone, after the officer's yes
AGAIN = dt.timedelta(minutes=15)  # the answer may have been lost on its way
DIGITS = 6


class StatusPin(StrEnum):
    """Where a request stands, as PinResponse tells it."""

    MENUNGGU = "menunggu"
    DISETUJUI = "disetujui"
    DITOLAK = "ditolak"
    BERAKHIR = "berakhir"


def status_at(
    at: dt.datetime,
    *,
    kedaluwarsa: dt.datetime,
    disetujui_at: dt.datetime | None,
    ditolak_at: dt.datetime | None,
    dipakai_at: dt.datetime | None,
) -> StatusPin:
    """Where a request stands at a moment."""
    if ditolak_at is not None:
        return StatusPin.DITOLAK
    if kedaluwarsa <= at or (dipakai_at is not None and dipakai_at + AGAIN <= at):
        return StatusPin.BERAKHIR
    return StatusPin.MENUNGGU if disetujui_at is None else StatusPin.DISETUJUI


def check_digits(reply_key: str) -> str:
    """Six digits of the key with which the phone will answer: '048213'. The kader reads them from her phone."""
    number = int.from_bytes(hashlib.sha256(f"pin|{reply_key}".encode()).digest()[:8])
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def fold_digits(typed: str) -> str:
    """What an officer typed, without spaces and points."""
    return "".join(sign for sign in typed if sign.isdigit())
