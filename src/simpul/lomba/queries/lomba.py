"""Reads of contests: one, those an account reaches, and the parts of one."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.kernel.errors import SimpulError
from simpul.lomba import errors
from simpul.lomba.models import ButirLomba, JuriLomba, Lomba, PesertaLomba, TahapLomba
from simpul.lomba.rules.nilai import AsalPeserta, Butir
from simpul.lomba.rules.words import JenisLomba, StatusLomba, Tahap
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class LombaInfo:
    """A contest; `n` is the change it stands at."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    jenis: JenisLomba
    nama: str
    tahun: int
    penyelenggara: str
    uraian: str
    porsi_seleksi: int
    status: StatusLomba
    pertimbangan: str
    alasan_langkah: str
    diumumkan_at: dt.datetime | None
    data_contoh: bool
    n: int

    @property
    def is_published(self) -> bool:
        """Whether its result may be read by everyone who sees it."""
        return self.status is StatusLomba.DIUMUMKAN


@dataclass(frozen=True, slots=True)
class TahapInfo:
    """A phase; `dikunci_at` None is open."""

    tahap: Tahap
    mulai: dt.date | None
    selesai: dt.date | None
    dikunci_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class PesertaInfo:
    """An entrant; `asal_jalur` is the path of its village or place, `keluar_at` None takes part."""

    id: UUID
    posyandu_kab: int
    posyandu_id: UUID | None
    kader_id: UUID | None
    wilayah_id: int
    asal_jalur: str
    nama: str
    finalis: bool
    keluar_at: dt.datetime | None
    keluar_alasan: str

    @property
    def asal(self) -> AsalPeserta:
        """Where it belongs, for the rule about one's own village."""
        return AsalPeserta(self.asal_jalur, self.posyandu_id)


@dataclass(frozen=True, slots=True)
class JuriInfo:
    """A judge; `desa_jalur` '' lives outside the place of the contest, `berhenti_at` None still judges."""

    id: UUID
    nama: str
    instansi: str
    akun_id: UUID | None
    desa_id: int | None
    desa_jalur: str
    seleksi: bool
    lapangan: bool
    berhenti_at: dt.datetime | None

    def judges(self, tahap: Tahap) -> bool:
        """Whether this is a judge of a phase."""
        return self.berhenti_at is None and (self.seleksi if tahap is Tahap.SELEKSI else self.lapangan)


@dataclass(frozen=True, slots=True)
class Jangkauan:
    """What an account reaches, with the regencies in which to look: `dekat` are places up to a regency, `jauh` those
    of a province or the nation, which see of a regency what is published; its posyandu; itself as a judge."""

    kab_ids: Collection[int]
    akun_id: UUID
    dekat: Sequence[Bounds] = ()
    jauh: Sequence[Bounds] = ()
    posyandu_ids: Collection[UUID] = ()


_FIELDS = tuple(one.name for one in fields(LombaInfo))
_PESERTA = tuple(one.name for one in fields(PesertaInfo))


def find_lomba(kab_id: int, lomba_id: UUID) -> LombaInfo:
    """One contest; raises `lomba.tidak_ada`."""
    rows = _infos(Lomba.objects.filter(kab_id=kab_id, id=lomba_id))
    if not rows:
        raise SimpulError(errors.TIDAK_ADA)
    return rows[0]


def list_lomba(reach: Jangkauan, *, limit: int = 50, offset: int = 0) -> list[LombaInfo]:
    """Contests an account reaches, the latest year first."""
    entrants = _within("asal_jalur", reach.dekat)
    if reach.posyandu_ids:
        entrants |= Q(posyandu_id__in=reach.posyandu_ids)
    entered = PesertaLomba.objects.filter(entrants, kab_id__in=reach.kab_ids, keluar_at__isnull=True)
    judged = JuriLomba.objects.filter(kab_id__in=reach.kab_ids, akun_id=reach.akun_id, berhenti_at__isnull=True)
    wanted = (
        _within("jalur", reach.dekat)
        | (_within("jalur", reach.jauh) & (Q(kab_id=0) | Q(status=StatusLomba.DIUMUMKAN)))
        | Q(id__in=judged.values("lomba_id"))
        | Q(id__in=entered.values("lomba_id"))
    )
    rows = Lomba.objects.filter(wanted, kab_id__in=reach.kab_ids)
    return _infos(rows.order_by("-tahun", "-id")[offset : offset + limit])


def tahap_of(kab_id: int, lomba_id: UUID) -> dict[Tahap, TahapInfo]:
    """Both phases."""
    rows = TahapLomba.objects.filter(kab_id=kab_id, lomba_id=lomba_id)
    found = {
        Tahap(tahap): TahapInfo(Tahap(tahap), mulai, selesai, locked)
        for tahap, mulai, selesai, locked in rows.values_list("tahap", "mulai", "selesai", "dikunci_at")
    }
    return {tahap: found.get(tahap) or TahapInfo(tahap, None, None, None) for tahap in Tahap}


def butir_of(kab_id: int, lomba_id: UUID) -> dict[Tahap, list[Butir]]:
    """The instrument of both phases, in order."""
    found: dict[Tahap, list[Butir]] = {tahap: [] for tahap in Tahap}
    rows = ButirLomba.objects.filter(kab_id=kab_id, lomba_id=lomba_id).order_by("tahap", "urut")
    for tahap, key, nama, bobot, maks in rows.values_list("tahap", "id", "nama", "bobot", "maks"):
        found[Tahap(tahap)].append(Butir(key, nama, bobot, maks))
    return found


def peserta_of(kab_id: int, lomba_id: UUID, *, withdrawn: bool = False) -> list[PesertaInfo]:
    """Entrants by name; with those who withdrew when asked for."""
    rows = PesertaLomba.objects.filter(kab_id=kab_id, lomba_id=lomba_id).order_by("nama", "id")
    return _entrants(rows if withdrawn else rows.filter(keluar_at__isnull=True))


def find_peserta(kab_id: int, lomba_id: UUID, peserta_id: UUID) -> PesertaInfo:
    """One entrant; raises `lomba.peserta_tidak_ada`."""
    rows = _entrants(PesertaLomba.objects.filter(kab_id=kab_id, lomba_id=lomba_id, id=peserta_id))
    if not rows:
        raise SimpulError(errors.PESERTA_TIDAK_ADA)
    return rows[0]


def juri_of(kab_id: int, lomba_id: UUID) -> list[JuriInfo]:
    """Judges by name, those who stepped back too."""
    rows = JuriLomba.objects.filter(kab_id=kab_id, lomba_id=lomba_id).order_by("nama", "id")
    columns = ("id", "nama", "instansi", "akun_id", "desa_id", "desa__jalur", "seleksi", "lapangan", "berhenti_at")
    return [
        JuriInfo(key, nama, instansi, akun, desa, jalur or "", seleksi, lapangan, ended)
        for key, nama, instansi, akun, desa, jalur, seleksi, lapangan, ended in rows.values_list(*columns)
    ]


def find_juri(kab_id: int, lomba_id: UUID, juri_id: UUID) -> JuriInfo:
    """One judge; raises `lomba.juri_tidak_ada`."""
    found = next((one for one in juri_of(kab_id, lomba_id) if one.id == juri_id), None)
    if found is None:
        raise SimpulError(errors.JURI_TIDAK_ADA)
    return found


def _within(column: str, ranges: Sequence[Bounds]) -> Q:
    wanted = Q(pk__in=())
    for one in ranges:
        wanted |= Q(**{f"{column}__gte": one.lo, f"{column}__lt": one.hi})
    return wanted


def _infos(rows: QuerySet[Lomba]) -> list[LombaInfo]:
    return [
        LombaInfo(**{**row, "jenis": JenisLomba(row["jenis"]), "status": StatusLomba(row["status"])})
        for row in rows.values(*_FIELDS)
    ]


def _entrants(rows: QuerySet[PesertaLomba]) -> list[PesertaInfo]:
    return [PesertaInfo(*row) for row in rows.values_list(*_PESERTA)]
