"""Rate limits as one moment per key (generic cell rate algorithm): no counters, no windows, no clean-up race."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Laju(StrEnum):
    """What is limited."""

    AKTIVASI = "aktivasi"  # wrong activation codes
    VERIFIKASI = "verifikasi"  # the public page that checks a report
    CARI_NIK = "cari_nik"  # look-up by NIK or KK
    MINTA_PIN = "minta_pin"  # new requests of one phone
    COCOK_PIN = "cocok_pin"  # wrong digits typed by an office for one request
    HAK = "hak"  # the public page of subject requests: a request, a look at a ticket
    HAK_KANTOR = "hak_kantor"  # requests from the public page to one village, from wherever they come
    SANDI = "sandi"  # wrong tries of the password given again before an act
    EVALUASI = "evaluasi"  # evaluation forms by link; a whole hall shares one address
    TITIPAN = "titipan"  # carried files, which anyone may bring
    NILAI = "nilai"  # taps on a face of a rating page
    FAKTOR = "faktor"  # wrong codes of the second factor, for an account from one address
    FAKTOR_AKUN = "faktor_akun"  # the same from anywhere; only who knows the password can spend it


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` at once, then one each `every`."""

    burst: int
    every: dt.timedelta


LIMITS: dict[Laju, Limit] = {
    Laju.AKTIVASI: Limit(10, dt.timedelta(minutes=1)),
    Laju.VERIFIKASI: Limit(30, dt.timedelta(seconds=10)),
    Laju.CARI_NIK: Limit(30, dt.timedelta(seconds=30)),
    Laju.MINTA_PIN: Limit(5, dt.timedelta(minutes=30)),
    Laju.COCOK_PIN: Limit(5, dt.timedelta(hours=12)),
    Laju.HAK: Limit(10, dt.timedelta(minutes=5)),
    Laju.HAK_KANTOR: Limit(20, dt.timedelta(minutes=3)),
    Laju.SANDI: Limit(5, dt.timedelta(minutes=3)),
    Laju.EVALUASI: Limit(400, dt.timedelta(seconds=3)),
    Laju.TITIPAN: Limit(40, dt.timedelta(seconds=20)),
    # A village behind one address taps in the hours of one morning; more than that is a machine.
    Laju.NILAI: Limit(60, dt.timedelta(seconds=20)),
    Laju.FAKTOR: Limit(5, dt.timedelta(minutes=3)),
    Laju.FAKTOR_AKUN: Limit(20, dt.timedelta(minutes=5)),
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
