"""The whole posyandu in one file, for first sync and repair; small enough for a weak signal, resumable."""

import datetime as dt
import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from simpul.akses.queries import PerangkatInfo
from simpul.jurnal import history, log, transactions
from simpul.jurnal.operations.protocol import SnapshotHeader
from simpul.jurnal.operations.rows import ROWS, SNAPSHOT_LEFT_OUT
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import derive_id
from simpul.layanan.loader import current_version
from simpul.sync.pull import ENTITIES

MONTHS = 24
Row = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Resume:
    """Where a phone was cut off: header values of the first part, and how many rows it has."""

    cursor: int
    since: dt.date | None
    offset: int


def snapshot(device: PerangkatInfo, resume: Resume | None = None) -> bytes:
    """One gzip: a header line, then `[entity, value, value, ...]` lines in a fixed order, as the header names them.

    Raises `sync.mulai_ulang` when rows have left since the first part, for then counting lines would skip one.
    """
    now = clock.now()
    present = transactions.last_number(device.kab_id, device.posyandu_id)
    since = add_months(month_of(now.date()), -MONTHS)
    columns = {entity: _columns(entity) for entity in ROWS}
    rows = list(_rows(device, since))
    if resume is not None and _cannot_go_on(device, resume, since, present, rows):
        raise SimpulError("sync.mulai_ulang")
    lines = [_line(entity, row, columns) for entity, row in rows]
    header = SnapshotHeader(
        cursor=present if resume is None else resume.cursor,
        rows=len(lines),
        since=since,
        columns=columns,
        catalog_version=current_version(),
        made_at=now,
        history=history.present(),
    )
    rest = lines if resume is None else lines[resume.offset :]
    return gzip.compress(b"\n".join([msgspec.json.encode(header), *rest]) + b"\n", 9, mtime=0)


def _columns(entity: str) -> list[str]:
    left_out = SNAPSHOT_LEFT_OUT.get(entity, frozenset())
    return [name for name in ROWS[entity].__struct_fields__ if name not in left_out]


def _line(entity: str, row: dict[str, Any], columns: dict[str, list[str]]) -> bytes:
    """One row; the id of attendance is null where the phone makes the same from day and person.

    It does not for a merged person, whose attendance keeps the id it was recorded under.
    """
    if entity == "kehadiran" and row["id"] == str(derive_id("kehadiran", row["sesi_id"], row["warga_id"])):
        row = row | {"id": None}
    return msgspec.json.encode([list(columns).index(entity), *(row[name] for name in columns[entity])])


def _rows(device: PerangkatInfo, since: dt.date) -> Iterator[Row]:
    """Rows of every entity, each in an order that no later act changes.

    One that arrives meanwhile only moves others back, so a count of lines never skips one.
    """
    for entity in ROWS:
        for row in ENTITIES[entity].snapshot_rows(entity, device.kab_id, device.posyandu_id, since):
            yield entity, row


def _cannot_go_on(device: PerangkatInfo, resume: Resume, since: dt.date, present: int, rows: Iterable[Row]) -> bool:
    """Whether a row may have left since the first part: one that changed, and is not here now."""
    if resume.cursor > present or resume.since not in {None, since}:
        return True
    changed = log.changed_rows(device.kab_id, device.posyandu_id, resume.cursor)
    return bool(changed) and not changed <= {(entity, UUID(str(row["id"]))) for entity, row in rows}
