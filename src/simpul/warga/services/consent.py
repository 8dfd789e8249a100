"""set_izin: consent for photos and messages. A person agrees only while every row of hers does.

Merging keeps what each row says, so the stricter counts; splitting leaves each row what was said for itself.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op
from simpul.jurnal.operations.warga import SetIzin
from simpul.warga.models import Penggabungan, RiwayatWarga
from simpul.warga.queries import rumpun_of
from simpul.warga.services.deciding import history, load_subjects, missing, update_warga

HISTORY = "izin"


def check_set_izin(ops: Sequence[Op[SetIzin]], ctx: Ctx) -> list[Decision]:
    """Consent for photos or messages; withdrawing it is always accepted. Outcome: `anggota`, the rows it is written to.

    A no is said for the whole person, whichever row of hers a phone still knew. A yes is said for the whole person by
    the row that stands for her; who names a merged row does not know what the others say.
    """
    rumpun = rumpun_of(ctx)
    people = load_subjects(ctx, {one for op in ops for one in rumpun.members_of(op.payload.warga_id)})
    decisions: list[Decision] = []
    for op in ops:
        key, name, said = op.payload.warga_id, _consent(op.payload), op.payload.setuju
        if key not in people:
            decisions.append(missing())
            continue
        alone = said and rumpun.root_of(key) != key
        rows = [people[one] for one in ((key,) if alone else rumpun.members_of(key)) if one in people]
        before = all(getattr(row, name) for row in rows)
        ids = [str(row.id) for row in rows]
        decisions.append({"lama": {name: before}, "baru": {name: said}, "anggota": ids})
        for row in rows:
            setattr(row, name, said)
    return decisions


def _consent(payload: SetIzin) -> str:
    return f"izin_{payload.jenis}"


def set_izin(accepted: Sequence[Accepted[SetIzin]]) -> list[Change]:
    """Write the consent and when it was given or withdrawn."""
    changes: list[Change] = []
    for item in accepted:
        key = item.payload.warga_id
        # Work of before `anggota` was kept is rebuilt as it was.
        ids = [UUID(one) for one in item.outcome.get("anggota", [str(key)])]
        for one in ids:
            update_warga(item, one, **{_consent(item.payload): item.payload.setuju})
        changes += [Change("warga", one) for one in ids]
    RiwayatWarga.objects.bulk_create([history(item, item.payload.warga_id, HISTORY) for item in accepted])
    return changes


def borrowed_consents(
    ctx: Ctx, asal_id: UUID, before: Mapping[UUID, UUID], after: Mapping[UUID, UUID]
) -> dict[str, list[str]]:
    """By row, the consents that only the other side of a link said while it held; they are not hers once it ends.

    `before` and `after` name the root of every row while the link holds and once it has ended.
    """
    hers = {one for one, root in after.items() if root == after[asal_id]}
    others = {one for one, root in before.items() if root == before[asal_id]} - hers
    link = Penggabungan.objects.filter(kab_id=ctx.kab_id, asal_id=asal_id, dibatalkan_saat__isnull=True)
    said = RiwayatWarga.objects.filter(kab_id=ctx.kab_id, jenis=HISTORY, warga_id__in=hers | others)
    given: dict[UUID, set[str]] = {}
    for key, baru in said.filter(saat__gte=link.values("saat")[:1]).values_list("warga_id", "baru"):
        given.setdefault(key, set()).update(name for name, yes in baru.items() if yes)
    by_her, by_others = (set().union(*(given.get(one, set()) for one in side)) for side in (hers, others))
    found = {**dict.fromkeys(hers, by_others - by_her), **dict.fromkeys(others, by_her - by_others)}
    return {str(one): sorted(names) for one, names in sorted(found.items()) if names}
