"""From an address to a place of the institution, and the places an account reaches."""

from dataclasses import dataclass

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.institusi import kab_id_of
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, posyandu_by_ids
from simpul.wilayah.queries import (
    NASIONAL_ID,
    Bounds,
    Tingkat,
    WilayahRow,
    kab_ids_under,
    wilayah_by_ids,
    wilayah_ids_by_kode,
)
from simpul.wilayah.rules import bounds_of

TIER_NAMES = {
    Tingkat.NASIONAL: "Pusat",
    Tingkat.PROVINSI: "Provinsi",
    Tingkat.KABUPATEN: "Kabupaten dan kota",
    Tingkat.KECAMATAN: "Kecamatan",
    Tingkat.DESA: "Desa dan kelurahan",
}


@dataclass(frozen=True, slots=True)
class Jangkauan:
    """The places of an account: their ranges, the regencies whose rows lie there, and the highest tier."""

    ranges: tuple[Bounds, ...]
    kab_ids: tuple[int, ...]
    teratas: Tingkat

    @property
    def tiers(self) -> list[Tingkat]:
        """From the highest one down."""
        return [tier for tier in Tingkat if tier >= self.teratas]


def open_place(actor: ActorContext, action: Tindakan, wilayah_id: int) -> WilayahRow:
    """The place of an address; raises `akses.ditolak`. Who works at a posyandu reaches its desa as well."""
    place = wilayah_by_ids([wilayah_id]).get(wilayah_id)
    if place is None:
        raise SimpulError(DITOLAK)
    if not may_at_place(actor, action, place):
        akses.require(actor, action, Target(kab_id=kab_id_of(place), jalur=place.jalur))
    return place


def may_at_place(actor: ActorContext, action: Tindakan, place: WilayahRow) -> bool:
    """Whether an account may do an act at a place, or at a posyandu that lies right in it."""
    here = Target(kab_id=kab_id_of(place), jalur=place.jalur)
    if akses.decide(actor, action, here).allowed:
        return True
    if place.tingkat is not Tingkat.DESA:
        return False
    return any(
        home.wilayah_id == place.id
        and akses.decide(actor, action, Target(kab_id=home.kab_id, posyandu_id=home.id, jalur=home.jalur)).allowed
        for home in own_posyandu(actor)
    )


def own_posyandu(actor: ActorContext) -> list[PosyanduInfo]:
    """The posyandu an account has a task at."""
    named = [(one.kab_id, one.posyandu_id) for one in actor.current() if one.posyandu_id and one.kab_id]
    return list(posyandu_by_ids([kab for kab, _ in named], [key for _, key in named]).values()) if named else []


def reach_of(actor: ActorContext, action: Tindakan) -> Jangkauan:
    """The places where an account may do an act; raises `akses.ditolak` when nowhere."""
    scope = akses.posyandu_scope(actor, action)
    paths = {bounds.lo for bounds in scope.jalur_ranges}
    if scope.posyandu_ids:
        paths |= {home.kode_desa for home in own_posyandu(actor)}
    if not paths:
        raise SimpulError(DITOLAK)
    top = sorted(path for path in paths if not any(_is_inside(path, other) for other in paths))
    return Jangkauan(tuple(bounds_of(path) for path in top), tuple(_kab_ids(top)), tier_of(min(top, key=_depth)))


def tier_of(jalur: str) -> Tingkat:
    """The tier of a path."""
    return Tingkat(_depth(jalur))


def kab_ids_at(place: WilayahRow) -> list[int]:
    """The regencies whose rows lie at or under a place; 0 for those of a province or the nation."""
    if place.tingkat is Tingkat.DESA and place.kab_id:
        return [place.kab_id]
    below = kab_ids_under(place.id)
    return below if place.tingkat >= Tingkat.KABUPATEN else [0, *below]


def _depth(jalur: str) -> int:
    return jalur.count(".") + 1 if jalur else 0


def _is_inside(path: str, other: str) -> bool:
    return path != other and (not other or path.startswith(f"{other}."))


def _kab_ids(paths: list[str]) -> list[int]:
    ids = wilayah_ids_by_kode(path for path in paths if path)
    wanted = [*ids.values(), *([NASIONAL_ID] if "" in paths else [])]
    return sorted({kab for place in wilayah_by_ids(wanted).values() for kab in kab_ids_at(place)})
