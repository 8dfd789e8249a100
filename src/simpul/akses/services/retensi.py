"""What access itself no longer keeps: old readings of the trail and dead activation codes."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Min, QuerySet

from simpul.akses.models import JejakAudit, KodeAktivasi
from simpul.akses.rules.words import READINGS

Found = tuple[int, dt.datetime | None]


def old_readings(kab_ids: Collection[int], before: dt.datetime) -> Found:
    """How many lines say that data were opened before a moment, and the oldest."""
    rows = _readings(kab_ids, before)
    return rows.count(), rows.aggregate(oldest=Min("at"))["oldest"]


def remove_readings(kab_ids: Collection[int], before: dt.datetime) -> int:
    """Remove them; what was written keeps its line for ever."""
    return _readings(kab_ids, before).delete()[0]


def dead_codes(kab_ids: Collection[int], before: dt.datetime) -> Found:
    """How many activation codes ran out before a moment, and the oldest."""
    rows = KodeAktivasi.objects.filter(kab_id__in=list(kab_ids), kedaluwarsa__lt=before)
    return rows.count(), rows.aggregate(oldest=Min("kedaluwarsa"))["oldest"]


def remove_codes(kab_ids: Collection[int], before: dt.datetime) -> int:
    """Remove them."""
    return KodeAktivasi.objects.filter(kab_id__in=list(kab_ids), kedaluwarsa__lt=before).delete()[0]


def _readings(kab_ids: Collection[int], before: dt.datetime) -> QuerySet[JejakAudit]:
    return JejakAudit.objects.filter(kab_id__in=list(kab_ids), at__lt=before, n__isnull=True, tindakan__in=READINGS)
