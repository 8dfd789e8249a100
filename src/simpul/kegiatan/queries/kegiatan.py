"""Reads of events: one, those an account reaches, and the parts of one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from simpul.kegiatan import errors
from simpul.kegiatan.models import Dokumentasi, HariKegiatan, Kegiatan, Materi, Narasumber, Peserta, SesiKegiatan
from simpul.kegiatan.rules.words import JenisKegiatan, StatusKegiatan, SumberDana, TingkatKegiatan
from simpul.kernel.errors import SimpulError
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class KegiatanInfo:
    """An event. `mulai` and `selesai` are its first and last day; `n` is the change it stands at."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    jenis: JenisKegiatan
    nama: str
    tujuan: str
    tingkat: TingkatKegiatan
    penyelenggara: str
    tempat: str
    mulai: dt.date | None
    selesai: dt.date | None
    dana: SumberDana
    dana_teks: str
    dana_rupiah: int | None
    jumlah_dinyatakan: int | None
    panitia: list[dict[str, str]]
    surat: dict[str, str]
    pertanyaan: list[dict[str, str]]
    kode_evaluasi: str
    umum: bool
    status: StatusKegiatan
    alasan_batal: str
    data_contoh: bool
    n: int


@dataclass(frozen=True, slots=True)
class SesiInfo:
    """A session of a day."""

    id: UUID
    nama: str
    tanggal: dt.date
    urut: int


@dataclass(frozen=True, slots=True)
class HariInfo:
    """A day with its sessions; `teks` is how the source writes it."""

    id: UUID
    tanggal: dt.date
    teks: str
    sesi: tuple[SesiInfo, ...]


@dataclass(frozen=True, slots=True)
class NarasumberInfo:
    """A speaker."""

    id: UUID
    nama: str
    instansi: str
    bidang: str


@dataclass(frozen=True, slots=True)
class BerkasInfo:
    """A material (`judul`, `bidang`) or a picture of the documentation; `sidik` '' is without a file."""

    id: UUID
    judul: str
    bidang: str
    sidik: str


@dataclass(frozen=True, slots=True)
class Jangkauan:
    """What an account reaches: places, posyandu one by one, and the regencies in which to look.

    `undangan_kab` are the regencies (0 is above them) in which an invitation to one of its people counts.
    """

    kab_ids: Collection[int]
    ranges: Sequence[Bounds] = ()
    undangan_kab: Collection[int] = ()
    undangan: Sequence[Bounds] = ()
    posyandu_ids: Collection[UUID] = ()


@dataclass(frozen=True, slots=True)
class Saringan:
    """How a list of events is narrowed: from a day on, before a day, a kind, a state, inside a place, a word."""

    dari: dt.date | None = None
    sebelum: dt.date | None = None
    jenis: JenisKegiatan | None = None
    status: StatusKegiatan | None = None
    bounds: Bounds | None = None
    kata: str = ""


_FIELDS = tuple(one.name for one in fields(KegiatanInfo))


def find_kegiatan(kab_id: int, kegiatan_id: UUID) -> KegiatanInfo:
    """One event; raises `kegiatan.tidak_ada`."""
    rows = _infos(Kegiatan.objects.filter(kab_id=kab_id, id=kegiatan_id))
    if not rows:
        raise SimpulError(errors.TIDAK_ADA)
    return rows[0]


def list_kegiatan(
    reach: Jangkauan, saringan: Saringan = Saringan(), *, limit: int = 50, offset: int = 0
) -> list[KegiatanInfo]:
    """Events an account reaches, the latest first; those without a day stand on top."""
    rows = _narrowed(_reached(reach), saringan)
    return _infos(rows.order_by(F("mulai").desc(nulls_first=True), "-id")[offset : offset + limit])


def is_invited(reach: Jangkauan, info: KegiatanInfo) -> bool:
    """Whether one of the people of a reach is on the list of an event."""
    if info.kab_id not in reach.undangan_kab:
        return False
    return _invited(reach).filter(kab_id=info.kab_id, kegiatan_id=info.id).exists()


def hari_of(kab_id: int, kegiatan_id: UUID) -> list[HariInfo]:
    """Days of an event in order, each with its sessions."""
    here: dict[str, Any] = {"kab_id": kab_id, "kegiatan_id": kegiatan_id}
    sesi: defaultdict[UUID, list[SesiInfo]] = defaultdict(list)
    rows = SesiKegiatan.objects.filter(**here).order_by("urut")
    for hari_id, key, nama, tanggal, urut in rows.values_list("hari_id", "id", "nama", "hari__tanggal", "urut"):
        sesi[hari_id].append(SesiInfo(key, nama, tanggal, urut))
    days = HariKegiatan.objects.filter(**here).order_by("tanggal").values_list("id", "tanggal", "teks")
    return [HariInfo(key, tanggal, teks, tuple(sesi[key])) for key, tanggal, teks in days]


def narasumber_of(kab_id: int, kegiatan_id: UUID) -> list[NarasumberInfo]:
    """Speakers in the order of the papers."""
    rows = Narasumber.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).order_by("urut")
    return [NarasumberInfo(*row) for row in rows.values_list("id", "nama", "instansi", "bidang")]


def materi_of(kab_id: int, kegiatan_id: UUID) -> list[BerkasInfo]:
    """Materials in the order they came."""
    rows = Materi.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).order_by("id")
    return [BerkasInfo(*row) for row in rows.values_list("id", "judul", "bidang", "sidik")]


def dokumentasi_of(kab_id: int, kegiatan_id: UUID) -> list[BerkasInfo]:
    """Pictures in the order they came."""
    rows = Dokumentasi.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).order_by("id")
    return [BerkasInfo(key, said, "", sidik) for key, said, sidik in rows.values_list("id", "keterangan", "sidik")]


def _reached(reach: Jangkauan) -> QuerySet[Kegiatan]:
    # An event is held somewhere, or one of the people of the reach is on its list.
    kab_ids = {*reach.kab_ids, *reach.undangan_kab}
    wanted = _within("jalur", reach.ranges)
    if reach.undangan_kab and (reach.undangan or reach.posyandu_ids):
        wanted |= Q(id__in=_invited(reach).values("kegiatan_id"))
    return Kegiatan.objects.filter(wanted, kab_id__in=kab_ids)


def _invited(reach: Jangkauan) -> QuerySet[Peserta]:
    people = _within("asal_jalur", reach.undangan)
    if reach.posyandu_ids:
        people |= Q(posyandu_id__in=reach.posyandu_ids)
    return Peserta.objects.filter(people, kab_id__in=reach.undangan_kab, keluar_at__isnull=True)


def _within(column: str, ranges: Sequence[Bounds]) -> Q:
    wanted = Q(pk__in=())
    for one in ranges:
        wanted |= Q(**{f"{column}__gte": one.lo, f"{column}__lt": one.hi})
    return wanted


def _narrowed(rows: QuerySet[Kegiatan], by: Saringan) -> QuerySet[Kegiatan]:
    wanted = Q()
    if by.dari is not None:
        wanted &= Q(selesai__gte=by.dari)
    if by.sebelum is not None:
        wanted &= Q(mulai__lt=by.sebelum)
    if by.jenis is not None:
        wanted &= Q(jenis=by.jenis)
    if by.status is not None:
        wanted &= Q(status=by.status)
    if by.bounds is not None:
        wanted &= _within("jalur", [by.bounds])
    if by.kata.strip():
        wanted &= Q(nama__icontains=by.kata.strip())
    return rows.filter(wanted)


def _infos(rows: QuerySet[Kegiatan]) -> list[KegiatanInfo]:
    return [
        KegiatanInfo(
            **{
                **row,
                "jenis": JenisKegiatan(row["jenis"]),
                "tingkat": TingkatKegiatan(row["tingkat"]),
                "dana": SumberDana(row["dana"]),
                "status": StatusKegiatan(row["status"]),
            }
        )
        for row in rows.values(*_FIELDS)
    ]
