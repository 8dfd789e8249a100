"""Writing the log: operations with their outcome, and the change list that phones read."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from simpul.jurnal.bulk import insert_values
from simpul.jurnal.contracts import Change, Outcome
from simpul.jurnal.keys import data_keys
from simpul.jurnal.models import Operasi, Perubahan, StatusOperasi
from simpul.jurnal.operations import OPERATION_TYPES
from simpul.jurnal.operations.protocol import OperationIn
from simpul.jurnal.transactions import lock_posyandu, save_counter
from simpul.kernel.sealing import decrypt, encrypt


@dataclass(frozen=True, slots=True)
class Known:
    """An operation that is in the log already, with what became of it."""

    id: UUID
    posyandu_id: UUID
    perangkat_id: UUID | None
    pelaku_id: UUID
    jenis: str
    dicatat_at: dt.datetime
    status: str
    n: int | None
    masalah: str
    params: dict[str, Any]
    menunggu: list[UUID]
    outcome: Outcome | None


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
    params: dict[str, Any] | None = None  # plain JSON
    waiting_for: tuple[UUID, ...] = ()
    owner: UUID | None = None  # the person it is about, where only her weighing, visit or request is named


def find_known(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, Known]:
    """Operations of these ids that the log holds, whatever became of them."""
    rows = list(
        Operasi.objects.filter(kab_id=kab_id, id__in=list(ids)).only(
            *("id", "posyandu_id", "perangkat_id", "status", "n", "masalah", "masalah_params", "menunggu_ids"),
            *("kunci_id", "hasil", "pelaku_id", "jenis", "dicatat_at"),
        )
    )
    keys = data_keys(kab_id, {row.kunci_id for row in rows}) if rows else {}
    return {row.id: _known(row, keys.get(row.kunci_id)) for row in rows}


def _known(row: Operasi, key: bytes | None) -> Known:
    return Known(
        id=row.id,
        posyandu_id=row.posyandu_id,
        perangkat_id=row.perangkat_id,
        pelaku_id=row.pelaku_id,
        jenis=row.jenis,
        dicatat_at=row.dicatat_at,
        status=row.status,
        n=row.n,
        masalah=row.masalah,
        params=row.masalah_params,
        menunggu=[UUID(text) for text in row.menunggu_ids],
        outcome=opened(row, key),
    )


def opened(row: Operasi, key: bytes | None) -> Outcome | None:
    """The stored outcome; none while it is held, and none for an erased person."""
    if not row.hasil or key is None:
        return None
    outcome: Outcome = msgspec.json.decode(decrypt(key, bytes(row.hasil), row.id.bytes))
    return outcome


def find_sequences(kab_id: int, device_id: UUID, sequences: Iterable[int]) -> dict[int, UUID]:
    """Which operation holds each of these sequence numbers of a device."""
    rows = Operasi.objects.filter(kab_id=kab_id, perangkat_id=device_id, perangkat_urut__in=list(sequences))
    found = rows.values_list("perangkat_urut", "id")
    return {number: key for number, key in found if number is not None}


def key_owner(entry: Entry) -> UUID:
    """Whose data key protects the payload: the person it is about, else the posyandu."""
    return entry.owner or named_person(entry.envelope) or entry.envelope.posyandu_id


def named_person(envelope: OperationIn) -> UUID | None:
    """The person whom the payload names, as far as it can be read."""
    kind = OPERATION_TYPES.get(envelope.type)
    if kind is None or not kind.person or not isinstance(envelope.payload, dict):
        return None
    try:
        return UUID(str(envelope.payload[kind.person]))
    except (KeyError, ValueError):
        return None


def open_subjects(envelope: OperationIn) -> list[UUID]:
    """The ids that may lie open beside an operation; a sealed report names nobody, whatever its phone wrote."""
    kind = OPERATION_TYPES.get(envelope.type)
    return [] if kind is not None and kind.sealed else envelope.subject_ids


def store(kab_id: int, entries: Sequence[Entry]) -> None:
    """Write new operations to the log, payload and outcome encrypted."""
    owners = [key_owner(entry) for entry in entries]
    keys = data_keys(kab_id, owners)
    rows = [_row(entry, owner, keys.get(owner)) for entry, owner in zip(entries, owners, strict=True)]
    insert_values(Operasi, rows)


def _row(entry: Entry, owner: UUID, key: bytes | None) -> dict[str, Any]:
    envelope = entry.envelope
    return {
        "id": envelope.id,
        "kab_id": envelope.kab_id,
        "posyandu_id": envelope.posyandu_id,
        "jenis": envelope.type[:40],
        "versi": envelope.version,
        "katalog_versi": envelope.catalog_version[:24],
        "status": entry.status,
        "n": entry.n,
        "pelaku_id": envelope.actor_id,
        "atas_nama_id": envelope.on_behalf_id,
        "perangkat_id": envelope.device_id,
        "perangkat_urut": envelope.device_seq,
        "subjek_ids": [str(subject) for subject in open_subjects(envelope)],
        "tanggal_layanan": envelope.service_date,
        "dicatat_at": envelope.recorded_at,
        "diterima_at": entry.received_at,
        "selisih_jam_ms": envelope.clock_offset_ms,
        "versi_app": envelope.app_version[:24],
        "pintu": entry.door,
        "kunci_id": owner,
        "isi": _protect(key, envelope.payload, envelope.id),
        "hasil": None if entry.outcome is None else _protect(key, entry.outcome, envelope.id),
        "masalah": entry.masalah,
        "masalah_params": entry.params or {},
        "menunggu_ids": [str(subject) for subject in entry.waiting_for],
    }


def settle(kab_id: int, entries: Sequence[Entry]) -> None:
    """Record what became of operations that had waited or were held."""
    if not entries:
        return
    ids = [entry.envelope.id for entry in entries]
    rows = {row.id: row for row in Operasi.objects.filter(kab_id=kab_id, id__in=ids).only("id", "kunci_id", "isi")}
    keys = data_keys(
        kab_id, {row.kunci_id for row in rows.values()} | {entry.owner for entry in entries if entry.owner}
    )
    for entry in entries:
        row = rows[entry.envelope.id]
        row.status, row.n, row.masalah = entry.status, entry.n, entry.masalah
        row.masalah_params = entry.params or {}
        row.menunggu_ids = [str(subject) for subject in entry.waiting_for]
        if entry.owner and entry.owner != row.kunci_id:
            _hand_over(row, entry.owner, keys)
        row.hasil = None if entry.outcome is None else _protect(keys.get(row.kunci_id), entry.outcome, row.id)
        Operasi.objects.filter(kab_id=kab_id, id=row.id).update(**{name: getattr(row, name) for name in SETTLED})


SETTLED = ("status", "n", "masalah", "masalah_params", "menunggu_ids", "kunci_id", "isi", "hasil")


def _hand_over(row: Operasi, owner: UUID, keys: Mapping[UUID, bytes]) -> None:
    """Protect the payload with the key of the person it turned out to be about."""
    old = keys.get(row.kunci_id)
    if old is not None and row.isi:
        plain = decrypt(old, bytes(row.isi), row.id.bytes)
        row.isi = _encrypted(keys.get(owner), plain, row.id)
    row.kunci_id = owner


def _protect(key: bytes | None, value: Any, operation_id: UUID) -> bytes:
    return _encrypted(key, msgspec.json.encode(value), operation_id)


def _encrypted(key: bytes | None, plain: bytes, operation_id: UUID) -> bytes:
    # An erased person's late operation is kept as a fact without content.
    return b"" if key is None else encrypt(key, plain, operation_id.bytes)


def append_changes(kab_id: int, posyandu_id: UUID, numbered: Sequence[tuple[int, Change]]) -> None:
    """Write the change list; only the last change of a row in this batch is kept."""
    latest = {(change.entity, change.id): (n, change) for n, change in numbered}
    insert_values(
        Perubahan,
        [
            {
                "kab_id": kab_id,
                "posyandu_id": posyandu_id,
                "n": n,
                "entitas": change.entity,
                "entitas_id": change.id,
                "hilang": change.gone,
            }
            for n, change in latest.values()
        ],
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


def were_here(kab_id: int, posyandu_id: UUID, ids: Iterable[UUID]) -> set[UUID]:
    """Which of these rows the posyandu had once; one that is missing now went with an erased person."""
    rows = Perubahan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, entitas_id__in=list(ids))
    return set(rows.values_list("entitas_id", flat=True))


def has_changes_after(kab_id: int, posyandu_id: UUID, after: int) -> bool:
    """Whether anything changed after a number."""
    return Perubahan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, n__gt=after).exists()


def changed_rows(kab_id: int, posyandu_id: UUID, after: int) -> set[tuple[str, UUID]]:
    """(entity, id) of every row that changed after a number."""
    rows = Perubahan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, n__gt=after)
    return set(rows.values_list("entitas", "entitas_id").distinct())


def announce(kab_id: int, posyandu_id: UUID, changes: Sequence[Change]) -> int:
    """Give rows that changed outside the log (kader, reports) a number, so that phones fetch them.

    Call inside a write transaction; returns the number.
    """
    number = lock_posyandu(kab_id, [posyandu_id])[posyandu_id] + 1
    save_counter(kab_id, posyandu_id, number)
    append_changes(kab_id, posyandu_id, [(number, change) for change in changes])
    return number
