"""distinguish_warga: two rows that look alike are two people. It is remembered, and not asked again."""

from collections.abc import Sequence
from uuid import UUID

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.jurnal.operations.warga import DistinguishWarga
from simpul.kernel.errors import SimpulError
from simpul.warga.errors import Galat
from simpul.warga.models import BedaWarga, Warga
from simpul.warga.rules import check_texts
from simpul.warga.services.deciding import load_subjects, missing, update_warga


def check_distinguish_warga(ops: Sequence[Op[DistinguishWarga]], ctx: Ctx) -> list[Decision]:
    """Outcome: `tinggal`, by row of this posyandu the ids it may still be. A person is not told from herself."""
    ids = [one for op in ops for one in (op.payload.warga_id, op.payload.lain_id) if one is not None]
    people = load_subjects(ctx, ids)
    return [_decide(op.payload, people) for op in ops]


def _decide(payload: DistinguishWarga, people: dict[UUID, Warga]) -> Decision:
    if payload.warga_id is None:
        return check_texts(payload) or {"tinggal": {}}
    person, other = people.get(payload.warga_id), people.get(payload.lain_id)
    if person is None:
        return missing()
    if payload.warga_id == payload.lain_id:
        return SimpulError(Galat.BEDA_DIRI)
    if error := check_texts(payload):
        return error
    left: Outcome = {}
    for row, twin in ((person, payload.lain_id), (other, payload.warga_id)):
        if row is not None and str(twin) in row.mungkin_sama:
            # Changed in memory too, for the next of the batch.
            row.mungkin_sama = [one for one in row.mungkin_sama if one != str(twin)]
            left[str(row.id)] = row.mungkin_sama
    return {"tinggal": left}


def distinguish_warga(accepted: Sequence[Accepted[DistinguishWarga]]) -> list[Change]:
    """Write that they are two; rows that were flagged for each other no longer are."""
    BedaWarga.objects.bulk_create([_row(item) for item in accepted])
    changes: list[Change] = []
    for item in accepted:
        for key, likely in item.outcome["tinggal"].items():
            update_warga(item, UUID(key), mungkin_sama=likely, perlu_tinjau=bool(likely))
            changes.append(Change("warga", UUID(key)))
    return changes


def _row(item: Accepted[DistinguishWarga]) -> BedaWarga:
    return BedaWarga(
        id=item.envelope.id,
        kab_id=item.envelope.kab_id,
        posyandu_id=item.envelope.posyandu_id,
        n=item.n,
        warga_id=item.payload.warga_id,
        lain_id=item.payload.lain_id,
        alasan=item.payload.alasan,
        oleh=item.outcome.get("oleh", ""),
        saat=item.received_at,
    )
