"""What an enrolled phone sends: each operation is checked against the phone, then performed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.akses import queries as akses
from simpul.akses import services as akses_services
from simpul.flows.perform import perform
from simpul.jurnal import positions
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError


@dataclass(frozen=True, slots=True)
class PushResult:
    """Verdicts in the order given, and how far this phone's sequence is complete."""

    verdicts: list[Verdict]
    contiguous_seq: int
    device_status: str


def push(
    device: akses.PerangkatInfo,
    operations: Sequence[OperationIn],
    unreadable: Sequence[tuple[OperationIn, SimpulError]],
    unsent: int,
    storage_free_mb: int | None,
) -> PushResult:
    """Perform what a phone sent. Nothing of a revoked or mistaken phone is dropped; it goes to quarantine."""
    at = clock.now()
    refused = {item.id: error for item in operations if (error := _refuse(device, item)) is not None}
    refused |= {item.id: error for item, error in unreadable}
    batch = [_at_home(device, item) for item in [*operations, *(item for item, _ in unreadable)]]
    verdicts = perform(batch, "hp", refused=refused, received_at=at)
    is_twice = any(verdict.masalah == "operasi.nomor_urut_ganda" for verdict in verdicts)
    akses_services.note_contact(device.id, at, unsent=unsent, storage_free_mb=storage_free_mb, reenrol=is_twice)
    mark, _ = positions.contiguous(device.id)
    return PushResult(verdicts, mark, "aktifkan_ulang" if is_twice else device.status)


def _refuse(device: akses.PerangkatInfo, operation: OperationIn) -> SimpulError | None:
    if operation.device_id != device.id or operation.device_seq is None:
        return SimpulError("operasi.hp_lain")
    if (operation.kab_id, operation.posyandu_id) != (device.kab_id, device.posyandu_id):
        return SimpulError("operasi.posyandu_lain")
    if not device.had_kader(operation.actor_id, recorded(operation)):
        return SimpulError("operasi.kader_bukan_di_hp_ini")
    if device.dicabut_at is not None and recorded(operation) > device.dicabut_at:
        return SimpulError("operasi.hp_dicabut")
    return None


def recorded(operation: OperationIn) -> dt.datetime:
    """When it was recorded, by the server's clock as the phone knew it."""
    return operation.recorded_at + dt.timedelta(milliseconds=operation.clock_offset_ms)


def _at_home(device: akses.PerangkatInfo, operation: OperationIn) -> OperationIn:
    """Quarantine of a mistaken operation lies with the phone's own posyandu, where someone looks at it."""
    if (operation.kab_id, operation.posyandu_id) == (device.kab_id, device.posyandu_id):
        return operation
    return OperationIn(
        **{name: getattr(operation, name) for name in OperationIn.__struct_fields__}
        | {"kab_id": device.kab_id, "posyandu_id": device.posyandu_id, "device_id": device.id, "device_seq": None}
    )


def unreadable_operation(device: akses.PerangkatInfo, operation_id: UUID, raw: object) -> OperationIn:
    """A stand-in that keeps what could not be read, so that someone can look at it."""
    at = clock.now()
    return OperationIn(
        id=operation_id,
        posyandu_id=device.posyandu_id,
        kab_id=device.kab_id,
        actor_id=device.id,
        type="tidak_terbaca",
        version=0,
        catalog_version="",
        service_date=at.date(),
        recorded_at=at,
        payload=raw,
        device_id=device.id,
    )
