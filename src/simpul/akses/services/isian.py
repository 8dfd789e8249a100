"""Forms that were sent, so that a double click or a sending again is one act: one row per form, in the database.

See docs/adr/0018-one-act-per-form.md.
"""

import datetime as dt

from simpul.akses.models import IsianTerkirim
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock

KEPT = dt.timedelta(hours=1)


def take_isian(sidik: str) -> str | None:
    """None when nobody sent this form before: then do its act and call `settle_isian`.

    Otherwise where the first sending led, '' while its act still runs.
    """
    first = _of(sidik)
    if first is None:
        with write_transaction():
            IsianTerkirim.objects.filter(sidik=sidik, mulai_at__lt=clock.now() - KEPT).delete()
            first, is_mine = IsianTerkirim.objects.get_or_create(sidik=sidik, defaults={"mulai_at": clock.now()})
        if is_mine:
            return None
    return first.tujuan


def settle_isian(sidik: str, tujuan: str) -> None:
    """The act is done and its answer leads to `tujuan`; '' when nothing was done, so that it may be sent again."""
    rows = IsianTerkirim.objects.filter(sidik=sidik)
    with write_transaction():
        if tujuan:
            rows.update(tujuan=tujuan)
        else:
            rows.delete()


def clean_isian() -> int:
    """Forget forms whose hour is over; for the job loop."""
    with write_transaction():
        return IsianTerkirim.objects.filter(mulai_at__lt=clock.now() - KEPT).delete()[0]


def _of(sidik: str) -> IsianTerkirim | None:
    return IsianTerkirim.objects.filter(sidik=sidik, mulai_at__gte=clock.now() - KEPT).first()
