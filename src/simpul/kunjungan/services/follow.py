"""What follows for a person's work when she is corrected, merged or split: new assessments, conflicts, months.

Called by flows beside `warga.services`: `check_follow_warga` adds to the outcomes decided there, `follow_warga` writes.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Min

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.jurnal.operations.warga import ArchiveWarga, CorrectWarga, MergeWarga, RestoreWarga, UnmergeWarga
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.models import Kehadiran, Kunjungan, Penimbangan
from simpul.kunjungan.rules import Timbang, conflicts, months_of, stranded
from simpul.kunjungan.services.choose import BACK
from simpul.kunjungan.services.correct import update_penimbangan
from simpul.kunjungan.services.ground import age_method, assess_pairs, score_columns
from simpul.kunjungan.services.record import measured_of
from simpul.kunjungan.services.writing import change_of, history_line
from simpul.pertumbuhan.penilaian import Metode
from simpul.warga.queries import Orang, Rumpun, people_of, rumpun_of

FollowOp = Op[CorrectWarga] | Op[MergeWarga] | Op[UnmergeWarga]


def check_follow_warga(ops: Sequence[FollowOp], decisions: Sequence[Decision], ctx: Ctx) -> list[Decision]:
    """The decisions of `warga.check_*`, completed: `penilaian_baru` and `konflik_baru` by weighing, `kembali`, `bulan`.

    `kembali`: weighings that were set aside for one of a child who turned out to be another. A weighing that the new
    birth date would put before birth refuses the correction.
    """
    metode = age_method(ctx)
    rumpun = rumpun_of(ctx)
    return [_follow(op, found, ctx, metode, rumpun) for op, found in zip(ops, decisions, strict=True)]


@dataclass(frozen=True, slots=True)
class _After:
    """Who stands for whom after the act, and with which facts."""

    root: Mapping[UUID, UUID]
    people: Mapping[UUID, Orang]

    def person(self, warga_id: UUID) -> Orang:
        return self.people[self.root.get(warga_id, warga_id)]


def _follow(op: FollowOp, found: Decision, ctx: Ctx, metode: Metode, rumpun: Rumpun) -> Decision:
    if isinstance(found, SimpulError):
        return found
    after = _after(op, found, ctx, rumpun)
    if after is None:
        return found
    rows = list(
        Penimbangan.objects.filter(kab_id=ctx.kab_id, warga_id__in=list(after.root), batal=False).order_by(
            "tanggal", "n", "id"
        )
    )
    pairs = [(after.person(row.warga_id), measured_of(row, row.tanggal)) for row in rows]
    fresh = assess_pairs(pairs, metode)
    error = next((one for one in fresh if isinstance(one, SimpulError)), None)
    if error is not None:
        return error
    regraded = {
        str(row.id): one for row, one in zip(rows, fresh, strict=True) if one is not None and one != row.penilaian
    }
    again, named = _conflicts(rows, after) if "akar" in found else ([], {})
    return {
        **found,
        "penilaian_baru": regraded,
        "konflik_baru": named,
        "kembali": again,
        "bulan": sorted({month for row in rows for month in months_of(row.tanggal, None)}),
    }


def _after(op: FollowOp, found: Outcome, ctx: Ctx, rumpun: Rumpun) -> _After | None:
    """The state after the act; None when it changes neither birth date, sex nor links."""
    if "akar" in found:
        touched = {UUID(text) for text in found["tersentuh"]}
        members = {member for one in touched for member in rumpun.members_of(one)}
        moved = {UUID(one): UUID(root) if root else UUID(one) for one, root in found["akar"].items()}
        root = {one: moved.get(one, rumpun.root_of(one)) for one in members}
        return _After(root, people_of(ctx, members))
    payload = op.payload
    changed = {"tanggal_lahir", "jenis_kelamin"} & found["baru"].keys()
    if not isinstance(payload, CorrectWarga) or not changed:
        return None
    members = set(rumpun.members_of(payload.warga_id))
    people = people_of(ctx, members)
    new: dict[str, Any] = {name: getattr(payload, name) for name in changed}
    written = rumpun.root_of(payload.warga_id)
    people[written] = replace(people[written], **new)
    return _After({one: rumpun.root_of(one) for one in members}, people)


def _conflicts(rows: Sequence[Penimbangan], after: _After) -> tuple[list[str], dict[str, list[str]]]:
    """What counts again after the act, and the conflicts that it makes or ends, by weighing."""
    known = [Timbang(str(row.id), str(after.root[row.warga_id]), row.tanggal, row.dihitung) for row in rows]
    again = stranded(known)
    fresh = conflicts(replace(one, dihitung=one.dihitung or one.id in again) for one in known)
    return sorted(again), {str(row.id): fresh[str(row.id)] for row in rows if fresh[str(row.id)] != row.konflik}


def check_follow_archive(
    ops: Sequence[Op[ArchiveWarga] | Op[RestoreWarga]], decisions: Sequence[Decision], ctx: Ctx
) -> list[Decision]:
    """The decisions of `warga.check_*` with `dari` no later than her earliest work, which may be older than she is
    registered."""
    return [_since_work(op, found, ctx) for op, found in zip(ops, decisions, strict=True)]


def _since_work(op: Op[ArchiveWarga] | Op[RestoreWarga], found: Decision, ctx: Ctx) -> Decision:
    if isinstance(found, SimpulError) or "dari" not in found:
        return found
    members = rumpun_of(ctx).members_of(op.payload.warga_id)
    tables: tuple[type[Penimbangan | Kehadiran | Kunjungan], ...] = (Penimbangan, Kehadiran, Kunjungan)
    days = [dt.date.fromisoformat(found["dari"])]
    for model in tables:
        rows = model.objects.filter(kab_id=ctx.kab_id, warga_id__in=members)
        days += [day for day in rows.aggregate(first=Min("tanggal")).values() if day]
    return {**found, "dari": min(days).isoformat()}


def follow_warga(accepted: Sequence[Accepted[CorrectWarga | MergeWarga | UnmergeWarga]]) -> list[Change]:
    """Write new assessments and conflicts; work of merged or split people is sent again under who stands for them."""
    changes: list[Change] = []
    for item in accepted:
        outcome = item.outcome
        fields: dict[str, dict[str, Any]] = defaultdict(dict)
        for key, penilaian in outcome.get("penilaian_baru", {}).items():
            fields[key] |= {"penilaian": penilaian, **score_columns(penilaian)}
        for key, named in outcome.get("konflik_baru", {}).items():
            fields[key] |= {"konflik": named}
        # Work of before this key was kept is rebuilt as it was.
        back = {key: history_line(item, "gabungan dibatalkan", *BACK) for key in outcome.get("kembali", ())}
        for key in back:
            fields[key] |= {"dihitung": True}
        for key, columns in sorted(fields.items()):
            update_penimbangan(item, UUID(key), back.get(key), **columns)
        months = frozenset(dt.date.fromisoformat(text) for text in outcome.get("bulan", ()))
        changes += [change_of("penimbangan", UUID(key), months) for key in sorted(fields)]
        changes += _sent_again(item, months)
    return changes


def _sent_again(item: Accepted[Any], months: frozenset[dt.date]) -> list[Change]:
    moved = [UUID(text) for text in item.outcome.get("akar", {})]
    if not moved:
        return []
    kab_id = item.envelope.kab_id
    ids = {
        "penimbangan": Penimbangan.objects.filter(kab_id=kab_id, warga_id__in=moved).values_list("id", flat=True),
        "kehadiran": Kehadiran.objects.filter(kab_id=kab_id, warga_id__in=moved).values_list("id", flat=True),
        "kunjungan": Kunjungan.objects.filter(kab_id=kab_id, warga_id__in=moved, batal=False).values_list(
            "id", flat=True
        ),
    }
    return [change_of(entity, key, months) for entity, keys in ids.items() for key in keys.order_by("id")]
