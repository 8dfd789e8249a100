"""From an address to a posyandu: the decision comes first, and what is out of reach looks like what is not there."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Scope, Target, Tindakan
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, find_posyandu
from simpul.web.alasan import reason_of

MENU = "melihat menu"  # stands for any reason when only asking whether one would open something


def open_posyandu(
    request: HttpRequest, actor: ActorContext, action: Tindakan, kab_id: int, posyandu_id: UUID
) -> PosyanduInfo:
    """The posyandu of an address; raises `akses.ditolak` or `akses.perlu_alasan`."""
    home = find_posyandu(kab_id, posyandu_id)
    if home is None:
        raise SimpulError(errors.DITOLAK)
    akses.require(actor, action, target_of(home, alasan=reason_of(request)))
    return home


def target_of(home: PosyanduInfo, **facts: Any) -> Target:
    """A thing at a posyandu, for the decision."""
    return Target(kab_id=home.kab_id, posyandu_id=home.id, jalur=home.jalur, **facts)


def may_at(actor: ActorContext, home: PosyanduInfo, **facts: Any) -> Callable[[Tindakan], bool]:
    """Whether this account may do an act at a posyandu; for what a page offers."""
    target = target_of(home, **facts)
    return lambda action: akses.decide(actor, action, target).allowed


def open_scope(
    request: HttpRequest, actor: ActorContext, action: Tindakan, *, linked_only: bool = False, own_tier: bool = False
) -> Scope:
    """Where an account may do an act; raises `akses.ditolak` when nowhere, `akses.perlu_alasan` when only with one."""
    scope = akses.posyandu_scope(actor, action, alasan=reason_of(request), linked_only=linked_only, own_tier=own_tier)
    if scope:
        return scope
    wider = akses.posyandu_scope(actor, action, alasan=MENU, linked_only=linked_only)
    raise SimpulError(errors.PERLU_ALASAN if wider else errors.DITOLAK)
