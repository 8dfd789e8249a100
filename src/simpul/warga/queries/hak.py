"""Reads of subject requests: one, a list of what an account reaches, the state for whoever holds the ticket."""

import datetime as dt
import hmac
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Min, Q

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope
from simpul.kernel.errors import SimpulError
from simpul.warga.errors import Galat
from simpul.warga.models import PermintaanHak
from simpul.warga.queries.secrets import hash_number, open_value
from simpul.warga.rules import JenisHak, StatusHak, is_late, read_ticket, show_ticket
from simpul.warga.rules.hak import OPEN


@dataclass(frozen=True, slots=True)
class PermintaanInfo:
    """A request as the office sees it. `isi` is what was said, empty once she was erased."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None
    warga_id: UUID | None
    nomor: str
    jenis: JenisHak
    status: StatusHak
    pintu: str
    isi: dict[str, Any]
    diterima_at: dt.datetime
    batas_at: dt.datetime
    dijawab_at: dt.datetime | None
    selesai_at: dt.datetime | None
    identitas: str
    pengaju_id: UUID | None
    penyetuju_id: UUID | None
    jawaban: str

    @property
    def tiket(self) -> str:
        """The number as it is printed."""
        return show_ticket(self.nomor)

    def is_late(self, now: dt.datetime) -> bool:
        """Whether the first answer is or was late."""
        return is_late(self.batas_at, self.dijawab_at, now)


@dataclass(frozen=True, slots=True)
class KeadaanHak:
    """What the holder of a ticket is told: no name, nothing of what is recorded."""

    tiket: str
    wilayah_id: int
    jenis: JenisHak
    status: StatusHak
    diterima_at: dt.datetime
    batas_at: dt.datetime
    dijawab_at: dt.datetime | None
    selesai_at: dt.datetime | None
    jawaban: str


def find_permintaan(kab_id: int, permintaan_id: UUID) -> PermintaanInfo:
    """One request; raises `warga.hak_tidak_ada`."""
    row = PermintaanHak.objects.filter(kab_id=kab_id, id=permintaan_id).first()
    if row is None:
        raise SimpulError(Galat.HAK_TIDAK_ADA)
    return _info(row)


def list_permintaan(
    scope: Scope, kab_ids: Collection[int], *, is_open: bool | None = None, limit: int = 200
) -> list[PermintaanInfo]:
    """What an account reaches: open ones by their clock first, then the newest of the closed."""
    rows = PermintaanHak.objects.filter(
        scope_filter(scope, jalur="jalur", posyandu_id="posyandu_id"), kab_id__in=list(kab_ids)
    )
    if is_open is not None:
        still = Q(status__in=[one.value for one in OPEN])
        rows = rows.filter(still if is_open else ~still)
    return [_info(row) for row in rows.order_by("batas_at" if is_open else "-diterima_at", "id")[:limit]]


def find_by_ticket(text: str, born: dt.date) -> KeadaanHak:
    """How a request stands, for ticket and birth date together; raises `warga.hak_tidak_ada` alike for every miss."""
    read = read_ticket(text)
    row = PermintaanHak.objects.filter(kab_id=read[0], nomor=read[1]).first() if read else None
    if row is None or not hmac.compare_digest(bytes(row.sidik_tiket), ticket_hash(row.nomor, born)):
        raise SimpulError(Galat.HAK_TIDAK_ADA)
    return KeadaanHak(
        show_ticket(row.nomor),
        row.wilayah_id,
        JenisHak(row.jenis),
        StatusHak(row.status),
        row.diterima_at,
        row.batas_at,
        row.dijawab_at,
        row.selesai_at,
        row.jawaban,
    )


def approved_erasures() -> list[tuple[int, UUID]]:
    """(kab_id, id) of erasures that were approved and not done yet, in all regencies: for the job."""
    rows = PermintaanHak.objects.filter(status=StatusHak.DISETUJUI, jenis=JenisHak.HAPUS)
    return list(rows.order_by("diterima_at", "id").values_list("kab_id", "id"))


def count_closed(kab_ids: Collection[int], before: dt.datetime) -> tuple[int, dt.datetime | None]:
    """How many requests closed before a moment still hold what was said, and the oldest closing."""
    rows = PermintaanHak.objects.filter(kab_id__in=list(kab_ids), selesai_at__lt=before, isi_sandi__isnull=False)
    return rows.count(), rows.aggregate(oldest=Min("selesai_at"))["oldest"]


def ticket_hash(nomor: str, born: dt.date) -> bytes:
    """The keyed hash of ticket and birth date."""
    return hash_number(f"hak|{nomor}|{born.isoformat()}")


def _info(row: PermintaanHak) -> PermintaanInfo:
    said = msgspec.json.decode(open_value(row.isi_sandi, row.id.bytes)) if row.isi_sandi else {}
    plain = {name: getattr(row, name) for name in PermintaanInfo.__slots__ if name not in {"isi", "jenis", "status"}}
    return PermintaanInfo(**plain, isi=said, jenis=JenisHak(row.jenis), status=StatusHak(row.status))
