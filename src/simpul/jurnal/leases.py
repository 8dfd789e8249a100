"""A lease per job, so that only one loop of an installation does it at a time."""

import datetime as dt

from django.db.models import Q

from simpul.jurnal.models import Pekerjaan
from simpul.jurnal.transactions import write_transaction

# Whoever works renews; so a village waits no longer than this after its server was cut off in the middle of a job.
LEASE = dt.timedelta(seconds=10)
RENEWED = dt.timedelta(seconds=3)


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


def renew(holder: str, at: dt.datetime) -> None:
    """Keep every lease this holder has now; one that was lost meanwhile stays with who took it."""
    held = Pekerjaan.objects.filter(pemegang=holder, sewa_sampai__isnull=False)
    if held.exists():
        with write_transaction(wait_seconds=RENEWED.total_seconds()):
            held.update(sewa_sampai=at + LEASE)


def release(name: str, holder: str, at: dt.datetime) -> None:
    """Give the job back and note when it ran."""
    with write_transaction(wait_seconds=30):
        Pekerjaan.objects.filter(nama=name, pemegang=holder).update(sewa_sampai=None, terakhir_at=at)


def heartbeat() -> dict[str, dt.datetime | None]:
    """When each job last ran, for the status page."""
    return dict(Pekerjaan.objects.values_list("nama", "terakhir_at"))


def free_all() -> None:
    """Give back every job: whoever held it ended with the database this one was copied from."""
    with write_transaction(wait_seconds=30):
        Pekerjaan.objects.update(sewa_sampai=None, pemegang="")


def note(name: str, at: dt.datetime, catatan: str, *, is_done: bool) -> None:
    """Keep what became of a job that runs beside the loop; only one that is done counts as run."""
    with write_transaction(wait_seconds=30):
        Pekerjaan.objects.get_or_create(nama=name)
        done = {"terakhir_at": at} if is_done else {}
        Pekerjaan.objects.filter(nama=name).update(sewa_sampai=None, catatan=catatan, **done)


def noted(name: str) -> tuple[dt.datetime | None, str]:
    """When a job ran last, and what is noted of it."""
    row = Pekerjaan.objects.filter(nama=name).first()
    return (row.terakhir_at, row.catatan) if row else (None, "")
