"""What the use cases of a batch ask about people, read once for all of them (`Ctx.once`)."""

from collections.abc import Iterable
from uuid import UUID

from simpul.jurnal.contracts import Ctx
from simpul.warga.queries.people import Orang, Rumpun, clusters, find_people


def rumpun_of(ctx: Ctx) -> Rumpun:
    """The merged people of the posyandu."""
    return ctx.once("warga", "rumpun", lambda: clusters(ctx.kab_id, [ctx.posyandu_id]))


def people_of(ctx: Ctx, ids: Iterable[UUID]) -> dict[UUID, Orang]:
    """People by id as `find_people` gives them, each read once for a batch."""
    known: dict[UUID, Orang] = ctx.once("warga", "orang", dict)
    wanted = set(ids)
    known.update(find_people(ctx.kab_id, wanted - known.keys()))
    found: dict[UUID, Orang] = {}
    while wanted:
        found |= {key: known[key] for key in wanted & known.keys()}
        wanted = {one.digabung_ke for one in found.values() if one.digabung_ke} - found.keys()
        wanted &= known.keys()
    return found
