"""From an address to what an account may see of plans; what is out of reach looks like what is not there."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, QueryDict

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Scope, Tindakan
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS
from simpul.posyandu.queries import PosyanduInfo, find_posyandu
from simpul.posyandu.rules.istilah import BERSAMA, Istilah, istilah_of
from simpul.rencana.queries import RencanaInfo, Saring, find_rencana
from simpul.rencana.rules.words import StatusRencana
from simpul.web.asked import asked_number
from simpul.web.posyandu.place import open_scope, target_of
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat, WilayahRow
from simpul.wilayah.rules import Bounds

VIEW = Tindakan.LIHAT_RENCANA


@dataclass(frozen=True, slots=True)
class Pandang:
    """A place or a posyandu as this account sees its plan; `home` is None for a place."""

    scope: Scope
    kab_ids: Collection[int]
    place: WilayahRow
    home: PosyanduInfo | None = None

    @property
    def nama(self) -> str:
        """What the page is called."""
        return f"Posyandu {self.home.nama}, {self.place.label}" if self.home else self.place.label

    @property
    def bounds(self) -> Bounds:
        """The paths of everything in it."""
        return Bounds(self.home.jalur, f"{self.home.jalur}/") if self.home else self.place.bounds

    @property
    def kata(self) -> Istilah:
        """How the place names its assembly, plan and budget."""
        return istilah_of(self.place.jenis) if self.place.tingkat is Tingkat.DESA else BERSAMA

    @property
    def alamat(self) -> str:
        """The address of its plan."""
        return f"/rencana/posyandu/{self.home.kab_id}/{self.home.id}/" if self.home else f"/rencana/{self.place.id}/"

    @property
    def fields(self) -> tuple[str, ...]:
        """Fields this account sees, in the order of the regulation."""
        seen = self.scope.bidang
        return FIELDS if seen is None else tuple(field for field in FIELDS if field in seen)

    def saring(self, tahun: int) -> Saring:
        """The filter of its lines in a year."""
        return Saring(tahun, bounds=self.bounds)


def open_place(request: HttpRequest, actor: ActorContext, wilayah_id: int) -> Pandang:
    """A place whose plans this account sees, of all fields or of its own; raises `akses.ditolak`."""
    scope, place = open_scope(request, actor, VIEW), wilayah.wilayah_by_ids([wilayah_id]).get(wilayah_id)
    if place is None or not any(bounds.contains(place.jalur) for bounds in scope.jalur_ranges):
        raise SimpulError(errors.DITOLAK)
    return Pandang(scope, wilayah.kab_ids_under(place.id), place)


def open_home(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID) -> Pandang:
    """A posyandu whose plan this account sees, of all fields or of its own; raises `akses.ditolak`."""
    scope, home = open_scope(request, actor, VIEW), find_posyandu(kab_id, posyandu_id)
    if home is None or not (
        (home.id in scope.posyandu_ids) or any(bounds.contains(home.jalur) for bounds in scope.jalur_ranges)
    ):
        raise SimpulError(errors.DITOLAK)
    return Pandang(scope, [kab_id], wilayah.wilayah_by_id(home.wilayah_id), home)


def open_line(actor: ActorContext, kab_id: int, rencana_id: UUID) -> RencanaInfo:
    """A line this account sees; raises `akses.ditolak`."""
    line = find_rencana(kab_id, rencana_id)
    if line is None:
        raise SimpulError(errors.DITOLAK)
    akses.require(actor, VIEW, target_of_line(line))
    return line


def target_of_line(line: RencanaInfo) -> akses.Target:
    """A line, for the decision."""
    return akses.Target(kab_id=line.kab_id, posyandu_id=line.posyandu_id, jalur=line.jalur, bidang=line.bidang)


def may_keep_plan(actor: ActorContext, seen: Pandang) -> bool:
    """Whether this account may write lines of the place: of a posyandu, or of a desa itself."""
    if seen.home is not None:
        return akses.decide(actor, Tindakan.KELOLA_RENCANA, target_of(seen.home)).allowed
    target = akses.Target(kab_id=seen.place.kab_id, jalur=seen.place.jalur)
    return seen.place.tingkat is Tingkat.DESA and akses.decide(actor, Tindakan.KELOLA_RENCANA, target).allowed


def year_of(query: QueryDict, actor: ActorContext) -> int:
    """The year asked for by `?tahun=`; else the next one, which is what is being planned."""
    tahun = asked_number(query, "tahun", 4)
    return tahun if 2000 <= tahun <= 2100 else actor.pada.year + 1


def years_of(actor: ActorContext, chosen: int) -> list[int]:
    """Years a page offers."""
    return sorted({chosen, *range(actor.pada.year - 2, actor.pada.year + 3)})


def saring_of(query: QueryDict, actor: ActorContext) -> Saring:
    """What a list of lines is narrowed to; an unknown word narrows nothing."""
    bidang, status = query.get("bidang", ""), query.get("keadaan", "")
    return replace(
        Saring(year_of(query, actor)),
        bidang=bidang if bidang in FIELDS else "",
        status=status if status in set(StatusRencana) else "",
    )
