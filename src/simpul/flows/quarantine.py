"""Held work: the village lets it in, corrected if need be, or says that it does not count. Nothing is deleted."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec

from simpul.akses import services as akses
from simpul.flows import admission
from simpul.flows.plan import touched
from simpul.flows.work import Work
from simpul.jurnal import replay
from simpul.jurnal.contracts import Op, Outcome
from simpul.jurnal.log import named_person
from simpul.jurnal.models import StatusOperasi
from simpul.jurnal.operations import OPERATION_TYPES
from simpul.jurnal.operations.karantina import RefuseOperasi, ReleaseOperasi
from simpul.jurnal.operations.protocol import OperationIn
from simpul.jurnal.upcast import read_payload
from simpul.kernel.errors import SimpulError

Run = Callable[[Work, list[OperationIn]], None]
RELEASE, REFUSE = "release_operasi", "refuse_operasi"
KINDS = frozenset({RELEASE, REFUSE})
HELD = frozenset({StatusOperasi.KARANTINA.value, StatusOperasi.MENUNGGU.value})
MIN_REASON = 3  # letters


def settle(work: Work, op: Op[Any], run: Run) -> Outcome | SimpulError:
    """Do what the village decided about one held operation; `run` performs it again.

    Returns the outcome of the decision: `jenis`, and `n` of the released operation, null when it waits now.
    """
    payload: ReleaseOperasi | RefuseOperasi = op.payload
    if len(payload.alasan.strip()) < MIN_REASON:
        return SimpulError("operasi.alasan_kosong")
    found = replay.load(work.ctx.kab_id, work.ctx.posyandu_id, [payload.operasi_id])
    if not found or found[0].status not in HELD or payload.operasi_id in work.settled:
        return SimpulError("operasi.tidak_ditahan")
    held = found[0]
    work.recall(held.envelope, held.received_at, held.door)
    admission.know(work, [held.envelope])
    if isinstance(payload, RefuseOperasi):
        outcome: Outcome | SimpulError = _refuse(work, held.envelope, payload)
    else:
        outcome = _release(work, op, held, payload, run)
    # A correction holds the whole record, so the decision lies under the key of the same person.
    person = work.owners.get(held.envelope.id) or named_person(held.envelope)
    if person is not None:
        work.owners[op.envelope.id] = person
    return outcome


def _refuse(work: Work, envelope: OperationIn, payload: RefuseOperasi) -> Outcome:
    work.refuse(envelope, SimpulError("operasi.ditolak_desa", alasan=payload.alasan.strip()))
    _hold_followers(work, envelope)
    return {"jenis": envelope.type}


def _hold_followers(work: Work, envelope: OperationIn) -> None:
    """What waited for the refused work would wait for ever; the village decides about it too."""
    made = _made_by(envelope)
    followers = [item.id for item in work.waiting.values() if item.waiting_for & made]
    for stored in replay.load(work.ctx.kab_id, work.ctx.posyandu_id, followers):
        work.recall(stored.envelope, stored.received_at, stored.door)
        admission.know(work, [stored.envelope])
        work.quarantine(stored.envelope, SimpulError("operasi.menunggu_yang_ditolak"))


def _made_by(envelope: OperationIn) -> set[UUID]:
    try:
        payload = read_payload(envelope.type, envelope.version, envelope.payload)
    except SimpulError:
        return set()
    return {thing for thing in touched(Op(envelope, payload))[0] if isinstance(thing, UUID)}


def _release(work: Work, op: Op[Any], held: replay.Stored, payload: ReleaseOperasi, run: Run) -> Outcome | SimpulError:
    error = _cannot_be_released(work, op, held)
    if error is not None:
        return error
    correction = _correction(work, op, held.envelope, payload)
    work.released[held.envelope.id] = correction
    again = replay.correct(held.envelope, correction)
    person = named_person(again)
    if person is not None:
        work.owners[again.id] = person
    run(work, [again])
    verdict = work.verdicts[again.id]
    if verdict.verdict == "quarantined":
        if correction != replay.Correction():
            # The reason is one of what was typed now; why it is held stays what it was.
            work.settled.pop(again.id, None)
        return SimpulError(verdict.masalah or "umum.tidak_dikenal", **(verdict.params or {}))
    return {"jenis": again.type, "n": verdict.n}


def _cannot_be_released(work: Work, op: Op[Any], held: replay.Stored) -> SimpulError | None:
    """Only what a phone may send, or what the village may do itself, is let in; sealed reports are not opened here."""
    kind = OPERATION_TYPES.get(held.envelope.type)
    if held.is_erased or kind is None or kind.sealed or kind.name in KINDS:
        return SimpulError("operasi.tidak_bisa_dilepas")
    if akses.action_of(kind.name, "hp") is not None or work.home is None:
        return None
    place = akses.Target(kab_id=work.home.kab_id, posyandu_id=work.home.id, jalur=work.home.jalur)
    decision = akses.decide_operation(work.actors.get(op.envelope.actor_id), kind.name, "kantor", place)
    return None if decision.allowed else SimpulError(decision.code, **decision.params)


def _correction(work: Work, op: Op[Any], envelope: OperationIn, payload: ReleaseOperasi) -> replay.Correction:
    """What differs from the operation as it came; an unknown actor is replaced by who lets it in."""
    changes: dict[str, Any] = {}
    if payload.isi is not None:
        kind = OPERATION_TYPES[envelope.type]
        changes |= {"payload": payload.isi, "version": kind.version, "catalog_version": op.envelope.catalog_version}
    if payload.tanggal is not None:
        changes["service_date"] = payload.tanggal
    if envelope.actor_id not in work.actors:
        changes["actor_id"] = op.envelope.actor_id
    return replay.Correction(**changes)


def correction_of(work: Work, operation_id: UUID) -> Outcome:
    """What goes into the outcome of a released operation, so that a rebuild sees it as it was let in."""
    correction = work.released.get(operation_id)
    plain = msgspec.to_builtins(correction) if correction is not None else {}
    return {replay.CORRECTION: plain} if plain else {}
