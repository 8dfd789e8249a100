"""Which history of this installation phones have seen: one that was put back from a backup begins another.

A phone that has read the history before asks for everything again and sends what the server may lack.
"""

import datetime as dt
from uuid import UUID

from simpul.jurnal.models import RiwayatServer
from simpul.jurnal.transactions import write_transaction
from simpul.kernel.ids import new_id

FIRST = UUID(int=0)


def present() -> UUID:
    """The present history; that of an installation which was never put back is the first."""
    row = RiwayatServer.objects.order_by("-mulai_at").first()
    return row.id if row else FIRST


def begin(at: dt.datetime, backup_at: dt.datetime) -> None:
    """From here on this is another history than the one of the phones."""
    with write_transaction(wait_seconds=30):
        RiwayatServer.objects.create(id=new_id(), mulai_at=at, cadangan_at=backup_at)


def last_restore() -> tuple[dt.datetime, dt.datetime] | None:
    """When a backup was put back last, and when that one had been made."""
    row = RiwayatServer.objects.order_by("-mulai_at").first()
    return (row.mulai_at, row.cadangan_at) if row else None
