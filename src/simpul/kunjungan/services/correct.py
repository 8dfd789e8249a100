"""correct_penimbangan: the corrected figures in full; the old ones stay in the row's history."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op
from simpul.jurnal.operations.kunjungan import CorrectPenimbangan
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.errors import Galat
from simpul.kunjungan.models import Penimbangan
from simpul.kunjungan.rules import Ukuran, check_hard, check_soft, check_vitamin_a
from simpul.kunjungan.services.ground import Ground, assess_pairs, score_columns
from simpul.kunjungan.services.record import measured_of, sizes_of
from simpul.kunjungan.services.writing import change_of, history_line, months_in
from simpul.pertumbuhan.penilaian import Pengukuran
from simpul.pertumbuhan.usia import completed_months
from simpul.warga.queries import Orang
from simpul.warga.rules import check_texts, merge_row

FIELDS: Final = (
    *("berat_g", "panjang_mm", "posisi", "lila_mm", "lingkar_kepala_mm", "edema", "vitamin_a"),
    "beri_tahu_bidan",
)


def check_correct_penimbangan(ops: Sequence[Op[CorrectPenimbangan]], ctx: Ctx) -> list[Decision]:
    """Outcome: `lama` and `baru` (what changes), `penilaian`, `peringatan`, `bulan`."""
    rows = load_penimbangan(ctx, [op.payload.penimbangan_id for op in ops])
    ground = ground_of(ctx, rows.values())
    decisions: list[Decision | None] = []
    sound: list[tuple[Orang, Pengukuran]] = []
    for op in ops:
        found = _admit(op.payload, rows, ground)
        decisions.append(found if isinstance(found, SimpulError) else None)
        if not isinstance(found, SimpulError):
            sound.append((found, measured_of(op.payload, rows[op.payload.penimbangan_id].tanggal)))
    pending = zip(sound, assess_pairs(sound, ground.metode), strict=True)
    return [
        refused or _decide(op.payload, rows[op.payload.penimbangan_id], ground, *next(pending))
        for op, refused in zip(ops, decisions, strict=True)
    ]


def load_penimbangan(ctx: Ctx, ids: Iterable[UUID]) -> dict[UUID, Penimbangan]:
    """Weighings of this posyandu by id."""
    rows = Penimbangan.objects.filter(kab_id=ctx.kab_id, posyandu_id=ctx.posyandu_id, id__in=list(ids))
    return {row.id: row for row in rows}


def ground_of(ctx: Ctx, rows: Iterable[Penimbangan]) -> Ground:
    """The facts around weighings that are there already."""
    known = list(rows)
    since = min((row.tanggal for row in known), default=ctx.received_at.date())
    return Ground(ctx, [row.warga_id for row in known], since)


def _admit(payload: CorrectPenimbangan, rows: dict[UUID, Penimbangan], ground: Ground) -> Orang | SimpulError:
    row = rows.get(payload.penimbangan_id)
    if row is None:
        return SimpulError(Galat.TIDAK_DITEMUKAN)
    if row.batal:
        return SimpulError(Galat.SUDAH_DIBATALKAN)
    person = ground.person(row.warga_id)
    if person is None:
        return SimpulError(Galat.ORANG_TIDAK_DITEMUKAN)
    sizes = sizes_of(measured_of(payload, row.tanggal))
    if sizes == Ukuran() and not payload.edema and not payload.vitamin_a:
        return SimpulError(Galat.PENIMBANGAN_KOSONG)
    age_months = completed_months(person.tanggal_lahir, row.tanggal)
    return check_texts(payload) or check_hard(sizes, age_months) or person


def _decide(
    payload: CorrectPenimbangan,
    row: Penimbangan,
    ground: Ground,
    pair: tuple[Orang, Pengukuran],
    penilaian: dict[str, Any] | None | SimpulError,
) -> Decision:
    if isinstance(penilaian, SimpulError):
        return penilaian
    person, taken = pair
    current = {name: getattr(row, name) for name in FIELDS}
    merged = merge_row("penimbangan", current, {name: getattr(payload, name) for name in FIELDS})
    changed = {name: value for name, value in merged.items() if value != current[name]}
    for name, value in changed.items():
        setattr(row, name, value)
    last = ground.last_before(row.warga_id, row.tanggal)
    age_months = completed_months(person.tanggal_lahir, row.tanggal)
    warnings = [
        *check_soft(sizes_of(taken), last, penilaian, ()),
        *check_vitamin_a(payload.vitamin_a, age_months, row.tanggal),
    ]
    return {
        "lama": {name: current[name] for name in changed},
        "baru": changed,
        "penilaian": penilaian,
        "peringatan": warnings,
        "bulan": ground.months(row.warga_id, row.tanggal),
    }


def correct_penimbangan(accepted: Sequence[Accepted[CorrectPenimbangan]]) -> list[Change]:
    """Write the figures, their assessment and the history."""
    for item in accepted:
        outcome = item.outcome
        line = history_line(item, item.payload.alasan, outcome["lama"], outcome["baru"])
        fields = {name: getattr(item.payload, name) for name in outcome["baru"]}
        update_penimbangan(
            item,
            item.payload.penimbangan_id,
            line,
            penilaian=outcome["penilaian"],
            **fields,
            **score_columns(outcome["penilaian"]),
        )
    return [change_of("penimbangan", item.payload.penimbangan_id, months_in(item.outcome)) for item in accepted]


def update_penimbangan(item: Accepted[Any], key: UUID, line: dict[str, Any] | None, **fields: Any) -> None:
    """Write fields of one weighing with its change number, and add a line to its history."""
    rows = Penimbangan.objects.filter(kab_id=item.envelope.kab_id, id=key)
    if line is not None:
        written = rows.values_list("riwayat", flat=True).first() or []
        fields["riwayat"] = [*written, line]
    rows.update(n=item.n, **fields)
