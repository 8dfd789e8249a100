"""A lease per job, so that only one loop of an installation does it at a time."""

import datetime as dt

from django.db.models import Q

from simpul.jurnal.models import Pekerjaan
from simpul.jurnal.transactions import write_transaction

LEASE = dt.timedelta(minutes=5)


def take(name: str, holder: str, at: dt.datetime, every: dt.timedelta) -> bool:
    """Take the job when it is due and nobody holds it; a crashed holder loses it when the lease runs out."""
    due = Q(terakhir_at__isnull=True) | Q(terakhir_at__lte=at - every)
    free = Q(sewa_sampai__isnull=True) | Q(sewa_sampai__lt=at) | Q(pemegang=holder)
    if Pekerjaan.objects.filter(nama=name).exclude(due & free).exists():
        return False
    with write_transaction(wait_seconds=30):
        Pekerjaan.objects.get_or_create(nama=name)
        rows = Pekerjaan.objects.filter(due & free, nama=name)
        return bool(rows.update(pemegang=holder, sewa_sampai=at + LEASE))


def release(name: str, holder: str, at: dt.datetime) -> None:
    """Give the job back and note when it ran."""
    with write_transaction(wait_seconds=30):
        Pekerjaan.objects.filter(nama=name, pemegang=holder).update(sewa_sampai=None, terakhir_at=at)


def heartbeat() -> dict[str, dt.datetime | None]:
    """When each job last ran, for the status page."""
    return dict(Pekerjaan.objects.values_list("nama", "terakhir_at"))
