"""Reads of papers: those in force of a place, a page of a scope, one with what it replaced."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.akses.rules.scope import Scope
from simpul.posyandu.models import Surat, SuratPosyandu
from simpul.posyandu.queries.registry import PosyanduInfo
from simpul.posyandu.rules.kelengkapan import SuratTerbaca
from simpul.posyandu.rules.parameter import Parameters
from simpul.posyandu.rules.surat import (
    BERMASA,
    JenisSurat,
    SuratInfo,
    TempatSurat,
    masa_of,
    temuan_surat,
    years_later,
)
from simpul.wilayah import queries as wilayah
from simpul.wilayah.rules import Bounds

_FIELDS = (
    "id", "kab_id", "wilayah_id", "jalur", "jenis", "nomor", "tanggal", "bunyi_tanggal", "penandatangan", "jabatan",
    "berlaku_dari", "berlaku_sampai", "sidik", "berkas_id", "pengganti_id", "sebab_ganti", "dibuat_at", "oleh__nama",
)  # fmt: skip


def find_surat(kab_id: int, surat_id: UUID) -> SuratInfo | None:
    """One paper, replaced or not."""
    rows = _infos(Surat.objects.filter(kab_id=kab_id, id=surat_id))
    return rows[0] if rows else None


def former_surat(kab_id: int, surat_id: UUID) -> list[SuratInfo]:
    """What a paper took the place of, the latest first."""
    found: list[SuratInfo] = []
    wanted = {surat_id}
    while wanted:
        rows = _infos(Surat.objects.filter(kab_id=kab_id, pengganti_id__in=wanted))
        found += rows
        wanted = {row.id for row in rows}
    return sorted(found, key=lambda row: row.dibuat_at, reverse=True)


def surat_of_places(kab_ids: Iterable[int], wilayah_ids: Iterable[int]) -> dict[int, list[SuratInfo]]:
    """The papers in force of each place, by date."""
    rows = Surat.objects.filter(kab_id__in=set(kab_ids), wilayah_id__in=set(wilayah_ids), pengganti__isnull=True)
    found: defaultdict[int, list[SuratInfo]] = defaultdict(list)
    for info in _infos(rows.order_by("tanggal", "id")):
        found[info.wilayah_id].append(info)
    return found


def list_surat(
    scope: Scope,
    kab_ids: Collection[int],
    own: Collection[PosyanduInfo] = (),
    *,
    jenis: JenisSurat | None = None,
    text: str = "",
    ending: Mapping[int, tuple[dt.date, int]] | None = None,
    after: tuple[str, str] = ("", ""),
    limit: int = 50,
) -> list[SuratInfo]:
    """A page of papers in force of a scope, by place.

    `own` are posyandu an account has by itself: their papers are hers as well. `ending` asks for papers that end on or
    before a day, per regency with its usual term in years. `after` is path and id of the last row of the page before.
    """
    rows = _reached(scope, kab_ids, own)
    if jenis is not None:
        rows = rows.filter(jenis=jenis.value)
    if text.strip():
        rows = rows.filter(Q(nomor__icontains=text.strip()) | Q(wilayah__nama__icontains=text.strip()))
    if ending is not None:
        rows = rows.filter(_ends(ending))
    if after[1]:
        rows = rows.filter(Q(jalur__gt=after[0]) | Q(jalur=after[0], id__gt=after[1]))
    return _infos(rows.order_by("jalur", "id")[:limit])


def count_ending(
    scope: Scope,
    kab_ids: Collection[int],
    ending: Mapping[int, tuple[dt.date, int]],
    own: Collection[PosyanduInfo] = (),
) -> int:
    """How many papers in force end on or before a day; see `list_surat`."""
    return _reached(scope, kab_ids, own).filter(_ends(ending)).count() if kab_ids else 0


def _reached(scope: Scope, kab_ids: Collection[int], own: Collection[PosyanduInfo]) -> QuerySet[Surat]:
    reach = Q(pk__in=())
    for part in scope.parts:
        if part.bounds is not None:
            reach |= Q(jalur__gte=part.bounds.lo, jalur__lt=part.bounds.hi)
    if own:
        papers = surat_of_places({home.kab_id for home in own}, {home.wilayah_id for home in own})
        seen = [paper.id for home in own for paper in papers.get(home.wilayah_id, []) if paper.covers(home.id)]
        reach |= Q(id__in=seen)
    return Surat.objects.filter(reach, kab_id__in=set(kab_ids), pengganti__isnull=True)


def _ends(ending: Mapping[int, tuple[dt.date, int]]) -> Q:
    found = Q(pk__in=())
    for kab_id, (day, years) in ending.items():
        start = years_later(day + dt.timedelta(days=1), -years)
        began = Q(berlaku_dari__lte=start) | Q(berlaku_dari__isnull=True, tanggal__lte=start)
        usual = Q(berlaku_sampai__isnull=True, jenis__in=[one.value for one in BERMASA]) & began
        found |= Q(kab_id=kab_id) & (Q(berlaku_sampai__lte=day) | usual)
    return found


def villages_with_sk(kab_ids: Collection[int], bounds: Bounds, on: dt.date) -> set[str]:
    """Paths of the desa in a range that have a decree in force on a day, as far as the papers say when they end."""
    rows = Surat.objects.filter(kab_id__in=kab_ids, jalur__gte=bounds.lo, jalur__lt=bounds.hi, pengganti__isnull=True)
    held = rows.exclude(jenis=JenisSurat.BERITA_ACARA.value).filter(tanggal__lte=on)
    held = held.filter(Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=on))
    return set(held.order_by().values_list("jalur", flat=True).distinct())


def read_surat(
    papers: Iterable[SuratInfo], today: dt.date, angka: Mapping[int, Parameters]
) -> dict[UUID, SuratTerbaca]:
    """Papers with term and findings, each beside the others in force of its place; `angka` by regency."""
    listed = list(papers)
    ids = {paper.wilayah_id for paper in listed}
    places, codes = wilayah.wilayah_by_ids(ids), wilayah.former_codes(ids)
    around = surat_of_places({paper.kab_id for paper in listed}, ids) if listed else {}
    found: dict[UUID, SuratTerbaca] = {}
    for paper in listed:
        place, numbers = places[paper.wilayah_id], angka[paper.kab_id]
        term = numbers["masa_jabatan_tahun"]
        warn = numbers["sk_peringatan_awal_hari"], numbers["sk_peringatan_akhir_hari"]
        where = TempatSurat(place.jenis, place.kode, codes.get(place.id, frozenset()))
        odd = temuan_surat(paper, around.get(place.id, []), where, today, term)
        found[paper.id] = SuratTerbaca(paper, masa_of(paper, today, term, *warn), tuple(odd))
    return found


def _infos(rows: QuerySet[Surat]) -> list[SuratInfo]:
    plain = list(rows.values(*_FIELDS))
    named: defaultdict[UUID, set[UUID]] = defaultdict(set)
    links = SuratPosyandu.objects.filter(
        kab_id__in={row["kab_id"] for row in plain}, surat_id__in=[row["id"] for row in plain]
    )
    for surat_id, posyandu_id in links.values_list("surat_id", "posyandu_id") if plain else ():
        named[surat_id].add(posyandu_id)
    return [
        SuratInfo(
            **{name: value for name, value in row.items() if name not in {"oleh__nama", "jenis"}},
            jenis=JenisSurat(row["jenis"]),
            oleh_nama=row["oleh__nama"],
            posyandu=frozenset(named[row["id"]]),
        )
        for row in plain
    ]
