"""The whole posyandu in one file, for first sync and repair; small enough for a weak signal, resumable."""

import datetime as dt
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from simpul.akses.queries import PerangkatInfo
from simpul.jurnal import log, transactions
from simpul.jurnal.operations.protocol import SnapshotHeader
from simpul.jurnal.operations.rows import ROWS, SNAPSHOT_LEFT_OUT
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import current_version
from simpul.sync.pull import ENTITIES

MONTHS = 24
# Within these, rows of one parent stand together: what repeats is then near, which gzip likes.
_ORDER = {"kehadiran": ("sesi_id", "warga_id"), "penimbangan": ("warga_id", "id"), "kunjungan": ("warga_id", "id")}


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
    if resume is not None and _cannot_go_on(device, resume, since, present):
        raise SimpulError("sync.mulai_ulang")
    columns = {entity: _columns(entity) for entity in ROWS}
    lines = list(_lines(device, since, columns))
    header = SnapshotHeader(
        cursor=present if resume is None else resume.cursor,
        rows=len(lines),
        since=since,
        columns=columns,
        catalog_version=current_version(),
        made_at=now,
    )
    rest = lines if resume is None else lines[resume.offset :]
    return gzip.compress(b"\n".join([msgspec.json.encode(header), *rest]) + b"\n", 9, mtime=0)


def _columns(entity: str) -> list[str]:
    left_out = SNAPSHOT_LEFT_OUT.get(entity, frozenset())
    return [name for name in ROWS[entity].__struct_fields__ if name not in left_out]


def _cannot_go_on(device: PerangkatInfo, resume: Resume, since: dt.date, present: int) -> bool:
    if resume.cursor > present or resume.since not in {None, since}:
        return True
    return log.has_changes_after(device.kab_id, device.posyandu_id, resume.cursor, only_gone=True)


def _lines(device: PerangkatInfo, since: dt.date, columns: dict[str, list[str]]) -> Iterator[bytes]:
    """Lines of all rows. A row that arrives meanwhile only moves others back, so a count of lines never skips one."""
    for place, entity in enumerate(columns):
        rows = ENTITIES[entity].snapshot_rows(entity, device.kab_id, device.posyandu_id, since)
        for row in sorted(rows, key=lambda one: _key(entity, one)) if entity in _ORDER else rows:
            yield msgspec.json.encode([place, *(row[name] for name in columns[entity])])


def _key(entity: str, row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in _ORDER[entity])
