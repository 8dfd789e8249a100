"""Rows as phones hold them: SesiRow, KehadiranRow, PenimbanganRow, KunjunganRow of `jurnal/operations/rows.py`.

Work of a merged person is sent under the row that stands for her.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from simpul.kunjungan.models import Kehadiran, Kunjungan, Penimbangan, Sesi
from simpul.pertumbuhan.penilaian import Metode
from simpul.warga.queries import merged_map

Row = dict[str, Any]
Model = type[Sesi | Kehadiran | Penimbangan | Kunjungan]
_MODELS: dict[str, Model] = {
    "sesi": Sesi,
    "kehadiran": Kehadiran,
    "penimbangan": Penimbangan,
    "kunjungan": Kunjungan,
}
_FIELDS: dict[str, tuple[str, ...]] = {
    "sesi": ("id", "n", "tanggal", "tempat", "status", "kader_hadir"),
    "kehadiran": ("id", "n", "sesi_id", "warga_id", "hadir", "tamu"),
    "penimbangan": (
        *("id", "n", "warga_id", "sesi_id", "tanggal", "berat_g", "panjang_mm", "posisi", "lila_mm"),
        *("lingkar_kepala_mm", "edema", "alasan_tidak_ditimbang", "vitamin_a", "beri_tahu_bidan", "tamu"),
        *("dihitung", "konflik", "oleh", "penilaian", "riwayat", "dicatat_at", "asal"),
    ),
    "kunjungan": (
        *("id", "n", "layanan_id", "bidang", "tanggal", "cara", "subjek_jenis", "warga_id", "keluarga_id"),
        *("tempat", "hasil", "jawaban", "oleh"),
    ),
}


# In a snapshot rows of one parent stand together: what repeats is then near, which gzip likes. The order is that of
# the rows themselves, not of who stands for whom, so that a merge in between moves none.
_SNAPSHOT_ORDER: dict[str, tuple[str, ...]] = {
    "sesi": ("id",),
    "kehadiran": ("sesi_id", "warga_id"),
    "penimbangan": ("warga_id", "id"),
    "kunjungan": ("warga_id", "id"),
}


def exists(entity: str, kab_id: int, posyandu_id: UUID, ids: Iterable[UUID]) -> set[UUID]:
    """Which of these ids of `sesi`, `kehadiran`, `penimbangan` or `kunjungan` the posyandu knows."""
    wanted = list(ids)
    if not wanted:
        return set()
    rows = _MODELS[entity].objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id__in=wanted)
    return set(rows.values_list("id", flat=True))


def people_of(entity: str, kab_id: int, ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The person of each of these `penimbangan` or `kunjungan`; a visit to nobody is absent."""
    model = Penimbangan if entity == "penimbangan" else Kunjungan
    rows = model.objects.filter(kab_id=kab_id, id__in=list(ids), warga_id__isnull=False)
    return {key: person for key, person in rows.values_list("id", "warga_id") if person}


def sync_rows(entity: str, kab_id: int, posyandu_id: UUID, ids: Iterable[UUID]) -> list[Row]:
    """Current rows by id; a void visit has none, it left the phones."""
    rows = _MODELS[entity].objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id__in=list(ids))
    return _rows(entity, rows.order_by("id"), kab_id, posyandu_id)


def snapshot_rows(entity: str, kab_id: int, posyandu_id: UUID, since_month: dt.date) -> list[Row]:
    """Rows of a posyandu from the month that begins on `since_month`, in an order that no later act changes."""
    rows = _MODELS[entity].objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, tanggal__gte=since_month)
    return _rows(entity, rows.order_by(*_SNAPSHOT_ORDER[entity]), kab_id, posyandu_id)


def _rows(
    entity: str, rows: QuerySet[Sesi | Kehadiran | Penimbangan | Kunjungan], kab_id: int, posyandu_id: UUID
) -> list[Row]:
    if entity == "kunjungan":
        rows = rows.filter(batal=False)
    names = _FIELDS[entity]
    root = merged_map(kab_id, [posyandu_id]) if "warga_id" in names else {}
    found = []
    for values in rows.values_list(*names):
        row: Row = dict(zip(names, values, strict=True))
        if "warga_id" in row:
            row["warga_id"] = root.get(row["warga_id"], row["warga_id"])
        if "penilaian" in row:
            row["metode"] = (row["penilaian"] or {}).get("metode", Metode.BULAN_PENUH.value)
            # Two years of moments would weigh more than all else on a weak signal; only a choice asks for them.
            row["dicatat_at"] = row["dicatat_at"] if row["konflik"] else None
        found.append({name: _plain(value) for name, value in row.items()})
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, dt.date) else value
