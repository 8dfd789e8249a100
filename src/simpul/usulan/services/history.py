"""One line of history for each act; the log of operations is its source."""

import datetime as dt
from typing import Any
from uuid import UUID

from simpul.jurnal.contracts import Accepted
from simpul.usulan.models import RiwayatUsulan


def history_row(accepted: Accepted[Any], usulan_id: UUID) -> RiwayatUsulan:
    """The line of an accepted act. Its id is the operation's, so a rebuild writes the same line."""
    envelope, outcome = accepted.envelope, accepted.outcome
    return RiwayatUsulan(
        id=envelope.id,
        kab_id=envelope.kab_id,
        usulan_id=usulan_id,
        n=accepted.n,
        saat=accepted.received_at,
        tanggal=dt.date.fromisoformat(outcome["tanggal"]),
        jenis=envelope.type,
        status=outcome["status"],
        kalimat=outcome["kalimat"],
        oleh=outcome["oleh"],
        pelaku_id=envelope.actor_id,
    )
