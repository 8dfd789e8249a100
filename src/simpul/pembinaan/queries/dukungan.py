"""Reads of support: grouped by place for a table, line by line for one desa, a rating by its code."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, Count, Q, Sum
from django.db.models.functions import Substr

from simpul.pembinaan.models import AnggaranDesa, DukunganDesa, HadirPejabat, NilaiHari, SkTim
from simpul.pembinaan.rules.dukungan import Nilai, SumberDana, Unsur
from simpul.wilayah.rules import Bounds, Tingkat


@dataclass(frozen=True, slots=True)
class AnggaranRow:
    """A budget line of a desa."""

    id: UUID
    sumber: SumberDana
    tahun: int
    jumlah_rp: int
    uraian: str


@dataclass(frozen=True, slots=True)
class HadirRow:
    """Who was at an opening day; `versi` counts how often it was written."""

    posyandu_id: UUID
    tanggal: dt.date
    hadir: tuple[tuple[Unsur, str], ...]
    versi: int


@dataclass(frozen=True, slots=True)
class NilaiRow:
    """A rating page of an opening day with its counts."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    tanggal: dt.date
    kode: str
    counts: dict[Nilai, int]


@dataclass(frozen=True, slots=True)
class SkTertulis:
    """What a village typed of its decree."""

    nomor: str
    tanggal: dt.date | None


def villages_with_stated_sk(kab_ids: Collection[int], bounds: Bounds, on: dt.date) -> set[str]:
    """Paths of the desa whose team has a decree in force, or whose village typed one."""
    typed = DukunganDesa.objects.filter(kab_id__in=kab_ids, jalur__gte=bounds.lo, jalur__lt=bounds.hi)
    teams = SkTim.objects.filter(kab_id__in=kab_ids, tim__jalur__gte=bounds.lo, tim__jalur__lt=bounds.hi)
    held = teams.filter(tim__wilayah__tingkat=Tingkat.DESA, tanggal__lte=on)
    held = held.filter(Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=on))
    stated = set(typed.exclude(sk_nomor="").values_list("jalur", flat=True))
    return stated | set(held.values_list("tim__jalur", flat=True))


def budgets_by_place(kab_ids: Collection[int], bounds: Bounds, length: int, tahun: int) -> dict[str, tuple[int, int]]:
    """Desa with a budget line of a year, and the rupiah of all lines, by the first `length` signs of the path."""
    rows = AnggaranDesa.objects.filter(
        kab_id__in=kab_ids, jalur__gte=bounds.lo, jalur__lt=bounds.hi, tahun=tahun, dicoret_at__isnull=True
    )
    grouped = rows.annotate(awal=Substr("jalur", 1, length, output_field=CharField())).order_by().values_list("awal")
    counted = grouped.annotate(desa=Count("wilayah_id", distinct=True), rp=Sum("jumlah_rp"))
    return {start: (desa, rp) for start, desa, rp in counted}


def presence_by_place(
    kab_ids: Collection[int], bounds: Bounds, length: int, since: dt.date
) -> dict[str, tuple[int, int]]:
    """Opening days since a day of which it was recorded who came, and those with the head of the village, by place."""
    rows = HadirPejabat.objects.filter(
        kab_id__in=kab_ids, jalur__gte=bounds.lo, jalur__lt=bounds.hi, tanggal__gte=since
    )
    grouped = rows.annotate(awal=Substr("jalur", 1, length, output_field=CharField())).order_by().values_list("awal")
    counted = grouped.annotate(hari=Count("id"), hadir_kepala=Count("id", filter=Q(kepala=True)))
    return {start: (hari, kepala) for start, hari, kepala in counted}


def ratings_by_place(
    kab_ids: Collection[int], bounds: Bounds, length: int, since: dt.date
) -> dict[str, dict[Nilai, int]]:
    """What families said since a day, by place; whether it may be shown is a rule (`rules/dukungan.py`)."""
    rows = NilaiHari.objects.filter(kab_id__in=kab_ids, jalur__gte=bounds.lo, jalur__lt=bounds.hi, tanggal__gte=since)
    grouped = rows.annotate(awal=Substr("jalur", 1, length, output_field=CharField())).order_by().values_list("awal")
    counted = grouped.annotate(p=Sum("puas"), b=Sum("biasa"), k=Sum("kurang"))
    return {start: dict(zip(Nilai, counts, strict=True)) for start, *counts in counted}


def stated_sk(kab_id: int, wilayah_id: int) -> SkTertulis:
    """What a village typed of its decree; empty for nothing."""
    rows = DukunganDesa.objects.filter(kab_id=kab_id, wilayah_id=wilayah_id).values_list("sk_nomor", "sk_tanggal")
    return next((SkTertulis(*row) for row in rows), SkTertulis("", None))


def budgets_of(kab_id: int, wilayah_id: int) -> list[AnggaranRow]:
    """Budget lines of a desa that were not struck out, the newest year first."""
    rows = AnggaranDesa.objects.filter(kab_id=kab_id, wilayah_id=wilayah_id, dicoret_at__isnull=True)
    found = rows.order_by("-tahun", "sumber", "id").values_list("id", "sumber", "tahun", "jumlah_rp", "uraian")
    return [AnggaranRow(row[0], SumberDana(row[1]), *row[2:]) for row in found]


def presence_of(kab_id: int, posyandu_ids: Collection[UUID], since: dt.date) -> list[HadirRow]:
    """Who was at the opening days of posyandu since a day, the newest first."""
    rows = HadirPejabat.objects.filter(kab_id=kab_id, posyandu_id__in=posyandu_ids, tanggal__gte=since)
    found = rows.order_by("-tanggal", "posyandu_id").values_list("posyandu_id", "tanggal", "hadir", "versi")
    return [
        HadirRow(key, day, tuple((Unsur(one["unsur"]), one["nama"]) for one in who), versi)
        for key, day, who, versi in found
    ]


def ratings_of(kab_id: int, posyandu_ids: Collection[UUID], since: dt.date) -> list[NilaiRow]:
    """The rating pages of posyandu for opening days since a day, the newest first."""
    rows = NilaiHari.objects.filter(kab_id=kab_id, posyandu_id__in=posyandu_ids, tanggal__gte=since)
    return [_rating(row) for row in rows.order_by("-tanggal", "posyandu_id")]


def find_rating(kode: str) -> NilaiRow | None:
    """The rating page of a code, which is all that who scans it knows."""
    row = NilaiHari.objects.filter(kode=kode).first()
    return _rating(row) if row else None


def rating_at(kab_id: int, posyandu_id: UUID, tanggal: dt.date) -> NilaiRow | None:
    """The rating page of one opening day."""
    row = NilaiHari.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, tanggal=tanggal).first()
    return _rating(row) if row else None


def _rating(row: NilaiHari) -> NilaiRow:
    counts = {Nilai.PUAS: row.puas, Nilai.BIASA: row.biasa, Nilai.KURANG: row.kurang}
    return NilaiRow(row.id, row.kab_id, row.posyandu_id, row.tanggal, row.kode, counts)
