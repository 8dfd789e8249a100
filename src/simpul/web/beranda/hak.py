"""Requests of residents about their own data, as a village sees them among its work of today."""

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.kernel import clock
from simpul.posyandu.queries import kab_ids_in
from simpul.warga.queries import list_permintaan


def rights_waiting(actor: ActorContext) -> tuple[int, str]:
    """How many are open, and the clock of the first answer in words."""
    scope = akses.posyandu_scope(actor, Tindakan.URUS_HAK)
    if not scope:
        return 0, ""
    found = list_permintaan(scope, kab_ids_in(scope), is_open=True)
    now = clock.now()
    late = sum(row.dijawab_at is None and row.is_late(now) for row in found)
    return len(found), f"{late} lewat 3 x 24 jam" if late else "jawaban pertama paling lambat 3 x 24 jam"
