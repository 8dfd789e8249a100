"""Scans of badges become attendance; what named nobody is kept as a note."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.kegiatan.models import CatatanPindai
from simpul.kegiatan.queries.kegiatan import KegiatanInfo, hari_of
from simpul.kegiatan.queries.peserta import peserta_by_codes
from simpul.kegiatan.rules.hadir import NewHadir
from simpul.kegiatan.rules.keadaan import check_open
from simpul.kegiatan.rules.peserta import read_badge
from simpul.kegiatan.rules.pindai import Pindaian
from simpul.kegiatan.rules.words import CaraHadir
from simpul.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class Terbaca:
    """Scans told apart: attendance, and what named nobody or no session of today or before."""

    hadir: tuple[NewHadir, ...]
    catatan: tuple[Pindaian, ...]


def check_record_pindai(known: KegiatanInfo, scans: Sequence[Pindaian], alat: str, today: dt.date) -> Terbaca:
    """What each scan means; raises `kegiatan.sudah_batal`."""
    check_open(known.status)
    days = {sesi.id: day.tanggal for day in hari_of(known.kab_id, known.id) for sesi in day.sesi}
    codes = {scan.klien: read_badge(scan.teks, known.id) or "" for scan in scans}
    people = peserta_by_codes(known.kab_id, known.id, set(codes.values()))
    seen, notes = [], []
    for scan in scans:
        person = people.get(codes[scan.klien])
        day = days.get(scan.sesi_id) if scan.sesi_id else None
        if person is None or scan.sesi_id is None or day is None or day > today:
            notes.append(scan)
        else:
            seen.append(NewHadir(scan.sesi_id, person.id, scan.waktu, CaraHadir.PINDAI, alat, scan.klien))
    return Terbaca(tuple(seen), tuple(notes))


def keep_catatan(known: KegiatanInfo, notes: Sequence[Pindaian], alat: str, oleh: UUID, at: dt.datetime) -> None:
    """Write what named nobody; the same again changes nothing."""
    sessions = {sesi.id for day in hari_of(known.kab_id, known.id) for sesi in day.sesi}
    CatatanPindai.objects.bulk_create(
        [
            CatatanPindai(
                id=new_id(),
                kab_id=known.kab_id,
                kegiatan_id=known.id,
                sesi_id=scan.sesi_id if scan.sesi_id in sessions else None,
                klien=scan.klien,
                teks=scan.teks,
                waktu=scan.waktu,
                alat=alat,
                dicatat_at=at,
                oleh_id=oleh,
            )
            for scan in notes
        ],
        ignore_conflicts=True,
    )
