"""Rate limits that hold over several processes: one row per key, in the database."""

import datetime as dt
import math

from django.conf import settings
from django.db.models import Max

from simpul.akses import errors
from simpul.akses.models import BatasLaju
from simpul.akses.rules.limits import LIMITS, Laju, after_one, wait_for, wait_in_words
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import lookup_hash


def spend(kind: Laju, *keys: str) -> None:
    """Count one try against every key ('alamat:10.0.0.1', 'akun:<id>').

    Call it outside the transaction of the act, so that a refused act still counts. Raises `akses.terlalu_sering`
    with `tunggu` in words and `detik` when a key has none left; then nothing is counted.
    """
    moment, limit = clock.now(), LIMITS[kind]
    names = sorted(_name(kind, key) for key in keys)
    with write_transaction():
        BatasLaju.objects.bulk_create([BatasLaju(kunci=name, penuh_at=moment) for name in names], ignore_conflicts=True)
        rows = list(BatasLaju.objects.select_for_update().filter(kunci__in=names).order_by("kunci"))
        _refuse(max((row.penuh_at for row in rows), default=None), moment, kind)
        for row in rows:
            row.penuh_at = after_one(row.penuh_at, moment, limit)
        BatasLaju.objects.bulk_update(rows, ["penuh_at"])


def check_limit(kind: Laju, *keys: str) -> None:
    """Refuse as `spend` does, without counting: for acts of which only the wrong tries count."""
    names = [_name(kind, key) for key in keys]
    found = BatasLaju.objects.filter(kunci__in=names).aggregate(latest=Max("penuh_at"))["latest"]
    _refuse(found, clock.now(), kind)


def clean_limits() -> int:
    """Remove keys that are fresh again; for the job loop."""
    with write_transaction():
        return BatasLaju.objects.filter(penuh_at__lt=clock.now()).delete()[0]


def _refuse(full_at: dt.datetime | None, moment: dt.datetime, kind: Laju) -> None:
    wait = wait_for(full_at, moment, LIMITS[kind])
    if wait:
        seconds = math.ceil(wait.total_seconds())
        raise SimpulError(errors.TERLALU_SERING, tunggu=wait_in_words(wait), detik=seconds)


def _name(kind: Laju, key: str) -> str:
    return f"{kind}:{lookup_hash(settings.KEYRING.cari, key).hex()}"
