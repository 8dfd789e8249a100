"""Reads of the joint action plan: a page of lines, one line with its history, counts by state."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from simpul.pembinaan.models import Aksi, RiwayatAksi
from simpul.pembinaan.rules.aksi import OPEN, StatusAksi
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class AksiRow:
    """A line as it stands; `akun_nama` is who signs in as its owner, '' for nobody."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    isi: str
    bidang: str
    opd: str
    pemilik: str
    akun_id: UUID | None
    akun_nama: str
    akun_login: str
    batas: dt.date
    status: StatusAksi
    alasan: str
    bukti: str
    bukti_tanggal: dt.date | None
    sidik: str
    versi: int


@dataclass(frozen=True, slots=True)
class RiwayatRow:
    """A report about a line."""

    saat: dt.datetime
    status: StatusAksi
    alasan: str
    bukti: str
    bukti_tanggal: dt.date | None
    sidik: str
    oleh: str


@dataclass(frozen=True, slots=True)
class CakupanAksi:
    """The lines an account sees: whole ranges of places, and of other ranges only those of one agency, in some fields
    (empty is all); and her own wherever they are."""

    ranges: tuple[Bounds, ...] = ()
    dinas: tuple[tuple[Bounds, str, frozenset[str]], ...] = ()
    akun_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SaringAksi:
    """What is asked for: a part of the places, a state, an agency, a field, only what is late on a day."""

    bounds: Bounds | None = None
    persis: int | None = None
    status: StatusAksi | None = None
    opd: str = ""
    bidang: str = ""
    lewat_pada: dt.date | None = None


_FIELDS = (
    "id", "kab_id", "wilayah_id", "jalur", "isi", "bidang", "opd", "pemilik", "akun_id", "akun__nama",
    "akun__nama_pengguna", "batas", "status", "alasan", "bukti", "bukti_tanggal", "sidik", "versi",
)  # fmt: skip
_HISTORY = ("saat", "status", "alasan", "bukti", "bukti_tanggal", "sidik", "oleh__nama")


def find_aksi(kab_id: int, aksi_id: UUID) -> AksiRow | None:
    """One line."""
    rows = _rows(Aksi.objects.filter(kab_id=kab_id, id=aksi_id))
    return rows[0] if rows else None


def history_of(kab_id: int, aksi_id: UUID) -> list[RiwayatRow]:
    """Reports about a line, the newest first."""
    rows = RiwayatAksi.objects.filter(kab_id=kab_id, aksi_id=aksi_id).order_by("-saat", "-id")
    return [RiwayatRow(row[0], StatusAksi(row[1]), *row[2:]) for row in rows.values_list(*_HISTORY)]


def proofs_of(kab_id: int, aksi_id: UUID) -> set[str]:
    """The hashes of the papers that a line or one of its reports names."""
    rows = RiwayatAksi.objects.filter(kab_id=kab_id, aksi_id=aksi_id).exclude(sidik="")
    return set(rows.values_list("sidik", flat=True))


def list_aksi(
    kab_ids: Collection[int], seen: CakupanAksi, asked: SaringAksi = SaringAksi(), *, offset: int = 0, limit: int = 50
) -> list[AksiRow]:
    """A page of lines, what is due first on top."""
    rows = _seen(kab_ids, seen, asked).order_by("batas", "jalur", "id")
    return _rows(rows[offset : offset + limit])


def count_aksi(kab_ids: Collection[int], seen: CakupanAksi, asked: SaringAksi, today: dt.date) -> dict[str, int]:
    """How many lines are in each state, and how many of them are late (`lewat`)."""
    rows = _seen(kab_ids, seen, asked)
    counted = (
        rows.order_by()
        .values_list("status")
        .annotate(count=Count("id"), late=Count("id", filter=Q(batas__lt=today, status__in=list(OPEN))))
    )
    found = {"lewat": 0}
    for status, count, late in counted:
        found[status] = count
        found["lewat"] += late
    return found


def _seen(kab_ids: Collection[int], seen: CakupanAksi, asked: SaringAksi) -> QuerySet[Aksi]:
    inside = Q(akun_id=seen.akun_id) if seen.akun_id else Q(pk__in=())
    for bounds in seen.ranges:
        inside |= Q(jalur__gte=bounds.lo, jalur__lt=bounds.hi)
    for bounds, opd, fields in seen.dinas:
        own = Q(jalur__gte=bounds.lo, jalur__lt=bounds.hi, opd=opd)
        inside |= own & Q(bidang__in=["", *sorted(fields)]) if fields else own
    return Aksi.objects.filter(inside, _asked(asked), kab_id__in=kab_ids)


def _asked(asked: SaringAksi) -> Q:
    wanted = Q()
    if asked.bounds is not None:
        wanted &= Q(jalur__gte=asked.bounds.lo, jalur__lt=asked.bounds.hi)
    if asked.persis is not None:
        wanted &= Q(wilayah_id=asked.persis)
    if asked.status is not None:
        wanted &= Q(status=asked.status)
    if asked.opd:
        wanted &= Q(opd=asked.opd)
    if asked.bidang:
        wanted &= Q(bidang=asked.bidang)
    if asked.lewat_pada is not None:
        wanted &= Q(batas__lt=asked.lewat_pada, status__in=list(OPEN))
    return wanted


def _rows(rows: QuerySet[Aksi]) -> list[AksiRow]:
    found = []
    for row in rows.values(*_FIELDS):
        facts: dict[str, Any] = {name: value for name, value in row.items() if not name.startswith("akun__")}
        owner = {"akun_nama": row["akun__nama"] or "", "akun_login": row["akun__nama_pengguna"] or ""}
        found.append(AksiRow(**{**facts, **owner, "status": StatusAksi(row["status"])}))
    return found
