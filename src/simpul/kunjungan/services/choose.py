"""void_penimbangan and choose_penimbangan: which weighing counts. Nothing is deleted."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op
from simpul.jurnal.operations.kunjungan import ChoosePenimbangan, VoidPenimbangan
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.errors import Galat
from simpul.kunjungan.models import Penimbangan
from simpul.kunjungan.rules import Timbang, conflicts, stranded
from simpul.kunjungan.services.correct import ground_of, load_penimbangan, update_penimbangan
from simpul.kunjungan.services.ground import Ground
from simpul.kunjungan.services.writing import change_of, history_line, months_in
from simpul.warga.rules import check_texts

VOID = {"dihitung": True}, {"dihitung": False}
BACK = {"dihitung": False}, {"dihitung": True}


def check_void_penimbangan(ops: Sequence[Op[VoidPenimbangan]], ctx: Ctx) -> list[Decision]:
    """Outcome: `konflik` (ids that no longer conflict with it), `kembali`, `bulan`. A second void is refused.

    `kembali`: what was set aside for it and counts again, each with the ids it now conflicts with.
    """
    rows = load_penimbangan(ctx, [op.payload.penimbangan_id for op in ops])
    ground = ground_of(ctx, rows.values())
    decisions: list[Decision] = []
    for op in ops:
        row = rows.get(op.payload.penimbangan_id)
        error = _void_error(row) or check_texts(op.payload)
        if error is not None or row is None:
            decisions.append(error or SimpulError(Galat.TIDAK_DITEMUKAN))
            continue
        row.batal = True
        months = ground.months(row.warga_id, row.tanggal)
        decisions.append({"konflik": row.konflik, "kembali": _back(row, rows, ground), "bulan": months})
    return decisions


def _back(row: Penimbangan, rows: dict[UUID, Penimbangan], ground: Ground) -> dict[str, list[str]]:
    """What counts again on the day of a void weighing; changed in memory too, for the next of the batch."""
    ground.drop(row.id, row.warga_id)
    same = [one for one in ground.weighings(row.warga_id) if one.tanggal == row.tanggal]
    again = stranded(Timbang(str(one.id), "", one.tanggal, one.dihitung) for one in same)
    named = conflicts(Timbang(key, "", row.tanggal) for key in again)
    for one in same:
        if str(one.id) in again:
            one.dihitung = True
            if one.id in rows:
                rows[one.id].konflik = named[str(one.id)]
    return dict(sorted(named.items()))


def _void_error(row: Penimbangan | None) -> SimpulError | None:
    if row is None:
        return SimpulError(Galat.TIDAK_DITEMUKAN)
    return SimpulError(Galat.SUDAH_DIBATALKAN) if row.batal else None


def void_penimbangan(accepted: Sequence[Accepted[VoidPenimbangan]]) -> list[Change]:
    """Write that it does not count, and take its id from the others of its date."""
    changes: list[Change] = []
    for item in accepted:
        payload, outcome = item.payload, item.outcome
        line = history_line(item, payload.alasan, *VOID)
        update_penimbangan(item, payload.penimbangan_id, line, batal=True, dihitung=False, konflik=[])
        changes.append(change_of("penimbangan", payload.penimbangan_id, months_in(outcome)))
        changes += _forget(item, {payload.penimbangan_id}, outcome["konflik"])
        # Work of before this key was kept is rebuilt as it was.
        for key, named in outcome.get("kembali", {}).items():
            back = history_line(item, "yang dipilih dibatalkan", *BACK)
            update_penimbangan(item, UUID(key), back, dihitung=True, konflik=named)
            changes.append(change_of("penimbangan", UUID(key), months_in(outcome)))
    return changes


def _forget(item: Accepted[Any], gone: set[UUID], others: Iterable[str]) -> list[Change]:
    """Take ids out of the conflicts of other weighings."""
    wanted = [UUID(text) for text in others]
    rows = Penimbangan.objects.filter(kab_id=item.envelope.kab_id, id__in=wanted).order_by("id")
    names = {str(key) for key in gone}
    for key, named in rows.values_list("id", "konflik"):
        update_penimbangan(item, key, None, konflik=[one for one in named if one not in names])
    return [change_of("penimbangan", key) for key in wanted]


def check_choose_penimbangan(ops: Sequence[Op[ChoosePenimbangan]], ctx: Ctx) -> list[Decision]:
    """All must be weighings of one child on one date, none void, the chosen one not among those left aside.

    Outcome: `lama` (what counted before, by id), `sisa` (conflicting ids that nobody decided about), `bulan`.
    """
    ids = {key for op in ops for key in (op.payload.dipilih_id, *op.payload.ditinggal_ids)}
    rows = load_penimbangan(ctx, ids)
    ground = ground_of(ctx, rows.values())
    decisions: list[Decision] = []
    for op in ops:
        payload = op.payload
        keys = [payload.dipilih_id, *payload.ditinggal_ids]
        group = [rows[key] for key in keys if key in rows]
        error = _choice_error(payload, group, {ground.rumpun.root_of(row.warga_id) for row in group})
        if error is not None:
            decisions.append(error)
            continue
        named = {text for row in group for text in row.konflik}
        decisions.append(
            {
                "lama": {str(row.id): row.dihitung for row in group},
                "sisa": sorted(named - {str(key) for key in keys}),
                "bulan": ground.months(group[0].warga_id, group[0].tanggal),
            }
        )
        for row in group:
            row.dihitung, row.konflik = row.id == payload.dipilih_id, []
    return decisions


def _choice_error(payload: ChoosePenimbangan, group: list[Penimbangan], children: set[UUID]) -> SimpulError | None:
    if len(group) != 1 + len(payload.ditinggal_ids):
        return SimpulError(Galat.TIDAK_DITEMUKAN)
    if any(row.batal for row in group):
        return SimpulError(Galat.SUDAH_DIBATALKAN)
    alone = not payload.ditinggal_ids or payload.dipilih_id in payload.ditinggal_ids
    if alone or len(children) != 1 or len({row.tanggal for row in group}) != 1:
        return SimpulError(Galat.BUKAN_PASANGAN)
    return None


def choose_penimbangan(accepted: Sequence[Accepted[ChoosePenimbangan]]) -> list[Change]:
    """Write which one counts; the others stay in the child's history."""
    changes: list[Change] = []
    for item in accepted:
        payload, lama = item.payload, item.outcome["lama"]
        keys = [payload.dipilih_id, *payload.ditinggal_ids]
        for key in keys:
            counts = key == payload.dipilih_id
            line = history_line(item, "dipilih ketua", {"dihitung": lama[str(key)]}, {"dihitung": counts})
            update_penimbangan(item, key, line, dihitung=counts, konflik=item.outcome["sisa"] if counts else [])
        changes += [change_of("penimbangan", key, months_in(item.outcome)) for key in keys]
        changes += _forget(item, set(payload.ditinggal_ids), item.outcome["sisa"])
    return changes
