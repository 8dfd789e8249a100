"""Reads for scanners: who is present by badge code, and what named nobody."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from simpul.kegiatan.models import CatatanPindai, KehadiranPeserta


@dataclass(frozen=True, slots=True)
class CatatanInfo:
    """What a scanner read that is nobody of the event."""

    teks: str
    waktu: dt.datetime
    alat: str
    sesi_id: UUID | None


def present_codes(kab_id: int, kegiatan_id: UUID) -> dict[UUID, dict[str, dt.datetime]]:
    """Of each session the badge codes of who came, with the first moment."""
    rows = KehadiranPeserta.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id, batal_at__isnull=True)
    found: defaultdict[UUID, dict[str, dt.datetime]] = defaultdict(dict)
    for sesi_id, kode, waktu in rows.values_list("sesi_id", "peserta__kode", "waktu"):
        found[sesi_id][kode] = waktu
    return dict(found)


def catatan_pindai_of(kab_id: int, kegiatan_id: UUID, limit: int = 200) -> list[CatatanInfo]:
    """Notes of scanners, the latest first."""
    rows = CatatanPindai.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).order_by("-waktu", "-id")
    return [CatatanInfo(*row) for row in rows.values_list("teks", "waktu", "alat", "sesi_id")[:limit]]
