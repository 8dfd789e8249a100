"""Which people an account may open, and what of them: the link to a request counts where the table asks for one."""

from collections.abc import Collection
from uuid import UUID

from django.http import HttpRequest

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.posyandu.queries import PosyanduInfo
from simpul.usulan.queries import linked_warga
from simpul.warga.queries import merged_map
from simpul.web.alasan import reason_of
from simpul.web.posyandu.place import target_of

# Who reads growth as the regulation names it; a village sees the figures of a linked person, never the diagnosis.
_HEALTH_WORDS = frozenset(
    {"bidan", "petugas_puskesmas", "kader", "ketua_posyandu", "sekretaris_posyandu", "ketua_bidang"}
)


def is_linked(request: HttpRequest, actor: ActorContext, kab_id: int, warga_ids: Collection[UUID]) -> bool:
    """Whether one of these rows of a person is in a request that reached this account."""
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_USULAN, alasan=reason_of(request))
    return bool(scope) and bool(linked_warga(scope, kab_id, warga_ids))


def person_target(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, warga_ids: Collection[UUID], **facts: str
) -> Target:
    """A person as a thing to decide about."""
    linked = is_linked(request, actor, home.kab_id, warga_ids)
    return target_of(home, **({"terhubung": linked, "alasan": reason_of(request)} | facts))


def open_health(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, warga_ids: Collection[UUID]
) -> frozenset[UUID]:
    """Whose health data of these people an account may read: all by its role, else those in a request (R51)."""
    if akses.decide(actor, Tindakan.LIHAT_KESEHATAN, target_of(home)).allowed:
        return frozenset(warga_ids)
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_USULAN, alasan=reason_of(request))
    if not scope or not akses.decide(actor, Tindakan.LIHAT_KESEHATAN, target_of(home, terhubung=True)).allowed:
        return frozenset()
    # A request may name a row that was merged into hers since.
    root = merged_map(home.kab_id, [home.id])
    linked = linked_warga(scope, home.kab_id, {*warga_ids, *root})
    return frozenset(root.get(key, key) for key in linked) & frozenset(warga_ids)


def reads_categories(actor: ActorContext, target: Target) -> bool:
    """Whether official categories and z-scores are words for this account."""
    return bool(akses.roles_at(actor, target) & _HEALTH_WORDS)
