"""Attendance by list or scanner: the first time wins, again is counted, a mistake is put right with a reason."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from simpul.kegiatan import errors
from simpul.kegiatan.models import Kegiatan, KehadiranPeserta
from simpul.kegiatan.queries.kegiatan import KegiatanInfo, hari_of
from simpul.kegiatan.queries.peserta import peserta_by_ids
from simpul.kegiatan.rules.hadir import NewHadir
from simpul.kegiatan.rules.keadaan import after_check_in, check_open
from simpul.kegiatan.rules.peserta import LONGEST_REASON
from simpul.kegiatan.rules.words import CaraHadir
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class HasilHadir:
    """What came of a list of check-ins, in ids of participants; `ditolak` were put right before and stay so."""

    baru: list[UUID] = field(default_factory=list)
    ulang: list[UUID] = field(default_factory=list)
    ditolak: list[UUID] = field(default_factory=list)


def check_record_hadir(known: KegiatanInfo, seen: Sequence[NewHadir], today: dt.date) -> None:
    """Whether each stands on the list and the session's day has come.

    Raises `kegiatan.sudah_batal`, `kegiatan.daftar_kosong`, `kegiatan.sesi_tidak_ada`, `kegiatan.belum_harinya`,
    `kegiatan.peserta_tidak_ada`.
    """
    check_open(known.status)
    if not seen:
        raise SimpulError(errors.DAFTAR_KOSONG)
    days = {sesi.id: day.tanggal for day in hari_of(known.kab_id, known.id) for sesi in day.sesi}
    for sesi_id in {one.sesi_id for one in seen}:
        if sesi_id not in days:
            raise SimpulError(errors.SESI_TIDAK_ADA)
        if days[sesi_id] > today:
            raise SimpulError(errors.BELUM_HARINYA, tanggal=days[sesi_id].isoformat())
    wanted = {one.peserta_id for one in seen}
    if len(peserta_by_ids(known.kab_id, known.id, wanted)) < len(wanted):
        raise SimpulError(errors.PESERTA_TIDAK_ADA)


def record_hadir(known: KegiatanInfo, seen: Sequence[NewHadir], oleh: UUID, at: dt.datetime) -> HasilHadir:
    """Write check-ins; the same again, in whatever order it arrives, changes only the count and the first time.

    A row that was put right is taken up again by a list, which a person ticks with open eyes, never by a scanner whose
    scan came late.
    """
    done = HasilHadir()
    rows = _rows(known, seen)
    fresh: dict[tuple[UUID, UUID], KehadiranPeserta] = {}
    changed: dict[UUID, KehadiranPeserta] = {}
    for one in sorted(seen, key=lambda item: item.waktu):
        key = (one.sesi_id, one.peserta_id)
        row = rows.get(key) or fresh.get(key)
        if row is None:
            fresh[key] = _new(known, one, oleh, at)
            done.baru.append(one.peserta_id)
            continue
        if row.batal_at is not None and one.cara is CaraHadir.PINDAI:
            done.ditolak.append(one.peserta_id)
            continue
        _again(row, one, done)
        if key in rows:
            changed[row.id] = row
    KehadiranPeserta.objects.bulk_create(fresh.values(), batch_size=500)
    columns = ["waktu", "ulang", "klien_ids", "batal_at", "batal_alasan"]
    KehadiranPeserta.objects.filter(kab_id=known.kab_id).bulk_update(changed.values(), columns, batch_size=200)
    status = after_check_in(known.status)
    if status is not known.status:
        Kegiatan.objects.filter(kab_id=known.kab_id, id=known.id).update(status=status)
    return done


def _again(row: KehadiranPeserta, one: NewHadir, done: HasilHadir) -> None:
    if row.batal_at is not None:
        row.batal_at, row.batal_alasan = None, ""
        done.baru.append(one.peserta_id)
        return
    done.ulang.append(one.peserta_id)
    if one.klien_id and one.klien_id in row.klien_ids:
        return  # the same scan, sent again because the answer was lost
    row.waktu = min(row.waktu, one.waktu)
    row.ulang += 1
    if one.klien_id:
        row.klien_ids = [*row.klien_ids, one.klien_id]


def check_cancel_hadir(known: KegiatanInfo, sesi_id: UUID, ids: Sequence[UUID], alasan: str) -> str:
    """The reason, tidied; raises `kegiatan.sudah_batal`, `kegiatan.alasan_kosong`, `kegiatan.peserta_tidak_ada` where
    one was not recorded as present."""
    check_open(known.status)
    why = " ".join(alasan.split())[:LONGEST_REASON]
    if not why:
        raise SimpulError(errors.ALASAN_KOSONG)
    rows = KehadiranPeserta.objects.filter(
        kab_id=known.kab_id, kegiatan_id=known.id, sesi_id=sesi_id, peserta_id__in=list(ids), batal_at__isnull=True
    )
    if not ids or rows.count() < len(set(ids)):
        raise SimpulError(errors.PESERTA_TIDAK_ADA)
    return why


def cancel_hadir(known: KegiatanInfo, sesi_id: UUID, ids: Sequence[UUID], alasan: str, at: dt.datetime) -> None:
    """Put check-ins right: they no longer count, and why stays with them."""
    KehadiranPeserta.objects.filter(
        kab_id=known.kab_id, kegiatan_id=known.id, sesi_id=sesi_id, peserta_id__in=list(ids)
    ).update(batal_at=at, batal_alasan=alasan)


def _rows(known: KegiatanInfo, seen: Sequence[NewHadir]) -> dict[tuple[UUID, UUID], KehadiranPeserta]:
    rows = KehadiranPeserta.objects.filter(
        kab_id=known.kab_id,
        kegiatan_id=known.id,
        sesi_id__in={one.sesi_id for one in seen},
        peserta_id__in={one.peserta_id for one in seen},
    )
    return {(row.sesi_id, row.peserta_id): row for row in rows}


def _new(known: KegiatanInfo, one: NewHadir, oleh: UUID, at: dt.datetime) -> KehadiranPeserta:
    return KehadiranPeserta(
        id=new_id(),
        kab_id=known.kab_id,
        kegiatan_id=known.id,
        sesi_id=one.sesi_id,
        peserta_id=one.peserta_id,
        waktu=one.waktu,
        cara=one.cara,
        alat=one.alat[:60],
        klien_ids=[one.klien_id] if one.klien_id else [],
        dicatat_at=at,
        oleh_id=oleh,
    )
