"""The way every step of a request goes: load, decide in memory; later load, apply, write in bulk."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from simpul.jurnal.bulk import bulk_insert, bulk_update
from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.kernel.clock import month_of
from simpul.kernel.errors import SimpulError
from simpul.usulan.errors import Galat
from simpul.usulan.models import Usulan
from simpul.usulan.services.history import history_row
from simpul.usulan.services.tempat import Tempat, load_tempat

Decide = Callable[[Usulan, Op[Any], Tempat], Outcome]
Apply = Callable[[Usulan, Accepted[Any]], None]
# Everything a step may change; the rest of the row is as it was sent.
STEP_FIELDS = (
    "n", "status", "opd", "jawaban", "jawaban_dilindungi", "cerita", "berkas", "berkas_kurang", "batas_jawab",
    "jam_berhenti", "sisa_hari", "diteruskan_tanggal", "dijawab_tanggal", "keputusan", "jawaban_opd",
    "tanggal_survei", "tahun_rencana", "tahun_desa", "ditutup_tanggal", "hasil",
)  # fmt: skip


def check_step(ops: Sequence[Op[Any]], ctx: Ctx, decide: Decide) -> list[Decision]:
    """Decide each operation about its request as it stands in this posyandu."""
    tempat = load_tempat(ctx)
    rows = _load(ctx.kab_id, (op.payload.usulan_id for op in ops))
    decisions: list[Decision] = []
    for op in ops:
        row = rows.get(op.payload.usulan_id)
        if row is None or row.posyandu_id != ctx.posyandu_id:
            decisions.append(SimpulError(Galat.NOT_FOUND))
            continue
        try:
            outcome = decide(row, op, tempat)
        except SimpulError as error:
            decisions.append(error)
            continue
        decisions.append({**outcome, "tanggal": tempat.day_of(op.envelope).isoformat()})
    return decisions


def act_step(accepted: Sequence[Accepted[Any]], apply: Apply) -> list[Change]:
    """Apply what was decided to the rows, and add a line of history for each."""
    changes: list[Change] = []
    for kab_id in sorted({one.envelope.kab_id for one in accepted}):
        mine = [one for one in accepted if one.envelope.kab_id == kab_id]
        rows = _load(kab_id, (one.payload.usulan_id for one in mine))
        for one in mine:
            row = rows[one.payload.usulan_id]
            row.n = one.n
            row.status = one.outcome["status"]
            apply(row, one)
            changes.append(_change(row, one))
        bulk_update(list(rows.values()), STEP_FIELDS)
        bulk_insert([history_row(one, one.payload.usulan_id) for one in mine])
    return changes


def _load(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, Usulan]:
    return {row.id: row for row in Usulan.objects.filter(kab_id=kab_id, id__in=set(ids))}


def _change(row: Usulan, one: Accepted[Any]) -> Change:
    day = dt.date.fromisoformat(one.outcome["tanggal"])
    return Change("usulan", row.id, months=frozenset({month_of(row.dikirim_tanggal), month_of(day)}))
