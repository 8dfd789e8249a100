"""Rows as phones hold them; the shape is `jurnal/operations/rows.py` (UsulanRow)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Q, QuerySet

from simpul.jurnal.operations.rows import UsulanRow
from simpul.usulan.models import RiwayatUsulan, Usulan
from simpul.usulan.rules import Status
from simpul.warga import queries as warga

Row = dict[str, Any]


def sync_rows(entity: str, kab_id: int, posyandu_id: UUID, ids: Iterable[UUID]) -> list[Row]:
    """Current rows of these requests. Sealed reports are not requests and never appear."""
    if entity != "usulan":
        return []
    rows = Usulan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id__in=list(ids))
    return _rows(kab_id, posyandu_id, rows)


def snapshot_rows(entity: str, kab_id: int, posyandu_id: UUID, since_month: dt.date) -> list[Row]:
    """Open requests, and those closed since `since_month`, in the order they arrived."""
    if entity != "usulan":
        return []
    rows = Usulan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id)
    return _rows(kab_id, posyandu_id, rows.filter(~Q(status=Status.DITUTUP) | Q(ditutup_tanggal__gte=since_month)))


def _rows(kab_id: int, posyandu_id: UUID, requests: QuerySet[Usulan]) -> list[Row]:
    found = list(requests.order_by("diterima_server_at", "id"))
    history = load_history(kab_id, [row.id for row in found])
    stands_for = warga.merged_map(kab_id, [posyandu_id]) if found else {}
    return [_row(row, history[row.id], stands_for) for row in found]


def load_history(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, list[Row]]:
    """Lines of history by request, oldest first: id, saat, status, kalimat, oleh."""
    lines: dict[UUID, list[Row]] = defaultdict(list)
    for line in RiwayatUsulan.objects.filter(kab_id=kab_id, usulan_id__in=list(ids)).order_by("n"):
        lines[line.usulan_id].append(
            {
                "id": str(line.id),
                "saat": line.saat.isoformat(),
                "status": line.status,
                "kalimat": line.kalimat,
                "oleh": line.oleh,
            }
        )
    return lines


def papers(row: Usulan) -> dict[str, bool]:
    """Every paper that was asked for or given, and whether it is there."""
    codes = dict.fromkeys([*row.berkas_diminta, *row.berkas_kurang, *row.berkas])
    return {code: code in row.berkas for code in codes}


def _row(row: Usulan, history: list[Row], stands_for: dict[UUID, UUID]) -> Row:
    person, is_planned = row.warga_id, row.status == Status.DIRENCANAKAN
    shaped = msgspec.convert(
        {
            "id": row.id,
            "n": row.n,
            "nomor": row.nomor,
            "layanan_id": row.layanan_id,
            "bidang": row.bidang,
            "jenis": row.jenis,
            "untuk": row.untuk,
            "warga_id": stands_for.get(person, person) if person else None,
            "keluarga_id": row.keluarga_id,
            "pemohon": row.pemohon,
            "tempat": row.tempat,
            "cerita": row.cerita,
            "mendesak": row.mendesak,
            "lokasi": row.lokasi,
            "status": Status.DIJAWAB if is_planned else row.status,
            "opd": row.opd or None,
            "berkas": papers(row),
            "dikirim_tanggal": row.dikirim_tanggal,
            "batas_jawab": row.batas_jawab,
            "jawaban_opd": row.jawaban_opd,
            "hasil": row.hasil,
            "tahun_desa": row.tahun_desa if is_planned else None,
            "riwayat": history,
        },
        UsulanRow,
    )
    plain: Row = msgspec.to_builtins(shaped)
    return plain
