"""What a phone fetches: one change list per posyandu, page by page."""

from collections import defaultdict
from uuid import UUID

import msgspec
from django.conf import settings
from msgspec import Raw

from simpul.akses.queries import PerangkatInfo
from simpul.jurnal import history, log, transactions
from simpul.jurnal.operations.protocol import PullResponse
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kunjungan import queries as kunjungan
from simpul.laporan import queries as laporan
from simpul.layanan.loader import current_version
from simpul.posyandu import queries as posyandu
from simpul.usulan import queries as usulan
from simpul.warga import queries as warga

PAGE = 400
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


def pull(device: PerangkatInfo, after: int, known: UUID | None = None) -> PullResponse:
    """Current rows of what changed after the cursor; `gone` are rows that left this phone's view.

    Raises `sync.riwayat_lain` for a cursor this server never gave, or one of a history that ended: it went back to an
    older backup, and only a snapshot makes the phone's rows right again.
    """
    present = history.present()
    last = transactions.last_number(device.kab_id, device.posyandu_id)
    if after > last or known not in {None, present}:
        raise SimpulError("sync.riwayat_lain")
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
    edge = changes[-1][0] if changes else after
    more = edge < last and log.has_changes_after(device.kab_id, device.posyandu_id, edge)
    return PullResponse(
        rows=rows,
        gone=gone,
        # Numbers without a row (a sealed report, a refusal) are passed as well.
        next=edge if more else max(edge, last),
        more=more,
        server_time_ms=int(clock.now().timestamp() * 1000),
        catalog_version=current_version(),
        minimum_app_version=settings.SIMPUL_APP_MINIMUM,
        history=present,
    )
