"""Reads of exports: who took which list out, for what, and whether the file is still here."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from simpul.akses.models import BerkasEkspor


@dataclass(frozen=True, slots=True)
class EksporRow:
    """One export. `dihapus_at` says since when the file is gone."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    akun_id: UUID
    oleh: str
    jenis: str
    bulan: dt.date | None
    tujuan: str
    jumlah: int
    dengan_nik: bool
    dibuat_at: dt.datetime
    kedaluwarsa_at: dt.datetime
    diunduh: int
    dihapus_at: dt.datetime | None

    def is_here(self, at: dt.datetime) -> bool:
        """Whether the file can still be fetched."""
        return self.dihapus_at is None and at < self.kedaluwarsa_at


_FIELDS = (
    "id", "kab_id", "posyandu_id", "akun_id", "akun__nama", "jenis", "bulan", "tujuan", "jumlah", "dengan_nik",
    "dibuat_at", "kedaluwarsa_at", "diunduh", "dihapus_at",
)  # fmt: skip


def list_ekspor(
    kab_ids: Collection[int], posyandu_ids: Collection[UUID], *, akun_id: UUID | None = None, limit: int = 50
) -> list[EksporRow]:
    """Exports of some posyandu, newest first; of one account when it is named."""
    rows = BerkasEkspor.objects.filter(kab_id__in=list(kab_ids), posyandu_id__in=list(posyandu_ids))
    if akun_id is not None:
        rows = rows.filter(akun_id=akun_id)
    return [EksporRow(*row) for row in rows.order_by("-dibuat_at", "-id").values_list(*_FIELDS)[:limit]]


def find_ekspor(kab_id: int, ekspor_id: UUID) -> EksporRow | None:
    """One export."""
    row = BerkasEkspor.objects.filter(kab_id=kab_id, id=ekspor_id).values_list(*_FIELDS).first()
    return EksporRow(*row) if row else None


def expired_ekspor(at: dt.datetime) -> list[tuple[int, UUID]]:
    """(kab_id, id) of exports of all regencies whose time is over and whose file is still here."""
    rows = BerkasEkspor.objects.filter(dihapus_at__isnull=True, kedaluwarsa_at__lte=at)
    return list(rows.order_by("id").values_list("kab_id", "id"))


def kept_ekspor(kab_id: int, posyandu_id: UUID) -> list[UUID]:
    """Exports of a posyandu whose file is still here."""
    rows = BerkasEkspor.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, dihapus_at__isnull=True)
    return list(rows.order_by("id").values_list("id", flat=True))
