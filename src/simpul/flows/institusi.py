"""What every use case of the institution does around its own: decide at the place, leave a line (ADR 0017)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.services import ActorContext, AuditIn, Target, Tindakan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.wilayah.queries import Tingkat, WilayahRow, wilayah_by_ids

NO_REGENCY = 0  # of what belongs to a province or the nation
ANYWHERE = "WIB"  # the clock of the nation, which has no zone of its own


def require_at_place(actor: ActorContext, action: Tindakan, wilayah_id: int, facts: Target | None = None) -> WilayahRow:
    """The place, when the account may do the act there; one that does not exist is refused like one out of reach."""
    place = wilayah_by_ids([wilayah_id]).get(wilayah_id)
    target = replace(facts or Target(), kab_id=kab_id_of(place), jalur=place.jalur) if place else Target()
    access.require(actor, action, target)
    if place is None:  # an act that everyone may do has no place to be refused at
        raise LookupError(wilayah_id)
    return place


@contextmanager
def refused_alike(actor: ActorContext, action: Tindakan) -> Iterator[None]:
    """Look something up: what is not there is refused like what is out of reach, so that an address tells nothing."""
    try:
        yield
    except SimpulError:
        access.require(actor, action, Target())
        raise


def today_at(wilayah_id: int) -> dt.date:
    """Today by the clock on the wall of a place."""
    return clock.today(zone_at(wilayah_id))


def zone_at(wilayah_id: int) -> str:
    """WIB, WITA or WIT."""
    place = wilayah_by_ids([wilayah_id]).get(wilayah_id)
    return place.zona_waktu if place and place.zona_waktu else ANYWHERE


def kab_id_of(place: WilayahRow) -> int:
    """The regency a row of this place is kept under."""
    return place.kab_id if place.tingkat >= Tingkat.KABUPATEN and place.kab_id else NO_REGENCY


def leave_line(
    actor: ActorContext,
    action: Tindakan,
    entity: str,
    ids: Sequence[UUID | str],
    kab_id: int,
    address: str,
    *,
    posyandu_id: UUID | None = None,
    reason: str = "",
) -> None:
    """One line in the trail; call in the transaction of the act."""
    line = AuditIn(
        actor.akun_id,
        action,
        entity,
        tuple(str(key) for key in ids),
        kab_id=kab_id,
        posyandu_id=posyandu_id,
        alasan=reason,
        alamat=access.hash_address(address),
    )
    access.write_audit([line])
