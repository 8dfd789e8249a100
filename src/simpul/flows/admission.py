"""What an operation must pass before its use case decides: known? readable? allowed? complete?"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from simpul.akses import services as akses
from simpul.flows.work import Work
from simpul.jurnal import log, positions
from simpul.jurnal.contracts import Actor, Ctx, Op
from simpul.jurnal.models import StatusOperasi
from simpul.jurnal.operations import OPERATION_TYPES, decode_payload
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.jurnal.upcast import upcast
from simpul.kernel.errors import SimpulError
from simpul.kunjungan import queries as kunjungan
from simpul.layanan.loader import is_published
from simpul.posyandu import queries as posyandu
from simpul.usulan import queries as usulan
from simpul.warga import queries as warga

# Doors whose operations were received when they were recorded: files of old work, and the example.
BACKDATED = {"impor", "contoh"}
OWNERS = {
    "warga": warga,
    "keluarga": warga,
    "sesi": kunjungan,
    "kehadiran": kunjungan,
    "penimbangan": kunjungan,
    "kunjungan": kunjungan,
    "usulan": usulan,
}


def begin(
    place: tuple[int, UUID],
    batch: Sequence[OperationIn],
    door: str,
    refused: Mapping[UUID, SimpulError],
    at: dt.datetime,
    last: int,
) -> Work:
    """Preload everything that deciding about this batch needs."""
    kab_id, posyandu_id = place
    home = posyandu.find_posyandu(kab_id, posyandu_id)
    actors = akses.load_actors({operation.actor_id for operation in batch}, at)
    ctx = Ctx(kab_id, posyandu_id, at, home.zona_waktu if home else "WIB", door, _shown(actors))
    known = log.find_known(kab_id, [operation.id for operation in batch])
    marks = {device: positions.contiguous(device) for device in {op.device_id for op in batch} if device}
    waits = {device: mark for device, (mark, since) in marks.items() if not _gave_up(since, at)}
    work = Work(ctx, last, known, refused, waits, home=home, actors=actors)
    if home is None:
        work.refused = {item.id: SimpulError("operasi.posyandu_tidak_dikenal") for item in batch} | dict(refused)
    if door in BACKDATED:
        ctx.received.update({operation.id: operation.recorded_at for operation in batch})
    _refuse_reused_sequences(work, batch)
    return work


def _shown(actors: Mapping[UUID, akses.ActorContext]) -> dict[UUID, Actor]:
    return {key: Actor(key, actor.nama, frozenset(actor.peran_nama)) for key, actor in actors.items()}


def _gave_up(since: dt.datetime | None, at: dt.datetime) -> bool:
    return since is not None and at - since > positions.PATIENCE


def _refuse_reused_sequences(work: Work, batch: Sequence[OperationIn]) -> None:
    """The same number of a device with another id: both are kept, and the phone must be enrolled again."""
    by_device: dict[UUID, dict[int, UUID]] = {}
    refused = dict(work.refused)
    for operation in batch:
        if operation.device_id is None or operation.device_seq is None:
            continue
        if operation.device_id not in by_device:
            numbers = [op.device_seq for op in batch if op.device_id == operation.device_id and op.device_seq]
            by_device[operation.device_id] = log.find_sequences(work.ctx.kab_id, operation.device_id, numbers)
        holder = by_device[operation.device_id].setdefault(operation.device_seq, operation.id)
        if holder != operation.id:
            refused[operation.id] = SimpulError("operasi.nomor_urut_ganda")
    work.refused = refused


def is_repeat(work: Work, operation: OperationIn) -> bool:
    """A repeat gets the verdict of the first time and changes nothing."""
    before = work.known.get(operation.id)
    if before is None:
        return operation.id in work.verdicts or _first_sight(work, operation)
    verdict = {
        StatusOperasi.DITERIMA: "duplicate",
        StatusOperasi.MENUNGGU: "waiting",
    }.get(StatusOperasi(before.status), "quarantined")
    work.verdicts[operation.id] = Verdict(
        id=operation.id,
        verdict=verdict,  # type: ignore[arg-type]  # the four words of the protocol
        n=before.n,
        waiting_for=before.menunggu or None,
        masalah=before.masalah or None,
        params=before.params or None,
    )
    return True


def _first_sight(work: Work, operation: OperationIn) -> bool:
    # Remember the id so that a second copy in the same batch counts as a repeat.
    work.known[operation.id] = log.Known(operation.id, StatusOperasi.DITERIMA, None, "", {}, [])
    return False


def admit(work: Work, operation: OperationIn) -> Op[Any] | None:
    """The operation with its typed payload, or None when it was put in quarantine or must wait."""
    if operation.id in work.refused:
        work.quarantine(operation, work.refused[operation.id])
        return None
    if _has_gap(work, operation):
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
    known = OPERATION_TYPES.get(operation.type)
    if known is not None and 0 < operation.version < known.version:
        version, payload = upcast(operation.type, operation.version, operation.payload)
        return decode_payload(operation.type, version, payload)
    return decode_payload(operation.type, operation.version, operation.payload)


def _has_gap(work: Work, operation: OperationIn) -> bool:
    """True while an earlier operation of the same phone is still on its way."""
    if operation.device_id not in work.seq_floor or operation.device_seq is None:
        return False
    if operation.device_seq > work.seq_floor[operation.device_id] + 1:
        return True
    work.seq_floor[operation.device_id] = max(work.seq_floor[operation.device_id], operation.device_seq)
    return False


def hold_back(work: Work, group: list[Op[Any]]) -> list[Op[Any]]:
    """The operations whose subjects exist; the others wait for them."""
    needed = {op.envelope.id: _subjects(op) for op in group}
    missing = _missing(work.ctx, [pair for pairs in needed.values() for pair in pairs])
    ready = []
    for op in group:
        lacking = {subject for entity, subject in needed[op.envelope.id] if (entity, subject) in missing}
        if lacking:
            work.wait(op.envelope, lacking)
        else:
            ready.append(op)
    return _allowed(work, ready)


def _allowed(work: Work, group: list[Op[Any]]) -> list[Op[Any]]:
    """The operations whose actor may do them, decided in memory; the others go to quarantine."""
    if not group or work.home is None:
        return group
    facts = _facts(work.ctx, group)
    allowed = []
    for op in group:
        bidang, opd = facts.get(op.envelope.id, (None, None))
        target = akses.Target(
            kab_id=work.home.kab_id,
            posyandu_id=work.home.id,
            jalur=work.home.jalur,
            bidang=bidang,
            opd=opd,
            pada=op.envelope.service_date,
        )
        actor = work.actors.get(op.envelope.actor_id)
        door = work.doors.get(op.envelope.id, work.ctx.door)
        decision = akses.decide_operation(actor, op.envelope.type, door, target)
        if decision.allowed:
            allowed.append(op)
        else:
            work.quarantine(op.envelope, SimpulError(decision.code, **decision.params))
    return allowed


def _facts(ctx: Ctx, group: list[Op[Any]]) -> dict[UUID, tuple[str | None, str | None]]:
    """Field and OPD of the request each operation is about, for the acts of an OPD."""
    about = {op.envelope.id: op.payload.usulan_id for op in group if op.envelope.type.endswith("_usulan")}
    known = usulan.access_facts(ctx.kab_id, set(about.values())) if about else {}
    return {key: known[usulan_id][1:] for key, usulan_id in about.items() if usulan_id in known}


def _subjects(op: Op[Any]) -> list[tuple[str, UUID]]:
    found = []
    for name, entity in OPERATION_TYPES[op.envelope.type].subjects:
        value = getattr(op.payload, name)
        values = value if isinstance(value, list) else [value]
        found += [(entity, item) for item in values if isinstance(item, UUID)]
    return found


def _missing(ctx: Ctx, wanted: list[tuple[str, UUID]]) -> set[tuple[str, UUID]]:
    missing = set(wanted)
    for entity in {entity for entity, _ in wanted}:
        ids = [subject for kind, subject in missing if kind == entity]
        there = OWNERS[entity].exists(entity, ctx.kab_id, ctx.posyandu_id, ids)
        missing -= {(entity, subject) for subject in there}
    return missing


def resume_waiting(work: Work) -> list[OperationIn]:
    """Waiting operations of this posyandu whose wait may be over now."""
    arrived = {change.id for _, change in work.changes}
    resumed = []
    for operation, received_at, door in log.waiting(work.ctx.kab_id, work.ctx.posyandu_id):
        before = work.settled.get(operation.id)
        if before is not None and before.status != StatusOperasi.MENUNGGU:
            continue
        if operation.id in work.doors and not arrived & set(before.waiting_for if before else ()):
            continue
        work.doors[operation.id] = door
        work.ctx.received[operation.id] = received_at
        resumed.append(operation)
    _know(work, resumed)
    return resumed


def _know(work: Work, resumed: Sequence[OperationIn]) -> None:
    """Load the phones and people of resumed operations, which need not be those of this batch."""
    for device_id in {op.device_id for op in resumed} - work.seq_floor.keys() - {None}:
        mark, since = positions.contiguous(device_id)
        if not _gave_up(since, work.ctx.received_at):
            work.seq_floor[device_id] = mark
    absent = {op.actor_id for op in resumed} - work.ctx.actors.keys()
    if absent:
        work.actors.update(akses.load_actors(absent, work.ctx.received_at))
        work.ctx.actors.update(_shown(work.actors))


def actor_name(work: Work, operation: OperationIn) -> str:
    """The shown name of who recorded it."""
    actor = work.ctx.actors.get(operation.actor_id)
    return actor.nama if actor else ""
