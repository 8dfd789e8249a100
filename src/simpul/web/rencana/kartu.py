"""What the page of a request says of the plans it stands in, and whether one tap can put it into one."""

from dataclasses import dataclass

from simpul.akses.services import ActorContext, Tindakan
from simpul.posyandu.queries import PosyanduInfo
from simpul.rencana.queries import proposals_of
from simpul.usulan.queries import UsulanItem
from simpul.usulan.rules import Status
from simpul.web.posyandu.place import may_at
from simpul.web.rencana.words import BarisRencana, lines_of


@dataclass(frozen=True, slots=True)
class KartuRencana:
    """Lines that answer a request, and the years it can still be put into."""

    baris: list[BarisRencana]
    boleh_buka: bool
    tahun: list[int]


def plan_card(actor: ActorContext, item: UsulanItem, home: PosyanduInfo) -> KartuRencana:
    """The card of one request; a reader without plans still reads that it was taken in."""
    may = may_at(actor, home, bidang=item.bidang)
    lines = lines_of(proposals_of(item.kab_id, [item.id]).get(item.id, []))
    is_open = item.status is not Status.DITUTUP and may(Tindakan.KELOLA_RENCANA)
    held = {line.info.tahun for line in lines}
    years = [year for year in (actor.pada.year + 1, actor.pada.year) if is_open and year not in held]
    return KartuRencana(lines, may(Tindakan.LIHAT_RENCANA), years)
