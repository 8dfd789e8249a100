"""Reading the log: what waits, what is held, and everything that was accepted, in change order."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET, Struct, UnsetType, structs

from simpul.jurnal.contracts import Accepted
from simpul.jurnal.keys import data_keys
from simpul.jurnal.log import opened
from simpul.jurnal.models import Operasi, StatusOperasi
from simpul.jurnal.operations.protocol import OperationIn
from simpul.jurnal.upcast import read_payload
from simpul.kernel.sealing import decrypt

PAGE = 500
CORRECTION = "dibetulkan"  # key of an outcome that holds a Correction


@dataclass(frozen=True, slots=True)
class Waiting:
    """An operation that waits, without its content: for rows by id, or for its phone's earlier numbers."""

    id: UUID
    device_id: UUID | None
    device_seq: int | None
    waiting_for: frozenset[UUID]


def waiting(kab_id: int, posyandu_id: UUID) -> list[Waiting]:
    """Operations that wait for another, in the order they were recorded."""
    rows = Operasi.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, status=StatusOperasi.MENUNGGU)
    ordered = rows.order_by("perangkat_id", "perangkat_urut", "dicatat_at", "id")
    return [
        Waiting(key, device, number, frozenset(map(UUID, needed)))
        for key, device, number, needed in ordered.values_list("id", "perangkat_id", "perangkat_urut", "menunggu_ids")
    ]


def waiting_places(before: dt.datetime) -> list[tuple[int, UUID]]:
    """(kab_id, id) of posyandu where an operation waits that was received before a moment."""
    rows = Operasi.objects.filter(status=StatusOperasi.MENUNGGU, diterima_at__lt=before)
    return list(rows.order_by("kab_id", "posyandu_id").values_list("kab_id", "posyandu_id").distinct())


@dataclass(frozen=True, slots=True)
class Stored:
    """An operation of the log that is not accepted yet, as it came."""

    envelope: OperationIn
    received_at: dt.datetime
    door: str
    status: str
    is_erased: bool


def load(kab_id: int, posyandu_id: UUID, ids: Iterable[UUID]) -> list[Stored]:
    """Operations of a posyandu by id, in the order given; an unknown one is absent."""
    wanted = list(ids)
    rows = {row.id: row for row in Operasi.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id__in=wanted)}
    keys = data_keys(kab_id, {row.kunci_id for row in rows.values()}) if rows else {}
    return [
        Stored(_envelope(row, keys.get(row.kunci_id)), row.diterima_at, row.pintu, row.status, row.kunci_id not in keys)
        for row in (rows[key] for key in wanted if key in rows)
    ]


@dataclass(frozen=True, slots=True)
class Erased:
    """An accepted operation about a person whose key was destroyed: only its envelope is left."""

    envelope: OperationIn
    n: int
    owner: UUID


def accepted(kab_id: int, posyandu_id: UUID) -> Iterator[Accepted[Any] | Erased]:
    """Every accepted operation of a posyandu in change order, upcast to the present payloads."""
    last = 0
    while True:
        rows = list(
            Operasi.objects.filter(
                kab_id=kab_id, posyandu_id=posyandu_id, status=StatusOperasi.DITERIMA, n__gt=last
            ).order_by("n")[:PAGE]
        )
        if not rows:
            return
        keys = data_keys(kab_id, {row.kunci_id for row in rows})
        for row in rows:
            yield _accepted(row, keys.get(row.kunci_id))
        last = rows[-1].n or last


def _accepted(row: Operasi, key: bytes | None) -> Accepted[Any] | Erased:
    envelope = _envelope(row, key)
    outcome = opened(row, key)
    if outcome is None:
        return Erased(envelope, row.n or 0, row.kunci_id)
    if CORRECTION in outcome:
        envelope = correct(envelope, msgspec.convert(outcome[CORRECTION], Correction))
    return Accepted(
        envelope=envelope,
        payload=read_payload(envelope.type, envelope.version, envelope.payload),
        outcome=outcome,
        n=row.n or 0,
        received_at=row.diterima_at,
    )


def logged_posyandu() -> list[tuple[int, UUID]]:
    """(kab_id, id) of every posyandu that has a log."""
    return list(Operasi.objects.order_by("kab_id", "posyandu_id").values_list("kab_id", "posyandu_id").distinct())


class Correction(Struct, frozen=True, omit_defaults=True):
    """What a release changed of an operation. It stands in the outcome, so that the log keeps what came."""

    payload: Any | UnsetType = UNSET
    version: int | UnsetType = UNSET
    catalog_version: str | UnsetType = UNSET
    service_date: dt.date | UnsetType = UNSET
    actor_id: UUID | UnsetType = UNSET


def correct(envelope: OperationIn, correction: Correction) -> OperationIn:
    """The operation as the village let it in."""
    changes = {name: value for name, value in structs.asdict(correction).items() if value is not UNSET}
    return structs.replace(envelope, **changes)


def _envelope(row: Operasi, key: bytes | None) -> OperationIn:
    has_content = key is not None and len(row.isi) > 0
    return OperationIn(
        id=row.id,
        posyandu_id=row.posyandu_id,
        kab_id=row.kab_id,
        actor_id=row.pelaku_id,
        type=row.jenis,
        version=row.versi,
        catalog_version=row.katalog_versi,
        service_date=row.tanggal_layanan,
        recorded_at=row.dicatat_at,
        payload=msgspec.json.decode(decrypt(key, bytes(row.isi), row.id.bytes)) if key and has_content else {},
        subject_ids=[UUID(text) for text in row.subjek_ids],
        device_id=row.perangkat_id,
        device_seq=row.perangkat_urut,
        clock_offset_ms=row.selisih_jam_ms,
        app_version=row.versi_app,
        on_behalf_id=row.atas_nama_id,
    )
