"""One request with everything an official needs to act on it."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from simpul.akses.rules.scope import Scope
from simpul.jurnal.keys import data_keys
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import decrypt
from simpul.usulan.errors import Galat
from simpul.usulan.models import Usulan
from simpul.usulan.queries.lists import UsulanItem, scoped, to_items
from simpul.usulan.queries.rows import load_history, papers

SIMILAR_DAYS = 90


@dataclass(frozen=True, slots=True)
class UsulanDetail:
    """The list row and what stands behind it. Protected answers are read apart, by named posts only."""

    item: UsulanItem
    untuk: str
    keluarga_id: UUID | None
    kunjungan_id: UUID | None
    cerita: str | None
    jawaban: dict[str, Any]
    ada_jawaban_dilindungi: bool
    alasan_mendesak: str | None
    lokasi: dict[str, Any] | None
    foto: list[str]
    foto_benda: bool
    berkas: dict[str, bool]
    berkas_foto: dict[str, str]
    berkas_kurang: list[str]
    peringatan: list[str]
    katalog_versi: str
    sla_hari: int
    sla_sumber: str
    diterima_server_at: dt.datetime
    jam_berhenti: dt.date | None
    diteruskan_tanggal: dt.date | None
    dijawab_tanggal: dt.date | None
    keputusan: str | None
    jawaban_opd: str | None
    tanggal_survei: dt.date | None
    tahun_rencana: int | None
    ditutup_tanggal: dt.date | None
    hasil: str | None
    oleh: str
    pengirim_id: UUID
    riwayat: list[dict[str, Any]]


_SAME = (
    "untuk", "keluarga_id", "kunjungan_id", "cerita", "jawaban", "alasan_mendesak", "lokasi", "foto", "foto_benda",
    "berkas_kurang", "peringatan", "katalog_versi", "sla_hari", "sla_sumber", "diterima_server_at", "jam_berhenti",
    "diteruskan_tanggal", "dijawab_tanggal", "keputusan", "jawaban_opd", "tanggal_survei", "tahun_rencana",
    "ditutup_tanggal", "hasil", "oleh", "pengirim_id",
)  # fmt: skip


def find_usulan(scope: Scope, kab_ids: Collection[int], usulan_id: UUID, today: dt.date) -> UsulanDetail:
    """The request with its history; raises `usulan.tidak_ada`, also when the scope does not reach it."""
    row = scoped(scope, kab_ids).filter(id=usulan_id).first()
    if row is None:
        raise SimpulError(Galat.NOT_FOUND)
    return UsulanDetail(
        item=to_items([row], today)[0],
        ada_jawaban_dilindungi=row.jawaban_dilindungi is not None,
        berkas=papers(row),
        berkas_foto=row.berkas,
        riwayat=load_history(row.kab_id, [row.id])[row.id],
        **{name: getattr(row, name) for name in _SAME},
    )


def usulan_of(scope: Scope, kab_id: int, warga_ids: Collection[UUID], today: dt.date) -> list[UsulanItem]:
    """Requests for these people (a person and her merged rows) that a scope reaches, newest first."""
    rows = scoped(scope, [kab_id]).filter(warga_id__in=warga_ids).order_by("-diterima_server_at", "id")
    return to_items(rows, today)


def requests_about(kab_id: int, posyandu_id: UUID, warga_ids: Collection[UUID], today: dt.date) -> list[UsulanItem]:
    """Requests for these people at a posyandu, newest first: for the copy that the person herself gets."""
    rows = Usulan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, warga_id__in=warga_ids)
    return to_items(rows.order_by("-diterima_server_at", "id"), today)


def linked_warga(scope: Scope, kab_id: int, warga_ids: Collection[UUID]) -> set[UUID]:
    """Which of these people are linked to a request that a scope reaches (`Syarat.TERHUBUNG`)."""
    rows = scoped(scope, [kab_id]).filter(warga_id__in=warga_ids)
    return {warga_id for warga_id in rows.values_list("warga_id", flat=True) if warga_id}


def family_of(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The family each of these requests is for; one for a person or the public is absent."""
    rows = Usulan.objects.filter(kab_id=kab_id, id__in=list(ids), keluarga_id__isnull=False)
    return {key: family for key, family in rows.values_list("id", "keluarga_id") if family}


def access_facts(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, str, str]]:
    """What an access decision asks of requests: (posyandu, bidang, opd) by id; opd is '' until it was forwarded."""
    rows = Usulan.objects.filter(kab_id=kab_id, id__in=list(ids))
    return {
        key: (place, bidang, opd) for key, place, bidang, opd in rows.values_list("id", "posyandu_id", "bidang", "opd")
    }


def protected_answers(kab_id: int, usulan_id: UUID) -> dict[str, Any]:
    """Protected answers in clear, for a named post; the caller has decided access and writes the audit."""
    row = Usulan.objects.filter(kab_id=kab_id, id=usulan_id, jawaban_dilindungi__isnull=False).first()
    if row is None:
        return {}
    owner = row.warga_id or row.posyandu_id
    return open_answers(row, data_keys(kab_id, [owner]).get(owner))


def open_answers(row: Usulan, key: bytes | None) -> dict[str, Any]:
    """The protected answers of a row; empty when there are none or the key was destroyed."""
    if row.jawaban_dilindungi is None or key is None:
        return {}
    return dict(msgspec.json.decode(decrypt(key, bytes(row.jawaban_dilindungi), row.id.bytes)))


def similar_usulan(scope: Scope, kab_id: int, usulan_id: UUID, today: dt.date) -> list[UsulanItem]:
    """Requests that may be the same: same posyandu, line and RT, sent within 90 days of each other."""
    row = scoped(scope, [kab_id]).filter(id=usulan_id).first()
    if row is None or row.rt is None:
        return []
    near = dt.timedelta(days=SIMILAR_DAYS)
    rows = scoped(scope, [kab_id]).filter(
        posyandu_id=row.posyandu_id,
        layanan_id=row.layanan_id,
        rt=row.rt,
        dikirim_tanggal__range=(row.dikirim_tanggal - near, row.dikirim_tanggal + near),
    )
    return to_items(rows.exclude(id=usulan_id).order_by("dikirim_tanggal", "id"), today)
