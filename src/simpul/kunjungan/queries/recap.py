"""Rows from which laporan computes the recap of posyandu-months: one read of each table for all of them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from simpul.kernel.clock import add_months
from simpul.kunjungan.models import Kehadiran, Kunjungan, Penimbangan, Sesi
from simpul.kunjungan.queries.archive import without_archive
from simpul.warga.queries import OrangRekap, archived_people, recap_people

MONTHS_BEFORE = 2


class TimbangRekap(NamedTuple):
    """A counted weighing. `warga_id` is the row that stands for the person, `bbu_z100` hundredths of z.

    `asal` is not empty for one that another posyandu did.
    """

    posyandu_id: UUID
    id: UUID
    warga_id: UUID
    tanggal: dt.date
    berat_g: int | None
    panjang_mm: int | None
    hari_buka: bool
    tamu: bool
    bbu_z100: int | None
    vitamin_a: str | None
    asal: str


class KunjunganRekap(NamedTuple):
    """A visit that was not void; `jenis` is the kind of its catalogue line, `temuan` whether it found a case."""

    posyandu_id: UUID
    id: UUID
    tanggal: dt.date
    layanan_id: str
    bidang: str
    jenis: str
    cara: str
    hasil: str
    warga_id: UUID | None
    keluarga_id: UUID | None
    tempat: str | None
    temuan: bool


class SesiRekap(NamedTuple):
    """An opening day with the kader who were ticked, as the phone named them."""

    posyandu_id: UUID
    id: UUID
    tanggal: dt.date
    status: str
    kader_hadir: list[str]


class HadirRekap(NamedTuple):
    """Somebody who came."""

    posyandu_id: UUID
    id: UUID
    tanggal: dt.date
    warga_id: UUID
    tamu: bool


@dataclass(frozen=True, slots=True)
class RekapBulanan:
    """Everything the months need, of all posyandu asked for.

    `penimbangan` holds the two months before the first month too, in order of date and change number, and before
    them the first weighing ever of each child that was not weighed in the first of these months: who was weighed
    before is thus always seen. The others hold the months themselves.
    """

    orang: list[OrangRekap]
    penimbangan: list[TimbangRekap]
    kunjungan: list[KunjunganRekap]
    sesi: list[SesiRekap]
    hadir: list[HadirRekap]


def recap_rows(kab_id: int, posyandu_ids: Iterable[UUID], months: Sequence[dt.date]) -> RekapBulanan:
    """Rows for the months given by their first days; gaps between them are read too."""
    places = list(posyandu_ids)
    first, end = min(months), add_months(max(months), 1)
    people, root = recap_people(kab_id, places, first)
    gone = set(archived_people(kab_id, places))
    return RekapBulanan(
        orang=people,
        penimbangan=_weighings(kab_id, places, add_months(first, -MONTHS_BEFORE), end, root, gone),
        kunjungan=_visits(kab_id, places, first, end, root, gone),
        sesi=[SesiRekap(*row) for row in _sessions(kab_id, places, first, end)],
        hadir=_attendance(kab_id, places, first, end, root, gone),
    )


def _weighings(
    kab_id: int, places: list[UUID], first: dt.date, end: dt.date, root: dict[UUID, UUID], gone: set[UUID]
) -> list[TimbangRekap]:
    every = Penimbangan.objects.filter(kab_id=kab_id, posyandu_id__in=places, dihitung=True)
    counted = without_archive(every, gone)
    fields = (
        *("posyandu_id", "id", "warga_id", "tanggal", "berat_g", "panjang_mm", "sesi_id", "tamu", "bbu_z100"),
        *("vitamin_a", "asal"),
    )
    window = counted.filter(tanggal__gte=first, tanggal__lt=end)
    rows = list(window.order_by("tanggal", "n", "id").values_list(*fields))
    second = add_months(first, 1)
    weighed = [(root.get(row[2], row[2]), row[3]) for row in rows if row[4] is not None and not row[7]]
    unsure = {who for who, _ in weighed} - {who for who, date in weighed if date < second}
    unsure |= {asal for asal, tujuan in root.items() if tujuan in unsure}
    if unsure:
        earlier = counted.filter(tanggal__lt=first, warga_id__in=unsure, berat_g__isnull=False, tamu=False)
        debut = {}
        for row in earlier.order_by("-tanggal", "-n").values_list(*fields):
            debut[root.get(row[2], row[2])] = row
        rows = [*sorted(debut.values(), key=lambda row: row[3]), *rows]
    return [
        TimbangRekap(place, key, root.get(who, who), date, weight, size, sesi is not None, guest, z, capsule, origin)
        for place, key, who, date, weight, size, sesi, guest, z, capsule, origin in rows
    ]


def _visits(
    kab_id: int, places: list[UUID], first: dt.date, end: dt.date, root: dict[UUID, UUID], gone: set[UUID]
) -> list[KunjunganRekap]:
    visits = Kunjungan.objects.filter(
        kab_id=kab_id, posyandu_id__in=places, tanggal__gte=first, tanggal__lt=end, batal=False
    )
    rows = without_archive(visits, gone).order_by("tanggal", "n", "id")
    return [
        row._replace(warga_id=root.get(row.warga_id, row.warga_id)) if row.warga_id else row
        for row in map(KunjunganRekap._make, rows.values_list(*KunjunganRekap._fields))
    ]


def _sessions(
    kab_id: int, places: list[UUID], first: dt.date, end: dt.date
) -> Iterable[tuple[UUID, UUID, dt.date, str, list[str]]]:
    rows = Sesi.objects.filter(kab_id=kab_id, posyandu_id__in=places, tanggal__gte=first, tanggal__lt=end)
    return rows.order_by("tanggal", "id").values_list("posyandu_id", "id", "tanggal", "status", "kader_hadir")


def _attendance(
    kab_id: int, places: list[UUID], first: dt.date, end: dt.date, root: dict[UUID, UUID], gone: set[UUID]
) -> list[HadirRekap]:
    came = Kehadiran.objects.filter(
        kab_id=kab_id, posyandu_id__in=places, tanggal__gte=first, tanggal__lt=end, hadir=True
    )
    rows = without_archive(came, gone).order_by("tanggal", "id")
    return [
        HadirRekap(place, key, date, root.get(who, who), guest)
        for place, key, date, who, guest in rows.values_list("posyandu_id", "id", "tanggal", "warga_id", "tamu")
    ]
