"""Phones a village looks at today: work that never came, a number used twice, a kader who waits for a new PIN."""

from collections.abc import Sequence
from dataclasses import dataclass

from simpul.akses.queries import open_permintaan, perangkat_rows
from simpul.akses.services import ActorContext, StatusPerangkat, StatusPin, Tindakan
from simpul.jurnal.positions import old_holes
from simpul.kernel import clock
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.posyandu.place import may_at


@dataclass(frozen=True, slots=True)
class HpDesa:
    """How many phones need a look, why in a few words, and whether the first phone is still to come."""

    jumlah: int
    sebab: str
    belum_ada: bool


def phones_in_need(actor: ActorContext, homes: Sequence[PosyanduInfo]) -> HpDesa:
    """The phones of places whose phones this account may see."""
    here = [home for home in homes if may_at(actor, home)(Tindakan.LIHAT_PERANGKAT)]
    if not here:
        return HpDesa(0, "", belum_ada=False)
    regencies, places = {home.kab_id for home in here}, {home.id for home in here}
    rows = [row for row in perangkat_rows(regencies, places) if row.status is not StatusPerangkat.DICABUT]
    known = {row.id for row in rows}
    holes = {hole.perangkat_id for hole in old_holes(regencies, known, clock.now())}
    again = {row.id for row in rows if row.status is StatusPerangkat.AKTIFKAN_ULANG}
    waiting = [one for one in open_permintaan(regencies, places) if one.status is StatusPin.MENUNGGU]
    asking = [one.perangkat_id for one in waiting if one.perangkat_id in known]
    why = [f"{len(asking)} kader menunggu PIN baru"] if asking else []
    why += [f"{len(holes)} dengan catatan belum sampai"] if holes else []
    why += [f"{len(again)} perlu diaktifkan ulang"] if again else []
    return HpDesa(len(holes | again | set(asking)), ", ".join(why), belum_ada=not rows)
