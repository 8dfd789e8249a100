"""What an operation must pass before anything is decided about it: known? readable? whose turn is it?"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from msgspec import structs

from simpul.akses import services as akses
from simpul.flows.work import Work
from simpul.jurnal import log, positions, replay
from simpul.jurnal.contracts import Actor, Ctx, Op
from simpul.jurnal.keys import erased_in
from simpul.jurnal.models import StatusOperasi
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.jurnal.upcast import read_payload
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import derive_id
from simpul.layanan.loader import is_published
from simpul.posyandu import queries as posyandu

# Doors whose operations were received when they were recorded: files of old work, and the example.
BACKDATED = {"impor", "contoh"}
UNREADABLE = "tidak_terbaca"
DATE_OF_NOTHING = dt.date(1970, 1, 1)


Also = Callable[[Iterable[Verdict]], None]


@dataclass(frozen=True, slots=True)
class Task:
    """A batch for one posyandu as its door handed it over.

    `refused` holds what the door found wrong, by id; `also` writes something of the door in the same transaction.
    """

    kab_id: int
    posyandu_id: UUID
    batch: Sequence[OperationIn]
    door: str
    refused: Mapping[UUID, SimpulError]
    at: dt.datetime
    also: Also | None = None


def begin(task: Task, last: int) -> Work:
    """Preload everything that deciding about this batch needs; `last` is the posyandu's last change number."""
    batch, kab_id = task.batch, task.kab_id
    home = posyandu.find_posyandu(kab_id, task.posyandu_id)
    actors = akses.load_actors(people_of(batch), task.at)
    zone = home.zona_waktu if home else "WIB"
    place = akses.Target(kab_id=kab_id, posyandu_id=task.posyandu_id, jalur=home.jalur if home else None)
    facts = {"posyandu": {"rumah": home}}
    ctx = Ctx(kab_id, task.posyandu_id, task.at, zone, task.door, _shown(actors, place), known=facts)
    known = log.find_known(kab_id, [operation.id for operation in batch])
    waiting = {item.id: item for item in replay.waiting(kab_id, task.posyandu_id)}
    erased = erased_in(kab_id)
    work = Work(ctx, last, known, task.refused, home=home, erased=erased, actors=actors, waiting=waiting)
    _take_positions(work, task)
    if home is None:
        work.refused = {item.id: SimpulError("operasi.posyandu_tidak_dikenal") for item in batch} | dict(task.refused)
    if task.door in BACKDATED:
        ctx.received.update({operation.id: operation.recorded_at for operation in batch})
    _refuse_reused_sequences(work, batch)
    return work


def know(work: Work, operations: Sequence[OperationIn]) -> None:
    """Load the people and phones of operations that were not in the batch."""
    absent = people_of(operations) - work.ctx.actors.keys()
    if absent:
        work.actors.update(akses.load_actors(absent, work.ctx.received_at))
        jalur = work.home.jalur if work.home else None
        place = akses.Target(kab_id=work.ctx.kab_id, posyandu_id=work.ctx.posyandu_id, jalur=jalur)
        work.ctx.actors.update(_shown(work.actors, place))


def people_of(operations: Iterable[OperationIn]) -> set[UUID]:
    """Who recorded, and for whom."""
    return {person for op in operations for person in (op.actor_id, op.on_behalf_id) if person is not None}


def _shown(actors: Mapping[UUID, akses.ActorContext], place: akses.Target) -> dict[UUID, Actor]:
    return {key: Actor(key, actor.nama, akses.roles_at(actor, place)) for key, actor in actors.items()}


def _take_positions(work: Work, task: Task) -> None:
    """Where the sequence of each phone stood, and where it stands when this batch has arrived."""
    numbers: dict[UUID, list[int]] = {}
    for operation in task.batch:
        if operation.device_id is not None and operation.device_seq is not None:
            numbers.setdefault(operation.device_id, []).append(operation.device_seq)
    work.before = positions.load(task.kab_id, numbers.keys()) if numbers else {}
    work.positions = {device: work.before[device].with_numbers(arrived, task.at) for device, arrived in numbers.items()}


def _refuse_reused_sequences(work: Work, batch: Sequence[OperationIn]) -> None:
    """The same number of a device with another id: both are kept, and the phone must be enrolled again."""
    numbered = [op for op in batch if op.device_id is not None and op.device_seq is not None]
    holders: dict[tuple[UUID | None, int | None], UUID] = {}
    for device_id in {op.device_id for op in numbered if op.device_id}:
        used = work.before[device_id]
        fresh = {op.device_seq for op in numbered if op.device_id == device_id and op.id not in work.known}
        again = [number for number in fresh if number is not None and (number <= used.mark or number in used.above)]
        found = log.find_sequences(work.ctx.kab_id, device_id, again) if again else {}
        holders.update({(device_id, number): key for number, key in found.items()})
    refused = dict(work.refused)
    for operation in numbered:
        if holders.setdefault((operation.device_id, operation.device_seq), operation.id) != operation.id:
            refused.setdefault(operation.id, SimpulError("operasi.nomor_urut_ganda"))
    work.refused = refused


def is_repeat(work: Work, operation: OperationIn) -> bool:
    """A repeat gets the verdict of the first time and changes nothing."""
    before = work.known.get(operation.id)
    if before is None:
        # Remember the id so that a second copy in the same batch counts as a repeat.
        is_second = operation.id in work.verdicts
        work.verdicts.setdefault(operation.id, Verdict(id=operation.id, verdict="waiting"))
        return is_second
    if _is_same(before, operation):
        work.verdicts[operation.id] = first_verdict(before)
    else:
        _keep_beside(work, operation)
    return True


def _is_same(before: log.Known, operation: OperationIn) -> bool:
    """A phone that was enrolled again sends its old work under its new number; it stays the same work."""
    if before.posyandu_id != operation.posyandu_id:
        return False
    first = (before.pelaku_id, before.jenis, before.dicatat_at)
    return before.perangkat_id == operation.device_id or first == (
        operation.actor_id,
        operation.type,
        operation.recorded_at,
    )


def first_verdict(before: log.Known) -> Verdict:
    """What became of an operation the first time, or since."""
    words: dict[str, str] = {StatusOperasi.DITERIMA: "duplicate", StatusOperasi.MENUNGGU: "waiting"}
    return Verdict(
        id=before.id,
        verdict=words.get(before.status, "quarantined"),  # type: ignore[arg-type]  # the four words of the protocol
        n=before.n,
        waiting_for=before.menunggu or None,
        masalah=before.masalah or None,
        params=before.params if before.masalah else None,
        outcome=before.outcome,
    )


def _keep_beside(work: Work, operation: OperationIn) -> None:
    """Another phone used this id: what came now is kept too, under an id of its own."""
    beside = stand_in(operation)
    before = log.find_known(work.ctx.kab_id, [beside.id]).get(beside.id)
    if before is None:
        work.quarantine(beside, SimpulError("operasi.id_terpakai"))
        verdict = work.verdicts[beside.id]
    else:
        verdict = first_verdict(before)
    work.verdicts[operation.id] = structs.replace(verdict, id=operation.id)


def stand_in(operation: OperationIn) -> OperationIn:
    """A record that can always be stored, with the operation as it came inside."""
    owner = operation.device_id or operation.actor_id
    return OperationIn(
        id=derive_id(
            "operasi_tertahan", str(operation.kab_id), str(operation.posyandu_id), str(owner), str(operation.id)
        ),
        posyandu_id=operation.posyandu_id,
        kab_id=operation.kab_id,
        actor_id=operation.actor_id,
        type=UNREADABLE,
        version=0,
        catalog_version="",
        service_date=DATE_OF_NOTHING,
        recorded_at=dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
        payload=msgspec.to_builtins(operation),
        device_id=operation.device_id,
        device_seq=operation.device_seq,
    )


def admit(work: Work, operation: OperationIn) -> Op[Any] | None:
    """The operation with its typed payload, or None when it was put in quarantine or must wait."""
    is_released = operation.id in work.released
    if operation.id in work.refused and not is_released:
        work.quarantine(operation, work.refused[operation.id])
        return None
    if has_gap(work, operation) and not is_released:
        work.wait(operation, {operation.device_id} if operation.device_id else set())
        return None
    try:
        return Op(operation, _payload(operation))
    except SimpulError as error:
        work.quarantine(operation, error)
        return None


def _payload(operation: OperationIn) -> Any:
    if not is_published(operation.catalog_version):
        raise SimpulError("operasi.katalog_tidak_dikenal", versi=operation.catalog_version)
    return read_payload(operation.type, operation.version, operation.payload)


def has_gap(work: Work, operation: OperationIn) -> bool:
    """True while an earlier operation of the same phone is still on its way."""
    if operation.device_id is None or operation.device_seq is None:
        return False
    return position_of(work, operation.device_id).holds_back(operation.device_seq, work.ctx.received_at)


def position_of(work: Work, device_id: UUID) -> positions.Position:
    """Where the sequence of a phone stands now."""
    if device_id not in work.positions:
        work.positions |= positions.load(work.ctx.kab_id, [device_id])
    return work.positions[device_id]


def actor_name(work: Work, operation: OperationIn) -> str:
    """The shown name of who recorded it, and for whom: 'Bu Rani atas nama Bu Sari'."""
    actor = work.ctx.actors.get(operation.actor_id)
    other = work.ctx.actors.get(operation.on_behalf_id) if operation.on_behalf_id else None
    names = (one.nama for one in (actor, other) if one is not None)
    return " atas nama ".join(dict.fromkeys(names))
