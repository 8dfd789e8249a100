"""What every use case of the registry does around its own: decide at the posyandu, tell the phones, leave a line."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.services import ActorContext, AuditIn, Target, Tindakan
from simpul.jurnal import log
from simpul.jurnal.contracts import Change
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.laporan import services as laporan
from simpul.posyandu import queries, services

T = TypeVar("T")


def require_at(actor: ActorContext, action: Tindakan, place: tuple[int, UUID]) -> None:
    """A posyandu that does not exist is refused like one that is out of reach, so that nobody can probe."""
    home = queries.find_posyandu(*place)
    target = Target(kab_id=home.kab_id, posyandu_id=home.id, jalur=home.jalur) if home else Target()
    access.require(actor, action, target)


def tell(kab_id: int, posyandu_id: UUID, changes: Sequence[Change]) -> int:
    """Give changed rows a number, so that phones fetch them."""
    n = log.announce(kab_id, posyandu_id, changes)
    services.stamp(kab_id, changes, n)
    return n


def recount_kader(place: tuple[int, UUID], since: dt.date) -> None:
    """Figures of kader follow the register; call after `tell`, which locks the posyandu."""
    laporan.recount_since(*place, since, clock.now())


def trail(
    actor: ActorContext,
    action: Tindakan,
    place: tuple[int, UUID],
    changes: Sequence[Change],
    n: int,
    address: str,
) -> None:
    kab_id, posyandu_id = place
    line = AuditIn(
        actor.akun_id,
        action,
        changes[0].entity,
        tuple(str(change.id) for change in changes),
        kab_id=kab_id,
        posyandu_id=posyandu_id,
        n=n,
        alamat=access.hash_address(address),
    )
    access.write_audit([line])


def every(decided: Sequence[T | SimpulError]) -> list[T]:
    """What was decided when all of it is yes, else the first no."""
    ready: list[T] = []
    for item in decided:
        if isinstance(item, SimpulError):
            raise item
        ready.append(item)
    return ready
