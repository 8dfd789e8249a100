"""Reads of participants: pages of names, and counts by one grouped query each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from simpul.kegiatan.models import KategoriPeserta, KehadiranPeserta, Peserta
from simpul.kegiatan.rules.words import AsalPeserta, JenisKategori
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class PesertaInfo:
    """A participant on the list of an event; `bidang` '' is none or more than one field."""

    id: UUID
    kab_id: int
    kegiatan_id: UUID
    kategori_id: UUID
    nama: str
    jabatan: str
    instansi: str
    bidang: str
    telepon: str
    kode: str
    asal: AsalPeserta
    asal_jalur: str
    posyandu_id: UUID | None
    kader_id: UUID | None
    pengurus_id: UUID | None
    akun_id: UUID | None
    anggota_id: UUID | None


@dataclass(frozen=True, slots=True)
class KategoriInfo:
    """A category with its quota (None is none), how many stand on its list and how many came at least once."""

    id: UUID
    nama: str
    jenis: JenisKategori
    kuota: int | None
    terdaftar: int = 0
    hadir: int = 0


_FIELDS = tuple(one.name for one in fields(PesertaInfo))


def kategori_of(kab_id: int, kegiatan_id: UUID) -> list[KategoriInfo]:
    """Categories in the order of the papers, with their counts: three reads however many people there are."""
    here: dict[str, Any] = {"kab_id": kab_id, "kegiatan_id": kegiatan_id}
    listed = Peserta.objects.filter(**here, keluar_at__isnull=True).order_by().values_list("kategori_id")
    terdaftar = dict(listed.annotate(banyak=Count("id")))
    came = KehadiranPeserta.objects.filter(**here, batal_at__isnull=True).order_by().values_list("peserta__kategori_id")
    hadir = dict(came.annotate(banyak=Count("peserta_id", distinct=True)))
    rows = KategoriPeserta.objects.filter(**here).order_by("urut", "nama").values_list("id", "nama", "jenis", "kuota")
    return [
        KategoriInfo(key, nama, JenisKategori(jenis), kuota, terdaftar.get(key, 0), hadir.get(key, 0))
        for key, nama, jenis, kuota in rows
    ]


def kategori_of_events(kab_ids: Collection[int], kegiatan_ids: Collection[UUID]) -> dict[UUID, list[KategoriInfo]]:
    """Categories of many events with how many stand on their lists, not who came: two reads for all."""
    here: dict[str, Any] = {"kab_id__in": list(kab_ids), "kegiatan_id__in": list(kegiatan_ids)}
    listed = Peserta.objects.filter(**here, keluar_at__isnull=True).order_by().values_list("kategori_id")
    terdaftar = dict(listed.annotate(banyak=Count("id")))
    rows = KategoriPeserta.objects.filter(**here).order_by("urut", "nama")
    found: defaultdict[UUID, list[KategoriInfo]] = defaultdict(list)
    for event, key, nama, jenis, kuota in rows.values_list("kegiatan_id", "id", "nama", "jenis", "kuota"):
        found[event].append(KategoriInfo(key, nama, JenisKategori(jenis), kuota, terdaftar.get(key, 0)))
    return dict(found)


def peserta_ids(kab_id: int, kegiatan_id: UUID) -> list[UUID]:
    """Everyone on the list, in the order of `peserta_page`."""
    rows = _listed(kab_id, kegiatan_id, None, "", None)
    return list(rows.order_by("nama", "id").values_list("id", flat=True))


def badges_of(kab_id: int, kegiatan_id: UUID) -> list[tuple[UUID, str, str, UUID]]:
    """Id, badge code, name and category of everyone on the list, in the order of `peserta_page`."""
    rows = _listed(kab_id, kegiatan_id, None, "", None)
    return list(rows.order_by("nama", "id").values_list("id", "kode", "nama", "kategori_id"))


def count_kader_listed(kab_id: int, kegiatan_id: UUID, kader_kab_ids: Collection[int]) -> int:
    """How many kader of some regencies stand on the list."""
    rows = _listed(kab_id, kegiatan_id, None, "", None).filter(kader__kab_id__in=list(kader_kab_ids))
    found: int = rows.aggregate(banyak=Count("kader_id", distinct=True))["banyak"]
    return found


def peserta_page(
    kab_id: int,
    kegiatan_id: UUID,
    *,
    kategori_id: UUID | None = None,
    kata: str = "",
    within: Sequence[Bounds] | None = None,
    limit: int | None = 50,
    offset: int = 0,
) -> list[PesertaInfo]:
    """A page of those on the list, by name; `within` keeps those who come from some places, None keeps all."""
    rows = _listed(kab_id, kegiatan_id, kategori_id, kata, within)
    return _infos(rows.order_by("nama", "id")[offset : None if limit is None else offset + limit])


def count_peserta(
    kab_id: int,
    kegiatan_id: UUID,
    *,
    kategori_id: UUID | None = None,
    kata: str = "",
    within: Sequence[Bounds] | None = None,
) -> int:
    """How many such a list holds."""
    return _listed(kab_id, kegiatan_id, kategori_id, kata, within).count()


def peserta_by_ids(kab_id: int, kegiatan_id: UUID, ids: Iterable[UUID]) -> dict[UUID, PesertaInfo]:
    """Those of an event with these ids who are on its list."""
    rows = Peserta.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id, keluar_at__isnull=True, id__in=list(ids))
    return {row.id: row for row in _infos(rows)}


def peserta_by_codes(kab_id: int, kegiatan_id: UUID, codes: Collection[str]) -> dict[str, PesertaInfo]:
    """Those of an event with these badge codes who are on its list."""
    rows = Peserta.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id, keluar_at__isnull=True, kode__in=list(codes))
    return {row.kode: row for row in _infos(rows)}


def taken_of(kab_id: int, kegiatan_id: UUID) -> tuple[set[str], set[str]]:
    """Who stands on the list (`kunci`) and every badge code ever given for the event."""
    rows = Peserta.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id).values_list("kunci", "kode", "keluar_at")
    keys, codes = set(), set()
    for kunci, kode, left in rows:
        codes.add(kode)
        if left is None:
            keys.add(kunci)
    return keys, codes


def _listed(
    kab_id: int, kegiatan_id: UUID, kategori_id: UUID | None, kata: str, within: Sequence[Bounds] | None
) -> QuerySet[Peserta]:
    rows = Peserta.objects.filter(kab_id=kab_id, kegiatan_id=kegiatan_id, keluar_at__isnull=True)
    if kategori_id is not None:
        rows = rows.filter(kategori_id=kategori_id)
    word = kata.strip()
    if word:
        rows = rows.filter(Q(nama__icontains=word) | Q(instansi__icontains=word) | Q(kode=word.upper()))
    if within is not None:
        near = Q(pk__in=())
        for one in within:
            near |= Q(asal_jalur__gte=one.lo, asal_jalur__lt=one.hi)
        rows = rows.filter(near)
    return rows


def _infos(rows: QuerySet[Peserta]) -> list[PesertaInfo]:
    return [PesertaInfo(**{**row, "asal": AsalPeserta(row["asal"])}) for row in rows.values(*_FIELDS)]
