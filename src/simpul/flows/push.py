"""What an enrolled phone sends: each operation is checked against the phone, then performed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from msgspec import structs

from simpul.akses import queries as akses
from simpul.akses import services as akses_services
from simpul.flows.admission import DATE_OF_NOTHING, UNREADABLE
from simpul.flows.perform import perform
from simpul.jurnal import positions
from simpul.jurnal.operations.protocol import DeviceState, OperationIn, Verdict
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

TWICE = "operasi.nomor_urut_ganda"
AGAIN = akses_services.StatusPerangkat.AKTIFKAN_ULANG
MOST_UNSENT, MOST_FREE_MB = 1_000_000, 100_000_000
# A phone cannot have recorded anything before it was enrolled; the margin is for the two clocks.
MARGIN = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Sent:
    """One push as the door read it. `unreadable` are stand-ins for what could not be read, with the reason.

    Carried work came by another hand: the phone itself was not in contact and told nothing of itself.
    """

    operations: Sequence[OperationIn]
    unreadable: Sequence[tuple[OperationIn, SimpulError]] = ()
    unsent: int = 0
    storage_free_mb: int | None = None
    is_carried: bool = False
    state: DeviceState | None = None


@dataclass(frozen=True, slots=True)
class PushResult:
    """Verdicts in the order given, and how far this phone's sequence is complete."""

    verdicts: list[Verdict]
    contiguous_seq: int
    device_status: akses_services.StatusPerangkat


def push(device: akses.PerangkatInfo, sent: Sent) -> PushResult:
    """Perform what a phone sent. Nothing of a revoked or mistaken phone is dropped; it goes to quarantine.

    Raises `sibuk.coba_lagi`; the phone then sends the same again.
    """
    at = clock.now()
    refused = {item.id: error for item in sent.operations if (error := _refuse(device, item, at)) is not None}
    refused |= {item.id: error for item, error in sent.unreadable}
    batch = [_at_home(device, item) for item in [*sent.operations, *(item for item, _ in sent.unreadable)]]

    def note(verdicts: Iterable[Verdict]) -> None:
        if not sent.is_carried:
            _note_contact(device, sent, at)
        if any(verdict.masalah == TWICE for verdict in verdicts):
            akses_services.ask_reenrol(device.kab_id, device.id)

    verdicts = perform(batch, "hp", refused=refused, received_at=at, also=note)
    if not batch:
        with write_transaction():
            note([])
    is_twice = any(verdict.masalah == TWICE for verdict in verdicts)
    status = AGAIN if is_twice and device.dicabut_at is None else device.status
    return PushResult(_told(verdicts), positions.contiguous(device.kab_id, device.id), status)


def _told(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """What a phone hears of its work; it reads what came of it from the rows.

    An outcome also says whether a NIK or KK number is known in any other place. An office may ask that a counted
    number of times; a phone that sends guesses would ask it without end.
    """
    return [structs.replace(verdict, outcome=None) for verdict in verdicts]


def _note_contact(device: akses.PerangkatInfo, sent: Sent, at: dt.datetime) -> None:
    versions = [item.app_version for item in sent.operations if item.app_version]
    free = sent.storage_free_mb
    akses_services.note_contact(
        device.id,
        at,
        unsent=min(max(sent.unsent, 0), MOST_UNSENT),
        storage_free_mb=None if free is None else min(max(free, 0), MOST_FREE_MB),
        app_version=versions[-1] if versions else "",
        state=sent.state,
    )


def _refuse(device: akses.PerangkatInfo, operation: OperationIn, at: dt.datetime) -> SimpulError | None:
    if operation.device_id != device.id or operation.device_seq is None:
        return SimpulError("operasi.hp_lain")
    if (operation.kab_id, operation.posyandu_id) != (device.kab_id, device.posyandu_id):
        return SimpulError("operasi.posyandu_lain")
    moment = recorded(device, operation, at)
    if not device.had_kader(operation.actor_id, moment):
        return SimpulError("operasi.kader_bukan_di_hp_ini")
    if device.dicabut_at is not None and moment > device.dicabut_at:
        return SimpulError("operasi.hp_dicabut")
    return None


def recorded(device: akses.PerangkatInfo, operation: OperationIn, at: dt.datetime) -> dt.datetime:
    """When it was recorded, as far as a phone's clock can be believed.

    By server time as the phone knew it, else by its own clock; a moment before its enrolment or after the receipt
    is no moment at all, and then the receipt counts. A wrong clock by itself never holds anything.
    """
    first = min((row.mulai for row in device.kader), default=at) - MARGIN
    for moment in (_shifted(operation), operation.recorded_at):
        if moment is not None and first <= moment <= at + MARGIN:
            return max(moment, first + MARGIN)
    return at


def _shifted(operation: OperationIn) -> dt.datetime | None:
    try:
        return operation.recorded_at + dt.timedelta(milliseconds=operation.clock_offset_ms)
    except OverflowError:
        return None


def _at_home(device: akses.PerangkatInfo, operation: OperationIn) -> OperationIn:
    """Quarantine of a mistaken operation lies with the phone's own posyandu, where someone looks at it.

    Its number counts only in the sequence of the phone that gave it.
    """
    is_own = operation.device_id == device.id
    here = (operation.kab_id, operation.posyandu_id) == (device.kab_id, device.posyandu_id)
    if is_own and here:
        return operation
    return structs.replace(
        operation,
        kab_id=device.kab_id,
        posyandu_id=device.posyandu_id,
        device_id=device.id,
        device_seq=operation.device_seq if is_own else None,
    )


def unreadable_operation(device: akses.PerangkatInfo, operation_id: UUID, raw: Any, seq: int | None) -> OperationIn:
    """A stand-in that keeps what could not be read, so that someone can look at it."""
    return OperationIn(
        id=operation_id,
        posyandu_id=device.posyandu_id,
        kab_id=device.kab_id,
        actor_id=device.id,
        type=UNREADABLE,
        version=0,
        catalog_version="",
        service_date=DATE_OF_NOTHING,
        recorded_at=clock.now(),
        payload=raw,
        device_id=device.id,
        device_seq=seq,
    )
