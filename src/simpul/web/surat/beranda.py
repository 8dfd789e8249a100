"""Papers that end soon or have ended, as the home page of an office tells it."""

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.posyandu.queries import count_ending
from simpul.web.surat.halaman import ending_by, reach_of


def papers_ending(actor: ActorContext) -> tuple[int, str]:
    """How many papers in force end within the region's first warning or have ended, and the second line of the card."""
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_SURAT)
    if not scope:
        return 0, ""
    reach, today = reach_of(actor, scope), actor.pada
    soon = count_ending(scope, reach.kab_ids, ending_by(reach.kab_ids, today), reach.own)
    over = count_ending(scope, reach.kab_ids, ending_by(reach.kab_ids, today, over=True), reach.own) if soon else 0
    return soon, f"{over} sudah berakhir" if over else "masa berlakunya segera habis"
