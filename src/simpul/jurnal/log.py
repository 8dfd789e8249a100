"""Reading and writing the log: storing operations with their outcome, finding what waits, reading it back."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from simpul.jurnal.bulk import bulk_insert
from simpul.jurnal.contracts import Accepted, Change, Outcome
from simpul.jurnal.keys import data_keys
from simpul.jurnal.models import Operasi, Perubahan, StatusOperasi
from simpul.jurnal.operations import OPERATION_TYPES, decode_payload
from simpul.jurnal.operations.protocol import OperationIn
from simpul.jurnal.transactions import lock_posyandu, save_counter
from simpul.jurnal.upcast import upcast
from simpul.kernel.sealing import decrypt, encrypt

PAGE = 500


@dataclass(frozen=True, slots=True)
class Known:
    """An operation that is in the log already."""

    id: UUID
    status: str
    n: int | None
    masalah: str
    params: dict[str, Any]
    menunggu: list[UUID]


@dataclass(frozen=True, slots=True)
class Entry:
    """What perform decided about one operation, ready to be stored."""

    envelope: OperationIn
    status: StatusOperasi
    received_at: dt.datetime
    door: str
    outcome: Outcome | None = None
    n: int | None = None
    masalah: str = ""
    params: dict[str, Any] | None = None
    waiting_for: tuple[UUID, ...] = ()


def find_known(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, Known]:
    """Operations of these ids that the log holds, whatever became of them."""
    rows = Operasi.objects.filter(kab_id=kab_id, id__in=list(ids)).values_list(
        "id", "status", "n", "masalah", "masalah_params", "menunggu_ids"
    )
    return {row[0]: Known(*row[:5], [UUID(text) for text in row[5]]) for row in rows}


def find_sequences(kab_id: int, device_id: UUID, sequences: Iterable[int]) -> dict[int, UUID]:
    """Which operation holds each of these sequence numbers of a device."""
    rows = Operasi.objects.filter(kab_id=kab_id, perangkat_id=device_id, perangkat_urut__in=list(sequences))
    return dict(rows.values_list("perangkat_urut", "id"))


def key_owner(envelope: OperationIn) -> UUID:
    """Whose data key protects the payload: the person it is about, else the posyandu."""
    kind = OPERATION_TYPES.get(envelope.type)
    if kind is not None and kind.person and isinstance(envelope.payload, dict):
        value = envelope.payload.get(kind.person)
        try:
            return UUID(str(value)) if value else envelope.posyandu_id
        except ValueError:
            return envelope.posyandu_id
    return envelope.subject_ids[0] if envelope.subject_ids else envelope.posyandu_id


def store(kab_id: int, entries: Sequence[Entry]) -> None:
    """Write new operations to the log, payload and outcome encrypted."""
    owners = [key_owner(entry.envelope) for entry in entries]
    keys = data_keys(kab_id, owners)
    bulk_insert([_row(entry, owner, keys.get(owner)) for entry, owner in zip(entries, owners, strict=True)])


def _row(entry: Entry, owner: UUID, key: bytes | None) -> Operasi:
    envelope = entry.envelope
    return Operasi(
        id=envelope.id,
        kab_id=envelope.kab_id,
        posyandu_id=envelope.posyandu_id,
        jenis=envelope.type[:40],
        versi=envelope.version,
        katalog_versi=envelope.catalog_version[:24],
        status=entry.status,
        n=entry.n,
        pelaku_id=envelope.actor_id,
        perangkat_id=envelope.device_id,
        perangkat_urut=envelope.device_seq,
        subjek_ids=[str(subject) for subject in envelope.subject_ids],
        tanggal_layanan=envelope.service_date,
        dicatat_at=envelope.recorded_at,
        diterima_at=entry.received_at,
        selisih_jam_ms=envelope.clock_offset_ms,
        versi_app=envelope.app_version[:24],
        pintu=entry.door,
        kunci_id=owner,
        isi=_protect(key, envelope.payload, envelope.id),
        hasil=None if entry.outcome is None else _protect(key, entry.outcome, envelope.id),
        masalah=entry.masalah,
        masalah_params=msgspec.to_builtins(entry.params or {}),
        menunggu_ids=[str(subject) for subject in entry.waiting_for],
    )


def settle(kab_id: int, entries: Sequence[Entry]) -> None:
    """Record what became of operations that had waited or were held."""
    if not entries:
        return
    keys = data_keys(kab_id, [key_owner(entry.envelope) for entry in entries])
    for entry in entries:
        owner = key_owner(entry.envelope)
        outcome = None if entry.outcome is None else _protect(keys.get(owner), entry.outcome, entry.envelope.id)
        Operasi.objects.filter(kab_id=kab_id, id=entry.envelope.id).update(
            status=entry.status,
            n=entry.n,
            hasil=outcome,
            masalah=entry.masalah,
            masalah_params=msgspec.to_builtins(entry.params or {}),
            menunggu_ids=[str(subject) for subject in entry.waiting_for],
        )


def _protect(key: bytes | None, value: Any, operation_id: UUID) -> bytes:
    # An erased person's late operation is kept as a fact without content.
    return b"" if key is None else encrypt(key, msgspec.json.encode(value), operation_id.bytes)


def waiting(kab_id: int, posyandu_id: UUID) -> list[tuple[OperationIn, dt.datetime, str]]:
    """Operations that wait for another, in the order they were recorded, with receipt time and door."""
    rows = list(
        Operasi.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, status=StatusOperasi.MENUNGGU).order_by(
            "perangkat_id", "perangkat_urut", "dicatat_at", "id"
        )
    )
    keys = data_keys(kab_id, [row.kunci_id for row in rows]) if rows else {}
    return [(_envelope(row, keys.get(row.kunci_id)), row.diterima_at, row.pintu) for row in rows]


def accepted(kab_id: int, posyandu_id: UUID) -> Iterator[Accepted[Any]]:
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
        keys = data_keys(kab_id, [row.kunci_id for row in rows])
        for row in rows:
            yield _accepted(row, keys.get(row.kunci_id))
        last = rows[-1].n or last


def _accepted(row: Operasi, key: bytes | None) -> Accepted[Any]:
    envelope = _envelope(row, key)
    outcome = msgspec.json.decode(decrypt(key, bytes(row.hasil or b""), row.id.bytes)) if key else {}
    version, payload = upcast(envelope.type, envelope.version, envelope.payload)
    return Accepted(
        envelope=envelope,
        payload=decode_payload(envelope.type, version, payload),
        outcome=outcome,
        n=row.n or 0,
        received_at=row.diterima_at,
    )


def _envelope(row: Operasi, key: bytes | None) -> OperationIn:
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
        payload=msgspec.json.decode(decrypt(key, bytes(row.isi), row.id.bytes)) if key else {},
        subject_ids=[UUID(text) for text in row.subjek_ids],
        device_id=row.perangkat_id,
        device_seq=row.perangkat_urut,
        clock_offset_ms=row.selisih_jam_ms,
        app_version=row.versi_app,
    )


def append_changes(kab_id: int, posyandu_id: UUID, numbered: Sequence[tuple[int, Change]]) -> None:
    """Write the change list; only the last change of a row in this batch is kept."""
    latest = {(change.entity, change.id): (n, change) for n, change in numbered}
    bulk_insert(
        [
            Perubahan(
                kab_id=kab_id,
                posyandu_id=posyandu_id,
                n=n,
                entitas=change.entity,
                entitas_id=change.id,
                hilang=change.gone,
            )
            for n, change in latest.values()
        ]
    )


def changes_after(kab_id: int, posyandu_id: UUID, after: int, limit: int) -> list[tuple[int, str, UUID, bool]]:
    """(number, entity, id, gone) in number order; a number is never split over two pages."""
    rows = list(
        Perubahan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, n__gt=after)
        .order_by("n", "id")
        .values_list("n", "entitas", "entitas_id", "hilang")[: limit + 1]
    )
    if len(rows) <= limit:
        return rows
    edge = rows[limit][0]
    whole = [row for row in rows[:limit] if row[0] != edge]
    if whole:
        return whole
    return list(
        Perubahan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, n=edge)
        .order_by("id")
        .values_list("n", "entitas", "entitas_id", "hilang")
    )


def announce(kab_id: int, posyandu_id: UUID, changes: Sequence[Change]) -> int:
    """Give rows that changed outside the log (kader, reports) a number, so that phones fetch them.

    Call inside a write transaction; returns the number.
    """
    number = lock_posyandu(kab_id, [posyandu_id])[posyandu_id] + 1
    save_counter(kab_id, posyandu_id, number)
    append_changes(kab_id, posyandu_id, [(number, change) for change in changes])
    return number
