"""Reads of registration folders: where each stands, its way, its checklist, and counts per place."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import Substr

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope
from simpul.posyandu.models import LangkahRegistrasi, Posyandu
from simpul.posyandu.queries.parameter import parameters_in
from simpul.posyandu.queries.people import KaderInfo, PengurusInfo, kader_at, pengurus_at
from simpul.posyandu.queries.registry import PosyanduInfo, posyandu_by_ids
from simpul.posyandu.queries.surat import read_surat, surat_of_places
from simpul.posyandu.rules.istilah import istilah_of
from simpul.posyandu.rules.kelengkapan import Butir, SuratTerbaca, kelengkapan
from simpul.posyandu.rules.petugas import Petugas, temuan_petugas
from simpul.posyandu.rules.registrasi import StatusRegistrasi, Tindak
from simpul.posyandu.rules.surat import JenisSurat, SuratInfo
from simpul.posyandu.rules.temuan import Temuan
from simpul.wilayah import queries as wilayah
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class LangkahInfo:
    """A step of a folder with who took it."""

    ke: int
    tindak: Tindak
    dari: StatusRegistrasi
    menjadi: StatusRegistrasi
    alasan: str
    nomor: str
    tanggal: dt.date | None
    oleh: str
    dibuat_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Berkas:
    """The folder of a posyandu: where it stands after `ke` steps, its papers, checklist and people's findings."""

    home: PosyanduInfo
    status: StatusRegistrasi
    ke: int
    surat: dict[JenisSurat, SuratTerbaca]
    butir: list[Butir]
    temuan: list[Temuan]
    pengurus: list[PengurusInfo]
    kader: list[KaderInfo]


def registrasi_steps(kab_id: int, posyandu_id: UUID) -> list[LangkahInfo]:
    """The way of a folder, the last step first."""
    rows = LangkahRegistrasi.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).order_by("-ke")
    names = ("ke", "tindak", "dari", "menjadi", "alasan", "nomor", "tanggal", "oleh__nama", "dibuat_at")
    return [
        LangkahInfo(ke, Tindak(act), StatusRegistrasi(before), StatusRegistrasi(after), *rest)
        for ke, act, before, after, *rest in rows.values_list(*names)
    ]


def registrasi_status(homes: Iterable[PosyanduInfo]) -> dict[UUID, tuple[StatusRegistrasi, int]]:
    """Where each folder stands, and after how many steps."""
    listed = list(homes)
    rows = Posyandu.objects.filter(kab_id__in={home.kab_id for home in listed}, id__in=[home.id for home in listed])
    found = rows.values_list("id", "registrasi", "registrasi_ke")
    return {key: (StatusRegistrasi(status), ke) for key, status, ke in found}


def posyandu_by_status(
    scope: Scope, under: Bounds, status: StatusRegistrasi | None = None, *, after: str = "", limit: int | None = None
) -> list[PosyanduInfo]:
    """The posyandu of a scope inside a place, by path, of one status when given; `after` is the last path seen."""
    rows = Posyandu.objects.filter(scope_filter(scope, jalur="jalur", posyandu_id="id"))
    rows = rows.filter(jalur__gte=max(under.lo, after), jalur__lt=under.hi)
    if after:
        rows = rows.exclude(jalur=after)
    if status is not None:
        rows = rows.filter(registrasi=status.value)
    found = list(rows.order_by("jalur").values_list("kab_id", "id")[:limit])
    homes = posyandu_by_ids({kab_id for kab_id, _ in found}, {key for _, key in found}) if found else {}
    return [homes[key] for _, key in found]


def registrasi_counts(scope: Scope, under: Bounds, length: int) -> dict[str, Counter[StatusRegistrasi]]:
    """How many folders of each status lie in each place below `under`; its code is the first `length` signs."""
    rows = Posyandu.objects.filter(scope_filter(scope, jalur="jalur", posyandu_id="id"))
    rows = rows.filter(jalur__gte=under.lo, jalur__lt=under.hi).order_by()
    found: defaultdict[str, Counter[StatusRegistrasi]] = defaultdict(Counter)
    grouped = rows.annotate(kode=Substr("jalur", 1, length)).values_list("kode", "registrasi")
    for code, status, count in grouped.annotate(banyak=Count("id")):
        found[code][StatusRegistrasi(status)] += count
    return found


def berkas_of(homes: Sequence[PosyanduInfo], today: dt.date) -> dict[UUID, Berkas]:
    """The folders of many posyandu; a dozen reads for all of them."""
    if not homes:
        return {}
    kab_ids, ids = {home.kab_id for home in homes}, [home.id for home in homes]
    numbers = parameters_in(kab_ids, today)
    places = wilayah.wilayah_by_ids(home.wilayah_id for home in homes)
    papers = surat_of_places(kab_ids, places)
    read = read_surat((paper for own in papers.values() for paper in own), today, numbers)
    board, kader = pengurus_at(kab_ids, ids), kader_at(kab_ids, ids)
    status = registrasi_status(homes)
    found: dict[UUID, Berkas] = {}
    for home in homes:
        own = [read[paper.id] for paper in papers.get(home.wilayah_id, []) if paper.covers(home.id)]
        last = {one.surat.jenis: one for one in own}
        posts, people = board.get(home.id, []), kader.get(home.id, [])
        rows = petugas_rows(posts, people, [one.surat for one in own], numbers[home.kab_id]["masa_jabatan_tahun"])
        odd = temuan_petugas(rows, today, numbers[home.kab_id])
        posts, people = [row for row in posts if row.is_active(today)], [row for row in people if row.is_active(today)]
        parts = kelengkapan(
            last,
            odd,
            jumlah_pengurus=len(posts),
            jumlah_kader=len(people),
            data_kosong=_empty_facts(home),
            words=istilah_of(places[home.wilayah_id].jenis),
        )
        found[home.id] = Berkas(home, *status[home.id], last, parts, odd, posts, people)
    return found


def petugas_rows(
    board: Iterable[PengurusInfo], kader: Iterable[KaderInfo], papers: Iterable[SuratInfo], tahun: int
) -> list[Petugas]:
    """Board and kader as the rules take them, with the last day of the decree that each names."""
    ends = {paper.nomor: paper.akhir(tahun) for paper in papers if paper.nomor}
    people = [_petugas(row, ends, bidang=row.bidang) for row in kader]
    fields = [(row, (row.bidang,) if row.bidang else ()) for row in board]
    return [*(_petugas(row, ends, bidang=own, jabatan=row.jabatan.value) for row, own in fields), *people]


def _petugas(
    row: PengurusInfo | KaderInfo,
    ends: dict[str, dt.date | None],
    *,
    bidang: tuple[str, ...],
    jabatan: str = "",
) -> Petugas:
    return Petugas(
        id=row.id,
        nama=row.nama,
        mulai=row.mulai,
        selesai=row.selesai,
        akun_id=row.akun_id,
        jabatan=jabatan,
        bidang=bidang,
        lkd_lain=row.lkd_lain,
        akhir_sk=ends.get(row.sk_nomor),
    )


def _empty_facts(home: PosyanduInfo) -> list[str]:
    facts = {
        "alamat atau dusun": home.alamat or home.dusun,
        "tempat buka": home.tempat,
        "hari buka": home.pola_buka,
        "tahun berdiri": home.dibentuk_tahun,
    }
    return [name for name, value in facts.items() if not value]
