"""Rate limits as one moment per key (generic cell rate algorithm): no counters, no windows, no clean-up race."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Laju(StrEnum):
    """What is limited."""

    AKTIVASI = "aktivasi"  # wrong activation codes
    VERIFIKASI = "verifikasi"  # the public page that checks a report
    CARI_NIK = "cari_nik"  # look-up by NIK or KK
    SANDI = "sandi"  # wrong tries of the password given again before an act


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` at once, then one each `every`."""

    burst: int
    every: dt.timedelta


LIMITS: dict[Laju, Limit] = {
    Laju.AKTIVASI: Limit(10, dt.timedelta(minutes=1)),
    Laju.VERIFIKASI: Limit(30, dt.timedelta(seconds=10)),
    Laju.CARI_NIK: Limit(30, dt.timedelta(seconds=30)),
    Laju.SANDI: Limit(5, dt.timedelta(minutes=3)),
}


def wait_for(full_at: dt.datetime | None, now: dt.datetime, limit: Limit) -> dt.timedelta:
    """How long until one more is allowed; zero is now. `full_at` is when the key will be fresh again."""
    if full_at is None:
        return dt.timedelta(0)
    return max(full_at + limit.every - limit.every * limit.burst - now, dt.timedelta(0))


def after_one(full_at: dt.datetime | None, now: dt.datetime, limit: Limit) -> dt.datetime:
    """The moment to store after one was spent."""
    return max(full_at or now, now) + limit.every


def wait_in_words(wait: dt.timedelta) -> str:
    """'40 detik' or '3 menit', rounded up."""
    seconds = max(1, -(-wait // dt.timedelta(seconds=1)))
    return f"{seconds} detik" if seconds < 60 else f"{-(-seconds // 60)} menit"
