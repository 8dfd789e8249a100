"""What a phone fetches: one change list per posyandu, paged; and the whole posyandu as a snapshot."""

import datetime as dt
import gzip
from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

import msgspec
from msgspec import Raw

from simpul.akses.queries import PerangkatInfo
from simpul.jurnal import log, transactions
from simpul.jurnal.operations.protocol import PullResponse, SnapshotHeader
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.errors import SimpulError
from simpul.kunjungan import queries as kunjungan
from simpul.laporan import queries as laporan
from simpul.layanan.loader import current_version
from simpul.posyandu import queries as posyandu
from simpul.usulan import queries as usulan
from simpul.warga import queries as warga

PAGE = 400
SNAPSHOT_MONTHS = 24
MINIMUM_APP = "0.1.0"
ENTITIES = {
    "posyandu": posyandu,
    "kader": posyandu,
    "keluarga": warga,
    "warga": warga,
    "sesi": kunjungan,
    "kehadiran": kunjungan,
    "penimbangan": kunjungan,
    "kunjungan": kunjungan,
    "usulan": usulan,
    "laporan": laporan,
}


def pull(device: PerangkatInfo, after: int) -> PullResponse:
    """Current rows of what changed after the cursor; `gone` are rows that left this phone's view."""
    changes = log.changes_after(device.kab_id, device.posyandu_id, after, PAGE)
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for _, entity, row_id, _ in changes:
        wanted[entity].add(row_id)
    rows: dict[str, list[Raw]] = {}
    gone: dict[str, list[UUID]] = {}
    for entity, ids in wanted.items():
        found = ENTITIES[entity].sync_rows(entity, device.kab_id, device.posyandu_id, sorted(ids))
        rows[entity] = [Raw(msgspec.json.encode(row)) for row in found]
        left = ids - {UUID(str(row["id"])) for row in found}
        if left:
            gone[entity] = sorted(left)
    return PullResponse(
        rows=rows,
        gone=gone,
        next=changes[-1][0] if changes else after,
        more=len(changes) >= PAGE,
        server_time_ms=int(clock.now().timestamp() * 1000),
        catalog_version=current_version(),
        minimum_app_version=MINIMUM_APP,
    )


def snapshot(device: PerangkatInfo, cursor: int | None, offset: int) -> bytes:
    """The posyandu in one gzip: a header line, then {"e": entity, "r": row} lines in a fixed order.

    A phone that was cut off asks again with the header's cursor and the number of rows it has. Raises
    `sync.mulai_ulang` when rows have left since, for then counting lines would skip one.
    """
    now = clock.now()
    present = transactions.last_number(device.kab_id, device.posyandu_id)
    if cursor is not None and _something_left(device, cursor):
        raise SimpulError("sync.mulai_ulang")
    lines = list(_lines(device, now))
    header = SnapshotHeader(
        cursor=present if cursor is None else cursor,
        rows=len(lines),
        catalog_version=current_version(),
        made_at=now,
    )
    return gzip.compress(b"\n".join([msgspec.json.encode(header), *lines[offset:]]) + b"\n", 6, mtime=0)


def _something_left(device: PerangkatInfo, cursor: int) -> bool:
    changes = log.changes_after(device.kab_id, device.posyandu_id, cursor, 10_000)
    return any(gone for _, _, _, gone in changes)


def _lines(device: PerangkatInfo, now: dt.datetime) -> Iterator[bytes]:
    since = add_months(month_of(now.date()), -SNAPSHOT_MONTHS)
    for entity, owner in ENTITIES.items():
        for row in owner.snapshot_rows(entity, device.kab_id, device.posyandu_id, since):
            yield msgspec.json.encode({"e": entity, "r": row})
