"""Reads of visits, findings and promises: one, those of a place, those of a scope."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope
from simpul.pembinaan.models import JanjiBina, KunjunganBina, TemuanBina
from simpul.pembinaan.rules.kunjungan import Sasaran, StatusKunjungan
from simpul.pembinaan.rules.temuan import StatusJanji, StatusTemuan, finding_state, promise_state
from simpul.wilayah.rules import Bounds, JenisWilayah, label_of


@dataclass(frozen=True, slots=True)
class KunjunganInfo:
    """A visit; `tempat` names the posyandu or the place, `oleh` who planned it."""

    id: UUID
    sasaran: Sasaran
    tempat: str
    bidang: str
    rencana: dt.date
    tujuan: str
    petugas: str
    bersama: str
    status: StatusKunjungan
    tanggal: dt.date | None
    daftar: dict[str, dict[str, str]]
    masalah: str
    saran: str
    alasan_batal: str
    versi: int
    oleh: str


@dataclass(frozen=True, slots=True)
class TemuanInfo:
    """A finding; `ditemukan` is the day of its visit."""

    id: UUID
    kab_id: int
    kunjungan_id: UUID
    sasaran: Sasaran
    tempat: str
    isi: str
    pemilik: str
    batas: dt.date
    selesai: dt.date | None
    bukti: str
    sidik: str
    ditemukan: dt.date
    bidang: str

    def state(self, today: dt.date) -> StatusTemuan:
        """Where it stands on a day."""
        return finding_state(self.batas, self.selesai, today)


@dataclass(frozen=True, slots=True)
class JanjiInfo:
    """A promise; `dibuat` is the day of its visit, `dinilai` that of the visit that judged it."""

    id: UUID
    kunjungan_id: UUID
    jalur: str
    posyandu_id: UUID | None
    tempat: str
    isi: str
    pembuat: str
    batas: dt.date | None
    ditepati: str
    catatan: str
    dibuat: dt.date
    dinilai: dt.date | None
    dinilai_di: UUID | None

    def state(self, today: dt.date) -> StatusJanji:
        """Where it stands on a day."""
        return promise_state(self.ditepati, self.batas, today)


def find_kunjungan(kab_id: int, kunjungan_id: UUID) -> KunjunganInfo | None:
    """One visit, or None."""
    rows = _visits(KunjunganBina.objects.filter(kab_id=kab_id, id=kunjungan_id))
    return rows[0] if rows else None


def find_temuan(kab_id: int, temuan_id: UUID) -> TemuanInfo | None:
    """One finding, or None."""
    rows = _findings(TemuanBina.objects.filter(kab_id=kab_id, id=temuan_id))
    return rows[0] if rows else None


def visits_in(
    scope: Scope,
    kab_ids: Collection[int],
    *,
    status: Collection[StatusKunjungan],
    newest_first: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[KunjunganInfo]:
    """A page of the visits a scope reaches, by planned day."""
    reach = scope_filter(scope, jalur="jalur", posyandu_id="posyandu_id")
    rows = KunjunganBina.objects.filter(reach, kab_id__in=kab_ids, status__in=list(status))
    order = ("-rencana", "-id") if newest_first else ("rencana", "id")
    return _visits(rows.order_by(*order)[offset : offset + limit])


def visits_of(
    kab_ids: Collection[int],
    *,
    bounds: Bounds | None = None,
    posyandu_id: UUID | None = None,
    status: StatusKunjungan,
    since: dt.date | None = None,
    limit: int = 20,
) -> list[KunjunganInfo]:
    """Visits of a place or a posyandu in one state; planned ones by day, held ones the latest first."""
    rows = KunjunganBina.objects.filter(_at(bounds, posyandu_id), kab_id__in=kab_ids, status=status)
    if since is not None:
        rows = rows.filter(rencana__gte=since)
    order = ("-tanggal", "-id") if status is StatusKunjungan.TERLAKSANA else ("rencana", "id")
    return _visits(rows.order_by(*order)[:limit])


def findings_of(
    kab_ids: Collection[int],
    *,
    bounds: Bounds | None = None,
    posyandu_id: UUID | None = None,
    kunjungan_id: UUID | None = None,
    open_only: bool = False,
    limit: int = 200,
) -> list[TemuanInfo]:
    """Findings of a place, a posyandu or a visit, by last day."""
    rows = TemuanBina.objects.filter(kab_id__in=kab_ids)
    rows = rows.filter(kunjungan_id=kunjungan_id) if kunjungan_id else rows.filter(_at(bounds, posyandu_id))
    if open_only:
        rows = rows.filter(selesai__isnull=True)
    return _findings(rows.order_by("batas", "id")[:limit])


def promises_of_visit(kab_id: int, kunjungan_id: UUID) -> list[JanjiInfo]:
    """Promises made at a visit, as they were written."""
    return _promises(JanjiBina.objects.filter(kab_id=kab_id, kunjungan_id=kunjungan_id).order_by("id"))


def promises_due(kab_ids: Collection[int], bounds: Bounds, until: dt.date, limit: int = 200) -> list[JanjiInfo]:
    """Promises of a place that nobody judged yet and whose day has come, by day."""
    rows = JanjiBina.objects.filter(_at(bounds, None), kab_id__in=kab_ids, ditepati="", batas__lte=until)
    return _promises(rows.order_by("batas", "id")[:limit])


def promises_before(visit: KunjunganInfo, limit: int = 100) -> list[JanjiInfo]:
    """What a visit begins with: promises of earlier visits there that nobody judged, and those this one judged.

    A visit to a posyandu meets its own promises and those of its desa; a visit to a place meets all in it.
    """
    there = visit.sasaran
    if there.posyandu_id is None:
        at = Q(jalur__gte=there.jalur, jalur__lt=f"{there.jalur}/")
    else:
        at = Q(posyandu_id=there.posyandu_id) | Q(posyandu__isnull=True, wilayah_id=there.wilayah_id)
    still = Q(ditepati="") | Q(dinilai_di_id=visit.id)
    rows = JanjiBina.objects.filter(at, still, kab_id=there.kab_id).exclude(kunjungan_id=visit.id)
    if visit.tanggal is not None:
        rows = rows.filter(kunjungan__tanggal__lte=visit.tanggal)
    return _promises(rows.order_by(F("batas").asc(nulls_last=True), "id")[:limit])


def _at(bounds: Bounds | None, posyandu_id: UUID | None) -> Q:
    if posyandu_id is not None:
        return Q(posyandu_id=posyandu_id)
    return Q(jalur__gte=bounds.lo, jalur__lt=bounds.hi) if bounds else Q()


_WHERE = ("kab_id", "wilayah_id", "jalur", "posyandu_id")
_NAMED = ("posyandu__nama", "wilayah__nama", "wilayah__jenis")


def _place(row: dict[str, Any]) -> tuple[Sasaran, str]:
    there = Sasaran(row["kab_id"], row["wilayah_id"], row["jalur"], row["posyandu_id"])
    label = label_of(JenisWilayah(row["wilayah__jenis"]), row["wilayah__nama"])
    return there, f"Posyandu {row['posyandu__nama']}, {label}" if row["posyandu_id"] else label


_VISIT = (
    *("id", "bidang", "rencana", "tujuan", "petugas", "bersama", "tanggal", "daftar", "masalah", "saran"),
    *("alasan_batal", "versi"),
)


def _visits(rows: QuerySet[KunjunganBina]) -> list[KunjunganInfo]:
    found = []
    for row in rows.values(*_VISIT, "status", "oleh__nama", *_WHERE, *_NAMED):
        sasaran, tempat = _place(row)
        facts = {name: row[name] for name in _VISIT}
        status = StatusKunjungan(row["status"])
        found.append(KunjunganInfo(sasaran=sasaran, tempat=tempat, status=status, oleh=row["oleh__nama"], **facts))
    return found


_FINDING = ("id", "kab_id", "kunjungan_id", "isi", "pemilik", "batas", "selesai", "bukti", "sidik")


def _findings(rows: QuerySet[TemuanBina]) -> list[TemuanInfo]:
    found = []
    for row in rows.values(*_FINDING, "kunjungan__tanggal", "kunjungan__bidang", *_WHERE[1:], *_NAMED):
        sasaran, tempat = _place(row)
        facts = {name: row[name] for name in _FINDING}
        day, bidang = row["kunjungan__tanggal"], row["kunjungan__bidang"]
        found.append(TemuanInfo(sasaran=sasaran, tempat=tempat, ditemukan=day, bidang=bidang, **facts))
    return found


_PROMISE = ("id", "kunjungan_id", "jalur", "posyandu_id", "isi", "pembuat", "batas", "ditepati", "catatan")


def _promises(rows: QuerySet[JanjiBina]) -> list[JanjiInfo]:
    found = []
    more = ("kunjungan__tanggal", "dinilai_di__tanggal", "dinilai_di_id", "kab_id", "wilayah_id")
    for row in rows.values(*_PROMISE, *more, *_NAMED):
        facts = {name: row[name] for name in _PROMISE}
        found.append(
            JanjiInfo(
                tempat=_place(row)[1],
                dibuat=row["kunjungan__tanggal"],
                dinilai=row["dinilai_di__tanggal"],
                dinilai_di=row["dinilai_di_id"],
                **facts,
            )
        )
    return found
