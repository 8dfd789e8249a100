"""Which places an act reaches: conditions for queries, never a list of everything."""

from dataclasses import dataclass
from uuid import UUID

from simpul.akses.rules.decision import KESEHATAN, ActorContext, Grant, has_reason
from simpul.akses.rules.rights import condition_of
from simpul.akses.rules.words import Syarat, Tindakan
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class ScopePart:
    """What one grant reaches: a range of paths or one posyandu, narrowed to fields, an OPD or a post.

    Empty `bidang` is all; `opd` and `penerima` None is no narrowing.
    """

    bounds: Bounds | None = None
    posyandu_id: UUID | None = None
    kab_id: int | None = None
    bidang: frozenset[str] = frozenset()
    opd: str | None = None
    penerima: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """The union of its parts; no parts is nothing."""

    parts: tuple[ScopePart, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def jalur_ranges(self) -> tuple[Bounds, ...]:
        """Ranges of places, without the narrowing of each part."""
        return tuple({part.bounds for part in self.parts if part.bounds is not None})

    @property
    def posyandu_ids(self) -> frozenset[UUID]:
        """Posyandu named one by one."""
        return frozenset(part.posyandu_id for part in self.parts if part.posyandu_id is not None)

    @property
    def bidang(self) -> frozenset[str] | None:
        """Fields of all parts together; None is all six."""
        if not self.parts or any(not part.bidang for part in self.parts):
            return None if self.parts else frozenset()
        return frozenset().union(*(part.bidang for part in self.parts))


def scope_of(
    actor: ActorContext, action: Tindakan, *, alasan: str = "", linked_only: bool = False, own_tier: bool = False
) -> Scope:
    """Where an account may do an act today.

    A part that needs a reason appears only with one (`alasan`); a part that needs a link to a request only when the
    caller says that its query is narrowed to linked people (`linked_only`); a province's part in events only when the
    query is of events by who holds them (`own_tier`), for in a regency it names nobody.
    """
    if not actor.is_active:
        return Scope()
    parts = (
        _part(grant, condition)
        for grant in actor.current()
        if (condition := condition_of(grant.peran, action)) is not None
        and not (condition is Syarat.ALASAN and not has_reason(alasan))
        and not (condition is Syarat.TERHUBUNG and not linked_only)
        and not (condition is Syarat.KEGIATAN_SENDIRI and grant.is_above_regency and not own_tier)
    )
    return Scope(tuple(dict.fromkeys(parts)))


def _part(grant: Grant, condition: Syarat) -> ScopePart:
    bidang: frozenset[str] = frozenset()
    if condition in {Syarat.BIDANG, Syarat.DINAS}:
        bidang = grant.bidang
    elif condition is Syarat.KESEHATAN:
        bidang = frozenset({KESEHATAN})
    return ScopePart(
        bounds=grant.bounds,
        posyandu_id=grant.posyandu_id,
        kab_id=grant.kab_id if grant.posyandu_id else None,
        bidang=bidang,
        opd=grant.opd if condition is Syarat.DINAS else None,
        penerima=grant.peran.value if condition is Syarat.PENERIMA else None,
    )
