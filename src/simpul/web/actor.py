"""Who is asking: the account behind an office page, with its grants, loaded once per request."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django_htmx.http import HttpResponseClientRedirect

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, AuditIn, Tindakan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

P = ParamSpec("P")
LAST_KAB_ID, LAST_ID = 2**31 - 1, 2**63 - 1
Page = Callable[Concatenate[HttpRequest, ActorContext, P], HttpResponse]


def actor_of(request: HttpRequest) -> ActorContext | None:
    """The signed-in account with its grants; None for a visitor."""
    if not request.user.is_authenticated:
        return None
    found: ActorContext | None = getattr(request, "simpul_actor", None)
    if found is None:
        found = akses.load_actor(request.user.pk, clock.now())
        request.simpul_actor = found  # type: ignore[attr-defined]  # one read per request
    return found


def office_page(page: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page for signed-in offices; the view receives the actor and asks for its own act."""

    @wraps(page)
    def view(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        actor = actor_of(request)
        if actor is None:
            door = redirect_to_login(request.get_full_path())
            # A part of a page cannot hold the door; the browser goes there as a whole.
            return HttpResponseClientRedirect(door.url) if getattr(request, "htmx", None) else door
        _refuse_impossible(kwargs)
        return page(request, actor, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", view)


def _refuse_impossible(named: Mapping[str, object]) -> None:
    """A number in an address that no column holds names nothing; it is refused like what is out of reach."""
    for name, value in named.items():
        if isinstance(value, int) and value > (LAST_KAB_ID if name == "kab_id" else LAST_ID):
            raise SimpulError(DITOLAK)


def note_read(
    request: HttpRequest,
    actor: ActorContext,
    action: Tindakan,
    entity: str,
    ids: Sequence[UUID | str],
    *,
    kab_id: int,
    posyandu_id: UUID | None = None,
    alasan: str = "",
) -> None:
    """One line in the audit trail for a page that shows named people, with the ids it showed."""
    akses.record_read(
        AuditIn(
            akun_id=actor.akun_id,
            tindakan=action.value,
            entitas=entity,
            ids=tuple(str(item) for item in ids),
            kab_id=kab_id,
            posyandu_id=posyandu_id,
            alasan=alasan,
            alamat=akses.hash_address(address_of(request)),
        )
    )


def address_of(request: HttpRequest) -> str:
    """The caller's network address, for limits and the trail."""
    return str(request.META.get("REMOTE_ADDR", ""))
