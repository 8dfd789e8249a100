"""From an account to the contests it sees, and from an address to one of them."""

from uuid import UUID

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import lomba as flows
from simpul.flows.institusi import refused_alike
from simpul.kernel.errors import SimpulError
from simpul.lomba import queries
from simpul.lomba.queries import Jangkauan, LombaInfo
from simpul.web.kegiatan import tempat as kegiatan
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat, WilayahRow


def reach_of(actor: ActorContext) -> Jangkauan:
    """The places whose contests an account sees, whole or once they are published."""
    found = kegiatan.reach_of(actor)
    near = tuple(found.undangan)
    far = tuple(one for one in found.ranges if one not in near)
    kab_ids = {*found.kab_ids, *found.undangan_kab}
    return Jangkauan(kab_ids, actor.akun_id, near, far, found.posyandu_ids)


def host_places(actor: ActorContext) -> list[WilayahRow]:
    """Where an account may hold a contest: its own places and, from a regency down, those right below."""
    own = kegiatan.places_of(akses.posyandu_scope(actor, Tindakan.KELOLA_LOMBA, own_tier=True).jalur_ranges)
    below = [child for place in own if place.tingkat >= Tingkat.KABUPATEN for child in wilayah.children(place.id)]
    return list({row.id: row for row in (*own, *below)}.values())


def open_lomba(actor: ActorContext, kab_id: int, lomba_id: UUID) -> LombaInfo:
    """The contest of an address for whoever sees it; raises `akses.ditolak`."""
    with refused_alike(actor, Tindakan.LIHAT_PEMBINAAN):
        info = queries.find_lomba(kab_id, lomba_id)
    if flows.may_see(actor, info):
        return info
    raise SimpulError(errors.DITOLAK, tindakan=Tindakan.LIHAT_PEMBINAAN.value)


def manage_lomba(actor: ActorContext, kab_id: int, lomba_id: UUID) -> LombaInfo:
    """The contest of an address for whoever organises it, decided before its form is read; raises `akses.ditolak`."""
    return flows.require_lomba(actor, Tindakan.KELOLA_LOMBA, kab_id, lomba_id)
