"""Visits as pages show them: opening days, weighings of a month or of a person, two-of-one-date, visits."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Count, QuerySet

from simpul.jurnal.keys import data_keys
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import decrypt
from simpul.kunjungan.errors import Galat
from simpul.kunjungan.models import Kehadiran, Kunjungan, Penimbangan, Sesi
from simpul.kunjungan.queries.archive import without_archive
from simpul.warga.queries import archived_people, clusters, merged_map


@dataclass(frozen=True, slots=True)
class BarisSesi:
    """An opening day with how many came; `rekap_hp` is what the phone showed when closing."""

    id: UUID
    posyandu_id: UUID
    tanggal: dt.date
    tempat: str
    status: str
    kader_hadir: list[str]
    rekap_hp: dict[str, int] | None
    riwayat: list[dict[str, Any]]
    hadir: int


@dataclass(frozen=True, slots=True)
class BarisPenimbangan:
    """A weighing with everything a page shows of it; `warga_id` stands for the person."""

    id: UUID
    posyandu_id: UUID
    warga_id: UUID
    sesi_id: UUID | None
    tanggal: dt.date
    berat_g: int | None
    panjang_mm: int | None
    posisi: str | None
    panjang_terkoreksi_mm: int | None
    lila_mm: int | None
    lingkar_kepala_mm: int | None
    edema: bool
    alasan_tidak_ditimbang: str | None
    vitamin_a: str | None
    beri_tahu_bidan: bool
    tamu: bool
    dihitung: bool
    batal: bool
    konflik: list[str]
    penilaian: dict[str, Any] | None
    riwayat: list[dict[str, Any]]
    oleh: str
    dicatat_at: dt.datetime
    asal: str
    asal_nama: str


@dataclass(frozen=True, slots=True)
class BarisKunjungan:
    """A visit; `ada_dilindungi` tells that protected answers lie behind `open_protected`."""

    id: UUID
    posyandu_id: UUID
    layanan_id: str
    bidang: str
    jenis: str
    katalog_versi: str
    tanggal: dt.date
    cara: str
    subjek_jenis: str
    warga_id: UUID | None
    keluarga_id: UUID | None
    tempat: str | None
    hasil: str
    jawaban: dict[str, Any]
    lokasi: dict[str, Any] | None
    foto: list[str]
    catatan: str | None
    oleh: str
    dicatat_at: dt.datetime
    ada_dilindungi: bool


@dataclass(frozen=True, slots=True)
class FotoKunjungan:
    """The photos a visit names, by their SHA-256; `foto_benda` when they show things only."""

    bidang: str
    warga_id: UUID | None
    foto: tuple[str, ...]
    foto_benda: bool


_SESI = tuple(name for name in BarisSesi.__slots__ if name != "hadir")
_PENIMBANGAN = BarisPenimbangan.__slots__
_KUNJUNGAN = tuple(name for name in BarisKunjungan.__slots__ if name != "ada_dilindungi")


def list_sesi(kab_id: int, posyandu_ids: Iterable[UUID], first: dt.date, end: dt.date) -> list[BarisSesi]:
    """Opening days from `first` to before `end`, newest first."""
    places = list(posyandu_ids)
    days = Sesi.objects.filter(kab_id=kab_id, posyandu_id__in=places, tanggal__gte=first, tanggal__lt=end)
    rows = list(days.order_by("-tanggal", "id").values_list(*_SESI))
    every = Kehadiran.objects.filter(kab_id=kab_id, sesi_id__in=[row[0] for row in rows], hadir=True)
    present = without_archive(every, archived_people(kab_id, places))
    came = dict(present.values_list("sesi_id").annotate(count=Count("id")).order_by())
    return [BarisSesi(**dict(zip(_SESI, row, strict=True)), hadir=came.get(row[0], 0)) for row in rows]


def opening_dates(
    kab_id: int, posyandu_ids: Iterable[UUID], first: dt.date, end: dt.date
) -> list[tuple[UUID, dt.date]]:
    """(posyandu, date) of every opening day from `first` to before `end`, in order of date."""
    days = Sesi.objects.filter(
        kab_id=kab_id, posyandu_id__in=list(posyandu_ids), tanggal__gte=first, tanggal__lt=end
    ).order_by("tanggal", "id")
    return list(days.values_list("posyandu_id", "tanggal"))


def list_penimbangan(kab_id: int, posyandu_ids: Iterable[UUID], first: dt.date, end: dt.date) -> list[BarisPenimbangan]:
    """Weighings from `first` to before `end`, void ones too, in order of date."""
    places = list(posyandu_ids)
    rows = Penimbangan.objects.filter(kab_id=kab_id, posyandu_id__in=places, tanggal__gte=first, tanggal__lt=end)
    return _weighings(without_archive(rows, archived_people(kab_id, places)), merged_map(kab_id, places))


def told_children(kab_id: int, posyandu_ids: Iterable[UUID], first: dt.date, end: dt.date) -> dict[UUID, set[UUID]]:
    """Children with a counted weighing from `first` to before `end` of which the midwife is told, by posyandu."""
    places = list(posyandu_ids)
    rows = Penimbangan.objects.filter(
        kab_id=kab_id, posyandu_id__in=places, tanggal__gte=first, tanggal__lt=end, dihitung=True, beri_tahu_bidan=True
    )
    root, found = merged_map(kab_id, places), dict[UUID, set[UUID]]()
    for place, child in without_archive(rows, archived_people(kab_id, places)).values_list("posyandu_id", "warga_id"):
        found.setdefault(place, set()).add(root.get(child, child))
    return found


def person_penimbangan(kab_id: int, posyandu_id: UUID, warga_id: UUID) -> list[BarisPenimbangan]:
    """All weighings of a person, those of rows merged into hers too, in order of date."""
    rumpun = clusters(kab_id, [posyandu_id])
    rows = Penimbangan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, warga_id__in=rumpun.members_of(warga_id))
    return _weighings(rows, rumpun.root)


def list_conflicts(kab_id: int, posyandu_ids: Iterable[UUID]) -> list[BarisPenimbangan]:
    """Weighings of one child on one date that wait for the chair's choice."""
    places = list(posyandu_ids)
    rows = Penimbangan.objects.filter(kab_id=kab_id, posyandu_id__in=places).exclude(konflik=[])
    return _weighings(without_archive(rows, archived_people(kab_id, places)), merged_map(kab_id, places))


def list_kunjungan(
    kab_id: int,
    posyandu_ids: Iterable[UUID],
    first: dt.date,
    end: dt.date,
    *,
    bidang: str | None = None,
    warga_id: UUID | None = None,
) -> list[BarisKunjungan]:
    """Visits from `first` to before `end` that were not void, newest first; of the archive only by person."""
    places = list(posyandu_ids)
    rows = Kunjungan.objects.filter(
        kab_id=kab_id, posyandu_id__in=places, tanggal__gte=first, tanggal__lt=end, batal=False
    )
    if bidang is not None:
        rows = rows.filter(bidang=bidang)
    if warga_id is None:
        rows = without_archive(rows, archived_people(kab_id, places))
    else:
        rows = rows.filter(warga_id__in=clusters(kab_id, places).members_of(warga_id))
    found = []
    for values in rows.order_by("-tanggal", "id").values(*_KUNJUNGAN, "jawaban_dilindungi"):
        hidden = values.pop("jawaban_dilindungi")
        found.append(BarisKunjungan(**values, ada_dilindungi=hidden is not None))
    return found


def foto_facts(kab_id: int, posyandu_id: UUID, kunjungan_id: UUID) -> FotoKunjungan | None:
    """What an access decision about a photo of a visit asks: its field, person and photos; None when void."""
    row = Kunjungan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id=kunjungan_id, batal=False).first()
    return FotoKunjungan(row.bidang, row.warga_id, tuple(row.foto), row.foto_benda) if row else None


def named_photos(kab_id: int, posyandu_id: UUID) -> set[str]:
    """Photos that visits of a posyandu name, void ones too: their history keeps them."""
    rows = Kunjungan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).exclude(foto=[])
    return {name for names in rows.values_list("foto", flat=True) for name in names}


def photos_by_place(kab_ids: Collection[int], posyandu_ids: Collection[UUID]) -> dict[UUID, set[str]]:
    """`named_photos` of many posyandu at once."""
    rows = Kunjungan.objects.filter(kab_id__in=list(kab_ids), posyandu_id__in=list(posyandu_ids)).exclude(foto=[])
    found: dict[UUID, set[str]] = {}
    for place, names in rows.values_list("posyandu_id", "foto").iterator():
        found.setdefault(place, set()).update(names)
    return found


def open_protected(kab_id: int, posyandu_id: UUID, kunjungan_id: UUID) -> dict[str, Any]:
    """The protected answers of a visit, none when her key was destroyed. The caller decides who may and logs it.

    Raises `kunjungan.perlu_disusun_ulang` for a row of before answers lay under the person's own key.
    """
    row = Kunjungan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id=kunjungan_id).first()
    if row is None or row.jawaban_dilindungi is None:
        return {}
    owner = row.warga_id or row.posyandu_id
    key = data_keys(kab_id, [owner]).get(owner)
    if key is None:
        return {}
    try:
        return dict(msgspec.json.decode(decrypt(key, bytes(row.jawaban_dilindungi), row.id.bytes)))
    except SimpulError as error:
        raise SimpulError(Galat.PERLU_DISUSUN_ULANG) from error


def _weighings(rows: QuerySet[Penimbangan], root: Mapping[UUID, UUID]) -> list[BarisPenimbangan]:
    found = []
    for values in rows.order_by("tanggal", "n", "id").values(*_PENIMBANGAN):
        values["warga_id"] = root.get(values["warga_id"], values["warga_id"])
        found.append(BarisPenimbangan(**values))
    return found
