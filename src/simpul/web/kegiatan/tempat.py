"""From an account to the events it sees, and from an address to one of them."""

from collections.abc import Callable
from uuid import UUID

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.kegiatan import target_of
from simpul.kegiatan import queries
from simpul.kegiatan.queries import Jangkauan, KegiatanInfo
from simpul.kernel.errors import SimpulError
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Bounds, Tingkat, WilayahRow


def reach_of(actor: ActorContext) -> Jangkauan:
    """The places whose events an account sees, and the people whose invitations it sees."""
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_PEMBINAAN)
    kab_ids, invited = {0}, {0}
    below: list[Bounds] = []
    for place in places_of(scope.jalur_ranges):
        if place.tingkat <= Tingkat.PROVINSI:
            kab_ids |= set(wilayah.kab_ids_under(place.id))
            continue
        kab_ids.add(place.kab_id or 0)
        below.append(place.bounds)
        if place.tingkat >= Tingkat.KECAMATAN:
            invited.add(place.kab_id or 0)
    invited |= {part.kab_id for part in scope.parts if part.kab_id is not None}
    return Jangkauan(kab_ids, scope.jalur_ranges, invited, below, scope.posyandu_ids)


def places_of(ranges: tuple[Bounds, ...]) -> list[WilayahRow]:
    """The places that ranges of paths stand for."""
    ids = wilayah.wilayah_ids_by_kode(one.lo for one in ranges)
    return sorted(wilayah.wilayah_by_ids(ids.values()).values(), key=lambda row: row.jalur)


def host_places(actor: ActorContext) -> list[WilayahRow]:
    """Where an account may hold an event: its own places and those right below, as far as it may."""
    own = places_of(akses.posyandu_scope(actor, Tindakan.KELOLA_KEGIATAN, own_tier=True).jalur_ranges)
    below = [child for place in own if place.tingkat >= Tingkat.KABUPATEN for child in wilayah.children(place.id)]
    return list({row.id: row for row in (*own, *below)}.values())


def open_kegiatan(actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> KegiatanInfo:
    """The event of an address, held in one's places or with one's people on its list; raises `akses.ditolak`."""
    try:
        info = queries.find_kegiatan(kab_id, kegiatan_id)
    except SimpulError as error:
        raise SimpulError(errors.DITOLAK, tindakan=Tindakan.LIHAT_PEMBINAAN.value) from error
    if may_at(actor, info)(Tindakan.LIHAT_PEMBINAAN) or queries.is_invited(reach_of(actor), info):
        return info
    raise SimpulError(errors.DITOLAK, tindakan=Tindakan.LIHAT_PEMBINAAN.value)


def manage_kegiatan(actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> KegiatanInfo:
    """The event of an address for whoever manages it, decided before its form is read; raises `akses.ditolak`."""
    info = open_kegiatan(actor, kab_id, kegiatan_id)
    require_at(actor, Tindakan.KELOLA_KEGIATAN, info)
    return info


def may_at(actor: ActorContext, info: KegiatanInfo) -> Callable[[Tindakan], bool]:
    """Whether this account may do an act at an event; for what a page offers."""
    target = target_of(info)
    return lambda action: akses.decide(actor, action, target).allowed


def names_within(actor: ActorContext, info: KegiatanInfo) -> list[Bounds] | None:
    """Whose names an account sees of an event: None is everyone, else only those who come from these places.

    A place that is invited sees its own people; a province sees none of an event that is not its own.
    """
    if may_at(actor, info)(Tindakan.LIHAT_PESERTA):
        return None
    return list(akses.posyandu_scope(actor, Tindakan.LIHAT_PESERTA).jalur_ranges)


def require_at(actor: ActorContext, action: Tindakan, info: KegiatanInfo) -> None:
    """Raises `akses.ditolak` where the account may not do the act at an event."""
    akses.require(actor, action, target_of(info))
