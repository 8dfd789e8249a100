"""The one decision function, as every door calls it. In memory: grants were loaded with the actor."""

from simpul.akses import errors
from simpul.akses.rules import decision as rules
from simpul.akses.rules.decision import ActorContext, Decision, Target
from simpul.akses.rules.explain import tell
from simpul.akses.rules.operations import action_of
from simpul.akses.rules.scope import Scope, scope_of
from simpul.akses.rules.words import Tindakan
from simpul.kernel.errors import SimpulError


def decide(actor: ActorContext | None, action: Tindakan, target: Target) -> Decision:
    """May this account do this act to this thing? Deny by default; nobody at all may do nothing."""
    if actor is None:
        return Decision(allowed=False, code=errors.BELUM_BERTUGAS)
    return rules.judge(actor, action, target)


def decide_operation(actor: ActorContext | None, operation_type: str, door: str, target: Target) -> Decision:
    """The decision about an operation at a door; a type that the door does not take is refused.

    Work done while in office and sent later is allowed: a grant counts on the day of the work (`target.pada`) as
    well as today. A day to come does not count.
    """
    action = action_of(operation_type, door)
    if action is None:
        return Decision(allowed=False, code=errors.PINTU)
    if actor is None:
        return Decision(allowed=False, code=errors.BELUM_BERTUGAS)
    today = rules.judge(actor, action, target, on=actor.pada)
    if today.allowed or target.pada is None or target.pada > actor.pada:
        return today
    then = rules.judge(actor, action, target)
    return then if then.allowed else today


def require(actor: ActorContext | None, action: Tindakan, target: Target) -> Decision:
    """The decision when it is yes.

    Raises `akses.perlu_alasan` when only a reason is missing, else `akses.ditolak`, which names the act and tells
    nothing about what was asked for.
    """
    decision = decide(actor, action, target)
    if decision.allowed:
        return decision
    if decision.code == errors.PERLU_ALASAN:
        raise SimpulError(errors.PERLU_ALASAN)
    raise SimpulError(errors.DITOLAK, tindakan=action.value)


def explain(actor: ActorContext, action: Tindakan, target: Target) -> list[str]:
    """'Mengapa saya (tidak) boleh': plain Indonesian sentences."""
    return tell(actor, action, decide(actor, action, target), target)


def posyandu_scope(
    actor: ActorContext, action: Tindakan, *, alasan: str = "", linked_only: bool = False, own_tier: bool = False
) -> Scope:
    """Where an account may do an act today, for `queries.scope_filter`; see `rules.scope.scope_of`."""
    return scope_of(actor, action, alasan=alasan, linked_only=linked_only, own_tier=own_tier)


def roles_at(actor: ActorContext, target: Target) -> frozenset[str]:
    """Words of the roles whose grant covers a thing, such as an actor's roles at a posyandu."""
    return rules.roles_at(actor, target)
